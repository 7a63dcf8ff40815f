import type { Device } from '#server/store/port';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Citizen } from '#shared/domain/model/citizen';
import { SCHEMA_VERSION, type Verdict, type WireDocument } from '#shared/sync/protocol';

import type { CallOutput } from '#shared/sync/wire/calls';

import { storedDocuments } from '../oracle/replicas';
import { bookingDays, bookingTimes, deskIds, managerId, siteId } from '../town/sim-town';
import { pick, type Random } from '../world/random';
import type { Trouble } from './disturb';
import type { History } from './history';

/** A push by hand, by a program that nobody wrote for Guichet. The verdicts, or `null` when it was refused or lost. */
const pushByHand = async (
  history: History,
  device: Device,
  collection: string,
  rows: readonly WireDocument[],
): Promise<readonly Verdict[] | null> => {
  const body = { collection, epoch: history.server.store.epoch, schemaVersion: SCHEMA_VERSION, rows };
  const answer = await history.server.call(device, '/v1/push', JSON.stringify(body));
  history.world.trace('forge', collection, answer ? `${answer.status} ${answer.text}` : 'none');
  return answer?.status === 200 ? (JSON.parse(answer.text) as { verdicts: readonly Verdict[] }).verdicts : null;
};

const oneStored = async (history: History, random: Random, collection: string): Promise<WireDocument | null> => {
  const documents = [...(await storedDocuments(history, collection)).values()].filter((one) => !one._deleted);
  return documents.length === 0 ? null : pick(random, documents);
};

const stampAt = (ms: number, deviceId: string): string => `${String(ms).padStart(15, '0')}-000000-${deviceId}`;

const eventsOf = (document: WireDocument): readonly AnyEvent[] => (document['events'] ?? []) as readonly AnyEvent[];

/** A row that no server can read gets into the store of a desk: a broken disk, or a program of another kind. */
export const insertJunk = async ({ desk, random }: Trouble): Promise<void> => {
  if (!desk.session) return;
  const id = `junk-${Math.floor(random() * 1e9).toString(36)}`;
  const by = { agentId: '', deviceId: 'junk', deskId: '' };
  const bad = { id, n: 0, at: 'never', by, type: 'received' };
  const row = { id, siteId, events: [bad], status: 'received', day: '2026-11-24', reasonId: '', citizenId: '' };
  await desk.session.data.context.database.collections.requests.insert(row as never);
};

/** An old copy comes back: from a desk that was away, or from a file. */
export const pushStale = async ({ history, desk, random }: Trouble): Promise<void> => {
  if (history.oldCopies.length === 0) return;
  const copy = pick(random, history.oldCopies);
  await pushByHand(history, desk.line.device, copy.collection, [copy.document]);
};

/** Somebody sends another content under the id of an event that is stored. */
export const rewriteEvent = async ({ history, random }: Trouble): Promise<void> => {
  const collection = pick(random, ['tickets', 'appointments', 'requests']);
  const document = await oneStored(history, random, collection);
  if (!document) return;
  const events = eventsOf(document).map((event, index) =>
    index === 0 ? { ...event, at: '2026-11-24T07:00:00.000Z', reasonId: 'other', number: 999 } : event,
  );
  await pushByHand(history, history.stranger, collection, [{ ...document, events }]);
};

const erasedCopy = (person: WireDocument, stamp: string): WireDocument => {
  const names = Object.keys((person as unknown as Citizen).fields);
  return { ...person, fields: Object.fromEntries(names.map((name) => [name, { v: '', t: stamp }])), erasedAt: stamp };
};

/** The desk of the administrator sends an erasure until it is heard: the server may have taken it and died before it could say so. */
const pushErasure = async (history: History, erased: WireDocument): Promise<Verdict | undefined> => {
  for (;;) {
    const verdicts = await pushByHand(history, history.admin, 'citizens', [erased]);
    if (verdicts) return verdicts[0];
    await history.world.sleep(5_000);
  }
};

/** An administrator erases a citizen. */
export const erase = async (history: History, person: WireDocument): Promise<void> => {
  const erased = erasedCopy(person, stampAt(history.world.now(), history.admin.id));
  // Somebody still has a copy from before.
  history.oldCopies.push({ collection: 'citizens', document: person });
  const verdict = await pushErasure(history, erased);
  if (verdict?.verdict !== 'quarantined') history.erased.set(person.id, erased);
};

/** An administrator erases any citizen. */
export const eraseSomeone = async ({ history, random }: Trouble): Promise<void> => {
  const person = await oneStored(history, random, 'citizens');
  if (person && !person['erasedAt']) await erase(history, person);
};

/** The list of erasures goes with the folder: the administrator's desk, which holds what it erased, brings it back as soon as it is heard. */
export const eraseAgain = async (history: History): Promise<void> => {
  for (const document of history.erased.values()) await pushErasure(history, document);
};

/** A desk that wants to do harm says that it has seen what no server said: a number ahead, under a seal of its own or of another place. */
export const forgeCheckpoint = async ({ history, random }: Trouble): Promise<void> => {
  const { server, intruder, world } = history;
  const pull = async (since: object | null, more: object = {}): Promise<Partial<CallOutput<'pull'>> | null> => {
    const body = { collection: 'tickets', since, limit: 1000, schemaVersion: SCHEMA_VERSION, ...more };
    const answer = await server.call(intruder, '/v1/pull', JSON.stringify(body));
    world.trace('forge', 'pull', answer ? String(answer.status) : 'none');
    return answer && (JSON.parse(answer.text) as Partial<CallOutput<'pull'>>);
  };
  const far = 1_000 + Math.floor(random() * 1e6);
  const genuine = (await pull(null))?.checkpoint;
  // What lies beyond the head bears no seal either, whatever a desk calls its begin.
  const beyond = (await pull(null, { leftBehind: { fromDay: '2026-11-24', upTo: far } }))?.checkpoint;
  const { epoch } = server.store;
  for (const seal of [genuine?.seal, beyond?.seal, `${'0'.repeat(16)}.${'A'.repeat(22)}`, ''])
    await pull({ epoch, scope: siteId, seq: far, ...(seal === undefined ? {} : { seal }) });
  if (beyond) await pull(beyond);
};

/** A stamp from years ahead, as a device with a broken clock would send it. */
export const forgeStamp = async ({ history, random }: Trouble): Promise<void> => {
  const person = await oneStored(history, random, 'citizens');
  if (!person || person['erasedAt']) return;
  const t = stampAt(history.world.now() + 400 * 24 * 3_600_000, history.stranger.id);
  const fields = { ...(person as unknown as Citizen).fields, phone: { v: 'future', t } };
  await pushByHand(history, history.stranger, 'citizens', [{ ...person, fields }]);
};

const withoutRight: readonly ((trouble: Trouble) => Promise<void>)[] = [
  async ({ history, random }) => {
    const person = await oneStored(history, random, 'citizens');
    if (!person || person['erasedAt']) return;
    const erased = erasedCopy(person, stampAt(history.world.now(), history.stranger.id));
    await pushByHand(history, history.stranger, 'citizens', [erased]);
  },
  async ({ history, random }) => {
    const document = await oneStored(history, random, 'requests');
    if (document)
      await pushByHand(history, history.stranger, 'requests', [
        { ...document, id: `x-${document.id}`, siteId: 'site-other' },
      ]);
  },
  async ({ history, random }) => {
    const document = await oneStored(history, random, 'tickets');
    if (!document) return;
    const by = { agentId: managerId, deviceId: history.stranger.id, deskId: '' };
    const at = new Date(history.world.now()).toISOString();
    const event = { id: `manager-${Math.floor(random() * 1e9)}`, n: 99, at, by, type: 'abandoned' };
    await pushByHand(history, history.stranger, 'tickets', [{ ...document, events: [...eventsOf(document), event] }]);
  },
];

/** Somebody writes what they may not: an erasure from a desk, a row of another site, an act of one who only reads. */
export const forgeRights = (trouble: Trouble): Promise<void> => pick(trouble.random, withoutRight)(trouble);

/** A device takes a place for when it is out of reach, or gives back what it has. */
export const tryLease = async ({ history, random }: Trouble): Promise<void> => {
  const place = {
    day: pick(random, bookingDays),
    time: pick(random, bookingTimes),
    durationMin: 20,
    deskId: pick(random, deskIds),
    reasonId: 'advice',
  };
  const body = { key: `lease-${Math.floor(random() * 1e9)}`, keep: [], places: random() < 0.8 ? [place] : [] };
  const answer = await history.server.call(history.stranger, '/v1/lease', JSON.stringify(body));
  history.world.trace('lease', answer ? `${answer.status} ${answer.text}` : 'none');
};
