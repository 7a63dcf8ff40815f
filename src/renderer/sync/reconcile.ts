import type { RxCollection, RxDocument } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isInWindow, lastDayOf } from '#shared/sync/desk-window';
import { FUTURE_STAMP, SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';
import { digestOf } from '#shared/sync/digest';
import { isEmptied, isLogCollection } from '#shared/sync/merge-document';
import { resolveConflict } from '#shared/sync/resolve-conflict';
import { sameDocument } from '#shared/sync/same-document';

import type { GuichetDatabase } from '../data/database/collections';
import { resendOf, sendAgain } from '../data/database/resend';
import type { Outbox } from '../data/outbox';
import { localDigests, type Compared } from './local-digests';
import { persistOr, type Session } from './session';
import { isStorable } from './storable';
import { sleep } from './waker';
import { dueBeforeOf, isAtRest, windowOf } from './window-of';

type AnyDocument = Documents[CollectionName];

type Mending = {
  readonly name: CollectionName;
  readonly collection: RxCollection<AnyDocument>;
  /** Ids of documents that RxDB must send although it believes that the server holds them. */
  readonly resend: Set<string>;
  /** Ids of rows that the server put aside as they are now: they are not sent again unchanged. */
  readonly putAside: ReadonlySet<string>;
  /** Ids of documents with writes of this desk that still wait to be sent. */
  readonly waiting: ReadonlySet<string>;
  /** Whether a document has such writes at this moment. */
  readonly isWaiting: (id: string) => Promise<boolean>;
  /** See `dueBeforeOf`. */
  readonly dueBefore: string;
  readonly nowMs: number;
};

const insertCopy = async ({ collection }: Mending, master: WireDocument): Promise<void> => {
  const { _deleted, ...document } = master;
  // A pull may bring it at this very moment, and then nothing is missing.
  if (!_deleted) await collection.insert(document as unknown as AnyDocument).catch(() => undefined);
};

const touch = async ({ resend, putAside }: Mending, local: RxDocument<AnyDocument>): Promise<void> => {
  if (!putAside.has(local.primary)) await sendAgain(resend, local);
};

/** Takes a document out of the store whose copy at the server says nothing more, unless somebody writes on it at this moment. Nothing is deleted by it at the server. */
const takeAway = async (
  { isWaiting }: Mending,
  local: RxDocument<AnyDocument>,
  master: WireDocument,
): Promise<void> => {
  const seen = digestOf(local.toMutableJSON());
  // After `seen`: a write is in the outbox before it is in its document, so none that is in `seen` is missed.
  if (await isWaiting(local.primary)) return;
  const empty = master as unknown as AnyDocument;
  await local.incrementalModify((latest) => (digestOf(latest) === seen ? empty : latest));
};

/**
 * Whether a document is still held here that the server let go of by its age or that this desk does not hold (0103): without a copy, or with one that says
 * nothing more.
 */
const hasLeft = (
  { name, dueBefore, nowMs }: Mending,
  local: AnyDocument,
  master: WireDocument | undefined,
): boolean => {
  if (master) return isEmptied(master);
  return (
    isLogCollection(name) &&
    'day' in local &&
    (lastDayOf(name, local) || local.day) < dueBefore &&
    isAtRest(local, nowMs)
  );
};

/**
 * Brings one document that differs from the server's into step, through the normal way of writing: rewinding RxDB's
 * checkpoint or pushing beside its queue does not repair it. Says whether it left the server by its age and still has to go here. Without `master` the
 * server has none.
 */
const mend = async (mending: Mending, id: string, master: WireDocument | undefined): Promise<boolean> => {
  const local = await mending.collection.findOne(id).exec();
  if (!local) {
    if (master) await insertCopy(mending, master);
    return false;
  }
  if (master && digestOf(master) === digestOf(local.toMutableJSON())) return false;
  // What waits is sent as it is: in the union, a value that loses would be gone before the server ever saw it.
  const waits = mending.waiting.has(id);
  // Its town keeps it no longer, or keeps it from this desk. Without a copy the next session lets go of it. Only what was never sent brings it back.
  if (!waits && hasLeft(mending, local.toMutableJSON(), master)) {
    if (master) await takeAway(mending, local, master);
    return master === undefined;
  }
  // Of reference data the server's copy counts; the answer to this touch brings it, or says that there is none.
  const copy = mending.name === 'reference' ? undefined : (master as unknown as AnyDocument | undefined);
  const union = copy && resolveConflict(mending.name, copy, local.toMutableJSON());
  if (!copy || !union || waits || sameDocument(union, local.toMutableJSON())) await touch(mending, local);
  else await local.incrementalModify((latest) => resolveConflict(mending.name, copy, latest));
  return false;
};

const digestsAtOnce = 2_000;
const fetchedAtOnce = 100;

export type Reconciling = {
  readonly session: Session;
  readonly database: GuichetDatabase;
  readonly outbox: Outbox;
  readonly name: CollectionName;
};

const scopeOf = ({ session, name }: Reconciling) => ({
  collection: name,
  epoch: session.epoch,
  schemaVersion: SCHEMA_VERSION,
});

/** What the server tells of a log that its town keeps no longer, until every desk has heard of it. */
const goneDigest = digestOf({ events: [], _deleted: true });

/** A server of an older version knows no digests. */
const unknownCall = ['notFound'];

/** Ids on which desk and server do not agree; `null` when the server cannot say. `local` is used up. */
const differing = async (
  reconciling: Reconciling,
  local: Map<string, string>,
  fromDay: string,
): Promise<readonly string[] | null> => {
  const { session } = reconciling;
  const found: string[] = [];
  for (let after = '', more = true; more;) {
    const body = { ...scopeOf(reconciling), after, fromDay, limit: digestsAtOnce };
    const reply = await persistOr(session, unknownCall, () => session.http.calls.digest(body));
    if (!reply.ok) return null;
    for (const [id, digest] of reply.value.rows) {
      const mine = local.get(id);
      if (mine !== digest && (mine !== undefined || digest !== goneDigest)) found.push(id);
      local.delete(id);
      after = id;
    }
    more = reply.value.hasMore && reply.value.rows.length > 0;
    await sleep(0, session.signal);
  }
  return [...found, ...local.keys()];
};

/** The server's copies of some documents by id. */
export const fetchCopies = async (
  reconciling: Pick<Reconciling, 'session' | 'name'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WireDocument> | null> => {
  const { session, name } = reconciling;
  const copies = new Map<string, WireDocument>();
  // An answer is cut by bytes: the ids for which it has no room are asked for again.
  for (let wanted = ids; wanted.length > 0;) {
    const body = { collection: name, epoch: session.epoch, schemaVersion: SCHEMA_VERSION, ids: wanted };
    const reply = await persistOr(session, unknownCall, () => session.http.calls.fetch(body));
    if (!reply.ok) return null;
    for (const document of reply.value.documents.filter(isStorable(name))) copies.set(document.id, document);
    wanted = reply.value.later ?? [];
  }
  return copies;
};

const entriesOf = async ({ database, name }: Reconciling) =>
  (await database.outbox.find().exec()).filter((entry) => entry.collectionName === name);

/** Documents with writes of this desk that the server may not hold, and those that it put aside. */
const openWrites = async (reconciling: Reconciling) => {
  const entries = await entriesOf(reconciling);
  const waiting = new Set(entries.filter((entry) => entry.refusedWhy === '').map((entry) => entry.documentId));
  // A stamp of the future is written anew once the server’s time is known.
  const settled = entries.filter((entry) => entry.refusedWhy !== '' && entry.refusedWhy !== FUTURE_STAMP);
  const refused = settled.map((entry) => entry.documentId);
  return { waiting, putAside: new Set(refused.filter((id) => !waiting.has(id))) };
};

/** So many documents from before the window are asked for at a time; the others at the next one. */
const mostBefore = 4_000;

/** Documents that the server was asked for in a session, as `collection id`. */
const asked = new WeakMap<Session, Set<string>>();

/**
 * How a document is compared. One that is over but was written on lately is still held here, and a pull of a new history, which begins with the window, does
 * not bring what others wrote on it: the server is asked for it by its id, once a session.
 */
const comparedIn =
  ({ session, name }: Reconciling, fromDay: string, nowMs: number) =>
  (document: Documents[CollectionName]): Compared => {
    if (isInWindow(lastDayOf(name, document), fromDay)) return 'all';
    return asked.get(session)?.has(`${name} ${document.id}`) || isAtRest(document, nowMs) ? 'none' : 'byId';
  };

const noteAsked = ({ session, name }: Reconciling, id: string): void => {
  asked.set(session, (asked.get(session) ?? new Set()).add(`${name} ${id}`));
};

const mendSome = async (reconciling: Reconciling, mending: Mending, ids: readonly string[]): Promise<boolean> => {
  const copies = await fetchCopies(reconciling, ids);
  if (!copies) return false;
  await reconciling.outbox.acknowledge(reconciling.name, [...copies.values()], 'seen');
  let hasLeftovers = false;
  for (const id of ids) {
    if (reconciling.session.signal.aborted) break;
    if (await mend(mending, id, copies.get(id))) hasLeftovers = true;
    noteAsked(reconciling, id);
  }
  return hasLeftovers;
};

/**
 * Compares what this desk and the server hold of a collection and mends what differs. RxDB finds unsent writes by wall-clock
 * time and passes over those made before a clock was set back; no other check notices. Safe at any time: merging twice
 * changes nothing. Says whether something is held here that left the server by its age: it goes when nothing is exchanged (`letGo`).
 */
export const reconcile = async (reconciling: Reconciling): Promise<boolean> => {
  const { session, database, name } = reconciling;
  const collection = database.collections[name] as unknown as RxCollection<Documents[CollectionName]>;
  const fromDay = await windowOf(session, database);
  const nowMs = session.serverNow().getTime();
  const { digests, byId } = await localDigests(collection, comparedIn(reconciling, fromDay, nowMs), session.signal);
  const suspects = await differing(reconciling, digests, fromDay);
  if (!suspects) return false;
  // As late as can be: what the server puts aside meanwhile is not to be sent again.
  const { waiting, putAside } = await openWrites(reconciling);
  const ids = [...new Set([...suspects, ...waiting, ...byId.slice(0, mostBefore)])];
  const dueBefore = session.rules.retentionOnReturn ? await dueBeforeOf(session, database) : '';
  const resend = resendOf(database)[name];
  const isWaiting = async (id: string): Promise<boolean> =>
    (await entriesOf(reconciling)).some((entry) => entry.documentId === id && entry.refusedWhy === '');
  const mending: Mending = { name, collection, resend, putAside, waiting, isWaiting, dueBefore, nowMs };
  let hasLeftovers = false;
  for (let from = 0; from < ids.length && !session.signal.aborted; from += fetchedAtOnce)
    if (await mendSome(reconciling, mending, ids.slice(from, from + fetchedAtOnce))) hasLeftovers = true;
  return hasLeftovers;
};
