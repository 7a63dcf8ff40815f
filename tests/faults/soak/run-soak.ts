import type { Desk } from '../support/desk';
import { startProxy, type Line, type Proxy } from '../support/proxy';
import { seeded } from '../support/seeded';
import { runOperator } from '../support/server-process';
import { settle } from '../support/settle';
import { foundTown, type Town } from '../support/town';
import { actOnce, type DeskTally } from './day-at-a-desk';

export type SoakOptions = {
  readonly minutes: number;
  readonly clients: number;
  readonly seed: number;
  readonly say: (line: string) => void;
};

export type SoakResult = {
  readonly minutes: number;
  readonly clients: number;
  readonly seed: number;
  readonly acts: number;
  readonly refused: number;
  readonly documentsSaved: number;
  readonly documentsHeld: number;
  readonly serverKills: number;
  readonly deskKills: number;
  readonly line: Proxy['counts'];
  readonly losses: number;
  readonly divergences: number;
  readonly doubleNumbers: number;
  readonly faults: readonly string[];
  readonly audit: string;
  readonly settleMs: number;
  /** Resident memory of the server, megabytes, at even distances. */
  readonly memoryMb: readonly number[];
};

const lines: readonly Line[] = [
  { kind: 'clean' },
  { kind: 'bad', mostDelayMs: 200, cut: 0.05, halve: 0.01 },
  { kind: 'bad', mostDelayMs: 40, cut: 0.2, halve: 0.02 },
  { kind: 'down' },
];
const memorySamples = 60;
const settleWithinMs = 180_000;

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Soak = {
  readonly town: Town;
  readonly random: () => number;
  readonly over: () => boolean;
  readonly say: (line: string) => void;
};

/** Runs `work` now and then, between `leastMs` and `mostMs` apart, until the soak is over. */
const nowAndThen = async (
  { random, over }: Soak,
  leastMs: number,
  mostMs: number,
  work: () => Promise<void> | void,
): Promise<void> => {
  for (;;) {
    const untilMs = Date.now() + leastMs + random() * (mostMs - leastMs);
    while (Date.now() < untilMs && !over()) await sleep(100);
    if (over()) return;
    await work();
  }
};

const killServer = async ({ town, random, say }: Soak): Promise<void> => {
  await town.server().end('SIGKILL');
  await sleep(random() * 4_000);
  await town.startAgain();
  say('server killed and started again');
};

const killDesk = async (desk: Desk, { random, say }: Soak): Promise<void> => {
  await desk.kill();
  await sleep(random() * 3_000);
  await desk.start();
  say(`${desk.name} killed and started again`);
};

const countOf = (desks: readonly Desk[]): number =>
  desks.reduce((sum, desk) => sum + [...desk.saved.values()].reduce((all, ids) => all + ids.size, 0), 0);

/** Lets the desks work on a bad line, with servers and desks that die, for so long. Leaves the line clean. */
const wear = async (soak: Soak, line: Proxy, tallies: readonly DeskTally[], memoryMb: number[], everyMs: number) => {
  const kills = { server: 0, desk: 0 };
  const { town, random } = soak;
  await Promise.all([
    ...town.desks.map((desk, index) =>
      nowAndThen(soak, 500, 4_000, () =>
        actOnce(desk, index, random, tallies[index] ?? { acts: 0, refused: 0, killed: 0 }),
      ),
    ),
    nowAndThen(soak, 3_000, 12_000, () => line.set(lines[Math.floor(random() * lines.length)] ?? { kind: 'clean' })),
    nowAndThen(soak, 8_000, 40_000, async () => {
      kills.server += 1;
      await killServer(soak);
    }),
    nowAndThen(soak, 6_000, 25_000, async () => {
      const desk = town.desks[Math.floor(random() * town.desks.length)];
      if (!desk) return;
      kills.desk += 1;
      await killDesk(desk, soak);
    }),
    nowAndThen(soak, everyMs, everyMs, () => void memoryMb.push(Math.round(town.server().memoryMb()))),
  ]);
  line.set({ kind: 'clean' });
  return kills;
};

const conclude = async (town: Town) => {
  const startedMs = performance.now();
  try {
    const { server, lost } = await settle(town, settleWithinMs);
    const numbers = server.tickets.map(
      (one) => `${String(one['day'])} ${String(one['series'])} ${String(one['number'])}`,
    );
    const documentsHeld = Object.values(server).reduce((sum, documents) => sum + documents.length, 0);
    const doubleNumbers = numbers.length - new Set(numbers).size;
    return {
      losses: lost.length,
      divergences: 0,
      doubleNumbers,
      documentsHeld,
      settleMs: performance.now() - startedMs,
      why: [],
    };
  } catch (error) {
    const why = [error instanceof Error ? error.message : String(error)];
    return {
      losses: 0,
      divergences: 1,
      doubleNumbers: 0,
      documentsHeld: 0,
      settleMs: performance.now() - startedMs,
      why,
    };
  }
};

/** A long day on real processes, and what is left of it. */
export const runSoak = async ({ minutes, clients, seed, say }: SoakOptions): Promise<SoakResult> => {
  const random = seeded(seed);
  const town = await foundTown();
  const line = await startProxy(() => town.server().port, seed);
  try {
    for (let index = 0; index < clients; index += 1) await town.enrol(`poste-${index + 1}`, line.url);
    say(`${clients} desks`);
    const endMs = Date.now() + minutes * 60_000;
    const soak: Soak = { town, random, over: () => Date.now() >= endMs, say };
    const tallies = town.desks.map((): DeskTally => ({ acts: 0, refused: 0, killed: 0 }));
    const memoryMb: number[] = [];
    const kills = await wear(soak, line, tallies, memoryMb, (minutes * 60_000) / memorySamples);
    say('healing');
    const { why, ...end } = await conclude(town);
    const faults = (await Promise.all(town.desks.map((desk) => desk.faults()))).flat();
    const sum = (key: keyof DeskTally): number => tallies.reduce((all, tally) => all + tally[key], 0);
    return {
      minutes,
      clients,
      seed,
      acts: sum('acts'),
      refused: sum('refused'),
      documentsSaved: countOf(town.desks),
      serverKills: kills.server,
      deskKills: kills.desk,
      line: line.counts,
      memoryMb,
      ...end,
      faults: [...why, ...faults],
      audit: runOperator('audit', '--data', town.dataDir).trim(),
    };
  } finally {
    await town.close();
    await line.close();
  }
};
