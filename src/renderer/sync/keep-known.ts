import { getAssumedMasterState, type RxCollection } from 'rxdb/plugins/core';
import type { RxReplicationState } from 'rxdb/plugins/replication';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isEmptied, isLogCollection, mergeDocument } from '#shared/sync/merge-document';
import type { Checkpoint, WireDocument } from '#shared/sync/protocol';
import { addsToMaster, bearable } from '#shared/sync/resolve-conflict';
import type { SyncRules } from '#shared/sync/rules';
import { sameDocument } from '#shared/sync/same-document';

import { sendAgain } from '../data/database/resend';

type AnyDocument = Documents[CollectionName];

/**
 * Pulled copies, each with all that this desk knew besides. RxDB writes a pulled copy over its own wherever it believes that
 * the server had that: a server that lost an event would take it from the last desk that holds it. What it lacks is sent
 * again when the two are compared.
 */
export const keepKnown = async (
  name: CollectionName,
  collection: RxCollection<AnyDocument>,
  pulled: readonly WireDocument[],
  rules: SyncRules,
): Promise<WireDocument[]> => {
  if (name === 'reference' || !rules.unionMerge || pulled.length === 0) return [...pulled];
  const ids = pulled.map((document) => document.id);
  const local = new Map((await collection.storageInstance.findDocumentsById(ids, false)).map((one) => [one.id, one]));
  return pulled.map((document) => {
    // The town keeps it no longer: no word of it is to stay on this disk.
    if (isLogCollection(name) && isEmptied(document)) return document;
    const held = local.get(document.id);
    const master = document as unknown as AnyDocument;
    const mine = held && bearable<CollectionName>(name, master, held);
    if (!mine || !addsToMaster<CollectionName>(name, master, mine)) return document;
    return {
      ...mergeDocument<CollectionName>(name, master, mine, rules),
      _deleted: document._deleted,
    } as unknown as WireDocument;
  });
};

/**
 * Sends again what this desk holds of pulled documents that RxDB is about to pass over, because that differs from what RxDB noted of the
 * server: the answer brings the server's copy. RxDB loses the note of a push when that of a pull came in between, and nothing
 * else would bring the document into step.
 */
export const sendPassedOver = async <Name extends CollectionName>(
  { collection, internalReplicationState }: RxReplicationState<Documents[Name], Checkpoint>,
  pulled: readonly WireDocument[],
  resend: Set<string>,
): Promise<void> => {
  // What its town keeps no longer must not be brought back: the comparison lets go of it.
  const kept = pulled.filter(
    (document) => !(isLogCollection(collection.name as CollectionName) && isEmptied(document)),
  );
  const ids = kept.map((document) => document.id);
  const held = await collection.storageInstance.findDocumentsById(ids, false);
  if (!internalReplicationState || held.length === 0) return;
  const heldIds = held.map((document) => document.id);
  const noted = await getAssumedMasterState(internalReplicationState, heldIds);
  for (const document of held) {
    const note = noted[document.id]?.docData;
    if (note && sameDocument(note, document)) continue;
    const own = await collection.findOne(document.id).exec();
    if (own) await sendAgain(resend, own as never);
  }
};
