import type { RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isEmptied, isLogCollection, mergeDocument } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { addsToMaster, bearable } from '#shared/sync/resolve-conflict';
import type { SyncRules } from '#shared/sync/rules';

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
