import { cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

import { afterEach, beforeAll, expect, it } from 'vitest';

import { until } from './support/until';
import { book, nextDesk, nextServer, NEXT_SCHEMA, tryDesk, tryServer } from './support/rehearsal';
import { buildRehearsal, runOperator, startServer } from './support/server-process';
import { differences, losses, settle } from './support/settle';
import type { Desk } from './support/desk';
import { foundTown, type Town } from './support/town';

// Version 0.1 is what the sources build. Version 0.2 has one field more in two collections, and a table and a column more at the server.

const product = path.join(process.cwd(), 'out/server/server.cjs');
const listens = 'Guichet sync server on';
const allRaised = 'rehearsal: all raised';

let town: Town | undefined;
beforeAll(buildRehearsal, 240_000);
afterEach(async () => town?.close());

const founded = async (): Promise<Town> => {
  town = await foundTown();
  return town;
};

/** What stands in the files of a folder, those that only help to read a database left out. */
const bytesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !/-(shm|wal)$/u.test(name))
    .map((name) => `${name} ${readFileSync(path.join(folder, name)).toString('base64')}`);

const eventsOf = (documents: readonly object[], id: string): readonly { readonly type: string }[] =>
  (documents.find((one) => Reflect.get(one, 'id') === id) as { readonly events: readonly { readonly type: string }[] })
    .events;

/** Two desks and a little of a day, all of it at the server. */
const aDay = async (): Promise<{ town: Town; one: Desk; two: Desk }> => {
  const at = await founded();
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
    const old = [...server.tickets, ...server.appointments].filter((one) => Reflect.get(one, 'rehearsed') === undefined);
    return why.length === 0 && old.length === 0;
  };
  await until(isSettled, 'all have the next version', 60_000, 400).catch((error: unknown) => {
    throw new Error(why.slice(0, 5).join(', '), { cause: error });
  });
  expect(losses(at.desks, await at.dump(NEXT_SCHEMA))).toEqual([]);
};

it('brings a town to the next version, server first, with what desks had not sent', { timeout: 300_000 }, async () => {
  const { town: at, one, two } = await aDay();
  await at.server().end('SIGTERM');
  const calledId = await cutOff(one);
  await two.logPassage('Ailleurs');
  await one.kill();

  const port = String(at.server().port);
  at.use(await startServer(['--data', at.dataDir, '--port', port], 0, nextServer));
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
  expect([tickets.length, appointments.length]).toEqual([6, 2]);
  expect(eventsOf(tickets, calledId).map(({ type }) => type)).toEqual(['issued', 'called']);
  expect([...(await one.faults()), ...(await two.faults())]).toEqual([]);
  await at.server().end('SIGTERM');
  expect(runOperator('audit', '--data', at.dataDir)).toBe('');
});

it('starts again after a kill at each point of the upgrade of a server', { timeout: 300_000 }, async () => {
  const { town: at } = await aDay();
  const before = await at.dump();
  await at.server().end('SIGTERM');
  const args = ['--data', at.dataDir];
  let killed = 0;
  for (;;) {
    const { how, said } = await tryServer(nextServer, args, { until: allRaised, killAt: killed + 1 });
    if (how === 'up') break;
    expect(how, said).toBe('killed');
    killed += 1;
  }
  expect(killed).toBeGreaterThanOrEqual(10);
  at.use(await startServer([...args, '--port', String(at.server().port)], 0, nextServer));
  // As a desk of before gets it: nothing was lost, nothing is there twice.
  expect(differences(before, await at.dump())).toEqual([]);
  const { tickets } = await at.dump(NEXT_SCHEMA);
  expect(tickets.map((ticket) => ticket['rehearsed'])).toEqual(tickets.map(() => 1));
});

it('opens the store of a desk after a kill at each write of its upgrade', { timeout: 300_000 }, async () => {
  const { town: at, one } = await aDay();
  await at.server().end('SIGTERM');
  const calledId = await cutOff(one);
  const before = await one.dump();
  await one.kill();
  const folder = path.join(at.folder, 'un');
  const first = path.join(at.folder, 'un-before');
  cpSync(folder, first, { recursive: true });
  let killed = 0;
  // One kill behind the other on the same store, and each on a store that was never touched.
  for (; (await tryDesk(one, folder, killed + 1)) === 'killed'; killed += 1) continue;
  expect(killed).toBeGreaterThanOrEqual(10);
  for (const killAt of [1, 2, 5, 9, 14, 20, 25, 30]) {
    const copy = path.join(at.folder, `un-${killAt}`);
    cpSync(first, copy, { recursive: true });
    await tryDesk(one, copy, killAt);
    expect(await tryDesk(one, copy, 0)).toBe('up');
    rmSync(copy, { recursive: true });
  }
  await one.start(0, { file: nextDesk });
  const after = await one.dump();
  const withoutField = Object.fromEntries(
    Object.entries(after).map(([name, documents]) => [name, documents.map(({ rehearsed, ...rest }) => rest)]),
  ) as unknown as typeof before;
  expect(differences(before, withoutField)).toEqual([]);
  expect((await one.state()).toSend).toBeGreaterThan(3);
  at.use(await startServer(['--data', at.dataDir, '--port', String(at.server().port)], 0, nextServer));
  await one.wake();
  await until(async () => (await one.state()).toSend === 0, 'all is sent');
  const { tickets, appointments } = await at.dump();
  expect([tickets.length, appointments.length]).toEqual([4, 2]);
  expect(eventsOf(tickets, calledId).map(({ type }) => type)).toEqual(['issued', 'called']);
});

it('refuses data of the next version, and writes nothing into them', { timeout: 300_000 }, async () => {
  const { town: at, one } = await aDay();
  await at.server().end('SIGTERM');
  await cutOff(one);
  await one.kill();
  const folder = path.join(at.folder, 'un');
  expect(await tryDesk(one, folder, 0)).toBe('up');
  expect((await tryServer(nextServer, ['--data', at.dataDir], { until: allRaised })).how).toBe('up');
  const [server, desk] = [bytesOf(at.dataDir), bytesOf(folder)];

  const refused = await tryServer(product, ['--data', at.dataDir], { until: listens });
  expect(refused.how).toBe('refused');
  expect(refused.said).toContain('these data were written by a newer version of Guichet. Nothing was written.');
  expect(() => runOperator('audit', '--data', at.dataDir)).toThrow('written by a newer version');
  expect(bytesOf(at.dataDir)).toEqual(server);

  await expect(one.start()).rejects.toThrow('was written by a newer version');
  expect(bytesOf(folder)).toEqual(desk);
  // With the next version again all is there, also what was never sent.
  await one.kill();
  await one.start(0, { file: nextDesk });
  expect((await one.state()).toSend).toBeGreaterThan(3);
});

it('says at a desk of the next version that its server is of another one, and heals once the server is renewed', { timeout: 300_000 }, async () => {
  const { town: at, one } = await aDay();
  await one.kill();
  await one.start(0, { file: nextDesk });
  await one.logPassage('Trop tôt');
  await until(async () => (await one.state()).kind === 'outdated', 'it hears 426');
  expect((await one.state()).toSend).toBeGreaterThan(0);
  await at.server().end('SIGTERM');
  at.use(await startServer(['--data', at.dataDir, '--port', String(at.server().port)], 0, nextServer));
  await until(async () => (await one.state()).toSend === 0, 'it sends by itself', 120_000);
  expect((await one.state()).kind).toBe('synced');
});

it('is in no program that is handed out', () => {
  const holdsIt = (file: string): boolean => /rehears/iu.test(readFileSync(path.join(process.cwd(), file), 'utf8'));
  expect(holdsIt('out/rehearsal/server.cjs')).toBe(true);
  expect(holdsIt('out/server/server.cjs')).toBe(false);
});
