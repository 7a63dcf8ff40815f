import type { RxCollection, RxDocument } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isInWindow, lastDayOf } from '#shared/sync/desk-window';
import { digestOf } from '#shared/sync/digest';
import { isEmptied, type LogCollection } from '#shared/sync/merge-document';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from '../data/database/collections';
import { readStoredDays } from '../data/read-portion';
import { forgetMasters } from './forget-masters';
import { fetchCopies } from './reconcile';
import type { Session } from './session';
import { sleep } from './waker';
import { dueBeforeOf, isAtRest, windowOf } from './window-of';

type AnyCollection = RxCollection<Documents[CollectionName]>;
type LogStore = RxCollection<Documents[LogCollection]>;

/** People and settings are never over. */
const logNames: readonly LogCollection[] = ['appointments', 'tickets', 'requests', 'deskSessions'];

const atOnce = 200;
/** At the beginning of a session people wait for the exchange: what is more goes at the next one. */
const mostAtOnce = 4_000;
/** RxDB keeps what was removed in this very millisecond. */
const cleanUpMs = 5;

/** A document that may go: the digest of what is held, its last day or that of an open request, and whether no day ends it here. */
type Candidate = { readonly digest: string; readonly day: string; readonly isOpen: boolean };
type Candidates = ReadonlyMap<string, Candidate>;

/**
 * Documents without an unsent write that are over, or open here and of a day before which the server let go: another desk closed them, and this one never
 * heard of it (`openBefore`, `''` = those are not asked for). Those that are open come last: of a long list only so many are looked at.
 */
const candidatesIn = async (
  session: Session,
  database: GuichetDatabase,
  name: LogCollection,
  openBefore: string,
): Promise<Candidates> => {
  const collection = database.collections[name] as unknown as LogStore;
  const fromDay = await windowOf(session, database);
  const nowMs = session.serverNow().getTime();
  const found: (readonly [string, Candidate])[] = [];
  for (const document of await readStoredDays<LogCollection>(collection, '', addDays(fromDay, -1))) {
    const lastDay = lastDayOf(name, document);
    const candidate = { digest: digestOf(document), day: lastDay || document.day, isOpen: lastDay === '' };
    const isOver = candidate.isOpen ? document.day < openBefore : !isInWindow(lastDay, fromDay);
    if (isOver && isAtRest(document, nowMs)) found.push([document.id, candidate]);
  }
  const candidates = new Map(found.toSorted(([, a], [, b]) => Number(a.isOpen) - Number(b.isOpen)));
  if (candidates.size === 0) return candidates;
  for (const entry of await database.outbox.find().exec())
    if (entry.collectionName === name) candidates.delete(entry.documentId);
  return candidates;
};

/** Of these, what the server holds word for word and is over, what it keeps from this desk, and what it no longer has because the site keeps nothing so old. */
const mayGo = async (
  session: Session,
  { name, dueBefore }: { readonly name: CollectionName; readonly dueBefore: string },
  candidates: Candidates,
): Promise<readonly string[]> => {
  const copies = await fetchCopies({ session, name }, [...candidates.keys()]);
  if (!copies) return [];
  return [...candidates].flatMap(([id, { digest, day, isOpen }]) => {
    const copy = copies.get(id);
    if (copy) return isEmptied(copy) || (!isOpen && digestOf(copy) === digest) ? id : [];
    return session.rules.retentionOnReturn && day < dueBefore ? id : [];
  });
};

const removeSome = async (
  session: Session,
  {
    name,
    collection,
    dueBefore,
  }: { readonly name: CollectionName; readonly collection: AnyCollection; readonly dueBefore: string },
  candidates: Candidates,
): Promise<readonly string[]> => {
  const going = await mayGo(session, { name, dueBefore }, candidates);
  const documents = [...(await collection.findByIds([...going]).exec()).values()];
  // Whoever wrote meanwhile made another revision: the removal of the old one fails, and the document stays.
  const same = documents.filter(
    (one: RxDocument<Documents[CollectionName]>) => digestOf(one.toMutableJSON()) === candidates.get(one.id)?.digest,
  );
  const { success } = await collection.bulkRemove(same);
  return success.map((one) => one.id);
};

const letGoIn = async (
  session: Session,
  database: GuichetDatabase,
  { name, dueBefore }: { readonly name: LogCollection; readonly dueBefore: string },
): Promise<void> => {
  const collection = database.collections[name] as unknown as AnyCollection;
  const all = [...(await candidatesIn(session, database, name, dueBefore))].slice(0, mostAtOnce);
  const gone: string[] = [];
  for (let from = 0; from < all.length && !session.signal.aborted; from += atOnce)
    gone.push(...(await removeSome(session, { name, collection, dueBefore }, new Map(all.slice(from, from + atOnce)))));
  if (gone.length === 0) return;
  await sleep(cleanUpMs, session.signal);
  while (!(await collection.storageInstance.cleanup(0)));
  await forgetMasters(database, name, gone);
};

/**
 * Lets go of documents that are over: of those alone that the server is seen to hold as they are here, or to have let go of by their age; of open requests that
 * it let go of as well.
 * Nothing is deleted by it at the server. Runs while nothing is exchanged. Answers the day before which it took for due what the server no longer has (`dueBeforeOf`).
 */
export const letGo = async (session: Session, database: GuichetDatabase): Promise<string> => {
  const dueBefore = await dueBeforeOf(session, database);
  for (const name of logNames) await letGoIn(session, database, { name, dueBefore });
  return dueBefore;
};

/** Whether days have passed and left something behind that could go now. */
export const mayLetGo = async (session: Session, database: GuichetDatabase): Promise<boolean> => {
  const dueBefore = await dueBeforeOf(session, database);
  for (const name of logNames) {
    const some = [...(await candidatesIn(session, database, name, ''))].slice(0, atOnce);
    if (some.length > 0 && (await mayGo(session, { name, dueBefore }, new Map(some))).length > 0) return true;
  }
  return false;
};
