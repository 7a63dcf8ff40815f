// The server's package on a booted clean Debian: what an administrator types, and what the machine makes of it.
import { cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { say } from '../lib/run.mjs';
import { BootedSystem } from './booted-system.mjs';
import { CleanSystem } from './clean-system.mjs';
import { freePort } from './free-port.mjs';
import { install, mustBeWhole, mustFindLibraries } from './installed.mjs';
import { invitationIn, join } from './joining-device.mjs';
import { documentsOf, rowsIn, sameRows } from './rows.mjs';
import { mustBe, mustHold, step } from './steps.mjs';
import { until } from './until.mjs';

const server = 'guichet-server';
const service = `${server}.service`;
const backupService = `${server}-backup.service`;
const timer = `${server}-backup.timer`;
const units = [service, backupService, timer].map((unit) => `/usr/lib/systemd/system/${unit}`);
const data = '/var/lib/guichet-server/data';
const backups = '/var/backups/guichet-server';
const settings = '/etc/default/guichet-server';
const program = '/usr/lib/guichet-server/node';

/** What `systemd-analyze security` may say at most: 0 is shut, 10 is open. */
const MOST_EXPOSED = 4;

const rowsOf = (system) => rowsIn(system.file(`${data}/guichet.sqlite`));
const rightsOf = (system, name) => (statSync(system.file(name)).mode & 0o777).toString(8);
const property = async (system, unit, name) =>
  (await system.must(['systemctl', 'show', '--value', '-p', name, unit])).trim();
const mustRun = async (system) => mustBe('the service', await property(system, service, 'ActiveState'), 'active');

/** How exposed a unit is, as systemd judges it. */
async function exposureOf(system, unit) {
  const said = await system.must(['systemd-analyze', 'security', '--no-pager', unit]);
  const [, level] = /Overall exposure level for \S+: ([\d.]+)/.exec(said) ?? [];
  if (level === undefined) throw new Error(said);
  return Number(level);
}

async function installs(system, file, version, port) {
  await install(system, file);
  await mustBeWhole(system, server, version);
  await mustFindLibraries(system, program);
  mustBe('rights of the settings', rightsOf(system, settings), '640');
  mustBe('rights of the data', rightsOf(system, path.dirname(data)), '700');
  mustBe('what runs before there is a town hall', await property(system, service, 'ActiveState'), 'inactive');
  writeFileSync(system.file(settings), `GUICHET_PORT=${port}\n`, { flag: 'a' });
}

async function unitsAreSound(system) {
  mustBe('what systemd finds wrong', (await system.run(['systemd-analyze', 'verify', ...units])).output, '');
  for (const unit of [service, backupService]) {
    const level = await exposureOf(system, unit);
    if (!(level <= MOST_EXPOSED)) throw new Error(`${unit} is exposed by ${level}`);
    say(`       ${unit}: ${level}`);
  }
}

/** The process of the service: who it is, and what is taken from it. */
async function isConfined(system) {
  const pid = await property(system, service, 'MainPID');
  const status = await system.must(['cat', `/proc/${pid}/status`]);
  for (const line of ['Seccomp:\t2', 'NoNewPrivs:\t1', 'CapBnd:\t0000000000000000'])
    mustHold('its process', status, line);
  const account = (await system.must(['id', '-u', server])).trim();
  mustBe('its account', /^Uid:\t(\d+)/m.exec(status)?.[1], account);
  if (account === '0') throw new Error('the server runs as root');
}

async function comesBackByItself(system) {
  const before = await property(system, service, 'MainPID');
  await system.must(['systemctl', 'kill', '--signal=KILL', service]);
  await until('another process of the service', async () => {
    const pid = await property(system, service, 'MainPID');
    return pid !== '0' && pid !== before;
  });
  await system.must([server, 'health', '--wait']);
}

async function backsUp(system) {
  mustBe('a backup without a key', (await system.run(['systemctl', 'start', backupService])).code, 1);
  mustHold('why', await system.journal(backupService), 'there is no recovery key here yet');
  const said = await system.must([server, 'recovery-key']);
  const [secret] = /AGE-SECRET-KEY-1\S+/.exec(said) ?? [];
  if (secret === undefined) throw new Error('no recovery key was shown');
  await system.must(['systemctl', 'start', backupService]);
  const [file] = readdirSync(system.file(backups));
  mustHold('name of the backup', String(file), '.backup');
  mustBe('rights of the backup', rightsOf(system, `${backups}/${file}`), '600');
  mustBe('the timer', await property(system, timer, 'ActiveState'), 'active');
  mustHold('health', await system.must([server, 'health']), 'last backup 20');
  return { file: path.join(backups, file), secret };
}

const messages = {
  email: { host: 'smtp.example.fr', port: 587, from: 'rendez-vous@ville.example.fr', fromName: 'Mairie' },
};

/** The settings of the messages in a file that root alone may read, handed over as a credential: docs/operations.md. */
async function readsCredential(system) {
  const [folder, file] = ['/etc/systemd/system/guichet-server.service.d', '/etc/guichet-messages.json'];
  await system.must(['mkdir', '-p', folder]);
  writeFileSync(
    system.file(`${folder}/messages.conf`),
    `[Service]\nLoadCredential=messages.json:${file}\nEnvironment=GUICHET_MESSAGES=%d/messages.json\n`,
  );
  await system.must(['systemctl', 'daemon-reload']);
  const offFor = async (text) => {
    writeFileSync(system.file(file), text, { mode: 0o600 });
    const before = await system.journal(service);
    await system.must(['systemctl', 'restart', service]);
    await system.must([server, 'health', '--wait']);
    return (await system.journal(service)).slice(before.length).includes('Messages are off');
  };
  mustBe('messages are off with settings that are none', await offFor('{'), true);
  mustBe('messages are off with settings of a credential', await offFor(JSON.stringify(messages)), false);
}

/** Puts the backup back on another machine by what an administrator types; answers how many rows are the same. */
async function restoresElsewhere(base, file, version, backup, before) {
  const system = await CleanSystem.make({ base });
  const other = await BootedSystem.boot(system);
  try {
    await installs(other, file, version, await freePort());
    const put = async (name, place) => {
      await place(other.file(`/root/${name}`));
      await other.must(['install', '-o', server, '-g', server, '-m', '600', `/root/${name}`, `${backups}/${name}`]);
      return `${backups}/${name}`;
    };
    const from = await put('town.backup', (to) => cpSync(backup.copy, to));
    const key = await put('key', (to) => writeFileSync(to, `${backup.secret}\n`));
    await other.must([server, 'restore', '--from', from, '--key', key]);
    await other.must(['rm', key]);
    await other.must(['systemctl', 'enable', '--now', service, timer]);
    await other.must([server, 'health', '--wait']);
    // By its key its desks know it again.
    mustHold('what the server says', await other.journal(service), `Key ${backup.serverKey}`);
    await other.must(['systemctl', 'stop', service]);
    return sameRows(before, rowsOf(other), { isRestored: true });
  } finally {
    await other.end();
    system.remove();
  }
}

/** The package, the older one first: installed, at work, backed up, restored on another machine, updated, removed. `clean` becomes the machine. */
export async function proveServer(clean, [older, newer], [version, nextVersion]) {
  await step('the clean Debian gets systemd, which any Debian has', async () => {
    await clean.must(['apt-get', 'update', '-qq']);
    await clean.must(['apt-get', 'install', '-y', '--no-install-recommends', 'systemd']);
  });
  const copy = await CleanSystem.make({ base: clean.file('') });
  const system = await BootedSystem.boot(clean);
  const port = await freePort();
  try {
    await step('the server is installed by apt, with what it depends on alone; nothing runs yet', () =>
      installs(system, older, version, port),
    );
    await step('its units are sound, and little exposed', () => unitsAreSound(system));
    const told = await step('the first command makes the town hall; a device joins over TLS and writes', async () => {
      const said = await system.must([server, 'create', '--commune', 'Fontbelle']);
      await mustRun(system);
      const invitation = invitationIn(said);
      return { ...(await join(port, invitation, 'write')), serverKey: invitation.key };
    });
    await step('its process is confined, and comes back when it is killed', async () => {
      await isConfined(system);
      await comesBackByItself(system);
    });
    const backup = await step('it is backed up by its timer’s service, once there is a recovery key', () =>
      backsUp(system),
    );
    await step('it reads the settings of messages as a credential', () => readsCredential(system));
    const before = await step('it stops; its rows are read', async () => {
      await system.must(['systemctl', 'stop', service]);
      const rows = rowsOf(system);
      for (const collection of ['tickets', 'appointments', 'citizens'])
        mustBe(collection, documentsOf(rows, collection).length, 1);
      return rows;
    });
    await step('it is restored on another machine', async () => {
      const count = await restoresElsewhere(
        copy.file(''),
        older,
        version,
        { ...backup, copy: system.file(backup.file), serverKey: told.serverKey },
        before,
      );
      say(`       ${count} rows compared`);
    });
    await step(`it is updated to ${nextVersion} while it runs, and every row is there`, async () => {
      await system.must(['systemctl', 'start', service]);
      await system.must([server, 'health', '--wait']);
      const pid = await property(system, service, 'MainPID');
      await install(system, newer);
      await mustBeWhole(system, server, nextVersion);
      await system.must([server, 'health', '--wait']);
      if ((await property(system, service, 'MainPID')) === pid) throw new Error('the older version still runs');
      await system.must(['systemctl', 'stop', service]);
      say(`       ${sameRows(before, rowsOf(system))} rows compared`);
      await system.must(['systemctl', 'start', service]);
      await system.must([server, 'health', '--wait']);
    });
    await step('another device finds what the first one wrote, and the record of all writes is whole', async () => {
      const found = await join(port, invitationIn(await system.must([server, 'invite'])), 'read');
      const [tickets, appointments] = [found.tickets.join(), found.appointments.join()];
      mustBe('what another device finds', `${tickets} ${appointments}`, `${told.ticketId} ${told.appointmentId}`);
      mustBe('what audit says', (await system.run([server, 'audit'])).code, 0);
    });
    const remove = async () => {
      await system.must(['apt-get', 'remove', '-y', server]);
      for (const name of [program, '/usr/bin/guichet-server', ...units])
        mustBe(name, existsSync(system.file(name)), false);
      const left = await system.run(['sh', '-c', `ls -l /proc/[0-9]*/exe | grep ${program}`]);
      mustBe('what still runs', left.stdout, '');
    };
    await step('it is removed while it runs; installed again it goes on by itself, with its settings', async () => {
      await remove();
      await install(system, newer);
      await system.must([server, 'health', '--wait']);
      mustBe('the timer', await property(system, timer, 'ActiveState'), 'active');
    });
    await step('it is removed and purged, and the town hall stays', async () => {
      await remove();
      mustBe('settings', existsSync(system.file(settings)), true);
      const kept = rowsOf(system);
      mustHold('what a purge says', await system.must(['apt-get', 'purge', '-y', server]), 'stays');
      mustBe('settings after a purge', existsSync(system.file(settings)), false);
      sameRows(kept, rowsOf(system));
      mustBe('tickets', documentsOf(kept, 'tickets').length, 1);
      mustBe('the backup', existsSync(system.file(backup.file)), true);
    });
  } catch (error) {
    say((await system.run(['journalctl', '--no-pager', '-n', '40'])).output);
    throw error;
  } finally {
    await system.end();
    copy.remove();
  }
}
