import type { RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isInWindow, lastDayOf } from '#shared/sync/desk-window';
import { FUTURE_STAMP, SCHEMA_VERSION, type WireDocument } from '#shared/sync/protocol';

import type { GuichetDatabase } from '../data/database/collections';
import { resendOf } from '../data/database/resend';
import type { Outbox } from '../data/outbox';
import { localDigests } from './local-digests';
import { mend, type Mending } from './mend';
import { persistOr, type Session } from './session';
import { isStorable } from './storable';
import { sleep } from './waker';
import { windowOf } from './window-of';

const digestsAtOnce = 2_000;
const fetchedAtOnce = 100;

export type Reconciling = {
  readonly session: Session;
  readonly database: GuichetDatabase;
  readonly outbox: Outbox;
  readonly name: CollectionName;
};

export type Reconciled = { readonly compared: number; readonly mended: number };

const scopeOf = ({ session, name }: Reconciling) => ({
  collection: name,
  epoch: session.epoch,
  schemaVersion: SCHEMA_VERSION,
});

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
      if (local.get(id) !== digest) found.push(id);
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

/** Documents with writes of this desk that the server may not hold, and those that it put aside. */
const openWrites = async ({ database, name }: Reconciling) => {
  const entries = (await database.outbox.find().exec()).filter((entry) => entry.collectionName === name);
  const waiting = new Set(entries.filter((entry) => entry.refusedWhy === '').map((entry) => entry.documentId));
  // A stamp of the future is written anew once the server’s time is known.
  const settled = entries.filter((entry) => entry.refusedWhy !== '' && entry.refusedWhy !== FUTURE_STAMP);
  const refused = settled.map((entry) => entry.documentId);
  return { waiting, putAside: new Set(refused.filter((id) => !waiting.has(id))) };
};

const mendSome = async (reconciling: Reconciling, mending: Mending, ids: readonly string[]): Promise<number> => {
  const copies = await fetchCopies(reconciling, ids);
  if (!copies) return 0;
  await reconciling.outbox.acknowledge(reconciling.name, [...copies.values()], 'seen');
  let mended = 0;
  for (const id of ids) {
    if (reconciling.session.signal.aborted) break;
    if (await mend(mending, id, copies.get(id))) mended += 1;
  }
  return mended;
};

/**
 * Compares what this desk and the server hold of a collection and mends what differs. RxDB finds unsent writes by wall-clock
 * time and passes over those made before a clock was set back; no other check notices. Safe at any time: merging twice
 * changes nothing.
 */
export const reconcile = async (reconciling: Reconciling): Promise<Reconciled> => {
  const { session, database, name } = reconciling;
  const collection = database.collections[name] as unknown as RxCollection<Documents[CollectionName]>;
  const fromDay = await windowOf(session, database);
  const local = await localDigests(
    collection,
    (document) => isInWindow(lastDayOf(name, document), fromDay),
    session.signal,
  );
  const compared = local.size;
  const suspects = await differing(reconciling, local, fromDay);
  if (!suspects) return { compared, mended: 0 };
  // As late as can be: what the server puts aside meanwhile is not to be sent again.
  const { waiting, putAside } = await openWrites(reconciling);
  const ids = [...new Set([...suspects, ...waiting])];
  const mending: Mending = { name, collection, resend: resendOf(database)[name], putAside, waiting };
  let mended = 0;
  for (let from = 0; from < ids.length && !session.signal.aborted; from += fetchedAtOnce)
    mended += await mendSome(reconciling, mending, ids.slice(from, from + fetchedAtOnce));
  return { compared, mended };
};
