import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { startPostgres, type TestPostgres } from '../../sync-server/test/support/postgres';
import { buildPrograms, startServer, type ServerProcess } from './support/server-process';
import { settle } from './support/settle';
import { foundTown, type Town } from './support/town';

let postgres: TestPostgres;
let town: Town | undefined;
let second: ServerProcess | undefined;

beforeAll(async () => {
  await buildPrograms();
  postgres = await startPostgres(true);
}, 120_000);
afterEach(async () => {
  await town?.close();
  await second?.end('SIGKILL');
});
afterAll(() => postgres.stop());

it('loses nothing when one of two servers on a database is killed', { timeout: 300_000 }, async () => {
  const place = ['--postgres', await postgres.createDatabase()];
  const founded = await foundTown(place);
  town = founded;
  const other = await startServer([...place, '--port', '0']);
  second = other;
  const [one, two] = [await founded.enrol('un'), await founded.enrol('deux', other.url)];

  await one.logPassage('Premier');
  await two.logPassage('Deuxième');
  await settle(founded);
  await one.act('signOnDesk', { deskId: 'desk-1', agentId: 'agent-1' });
  await two.act('signOnDesk', { deskId: 'desk-2', agentId: 'agent-2' });
  await settle(founded);
  // Both call at the same time, each at its own process: two people, two desks.
  const calls = await Promise.all([
    one.act('callNext', { deskId: 'desk-1' }),
    two.act('callNext', { deskId: 'desk-2' }),
  ]);
  expect(new Set(calls.map((call) => call['ticketId'])).size).toBe(2);
  expect(calls.map((call) => call['tentative'])).toEqual([false, false]);

  const writing = Promise.all([1, 2, 3, 4, 5].map((turn) => one.logPassage(`Pendant ${turn}`)));
  await founded.server().end('SIGKILL');
  await writing;
  await two.logPassage('Ailleurs');
  founded.use(other);
  await one.connect(other.url);
  const { server, lost } = await settle(founded);
  expect(lost).toEqual([]);
  expect(server.tickets).toHaveLength(8);
  const numbers = server.tickets.map((ticket) => `${String(ticket['series'])} ${String(ticket['number'])}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect([...(await one.faults()), ...(await two.faults())]).toEqual([]);
});
