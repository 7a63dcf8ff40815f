import { fork, type ChildProcess } from 'node:child_process';

import { calls } from '#shared/sync/wire/calls';

import type { DeskIdentity } from '../support/desk-calls';
import { foundTown, type Town } from '../support/town';
import { endWithUs } from '../support/with-us';
import type { AttackStart } from './hostile-desk';
import { marksOf, workHonestly, type HonestTally } from './honest-client';
import { targets } from './mutations';
import type { Tally } from './tally';
import { watch, type Watch } from './watchers';

export type HostileResult = {
  readonly minutes: number;
  readonly rowsSent: number;
  readonly rowsJudged: number;
  readonly rowsAside: number;
  /** Fields of types of events that were attacked. */
  readonly targets: number;
  readonly hostileCalls: number;
  readonly openCalls: number;
  readonly handshakes: number;
  readonly hostileAnswers: Tally['statuses'];
  readonly status500: number;
  readonly honestCalls: number;
  readonly honestP50Ms: number;
  readonly honestP99Ms: number;
  readonly honestMostMs: number;
  /** The most resident memory that the server had, megabytes: as the system remembers it, peaks between two looks included. */
  readonly serverMostRssMb: number;
  /** Resident memory of the server, megabytes, every five seconds. */
  readonly memoryMb: readonly number[];
  readonly honestWrites: number;
  readonly honestPresent: number;
  /** Honest writes that the honest clients also got by pulling. */
  readonly honestPulled: number;
  readonly refusals: number;
  readonly board: Watch;
  readonly kiosk: Watch;
  readonly calendar: Watch;
  readonly readInterface: Watch;
  readonly exports: Watch;
  /** What is wrong, in words; empty when nothing is. */
  readonly faults: readonly string[];
};

const honestDesks = 2;
const memoryEveryMs = 250;
const memoryShownEvery = 20;
const graceMs = 30_000;
const mostRssMb = 400;
const mostP99Ms = 500;
const leastRows = 5_000;

const ulid = (turn: number): string => `01ARZ3NDEKTSV4RRFFQ69G${String(turn).padStart(4, '0')}`;

/** Starts the attack in a process of its own, so that it takes no time from who is measured here. */
const startAttack = (
  program: string,
  start: AttackStart,
): { readonly child: ChildProcess; readonly ended: Promise<Tally> } => {
  const child = fork(program, ['attack', JSON.stringify(start)], { execArgv: [] });
  endWithUs(child);
  let tally: Tally | null = null;
  child.on('message', (message) => {
    tally = message as Tally;
  });
  const ended = new Promise<Tally>((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0 && tally) resolve(tally);
      else reject(new Error(`the attack ended with ${code}`));
    });
  });
  return { child, ended };
};

const at = (sorted: readonly number[], share: number): number =>
  Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;

/** Board, kiosk, calendar, read interface and exports, each asked until the end. */
const watchAll = async (town: Town, endMs: number) => {
  const { url } = town.server();
  const board = await town.enrolDevice('Écran', 'display');
  const kiosk = await town.enrolDevice('Borne', 'kiosk');
  const calendar = calls.makeCalendar.output.parse(await town.call('/v1/calendars', { agentId: '' }));
  const wish = { name: 'Essai', scope: 'rows' };
  const access = calls.makeAccessKey.output.parse(await town.call('/v1/access-keys', wish));
  const published = { path: calls.publication.path };
  const help = { path: calls.kioskHelp.path, body: { key: ulid(1) } };
  const arrival = { key: ulid(2), code: '', time: '', initial: '', language: 'fr' };
  const checkIn = { path: calls.kioskCheckIn.path, body: arrival };
  const kioskCalls = [published, published, help, published, published, published, published, published];
  const paths = (...all: readonly string[]) => all.map((path) => ({ path: `/v1/api/${path}` }));
  const read = paths('indicators', 'requests?limit=1000', 'openapi.json');
  const exported = paths('exports/datapackage.json', 'exports/requests.csv', 'exports/appointments.csv');
  const one = { url, endMs };
  return () =>
    Promise.all([
      watch({ ...one, token: board.token, everyMs: 400, calls: [published] }),
      watch({ ...one, token: kiosk.token, everyMs: 400, calls: [...kioskCalls, checkIn] }),
      watch({ ...one, token: '', everyMs: 1_000, calls: [{ path: `/v1/calendar/${calendar.key}.ics` }] }),
      watch({ ...one, token: access.key, everyMs: 1_500, calls: read }),
      watch({ ...one, token: access.key, everyMs: 2_000, calls: exported }),
    ]);
};

const watchMemory = (town: Town) => {
  const samples: number[] = [];
  const timer = setInterval(() => samples.push(Math.round(town.server().memoryMb())), memoryEveryMs);
  return () => {
    clearInterval(timer);
    const memoryMb = samples.filter((_, index) => index % memoryShownEvery === 0);
    return { serverMostRssMb: Math.round(Math.max(town.server().mostMemoryMb(), ...samples)), memoryMb };
  };
};

/** Which of the honest writes the server holds at the end. */
const countPresent = async (
  town: Town,
  tally: HonestTally,
): Promise<{ readonly present: number; readonly lost: string[] }> => {
  const dump = (await town.dump()) as Readonly<Record<string, Awaited<ReturnType<Town['dump']>>['tickets']>>;
  const marks = new Map(
    Object.entries(dump).flatMap(([name, all]) =>
      all.map((one) => [`${name} ${one.id}`, new Set(marksOf(one))] as const),
    ),
  );
  const lost = tally.writes.filter(({ collection, id, mark }) => !marks.get(`${collection} ${id}`)?.has(mark));
  return { present: tally.writes.length - lost.length, lost: lost.map(({ mark }) => mark) };
};

type Figures = Omit<HostileResult, 'faults'>;

/** What may not be, as sentences. Runs of less than a minute have no time for all rows, nor for a measure of time. */
const faultsOf = (result: Figures): string[] => {
  const isLong = result.minutes >= 1;
  const watches = ['board', 'kiosk', 'calendar', 'readInterface', 'exports'] as const;
  const said: readonly (readonly [boolean, string])[] = [
    [result.status500 > 0, `${result.status500} answers of 500`],
    [isLong && result.honestP99Ms >= mostP99Ms, `honest calls take ${result.honestP99Ms} ms (p99)`],
    [result.serverMostRssMb >= mostRssMb, `the server takes ${result.serverMostRssMb} MB`],
    [
      result.honestPresent < result.honestWrites,
      `${result.honestWrites - result.honestPresent} honest writes are lost`,
    ],
    [isLong && result.rowsJudged < leastRows, `only ${result.rowsJudged} rows were judged`],
    ...watches.map((name) => [result[name].not200 > 0, `${name}: ${result[name].answers.join('; ')}`] as const),
    ...watches.map((name) => [result[name].asked === 0, `${name}: never asked`] as const),
  ];
  return said.flatMap(([isSo, words]) => (isSo ? [words] : []));
};

export type HostileOptions = {
  readonly minutes: number;
  /** The built program, which is also the attack when it is started with `attack`. */
  readonly program: string;
  readonly say: (line: string) => void;
};

/** A town hall at work while one of its devices, and strangers, do what they can against it. */
export const runHostile = async ({ minutes, program, say }: HostileOptions): Promise<HostileResult> => {
  const town = await foundTown();
  try {
    const { url } = town.server();
    const { epoch } = calls.head.output.parse(await town.call('/v1/head'));
    const desks: DeskIdentity[] = [];
    for (let index = 0; index < honestDesks; index += 1) desks.push(await town.enrolDevice(`Poste ${index + 1}`));
    const hostile = await town.enrolDevice('Poste 9');
    const endMs = Date.now() + minutes * 60_000;
    const watching = await watchAll(town, endMs);
    const stopMemory = watchMemory(town);
    const sender = { siteId: hostile.siteId, deviceId: hostile.deviceId, day: new Date().toISOString().slice(0, 10) };
    const attack = startAttack(program, { url, token: hostile.token, epoch, sender, endMs });
    say(`${honestDesks} desks work, one attacks ${targets.length} fields of events`);
    const honest: HonestTally = { latenciesMs: [], refusals: [], writes: [], unread: [], pulled: new Set() };
    const [watches] = await Promise.all([
      watching(),
      ...desks.map((identity) => workHonestly({ url, epoch, identity, endMs }, honest)),
    ]);
    const late = setTimeout(() => attack.child.kill('SIGKILL'), graceMs);
    const tally = await attack.ended.finally(() => clearTimeout(late));
    const memory = stopMemory();
    const { present, lost } = await countPresent(town, honest);
    const sorted = honest.latenciesMs.toSorted((a, b) => a - b);
    const [board, kiosk, calendar, readInterface, exports] = watches;
    const result: Figures = {
      minutes,
      rowsSent: tally.rowsSent,
      rowsJudged: tally.rowsJudged,
      rowsAside: tally.rowsAside,
      targets: targets.length,
      hostileCalls: tally.hostileCalls,
      openCalls: tally.openCalls,
      handshakes: tally.handshakes,
      hostileAnswers: tally.statuses,
      status500: (tally.statuses['500'] ?? 0) + honest.refusals.filter((one) => / 500 /u.test(one)).length,
      honestCalls: sorted.length,
      honestP50Ms: at(sorted, 0.5),
      honestP99Ms: at(sorted, 0.99),
      honestMostMs: at(sorted, 1),
      ...memory,
      honestWrites: honest.writes.length,
      honestPresent: present,
      honestPulled: honest.writes.filter(({ mark }) => honest.pulled.has(mark)).length,
      refusals: honest.refusals.length,
      board,
      kiosk,
      calendar,
      readInterface,
      exports,
    };
    const more = [...tally.faults, ...honest.unread.map((one) => `not read back: ${one}`), ...lost.slice(0, 5)];
    for (const one of honest.refusals.slice(0, 10)) say(`refused: ${one}`);
    return { ...result, faults: [...faultsOf(result), ...more] };
  } finally {
    await town.close();
  }
};
