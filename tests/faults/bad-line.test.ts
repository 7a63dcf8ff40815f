import { afterEach, beforeAll, expect, it } from 'vitest';

import { startProxy, type Proxy } from './support/proxy';
import { buildPrograms } from './support/server-process';
import { settle } from './support/settle';
import { foundTown, type Town } from './support/town';

const rounds = 6;
let town: Town | undefined;
let proxy: Proxy | undefined;

beforeAll(buildPrograms, 120_000);
afterEach(async () => {
  await town?.close();
  await proxy?.close();
});

it('loses nothing on a line that delays, cuts and halves connections', { timeout: 300_000 }, async () => {
  const founded = await foundTown();
  town = founded;
  const line = await startProxy(() => founded.server().port, 7);
  proxy = line;
  const desks = [];
  for (const name of ['un', 'deux', 'trois']) desks.push(await founded.enrol(name, line.url));

  line.set({ kind: 'bad', mostDelayMs: 150, cut: 0.08, halve: 0.03 });
  for (let round = 0; round < rounds; round += 1)
    await Promise.all(desks.map((desk, index) => desk.logPassage(`Ligne ${index} ${round}`)));
  line.set({ kind: 'down' });
  await Promise.all(desks.map((desk, index) => desk.logPassage(`Coupure ${index}`)));
  line.set({ kind: 'bad', mostDelayMs: 80, cut: 0.05, halve: 0.02 });
  await Promise.all(desks.map((desk) => desk.wake()));
  await Promise.all(desks.map((desk, index) => desk.logPassage(`Retour ${index}`)));

  line.set({ kind: 'clean' });
  const { server, lost } = await settle(founded);
  expect(lost).toEqual([]);
  expect(server.tickets).toHaveLength(desks.length * (rounds + 2));
  expect(line.counts.cut).toBeGreaterThan(0);
  expect(line.counts.delayed).toBeGreaterThan(0);
  const numbers = server.tickets.map((ticket) => `${String(ticket['series'])} ${String(ticket['number'])}`);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const desk of desks) expect(await desk.faults()).toEqual([]);
});
