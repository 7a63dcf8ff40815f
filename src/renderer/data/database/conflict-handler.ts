import type { RxConflictHandler } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { resolveConflict } from '#shared/sync/resolve-conflict';
import { sameDocument } from '#shared/sync/same-document';

/**
 * How RxDB compares and merges two copies: by the rules of the shared core. Total: a handler that throws once would lose
 * that write for good.
 */
export const conflictHandlerOf = <Name extends CollectionName>(
  collection: Name,
): RxConflictHandler<Documents[Name]> => ({
  isEqual: (a, b) => sameDocument(a, b),
  resolve: ({ newDocumentState, realMasterState }) => {
    const resolved = resolveConflict(collection, realMasterState, newDocumentState);
    return Promise.resolve({ ...resolved, _deleted: resolved._deleted ?? false });
  },
});
