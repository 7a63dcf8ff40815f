import { documentSchemas, type CollectionName, type Documents } from '#shared/domain/model/collections';
import type { Stored } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { no, ok, type Result } from '#shared/lib/result';

/** Any document that syncs, as the merge takes it. */
export type AnyDocument = Stored<Documents[CollectionName]>;

/**
 * A pushed row as a document of its collection, or why it is set aside: the path of the first fault, never a value.
 * Reference data is written by the server alone.
 */
export const checkRow = (
  collection: CollectionName,
  siteId: string,
  row: WireDocument,
): Result<AnyDocument, string> => {
  if (collection === 'reference') return no('readOnly');
  const result = documentSchemas[collection].safeParse(row);
  if (!result.success) return no(result.error.issues[0]?.path.join('.').slice(0, 100) || 'shape');
  if (result.data.siteId !== siteId) return no('siteId');
  // The schemas say `string` where the model has a union: the fold that follows writes these fields anew.
  return ok({ ...result.data, _deleted: row._deleted } as AnyDocument);
};
