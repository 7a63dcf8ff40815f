import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import type { Call } from '#shared/sync/wire/call';
import { calls, STREAM_PATH } from '#shared/sync/wire/calls';

import { deepJson, giantBodies, nonsenseBodies } from './bodies';
import { callHttp } from '../support/http-call';
import { forgedWord, logNames, mutatedCitizen, mutatedRow, type HostileRow, type Sender } from './mutations';
import { countAnswer, type Tally } from './tally';
import { heavyRows, lightRows, manyRows, partsJson, pullUnread } from './weights';

export type AttackStart = {
  readonly url: string;
  readonly token: string;
  readonly epoch: string;
  readonly sender: Sender;
  readonly endMs: number;
};

const rowsAtOnce = 200;
const betweenPushesMs = 500;
const betweenGiantsMs = 4_000;
const betweenWeightsMs = 15_000;
const betweenNonsenseMs = 70;
const victimsEveryMs = 4_000;

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

type Victims = Record<string, readonly WireDocument[]>;
type Desk = AttackStart & { readonly tally: Tally; readonly victims: Victims };

const send = async ({ url, token, tally }: Desk, path: string, body?: string | Buffer, isChunked = false) => {
  const answer = await callHttp({ url: url + path, token, isChunked, ...(body === undefined ? {} : { body }) });
  tally.hostileCalls += 1;
  countAnswer(tally, path, answer.status, answer.text);
  return answer;
};

const pushBody = (desk: Desk, collection: string, rows: string): string =>
  `{"collection":"${collection}","epoch":"${desk.epoch}","schemaVersion":${SCHEMA_VERSION},"rows":${rows}}`;

/** Pushes rows and counts the verdicts. */
const push = async (desk: Desk, collection: string, rows: readonly WireDocument[]): Promise<void> => {
  desk.tally.rowsSent += rows.length;
  const { status, text } = await send(desk, '/v1/push', pushBody(desk, collection, JSON.stringify(rows)));
  if (status !== 200) return;
  const { verdicts } = calls.push.output.parse(JSON.parse(text));
  desk.tally.rowsJudged += verdicts.length;
  desk.tally.rowsAside += verdicts.filter(({ verdict }) => verdict === 'quarantined').length;
};

const byCollection = (rows: readonly HostileRow[]): Map<string, WireDocument[]> => {
  const groups = new Map<string, WireDocument[]>();
  for (const { collection, row } of rows) groups.set(collection, [...(groups.get(collection) ?? []), row]);
  return groups;
};

/** Does something again and again until the end, so many milliseconds apart. */
const again = async (
  { endMs }: AttackStart,
  everyMs: number,
  act: (turn: number) => Promise<unknown>,
): Promise<void> => {
  for (let turn = 0; Date.now() < endMs; turn += 1) {
    await act(turn);
    await sleep(everyMs);
  }
};

/** The newest documents of the others, as any desk may read them: what they work on is attacked. */
const look = async (desk: Desk, places: Map<string, unknown>): Promise<void> => {
  for (const collection of [...logNames, 'citizens']) {
    const body = { collection, since: places.get(collection) ?? null, limit: 500, schemaVersion: SCHEMA_VERSION };
    const { status, text } = await send(desk, '/v1/pull', JSON.stringify(body));
    if (status !== 200) continue;
    const { documents, checkpoint } = calls.pull.output.parse(JSON.parse(text));
    places.set(collection, checkpoint);
    const others = documents.filter(({ id, _deleted }) => !_deleted && id.startsWith('honest-'));
    if (others.length > 0) desk.victims[collection] = others.slice(-20);
  }
};

/** Rows by mutation, forged words and stamps, and now and then the same rows again. */
const pushMutations = async (desk: Desk, turn: number): Promise<void> => {
  const { sender, victims } = desk;
  const first = turn * rowsAtOnce;
  const person = (index: number) => mutatedCitizen(index, sender, victims['citizens']?.[index % 20]);
  const rows = Array.from({ length: rowsAtOnce }, (_, at) =>
    at % 10 === 9 ? person(first + at) : mutatedRow(first + at - Math.floor(at / 10) - turn * 20, sender, victims),
  );
  const groups = byCollection(rows);
  for (const [collection, group] of groups) await push(desk, collection, group);
  const tickets = (victims['tickets'] ?? []).slice(0, 3).map((one, at) => forgedWord(turn * 7 + at, sender, one, true));
  const places = (victims['appointments'] ?? [])
    .slice(0, 3)
    .map((one, at) => forgedWord(turn * 7 + at, sender, one, false));
  if (tickets.length > 0) await push(desk, 'tickets', tickets);
  if (places.length > 0) await push(desk, 'appointments', places);
  if (turn % 5 === 4) for (const [collection, group] of groups) await push(desk, collection, group);
};

const pushGiant = async (desk: Desk, turn: number): Promise<void> => {
  const giant = giantBodies[turn % giantBodies.length];
  if (!giant) return;
  const victim = desk.victims['tickets']?.[0];
  const { rows, json, isChunked } = giant(desk.sender, victim, turn);
  desk.tally.rowsSent += rows;
  const answer = await send(desk, '/v1/push', pushBody(desk, 'tickets', json), isChunked);
  if (answer.status === 200) desk.tally.rowsJudged += rows;
};

const partsAtOnce = 6;

/** What is allowed, as large as it may be, many at once: it must not fill the memory of the server. */
const weigh = async (desk: Desk): Promise<void> => {
  // The same ones each time: what is weighed is what is on its way, not a store that grows.
  const heavy = heavyRows(desk.sender);
  await push(desk, 'tickets', heavy);
  const parts = pushBody(desk, 'tickets', partsJson());
  await Promise.all([
    push(desk, 'tickets', lightRows(heavy)),
    push(desk, 'tickets', manyRows(desk.sender)),
    ...Array.from({ length: partsAtOnce }, () => send(desk, '/v1/push', parts)),
  ]);
  await pullUnread(desk);
};

/** Every call behind a door, and the stream. */
const doors: readonly Pick<Call, 'method' | 'path'>[] = [
  ...Object.values(calls).filter(({ door }) => door !== 'anyone'),
  { method: 'GET', path: STREAM_PATH },
];
const wrongIds = ['x', '__proto__', '%00', '..%2f..', 'x'.repeat(3_000), '%E0%A4%A'];

const callNonsense = async (desk: Desk, turn: number): Promise<void> => {
  const route = doors[turn % doors.length];
  if (!route) return;
  const round = Math.floor(turn / doors.length);
  const path = route.path.replace(':id', wrongIds[round % wrongIds.length] ?? 'x');
  if (route.path === STREAM_PATH) return void callHttp({ url: desk.url + path, token: desk.token, patienceMs: 500 });
  const body = nonsenseBodies(Object.keys((route as Call).input.shape))[round % nonsenseBodies([]).length];
  await send(desk, path, route.method === 'GET' ? undefined : body);
};

/** One desk that was enrolled and is led by somebody who wants to do harm, until the end. */
export const attackAsDesk = async (start: AttackStart, tally: Tally): Promise<void> => {
  const desk: Desk = { ...start, tally, victims: {} };
  const places = new Map<string, unknown>();
  await Promise.all([
    again(start, victimsEveryMs, () => look(desk, places)),
    again(start, betweenPushesMs, (turn) => pushMutations(desk, turn)),
    again(start, betweenGiantsMs, (turn) => pushGiant(desk, turn)),
    again(start, betweenWeightsMs, () => weigh(desk)),
    again(start, betweenNonsenseMs, (turn) => callNonsense(desk, turn)),
  ]);
  // Deep once more at the very end: what follows must still be answered.
  await send(desk, '/v1/push', pushBody(desk, 'tickets', deepJson(100_000)));
};
