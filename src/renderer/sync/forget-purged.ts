import type { RxCollection } from 'rxdb/plugins/core';

import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { SCHEMA_VERSION } from '#shared/sync/protocol';

import type { GuichetDatabase } from '../data/database/collections';
import { localDigests } from './local-digests';
import { persist, type Session } from './session';

const digestsAtOnce = 2_000;
const removedAtOnce = 500;

const idsOnServer = async (session: Session, collection: CollectionName): Promise<ReadonlySet<string>> => {
  const ids = new Set<string>();
  for (let after = '', more = true; more;) {
    const body = {
      collection,
      epoch: session.epoch,
      schemaVersion: SCHEMA_VERSION,
      after,
      fromDay: '',
      limit: digestsAtOnce,
    };
    const reply = await persist(session, () => session.http.calls.digest(body));
    for (const [id] of reply.rows) {
      ids.add(id);
      after = id;
    }
    more = reply.hasMore && reply.rows.length > 0;
  }
  return ids;
};

/** The documents of a collection with writes that the server does not hold yet. Nothing is sent meanwhile, and an entry stands before its document. */
const unsentIn = async (database: GuichetDatabase, name: CollectionName): Promise<ReadonlySet<string>> => {
  const entries = await database.outbox.find().exec();
  return new Set(entries.filter((one) => one.collectionName === name).map(({ documentId }) => documentId));
};

const forgetIn = async (session: Session, database: GuichetDatabase, name: CollectionName): Promise<void> => {
  const collection = database.collections[name] as unknown as RxCollection<Documents[CollectionName]>;
  const known = await idsOnServer(session, name);
  const { digests: local } = await localDigests(collection, () => 'all', session.signal);
  const gone = [...local.keys()].filter((id) => !known.has(id));
  for (let from = 0; from < gone.length; from += removedAtOnce) {
    // As late as can be: an agent writes while the documents are read and compared.
    const unsent = await unsentIn(database, name);
    await collection.bulkRemove(gone.slice(from, from + removedAtOnce).filter((id) => !unsent.has(id)));
  }
  // What stays of a removed document would be sent as a deletion by the exchange that begins next.
  if (gone.length > 0) while (!(await collection.storageInstance.cleanup(0)));
};

/**
 * Drops the documents that the server no longer has, before an exchange that begins from nothing would send them back to
 * it. Those with unsent writes stay. Runs while nothing is exchanged.
 */
export const forgetPurged = async (session: Session, database: GuichetDatabase): Promise<void> => {
  for (const name of collectionNames) await forgetIn(session, database, name);
};
