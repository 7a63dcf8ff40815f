import { setTimeout as sleep } from 'node:timers/promises';

import type { Line, Proxy } from '../support/proxy';
import { pull, sendAll, sendLate } from './nemesis-client';
import { actOnOthers } from './other-acts';
import type { Servers } from './servers';
import { actOnTickets, release, type Counter } from './ticket-acts';

const healWithinMs = 90_000;
/** The share of acts in which reception sends a waiting person on. */
const sendsOn = 0.03;
const DAY_MS = 86_400_000;
const clocks = [-DAY_MS, -3_600_000, -60_000, -10_000, 0, 10_000, 60_000, 3_600_000, DAY_MS] as const;
const lines: readonly Line[] = [
  { kind: 'clean' },
  { kind: 'clean' },
  { kind: 'bad', mostDelayMs: 120, cut: 0.03, halve: 0.005, tear: 0.03 },
  { kind: 'bad', mostDelayMs: 30, cut: 0.08, halve: 0.02, tear: 0.1 },
  { kind: 'down' },
];

/** A run on its way: who works, on which lines, until when. */
export type Chaos = {
  readonly servers: Servers;
  readonly counters: readonly Counter[];
  readonly proxies: readonly Proxy[];
  /** The server that each client speaks to. */
  readonly ways: number[];
  readonly random: () => number;
  readonly over: () => boolean;
  readonly say: (line: string) => void;
  /** What was done to them. */
  readonly counts: { kills: number; linesDown: number; clockJumps: number };
};

const oneOf = <Value>(random: () => number, values: readonly Value[], otherwise: Value): Value =>
  values[Math.floor(random() * values.length)] ?? otherwise;

const nowAndThen = async (
  { random, over }: Chaos,
  leastMs: number,
  mostMs: number,
  work: () => Promise<void> | void,
): Promise<void> => {
  for (;;) {
    const untilMs = Date.now() + leastMs + random() * (mostMs - leastMs);
    while (Date.now() < untilMs && !over()) await sleep(50);
    if (over()) return;
    await work();
  }
};

const killOne = async ({ servers, random, say, counts }: Chaos): Promise<void> => {
  const index = Math.floor(random() * servers.count);
  await servers.kill(index);
  counts.kills += 1;
  await sleep(random() * 1_500);
  await servers.start(index);
  say(`server ${index + 1} killed and started again`);
};

const spoilLine = ({ proxies, ways, servers, random, counts }: Chaos): void => {
  const index = Math.floor(random() * proxies.length);
  const line = oneOf<Line>(random, lines, { kind: 'clean' });
  if (line.kind === 'down') counts.linesDown += 1;
  ways[index] = Math.floor(random() * servers.count);
  proxies[index]?.set(line);
};

const setClock = ({ counters, random, counts }: Chaos): void => {
  const client = counters[Math.floor(random() * counters.length)]?.client;
  if (!client) return;
  counts.clockJumps += 1;
  client.offMs = random() < 0.5 ? oneOf(random, clocks, 0) : Math.round((random() * 2 - 1) * DAY_MS);
};

/** One client at work until the end: acts on copies that are often old, sends and hears now and then. */
const work = async (chaos: Chaos, counter: Counter): Promise<void> => {
  const { client } = counter;
  const { random } = client;
  while (!chaos.over()) {
    await (random() < 0.75 ? actOnTickets(counter, sendsOn) : actOnOthers(client));
    if (random() < 0.7) await sendAll(client, true);
    if (random() < 0.4) await pull(client);
    if (random() < 0.3) await sendLate(client, false);
    if (random() < 0.2) await release(counter);
    await sleep(20 + random() * 130);
  }
};

/** Lets everybody work, and does what it can to them and to the servers, until the end. */
export const wear = async (chaos: Chaos): Promise<void> => {
  await Promise.all([
    ...chaos.counters.map((counter) => work(chaos, counter)),
    nowAndThen(chaos, 2_000, 9_000, () => killOne(chaos)),
    nowAndThen(chaos, 50, 600, () => spoilLine(chaos)),
    nowAndThen(chaos, 200, 1_500, () => setClock(chaos)),
  ]);
};

/** Everybody sends what is left and hears the others, until nobody has anything to say. `''`, or why it did not end. */
export const heal = async ({ counters, proxies, say }: Chaos): Promise<string> => {
  say('healing');
  for (const proxy of proxies) proxy.set({ kind: 'clean' });
  const endMs = Date.now() + healWithinMs;
  const settle = async (counter: Counter): Promise<boolean> => {
    const { client } = counter;
    await sendLate(client, true);
    await sendAll(client, false);
    const isTold = await release(counter);
    return (await pull(client)) && isTold && client.unsent.size === 0 && client.late.length === 0;
  };
  for (let quiet = 0; quiet < 2;) {
    const settled = await Promise.all(counters.map(settle));
    quiet = settled.every(Boolean) ? quiet + 1 : 0;
    if (Date.now() > endMs)
      return `not healed: ${counters
        .flatMap(({ client }, index) =>
          settled[index] ? [] : [`${client.name} (${[...client.unsent].slice(0, 3).join(', ')})`],
        )
        .join('; ')}`;
    if (quiet === 0) await sleep(200);
  }
  return '';
};
