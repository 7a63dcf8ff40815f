import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterEach, beforeAll, expect, it } from 'vitest';

import { sha256 } from '#server/lib/sha256';
import { sqliteFileOf } from '#server/run/open-store';
import { openLibsql } from '#server/store/sqlite/libsql-database';
import { erasuresFileOf } from '#server/store/sqlite/open-sqlite-database';

import { until } from './support/until';
import { book, nextDesk, nextServer, NEXT_SCHEMA, tryDesk, tryServer } from './support/rehearsal';
import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import { buildRehearsal, startServer } from './support/server-process';
import { differences, losses, settle } from './support/settle';
import type { Desk } from './support/desk';
import type { Dump } from './support/desk-calls';
import { foundTown, type Town } from './support/town';

// Version 0.1 is what the sources build. Version 0.2 has one field more in two collections, and a table and a column more at the server.

const product = path.join(process.cwd(), 'out/server/server.cjs');
const listens = 'Guichet sync server on';
const allRaised = 'rehearsal: all raised';

/** Every point, and PostgreSQL: `npm run rehearse`. */
const isWhole = process.env['GUICHET_REHEARSE_WHOLE'] === '1';
const limit = { timeout: 600_000 };

let town: Town | undefined;
let postgres: TestPostgres | undefined;
beforeAll(buildRehearsal, 240_000);
afterEach(async () => {
  await town?.close();
  await postgres?.stop();
  postgres = undefined;
});

const founded = async (place?: readonly string[]): Promise<Town> => {
  town = await foundTown(place);
  return town;
};

/** Runs an operator command of a build of the server. */
const runOf = (file: string, ...args: readonly string[]) =>
  spawnSync(process.execPath, [file, ...args], { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } });

/** What stands in the files of a folder, as a hash. */
const filesOf = (folder: string): string =>
  sha256(
    readdirSync(folder)
      .map((name) => `${name} ${readFileSync(path.join(folder, name), 'utf8')}`)
      .join('\n'),
  );

/** What stands in all tables of a folder, as a hash: where it stands in the file changes when the log is folded into it. `''` = there is no such file. */
const tablesOf = (dataDir: string): string => {
  const file = sqliteFileOf(dataDir);
  if (!existsSync(file)) return '';
  const database = openLibsql(file, erasuresFileOf(file));
  const rows = (query: string): readonly unknown[] => database.prepare(query).all([]);
  const tables = rows('select name, sql from main.sqlite_master order by name') as readonly {
    name: string;
    sql: string;
  }[];
  const texts = tables.map(({ name, sql }) =>
    JSON.stringify([name, sql, /^create table/iu.test(sql) ? rows(`select * from main."${name}"`) : []]),
  );
  database.close();
  return sha256(texts.join('\n'));
};

const eventsOf = (documents: readonly object[], id: string): readonly { readonly type: string }[] =>
  (documents.find((one) => Reflect.get(one, 'id') === id) as { readonly events: readonly { readonly type: string }[] })
    .events;

/** Documents without the field that the next version has. */
const ofBefore = (dump: Dump): Dump =>
  Object.fromEntries(
    Object.entries(dump).map(([name, documents]) => [
      name,
      documents.map((document) =>
        Object.fromEntries(Object.entries(document).filter(([field]) => field !== 'rehearsed')),
      ),
    ]),
  ) as unknown as Dump;

/** Two desks and a little of a day, all of it at the server. */
const aDay = async (place?: readonly string[]): Promise<{ town: Town; one: Desk; two: Desk }> => {
  const at = await founded(place);
  const one = await at.enrol('un');
  const two = await at.enrol('deux');
  await one.act('signOnDesk', { deskId: 'desk-1', agentId: 'agent-1' });
  for (const name of ['Premier', 'Deuxième', 'Troisième']) await one.logPassage(name);
  await book(two, 'Quatrième', '10:00');
  await settle(at);
  return { town: at, one, two };
};

/** What a desk cut off from its server writes: a booking, a call and a passage. */
const cutOff = async (desk: Desk): Promise<string> => {
  const called = await desk.act('callNext', { deskId: 'desk-1' });
  await book(desk, 'Sans réseau', '11:00');
  await desk.logPassage('Coupé');
  expect((await desk.state()).toSend).toBeGreaterThan(3);
  return String(called['ticketId']);
};

/** Waits until all desks of the next version hold what the server holds, field by field. */
const settleNext = async (at: Town): Promise<void> => {
  let why: readonly string[] = ['never looked'];
  const isSettled = async (): Promise<boolean> => {
    const server = await at.dump(NEXT_SCHEMA);
    const all = await Promise.all(at.desks.map(async (desk) => differences(server, await desk.dump())));
    const toSend = await Promise.all(at.desks.map(async (desk) => (await desk.state()).toSend));
    why = [...all.flat(), ...toSend.filter((count) => count > 0).map((count) => `${count} to send`)];
    const old = [...server.tickets, ...server.appointments].filter(
      (one) => Reflect.get(one, 'rehearsed') === undefined,
    );
    return why.length === 0 && old.length === 0;
  };
  await until(isSettled, 'all have the next version', 60_000, 400).catch((error: unknown) => {
    throw new Error(why.slice(0, 5).join(', '), { cause: error });
  });
  expect(losses(at.desks, await at.dump(NEXT_SCHEMA))).toEqual([]);
};

it('brings a town to the next version, server first, with what desks had not sent', limit, async () => {
  const { town: at, one, two } = await aDay();
  const early = await at.enrol('trois');
  await early.kill();
  await early.start(0, { file: nextDesk });
  await early.logPassage('Trop tôt');
  await until(
    async () => (await early.state()).kind === 'outdated',
    'a desk that was renewed before its server hears 426',
  );
  await at.server().end('SIGTERM');
  const calledId = await cutOff(one);
  await two.logPassage('Ailleurs');
  await one.kill();

  const port = String(at.server().port);
  at.use(await startServer(['--data', at.dataDir, '--port', port], 0, nextServer));
  let last = '';
  const isSynced = async (): Promise<boolean> => {
    const { kind, toSend } = await early.state();
    last = `${kind}, ${toSend} to send`;
    return kind === 'synced' && toSend === 0;
  };
  await until(isSynced, 'it sends and receives by itself once the server is renewed', 120_000).catch(
    (error: unknown) => {
      throw new Error(last, { cause: error });
    },
  );
  // A desk of before goes on at the new server.
  await two.wake();
  await until(async () => (await two.state()).toSend === 0, 'the desk of before is heard');
  await two.logPassage('Encore');
  await until(async () => (await two.state()).toSend === 0, 'the desk of before is heard again');
  expect((await two.dump()).tickets.filter((ticket) => 'rehearsed' in ticket)).toEqual([]);

  await one.start(0, { file: nextDesk });
  await one.wake();
  await until(async () => (await one.state()).toSend === 0, 'what was written before the upgrade is sent');
  await two.kill();
  await two.start(0, { file: nextDesk });
  await settleNext(at);
  const { tickets, appointments } = await at.dump(NEXT_SCHEMA);
  expect([tickets.length, appointments.length]).toEqual([7, 2]);
  expect(eventsOf(tickets, calledId).map(({ type }) => type)).toEqual(['issued', 'called']);
  expect([...(await one.faults()), ...(await two.faults()), ...(await early.faults())]).toEqual([]);
  await at.server().end('SIGTERM');
  expect(runOf(nextServer, 'audit', '--data', at.dataDir).status).toBe(0);
});

/** Kills the upgrade of a server at each of its points, and answers at how many. */
const killEachPoint = async (args: readonly string[]): Promise<number> => {
  let killed = 0;
  let [step, raise] = [1, 1];
  for (;;) {
    const { how, said } = await tryServer(nextServer, args, {
      until: allRaised,
      killAt: `step:${step},raise:${raise}`,
    });
    if (how === 'up') return killed;
    expect(how, said).toBe('killed');
    killed += 1;
    // A step that was cut begins again from its first statement; what was raised stays so: each time there is less to do, and it is cut before and after a write.
    if (said.includes('killed at step')) step += 1;
    else raise = 3 - raise;
  }
};

const stores = isWhole ? ['SQLite', 'PostgreSQL'] : ['SQLite'];

it.each(stores)('starts again after a kill at each point of the upgrade of a server on %s', limit, async (store) => {
  if (store === 'PostgreSQL') postgres = await startPostgres();
  const place = postgres ? ['--postgres', await postgres.createDatabase()] : undefined;
  const { town: at } = await aDay(place);
  const before = await at.dump();
  await at.server().end('SIGTERM');
  const args = place ?? ['--data', at.dataDir];
  expect(await killEachPoint(args)).toBeGreaterThanOrEqual(10);

  const written = tablesOf(at.dataDir);
  const refused = await tryServer(product, args, { until: listens });
  expect(refused.how).toBe('refused');
  expect(refused.said).toContain('these data were written by a newer version of Guichet. Nothing was written.');
  expect(runOf(product, 'audit', ...args).stderr).toContain('written by a newer version');
  expect(tablesOf(at.dataDir)).toBe(written);

  at.use(await startServer([...args, '--port', String(at.server().port)], 0, nextServer));
  // As a desk of before gets it: nothing was lost, nothing is there twice.
  expect(differences(before, await at.dump())).toEqual([]);
  const { tickets } = await at.dump(NEXT_SCHEMA);
  expect(tickets.map((ticket) => ticket['rehearsed'])).toEqual(tickets.map(() => 1));
});

it(
  'opens the store of a desk after kills at the writes of its upgrade, and no more by the version before',
  limit,
  async () => {
    const { town: at, one } = await aDay();
    await at.server().end('SIGTERM');
    const calledId = await cutOff(one);
    const before = await one.dump();
    await one.kill();
    const folder = path.join(at.folder, 'un');
    const untouched = path.join(at.folder, 'un-before');
    cpSync(folder, untouched, { recursive: true });
    // One kill behind the other on the same store, each time a little further.
    let killed = 0;
    for (let killAt = 1; killAt < 200 && (await tryDesk(one, folder, killAt)) === 'killed'; killAt += 1) killed += 1;
    expect(killed).toBeGreaterThanOrEqual(10);
    // And each on a store that was never touched.
    for (let killAt = 1, how = 'killed'; isWhole && how === 'killed'; killAt += 1) {
      const copy = path.join(at.folder, `un-${killAt}`);
      cpSync(untouched, copy, { recursive: true });
      how = await tryDesk(one, copy, killAt);
      expect(await tryDesk(one, copy, 0)).toBe('up');
      rmSync(copy, { recursive: true });
    }

    const written = filesOf(folder);
    await expect(one.start()).rejects.toThrow('was written by a newer version');
    expect(filesOf(folder)).toBe(written);
    await one.kill();

    await one.start(0, { file: nextDesk });
    const after = await one.dump();
    expect(after.tickets.map((ticket) => ticket['rehearsed'])).not.toContain(undefined);
    expect(differences(before, ofBefore(after))).toEqual([]);
    expect((await one.state()).toSend).toBeGreaterThan(3);
    at.use(await startServer(['--data', at.dataDir, '--port', String(at.server().port)], 0, nextServer));
    await one.wake();
    await until(async () => (await one.state()).toSend === 0, 'all is sent');
    const { tickets, appointments } = await at.dump();
    expect([tickets.length, appointments.length]).toEqual([4, 2]);
    expect(eventsOf(tickets, calledId).map(({ type }) => type)).toEqual(['issued', 'called']);
  },
);

it('is in no program that is handed out', () => {
  const holdsIt = (file: string): boolean => /rehears/iu.test(readFileSync(path.join(process.cwd(), file), 'utf8'));
  expect(holdsIt('out/rehearsal/server.cjs')).toBe(true);
  expect(holdsIt('out/server/server.cjs')).toBe(false);
});
