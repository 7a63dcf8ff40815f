// The desk's package in a clean Debian.
import { existsSync, statSync } from 'node:fs';
import { say } from '../lib/run.mjs';
import { agent, Desk } from './desk.mjs';
import { install, mustBeWhole, mustFindLibraries } from './installed.mjs';
import { documentsOf, sameRows } from './rows.mjs';
import { mustBe, step } from './steps.mjs';

/** What every installed version keeps: nothing is missing, nothing is changed, and the rights are those that the sandbox asks for. */
async function looksInstalled(system, wanted) {
  await mustBeWhole(system, 'guichet', wanted);
  await mustFindLibraries(system, '/opt/Guichet/guichet');
  const helper = statSync(system.file('/opt/Guichet/chrome-sandbox'));
  mustBe('rights of chrome-sandbox', (helper.mode & 0o7777).toString(8), '4755');
  mustBe('owner of chrome-sandbox', helper.uid, 0);
  for (const file of ['/usr/share/applications/guichet.desktop', '/usr/share/doc/guichet/copyright'])
    mustBe(file, existsSync(system.file(file)), true);
}

/** The desk's package in a clean system, on a display: installed, started, upgraded, removed. `packages` are its files, `versions` their numbers, the older one first. */
export async function proveDesk(system, display, [older, newer], [version, nextVersion]) {
  const desk = new Desk(system, display);
  try {
    await step(`installs by apt, with what it depends on alone`, async () => {
      await system.must(['apt-get', 'update', '-qq']);
      await install(system, older);
      await looksInstalled(system, version);
      await system.must(['useradd', '--create-home', agent]);
    });
    await step('starts as an ordinary user, its pages behind the sandbox', async () => {
      await desk.start();
      mustBe('pages behind the sandbox', desk.isSandboxed(), true);
    });
    const before = await step(
      'becomes the server of a town hall and answers for its health; a ticket is given',
      async () => {
        await desk.becomeHub();
        const health = await desk.health();
        mustBe('health', `${health.product} ${health.ready} ${health.version}`, `guichet true ${version}`);
        await desk.giveTicket();
        await desk.stop();
        const rows = desk.rows();
        mustBe('tickets', documentsOf(rows, 'tickets').length, 1);
        return rows;
      },
    );
    await step(`is upgraded to ${nextVersion}, and every row is there`, async () => {
      await install(system, newer);
      await looksInstalled(system, nextVersion);
      await desk.start();
      // Its server names the version that it was built with, which is one for both packages.
      mustBe('health', (await desk.health()).ready, true);
      await desk.stop();
      say(`       ${sameRows(before, desk.rows())} rows compared`);
    });
    await step('is removed, and what people entered stays', async () => {
      await system.must(['apt-get', 'remove', '-y', 'guichet']);
      for (const file of ['/opt/Guichet', '/usr/share/applications/guichet.desktop'])
        mustBe(`${file} is left`, existsSync(system.file(file)), false);
      mustBe('the command is left', (await system.run(['sh', '-c', 'command -v guichet'])).code, 127);
      sameRows(before, desk.rows());
    });
  } catch (error) {
    say(desk.lastWords());
    throw error;
  } finally {
    desk.kill();
  }
}
