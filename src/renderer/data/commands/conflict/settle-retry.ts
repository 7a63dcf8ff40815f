import type { RxCollection } from 'rxdb/plugins/core';

import type { Refusal } from '#shared/errors/refusal';
import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';
import { no, ok, type Result } from '#shared/lib/result';

import type { DataContext } from '../../context';
import { resendOf } from '../../database/resend';

export type SettleRetryInput = { readonly collection: string; readonly id: string };

const isCollection = (name: string): name is CollectionName => (collectionNames as readonly string[]).includes(name);

/**
 * Sends a document that the server put aside once more, as it stands: who wrote it may have other rights by now, or the
 * server a newer version. Until it answers, the document counts as « à envoyer » again.
 */
export const settleRetry = async (
  context: DataContext,
  { collection, id }: SettleRetryInput,
): Promise<Result<null, Refusal>> => {
  const missing = no({ code: 'notFound', entity: 'appointment', id } as const);
  if (!isCollection(collection)) return missing;
  const { database } = context;
  const all = database.collections[collection] as unknown as RxCollection<Documents[CollectionName]>;
  const document = await all.findOne(id).exec();
  if (!document) return missing;
  const entries = await database.outbox.find().exec();
  for (const entry of entries)
    if (entry.documentId === id && entry.collectionName === collection && entry.refusedWhy !== '')
      await entry.incrementalPatch({ refusedWhy: '' });
  resendOf(database)[collection].add(id);
  // Written once more as it is, so that the exchange finds it.
  await document.incrementalModify((latest) => latest);
  return ok(null);
};
