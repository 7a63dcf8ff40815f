import type { RxCollection, RxDocument } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isInWindow, lastDayOf } from '#shared/sync/desk-window';
import { digestOf } from '#shared/sync/digest';
import { logOf, type LogCollection } from '#shared/sync/merge-document';
import { addDays } from '#shared/time/civil';

import type { GuichetDatabase } from '../data/database/collections';
import { readStoredDays } from '../data/read-portion';
import { forgetMasters } from './forget-masters';
import { fetchCopies } from './reconcile';
import type { Session } from './session';
import { sleep } from './waker';
import { dueBeforeOf, windowOf } from './window-of';

type AnyCollection = RxCollection<Documents[CollectionName]>;
type LogStore = RxCollection<Documents[LogCollection]>;

/** People and settings are never over. */
const logNames: readonly LogCollection[] = ['appointments', 'tickets', 'requests', 'deskSessions'];

const atOnce = 200;
/** At the beginning of a session people wait for the exchange: what is more goes at the next one. */
const mostAtOnce = 4_000;
/** RxDB keeps what was removed in this very millisecond. */
const cleanUpMs = 5;

/**
 * What was written lately may be taken back here, and is looked for: an import of last year’s requests stays for a week. So long desks also
 * bring back what a restored backup missed, whatever day a document is of.
 */
const restMs = 7 * 24 * 3_600_000;

const isAtRest = (document: Documents[CollectionName], nowMs: number): boolean =>
  logOf(document).every((event) => Date.parse(event.at) < nowMs - restMs);

/** Documents that are over and have no unsent write. */
const overIn = async (session: Session, database: GuichetDatabase, name: LogCollection): Promise<Over> => {
  const collection = database.collections[name] as unknown as LogStore;
  const fromDay = await windowOf(session, database);
  const nowMs = session.serverNow().getTime();
  const over = new Map<string, { readonly digest: string; readonly lastDay: string }>();
  for (const document of await readStoredDays<LogCollection>(collection, '', addDays(fromDay, -1))) {
    const lastDay = lastDayOf(name, document);
    if (!isInWindow(lastDay, fromDay) && isAtRest(document, nowMs))
      over.set(document.id, { digest: digestOf(document), lastDay });
  }
  if (over.size === 0) return over;
  for (const entry of await database.outbox.find().exec())
    if (entry.collectionName === name) over.delete(entry.documentId);
  return over;
};

/** A document that is over, with the digest of what is held and its last day. */
type Over = ReadonlyMap<string, { readonly digest: string; readonly lastDay: string }>;

/** Of these, what the server holds word for word, and what it no longer has because the site keeps nothing so old. */
const mayGo = async (
  session: Session,
  { name, dueBefore }: { readonly name: CollectionName; readonly dueBefore: string },
  over: Over,
): Promise<readonly string[]> => {
  const copies = await fetchCopies({ session, name }, [...over.keys()]);
  if (!copies) return [];
  return [...over].flatMap(([id, { digest, lastDay }]) => {
    const copy = copies.get(id);
    return (copy ? digestOf(copy) === digest : session.rules.retentionOnReturn && lastDay < dueBefore) ? id : [];
  });
};

const removeSome = async (
  session: Session,
  {
    name,
    collection,
    dueBefore,
  }: { readonly name: CollectionName; readonly collection: AnyCollection; readonly dueBefore: string },
  over: Over,
): Promise<readonly string[]> => {
  const going = await mayGo(session, { name, dueBefore }, over);
  const documents = [...(await collection.findByIds([...going]).exec()).values()];
  // Whoever wrote meanwhile made another revision: the removal of the old one fails, and the document stays.
  const same = documents.filter(
    (one: RxDocument<Documents[CollectionName]>) => digestOf(one.toMutableJSON()) === over.get(one.id)?.digest,
  );
  const { success } = await collection.bulkRemove(same);
  return success.map((one) => one.id);
};

const letGoIn = async (session: Session, database: GuichetDatabase, name: LogCollection): Promise<void> => {
  const collection = database.collections[name] as unknown as AnyCollection;
  const over = [...(await overIn(session, database, name))].slice(0, mostAtOnce);
  const dueBefore = await dueBeforeOf(session, database);
  const gone: string[] = [];
  for (let from = 0; from < over.length && !session.signal.aborted; from += atOnce)
    gone.push(
      ...(await removeSome(session, { name, collection, dueBefore }, new Map(over.slice(from, from + atOnce)))),
    );
  if (gone.length === 0) return;
  await sleep(cleanUpMs, session.signal);
  while (!(await collection.storageInstance.cleanup(0)));
  await forgetMasters(database, name, gone);
};

/**
 * Lets go of documents that are over: of those alone that the server is seen to hold as they are here, or to have let go of by their age.
 * Nothing is deleted by it at the server. Runs while nothing is exchanged.
 */
export const letGo = async (session: Session, database: GuichetDatabase): Promise<void> => {
  for (const name of logNames) await letGoIn(session, database, name);
};

/** Whether days have passed and left something behind that could go now. */
export const mayLetGo = async (session: Session, database: GuichetDatabase): Promise<boolean> => {
  const dueBefore = await dueBeforeOf(session, database);
  for (const name of logNames) {
    const over = [...(await overIn(session, database, name))].slice(0, atOnce);
    if (over.length > 0 && (await mayGo(session, { name, dueBefore }, new Map(over))).length > 0) return true;
  }
  return false;
};
