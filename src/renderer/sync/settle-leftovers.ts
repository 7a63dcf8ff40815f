import type { RxCollection } from 'rxdb/plugins/core';

import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import type { GuichetDatabase } from '../data/database/collections';
import type { OutboxEntry } from '../data/database/outbox-entry';
import type { Outbox } from '../data/outbox';
import type { Replication } from './replicate-collection';
import type { Session } from './session';

const isCollection = (name: string): name is CollectionName => collectionNames.some((known) => known === name);

const settle = async (
  entry: OutboxEntry,
  database: GuichetDatabase,
  replication: Replication,
  outbox: Outbox,
): Promise<void> => {
  if (!isCollection(entry.collectionName)) return;
  const collection = database.collections[entry.collectionName] as unknown as RxCollection<Documents[CollectionName]>;
  const document = await collection.findOne(entry.documentId).exec();
  if (!document) return;
  const touched = await document.incrementalModify((latest) => latest);
  await replication.state.awaitDocumentPushed(touched);
  const now = await database.outbox.findOne(entry.id).exec();
  if (now?.refusedWhy === '')
    await outbox.acknowledge(entry.collectionName, [{ ...touched.toMutableJSON(), _deleted: false } as WireDocument]);
};

/**
 * Writes of an earlier session that still wait after the first exchange. RxDB finds unsent writes by wall-clock time and
 * passes over those made before a clock was set back; touching the document through the normal way sends it in any case.
 * Reconciling by digest with the server, for documents without such an entry, will join in here.
 */
export const settleLeftovers = async (
  session: Session,
  database: GuichetDatabase,
  replications: ReadonlyMap<string, Replication>,
  outbox: Outbox,
): Promise<void> => {
  const leftovers = (await database.outbox.find().exec()).map((entry) => entry.id);
  for (const id of leftovers) {
    const first = await database.outbox.findOne(id).exec();
    const replication = first ? replications.get(first.collectionName) : undefined;
    if (!first || !replication) continue;
    await replication.state.awaitInitialReplication();
    const entry = await database.outbox.findOne(id).exec();
    if (session.signal.aborted) return;
    if (entry?.refusedWhy === '') await settle(entry.toMutableJSON(), database, replication, outbox);
  }
};
