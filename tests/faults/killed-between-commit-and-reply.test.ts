import { afterEach, beforeAll, expect, it } from 'vitest';

import { startProxy, type Proxy } from './support/proxy';
import { buildPrograms } from './support/server-process';
import { settle } from './support/settle';
import { foundTown, type Town } from './support/town';
import { until } from './support/until';

let town: Town | undefined;
let proxy: Proxy | undefined;

beforeAll(buildPrograms, 120_000);
afterEach(async () => {
  await town?.close();
  await proxy?.close();
});

it('keeps what was committed when the server is killed before it could say so', { timeout: 300_000 }, async () => {
  const founded = await foundTown();
  town = founded;
  const line = await startProxy(() => founded.server().port, 1);
  proxy = line;
  const one = await founded.enrol('un', line.url);
  const two = await founded.enrol('deux');
  await one.logPassage('Avant');
  await settle(founded);

  let answered = false;
  // The reply has left the server, so the commit is on the disk; the desk never hears of it.
  line.set({ kind: 'swallow', path: '/v1/push', onReply: () => (answered = true) });
  const ticketId = await one.logPassage('Pendant');
  await until(() => answered, 'the server answered a push');
  await founded.server().end('SIGKILL');
  expect((await one.state()).toSend).toBeGreaterThan(0);

  line.set({ kind: 'clean' });
  await founded.startAgain();
  const { server, lost } = await settle(founded);
  expect(lost).toEqual([]);
  // Sent twice, stored once: one call of the number, one event of its issue.
  const ticket = server.tickets.find(({ id }) => id === ticketId);
  expect(ticket).toMatchObject({ status: 'waiting' });
  expect((ticket as { readonly events?: readonly object[] } | undefined)?.events).toHaveLength(1);
  expect([...(await one.faults()), ...(await two.faults())]).toEqual([]);
});
