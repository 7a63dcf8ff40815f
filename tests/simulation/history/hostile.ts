import { SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Citizen } from '#shared/domain/model/citizen';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';

import { ruinedEvents } from '../../arbitraries/nasty-values';
import { storedDocuments } from '../oracle/replicas';
import { siteId } from '../town/sim-town';
import { pick, type Random } from '../world/random';
import type { Trouble } from './disturb';
import type { History } from './history';

/** What a hostile desk sent that may stand nowhere: ids of events, and values of registers. */
export type HostileMarks = {
  readonly events: Set<string>;
  readonly values: Set<string>;
  /** Values under a stamp of another desk: after a restore a desk may bring what others wrote. */
  readonly relayed: Set<string>;
  /** When the server took each ticket whose number nobody gave to this desk: the person holds that paper, so it must be kept. */
  readonly numbers: Map<string, number>;
  /** How many names it gave. */
  named: number;
  /** Answers of 500 that it got. */
  readonly faults: string[];
};

const logs = ['appointments', 'tickets', 'requests', 'deskSessions'] as const;

/** A name that nobody else gives. */
const freshName = ({ hostile }: History): string => `hostile-${(hostile.named += 1)}`;

const call = async (history: History, path: string, body: unknown): Promise<string> => {
  const answer = await history.server.call(history.intruder, path, JSON.stringify(body));
  history.world.trace('hostile', path, answer ? String(answer.status) : 'none');
  if (answer?.status === 500) history.hostile.faults.push(`${path}: ${answer.text}`);
  return answer?.status === 200 ? answer.text : '';
};

const push = (history: History, collection: string, rows: readonly WireDocument[]): Promise<string> =>
  call(history, '/v1/push', { collection, epoch: history.server.store.epoch, schemaVersion: SCHEMA_VERSION, rows });

const eventsOf = (document: WireDocument): readonly AnyEvent[] => (document['events'] ?? []) as readonly AnyEvent[];

/** One of the documents that honest desks work on: a giant of our own would be too large to grow. */
const anyLog = async (
  history: History,
  random: Random,
): Promise<{ readonly collection: (typeof logs)[number]; readonly document: WireDocument } | null> => {
  const collection = pick(random, logs);
  const alive = [...(await storedDocuments(history, collection)).values()].filter(
    (one) => !one._deleted && !one.id.startsWith('giant-'),
  );
  return alive.length === 0 ? null : { collection, document: pick(random, alive) };
};

/** The same for the first event of each kind of document: of another kind it would be of a type that nobody knows. */
const ruinedFirst: Readonly<Record<(typeof logs)[number], object>> = {
  appointments: { type: 'booked', day: '2026-02-30', time: '99:99', durationMin: 1e15 },
  tickets: { type: 'issued', number: -1, series: {}, day: 'soon' },
  requests: { type: 'received', channel: 'pigeon', day: [] },
  deskSessions: { type: 'opened', day: '', deskId: null, agentId: 7 },
};

const nextOf = (document: WireDocument): number =>
  eventsOf(document).reduce((most, { n }) => (Number.isSafeInteger(n) ? Math.max(most, n) : most), 0) + 1;

const withEvent = (document: WireDocument, event: object): WireDocument => ({
  ...document,
  events: [...eventsOf(document), event],
});

const ruin = async (history: History, random: Random): Promise<void> => {
  const found = await anyLog(history, random);
  if (!found) return;
  const { collection, document } = found;
  const model = pick(random, eventsOf(document));
  const id = freshName(history);
  history.hostile.events.add(id);
  const next = { ...model, n: nextOf(document) };
  const { n, at, by } = next;
  const bad = random() < 0.25 ? { n, at, by, ...ruinedFirst[collection] } : pick(random, ruinedEvents)(next);
  const event = { ...bad, id };
  // Alone, as a document of its own, or at the end of one that others work on.
  const row = random() < 0.3 ? { ...document, id: `x-${id}`, events: [event] } : withEvent(document, event);
  await push(history, collection, [row as WireDocument]);
};

const runAhead = async (history: History, random: Random): Promise<void> => {
  const found = await anyLog(history, random);
  if (!found) return;
  const id = freshName(history);
  history.hostile.events.add(id);
  const at = new Date(history.world.now()).toISOString();
  const by = { agentId: '', deviceId: history.intruder.id, deskId: '' };
  const event = { id, n: nextOf(found.document) + 10_000, at, by, type: 'ofTheFuture' };
  await push(history, found.collection, [withEvent(found.document, event)]);
};

const forgeWord = async (history: History, random: Random): Promise<void> => {
  const found = await anyLog(history, random);
  if (!found || (found.collection !== 'appointments' && found.collection !== 'tickets')) return;
  const { collection, document } = found;
  const id = freshName(history);
  history.hostile.events.add(id);
  const cause = pick(random, eventsOf(document)).id;
  const word =
    collection === 'tickets'
      ? { type: 'calledTwice', rival: 'nobody' }
      : random() < 0.5
        ? { type: 'overbooked', rivals: [] }
        : { type: 'accepted' };
  const at = new Date(history.world.now()).toISOString();
  const by = { agentId: '', deviceId: 'server', deskId: '' };
  const mac = random() < 0.5 ? { mac: 'A'.repeat(43) } : {};
  await push(history, collection, [withEvent(document, { ...word, cause, id, n: nextOf(document), at, by, ...mac })]);
};

/** A stamp that beats every clock, or one in the name of a desk that never wrote it. */
const forgeStamp = async (history: History, random: Random): Promise<void> => {
  const people = [...(await storedDocuments(history, 'citizens')).values()].filter((one) => !one['erasedAt']);
  const desk = history.desks[0];
  if (people.length === 0 || !desk) return;
  const person = pick(random, people);
  const v = freshName(history);
  const now = String(history.world.now()).padStart(15, '0');
  const foreign = `${now}-000000-${desk.deviceId}`;
  const fields = (person as unknown as Citizen).fields;
  // Another value under a stamp that is stored would win by the order of texts.
  const taken = fields['lastName']?.t ?? foreign;
  const t = pick(random, ['~', foreign, taken, `${now}-${desk.deviceId}`]);
  (t === foreign || t === taken ? history.hostile.relayed : history.hostile.values).add(t === taken ? `zz${v}` : v);
  const forged = t === taken ? { lastName: { v: `zz${v}`, t } } : { phone: { v, t } };
  await push(history, 'citizens', [{ ...person, fields: { ...fields, ...forged } }]);
};

/** Sound, but as large as one device may make a document: so many of them are more than one answer may hold. */
const giants = 65;

const pushGiants = async (history: History): Promise<void> => {
  const at = new Date(history.world.now()).toISOString();
  const by = { agentId: '', deviceId: history.intruder.id, deskId: '' };
  const received = {
    type: 'received',
    day: at.slice(0, 10),
    channel: 'desk',
    reasonId: 'advice',
    citizenId: '',
    ticketId: '',
  };
  for (let index = 0; index < giants; index += 1) {
    const id = `giant-${index}`;
    const padded = Array.from({ length: 11 }, (_, n) => ({
      id: `${id}-${n}`,
      n: n + 2,
      at,
      by,
      type: 'ofTheFuture',
      padding: 'x'.repeat(8_000),
    }));
    const events = [{ id: `${id}-r`, n: 1, at, by, ...received }, ...padded];
    const row = {
      id,
      siteId,
      events,
      status: 'received',
      day: received.day,
      channel: 'desk',
      reasonId: 'advice',
      citizenId: '',
      ticketId: '',
      departmentId: '',
      receivedAt: at,
      closedAt: '',
      outcome: '',
      _deleted: false,
    };
    await push(history, 'requests', [row]);
  }
};

/** Beyond every bound: put aside whole, whatever else they say. */
const pushTooMuch = async (history: History, random: Random): Promise<void> => {
  const found = await anyLog(history, random);
  if (!found) return;
  const at = new Date(history.world.now()).toISOString();
  const by = { agentId: '', deviceId: history.intruder.id, deskId: '' };
  const next = nextOf(found.document);
  const flood = Array.from({ length: 600 }, (_, index) => {
    const id = `${freshName(history)}-${index}`;
    history.hostile.events.add(id);
    return { id, n: next + index, at, by, type: 'ofTheFuture' };
  });
  await push(history, found.collection, [{ ...found.document, events: [...eventsOf(found.document), ...flood] }]);
};

/** Calls of every kind with bodies that mean nothing. */
const callNonsense = async (history: History, random: Random): Promise<void> => {
  const path = pick(random, [
    '/v1/pull',
    '/v1/push',
    '/v1/digest',
    '/v1/fetch',
    '/v1/call-next',
    '/v1/issue-number',
    '/v1/lease',
    '/v1/reserve-slot',
  ]);
  const nonsense = pick<unknown>(random, [
    null,
    [],
    'x',
    { collection: '__proto__' },
    { key: 1 },
    { rows: [null] },
    { since: {} },
  ]);
  await call(history, path, nonsense);
};

/** A ticket under a number that the server did not give to this desk, or that it gives twice itself. */
const pushNumber = async (history: History, random: Random): Promise<void> => {
  const { hostile, intruder, world } = history;
  const stored = [...(await storedDocuments(history, 'tickets')).values()];
  const other = stored.length > 0 ? pick(random, stored) : { series: 'A', number: 1 };
  const few = 1 + Math.floor(random() * 12);
  const [series, number] = pick<readonly [string, number]>(random, [
    [String(other['series']), Number(other['number'])],
    ['A', few],
    ['A', 500],
    ['R', 20_000],
    [`A-${history.desks[0]?.line.device.series ?? ''}`, few * 3],
    [`A-${intruder.series}`, 1 + (few % 2)],
    ['A', Number.MAX_SAFE_INTEGER],
  ]);
  const id = freshName(history);
  const at = new Date(world.now()).toISOString();
  const by = { agentId: '', deviceId: intruder.id, deskId: '' };
  const facts = { reasonId: 'advice', priority: false, appointmentId: '', requestId: '', citizenId: '', dueAt: '' };
  const issued = { id: `${id}-issued`, n: 1, at, by, type: 'issued', day: at.slice(0, 10), series, number, ...facts };
  // No paper bears such a number: the bounds of rows refuse it.
  if (number === Number.MAX_SAFE_INTEGER) hostile.events.add(issued.id);
  const answer = await push(history, 'tickets', [{ ...foldTicket(id, siteId, [issued]), _deleted: false }]);
  if (answer !== '' && number !== Number.MAX_SAFE_INTEGER) hostile.numbers.set(id, world.now());
};

const acts = [
  ruin,
  ruin,
  ruin,
  runAhead,
  forgeWord,
  forgeWord,
  forgeStamp,
  forgeStamp,
  pushTooMuch,
  callNonsense,
  pushNumber,
  pushNumber,
];

/** A few acts of a desk that was enrolled and is led by somebody who wants to do harm. */
export const actHostile = async ({ history, random }: Trouble): Promise<void> => {
  for (let count = 0; count < 3; count += 1) await pick(random, acts)(history, random);
};

/** Once in a history: heavy, and every desk has to carry it. */
export const actGiant = async ({ history }: Trouble): Promise<void> => pushGiants(history);
