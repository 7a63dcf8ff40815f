import { afterEach, beforeEach, expect, it } from 'vitest';

import { calls } from '#shared/sync/wire/calls';

import { citizen, reference, wire } from './support/documents';
import { agentOf, pins, type Name } from './support/person-town';
import { quickProof } from './support/test-core';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let [desk, other, boss]: TestDevice[] = [];
let cut: AbortController;

const must = (device: TestDevice | undefined): TestDevice => {
  if (!device) throw new Error('no device');
  return device;
};
const choose = async (agentId: Name, at: TestDevice | undefined): Promise<void> => {
  const reply = await must(at).post('/v1/own-pin', { agentId, pin: '', next: pins[agentId] });
  expect(reply.json()).toMatchObject({ verdict: 'right' });
};
const signIn = async (agentId: Name, at: TestDevice | undefined): Promise<string> =>
  (await must(at).post('/v1/sign-in', { agentId, pin: pins[agentId] })).json().verdict;
const settle = async (agentId: Name, act: string): Promise<void> => {
  const reply = await must(boss).post(`/v1/persons/${agentId}/settle`, { act });
  expect(reply.json()).toMatchObject({ outcome: 'done' });
};
const shutOutAt = async (device: TestDevice | undefined) =>
  calls.head.output.parse((await must(device).get('/v1/head')).json()).shutOut;

/** What the stream of a device said, once it ended. */
const hear = async (device: TestDevice | undefined): Promise<{ readonly text: Promise<string> }> => {
  const url = server.app.listeningOrigin;
  const reply = await fetch(`${url}/v1/stream`, {
    headers: { authorization: `Bearer ${must(device).token}` },
    signal: cut.signal,
  });
  return { text: reply.text() };
};

beforeEach(async () => {
  cut = new AbortController();
  const agents = [agentOf('ann'), agentOf('bob'), agentOf('max', 'admin')];
  server = await testServer(1, { reference: [...reference(1), ...agents], pinProof: quickProof });
  [desk, other, boss] = [
    await server.enrol('Guichet 1'),
    await server.enrol('Guichet 2'),
    await server.enrol('Direction', { rank: 'admin' }),
  ];
  await choose('max', boss);
  await must(boss).post('/v1/sign-in/mode', { mode: 'pin', lockMin: 10 });
  await choose('ann', desk);
  await choose('bob', desk);
  await signIn('bob', other);
  await server.app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(async () => {
  cut.abort();
  await server.close();
});

it('tells the desk where an agent is signed in, at once and by its head, that an administrator ended their access; no other desk hears of it', async () => {
  const [here, there] = [await hear(desk), await hear(other)];
  expect([await shutOutAt(desk), await shutOutAt(other)]).toEqual([undefined, undefined]);
  await settle('ann', 'shutOut');
  // The stream ends, so that the desk asks for the head at once.
  expect(await here.text).toBe('retry: 2000\n: open\n\n');
  expect([await shutOutAt(desk), await shutOutAt(other), await shutOutAt(boss)]).toEqual([
    ['ann'],
    undefined,
    undefined,
  ]);
  const rest = Promise.race([there.text, new Promise((resolve) => setTimeout(() => resolve('still open'), 100))]);
  await must(desk).push('citizens', [wire(citizen('p1', 'Martin'))]);
  expect(await rest).toBe('still open');
});

it('says so again at each head, also to a desk that was away, and no more once the agent is let in', async () => {
  await settle('ann', 'shutOut');
  expect([await shutOutAt(desk), await shutOutAt(desk)]).toEqual([['ann'], ['ann']]);
  expect(await signIn('bob', desk)).toBe('right');
  expect(await shutOutAt(desk)).toEqual(['ann']);
  await settle('ann', 'letIn');
  expect(await shutOutAt(desk)).toBeUndefined();
  expect(await signIn('ann', desk)).toBe('right');
  expect(await shutOutAt(desk)).toBeUndefined();
});
