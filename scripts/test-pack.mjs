// npm run test:pack: the Debian package in a clean Debian, as a town hall meets it. Installed with what it depends on and nothing else, started as an
// ordinary user with Chromium's sandbox, set up as the server of a town hall, upgraded with every row kept, removed. Needs root, for the clean system.
//   -- --suite bookworm   another Debian      -- --packages DIR   two packages that are made already      -- --base DIR   a clean system that is there
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withOwnDisplay } from './lib/display.mjs';
import { inRoot } from './lib/paths.mjs';
import { collect, say, seconds } from './lib/run.mjs';
import { setUp } from './lib/setup.mjs';
import { ensurePackPrograms } from './lib/system-packages.mjs';
import { CleanSystem, suiteHere } from './test-pack/clean-system.mjs';
import { agent, Desk } from './test-pack/desk.mjs';

const { values: asked } = parseArgs({
  options: { suite: { type: 'string' }, packages: { type: 'string' }, base: { type: 'string' } },
});

const { version } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
const nextVersion = version.replace(/\d+$/, (patch) => String(Number(patch) + 1));

function mustBe(what, found, wanted) {
  if (found !== wanted) throw new Error(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`);
}

let startedMs = Date.now();
async function step(name, work) {
  try {
    const result = await work();
    say(`ok     ${name} (${seconds(startedMs)})`);
    startedMs = Date.now();
    return result;
  } catch (error) {
    say(`FAILED ${name}`);
    throw error;
  }
}

/** Packs both versions into `folder`, unless they are there; answers the two files, the older one first. */
async function packages(folder) {
  const files = [];
  for (const one of [version, nextVersion]) {
    const to = path.join(folder, one);
    if (!existsSync(to)) {
      const args = ['--targets', 'deb', '--fast', '--version', one, '--to', to];
      const { code, output } = await collect(process.execPath, [inRoot('scripts/pack.mjs'), ...args]);
      if (code !== 0) throw new Error(output);
    }
    const name = readdirSync(to).find((each) => each.endsWith('.deb'));
    files.push(path.join(to, name));
  }
  return files;
}

const install = async (system, file) => {
  const inside = `/root/${path.basename(file)}`;
  cpSync(file, system.file(inside));
  await system.must(['apt-get', 'install', '-y', '--no-install-recommends', inside]);
};

const installedVersion = (system) =>
  system.must(['dpkg-query', '-W', '-f', '${Version} ${db:Status-Status}', 'guichet']);

/** What every installed version keeps: nothing is missing, nothing is changed, and the rights are those that the sandbox asks for. */
async function looksInstalled(system, wanted) {
  mustBe('what dpkg says', await installedVersion(system), `${wanted} installed`);
  mustBe('unfinished packages', await system.must(['dpkg', '--audit']), '');
  mustBe('changed files', await system.must(['dpkg', '--verify', 'guichet']), '');
  const linked = await system.must(['ldd', '/opt/Guichet/guichet']);
  mustBe(
    'missing libraries',
    linked
      .split('\n')
      .filter((line) => line.includes('not found'))
      .join(),
    '',
  );
  const helper = statSync(system.file('/opt/Guichet/chrome-sandbox'));
  mustBe('rights of chrome-sandbox', (helper.mode & 0o7777).toString(8), '4755');
  mustBe('owner of chrome-sandbox', helper.uid, 0);
  for (const file of ['/usr/share/applications/guichet.desktop', '/usr/share/doc/guichet/copyright'])
    mustBe(file, existsSync(system.file(file)), true);
}

/** What a start writes anew: tokens of an hour, notes of the run, how far a device has read, and sums that are worked out of the documents. */
const ownOfAStart = new Set(['tokens', 'meta', 'challenges', 'pulled', 'fact_sheets']);

/** A row without the hour at which a device was seen last, which a start writes anew. */
const lasting = (row) => row.replace(/"last_seen_at":"[^"]*"/, '');

/** Compares and answers how many rows: each of before is there, nothing of it changed. */
function sameRows(before, after) {
  mustBe('tables', [...after.keys()].join(), [...before.keys()].join());
  const compared = [...before].filter(([table]) => !ownOfAStart.has(table));
  const lost = compared.map(([table, rows]) => {
    const kept = new Set(after.get(table).map(lasting));
    return { table, gone: rows.filter((row) => !kept.has(lasting(row))).length };
  });
  mustBe(
    'rows that are gone',
    lost
      .filter(({ gone }) => gone > 0)
      .map(({ table, gone }) => `${table} ${gone}`)
      .join(),
    '',
  );
  const count = compared.reduce((sum, [, rows]) => sum + rows.length, 0);
  if (count < 100) throw new Error(`only ${count} rows were compared: the town hall was never filled`);
  return count;
}

async function prove(system, display, [older, newer]) {
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
        mustBe('tickets', rows.get('documents').filter((row) => row.includes('"tickets"')).length, 1);
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

await setUp();
const work = mkdtempSync(path.join(os.tmpdir(), 'guichet-packed-'));
let system = null;
const beganMs = Date.now();
try {
  if (process.platform !== 'linux' || process.getuid() !== 0)
    throw new Error('test:pack makes a clean Debian, which needs root on Linux.');
  await ensurePackPrograms();
  const made = await step(`packs ${version} and ${nextVersion}`, () => packages(asked.packages ?? work));
  const suite = asked.suite ?? suiteHere();
  system = await step(`makes a clean Debian (${suite})`, () => CleanSystem.make({ suite, base: asked.base }));
  await withOwnDisplay((display) => prove(system, display, made));
  say(`All good in ${seconds(beganMs)}`);
} catch (error) {
  say(`test:pack: FAILED. ${error.message}`);
  process.exitCode = 1;
} finally {
  system?.remove();
  rmSync(work, { recursive: true, force: true });
}
