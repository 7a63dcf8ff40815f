import { afterEach, beforeEach, expect, it } from 'vitest';

import { town } from '../data/testing/town';
import { must } from '../data/testing/test-data';
import { newId } from '../platform/ids';
import { startFakeServer, type FakeServer } from './testing/fake-server';
import { openDesk, until, type TestDesk } from './testing/test-desk';
import { sealedMemory } from '../data/testing/test-seal';

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
});
afterEach(() => server.close());

const references = (desk: TestDesk) => desk.context.database.reference.count().exec();
const walkIn = async (desk: TestDesk) =>
  must(await desk.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));

/** The store of a desk that was open once. */
const known = async () => {
  const settings = { storage: sealedMemory(), storeName: newId() };
  const first = await openDesk(server.url, 'k1', settings);
  await until(async () => (await references(first)) === town.length, 'the reference data arrived');
  await first.close();
  return settings;
};

it('works before its server is ready, and sends by the token that comes later, in the same store', async () => {
  const desk = await openDesk(server.url, 'k1', { ...(await known()), starting: true });
  expect(desk.sync.read().kind).toBe('connecting');
  const { ticketId } = await walkIn(desk);
  expect(server.get('tickets', ticketId)).toBeUndefined();
  desk.connect({ baseUrl: server.url, token: 'token' });
  await until(() => desk.sync.read().kind === 'synced', 'the exchange began');
  await until(() => server.get('tickets', ticketId) !== undefined, 'the ticket was sent');
  await desk.close();
});

it('exchanges only once the first screen has its answers, unless there is nothing to show', async () => {
  let begin: (value: unknown) => void = () => undefined;
  const calm = new Promise((resolve) => {
    begin = resolve;
  });
  const bare = await openDesk(server.url, 'k2', { calm });
  await until(async () => (await references(bare)) === town.length, 'an empty store does not wait');
  await bare.close();

  const desk = await openDesk(server.url, 'k1', { ...(await known()), calm });
  expect(desk.sync.read().lastExchange).toBe('');
  begin(null);
  await until(() => desk.sync.read().kind === 'synced', 'the exchange began');
  await desk.close();
});

it('says that this desk is not enrolled when no token will come', async () => {
  const desk = await openDesk(server.url, 'k1', { ...(await known()), starting: true });
  desk.connect({ baseUrl: server.url, token: null });
  expect(desk.sync.read().kind).toBe('notEnrolled');
  await desk.close();
});

it('goes on as it is when a fresh token comes for the same server', async () => {
  const desk = await openDesk(server.url, 'k1', await known());
  await until(() => desk.sync.read().kind === 'synced' && server.streams.size === 1, 'the exchange began');
  const [stream] = server.streams;
  desk.connect({ baseUrl: server.url, token: 'fresh' });
  const { ticketId } = await walkIn(desk);
  await until(() => server.get('tickets', ticketId) !== undefined, 'the ticket was sent');
  expect([...server.streams]).toEqual([stream]);
  await desk.close();
});

it('asks for a token when someone wakes it before there was one', async () => {
  let asked = 0;
  const renewToken = async (): Promise<string | null> => {
    asked += 1;
    return null;
  };
  const desk = await openDesk(server.url, 'k1', { ...(await known()), starting: true, renewToken });
  desk.wake();
  expect(asked).toBe(1);
  await desk.close();
});
