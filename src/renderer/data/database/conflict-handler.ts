import type { RxConflictHandler } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { mergeDocument, type Stored } from '#shared/sync/merge-document';
import { resolveConflict } from '#shared/sync/resolve-conflict';
import type { SyncRules } from '#shared/sync/rules';
import { sameDocument } from '#shared/sync/same-document';

/** By this name RxDB asks whether the server already holds what it is about to send. */
const alreadySent = 'upstream-check-if-equal';

/**
 * How RxDB compares and merges two copies: by the rules of the shared core. Total: a handler that throws once would lose
 * that write for good. RxDB sends no document that equals what it last saw of the server; those in `resend` it must.
 */
export const conflictHandlerOf = <Name extends CollectionName>(
  collection: Name,
  rules: SyncRules,
  resend: ReadonlySet<string>,
): RxConflictHandler<Documents[Name]> => ({
  isEqual: (a, b, context) => !(context === alreadySent && resend.has(b.id)) && sameDocument(a, b),
  resolve: ({ newDocumentState, realMasterState }) => {
    const decide = rules.masterVerbatim ? resolveConflict : mergeDocument;
    let resolved: Stored<Documents[Name]> = realMasterState;
    try {
      resolved = decide(collection, realMasterState, newDocumentState);
    } catch {
      // A copy that cannot even be read: the server's stands, and the next comparison says so.
    }
    return Promise.resolve({ ...resolved, _deleted: resolved._deleted ?? false });
  },
});
