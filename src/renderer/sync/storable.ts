import type { CollectionName } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import { indexedLength, indexes } from '../data/database/rx-schema';

/**
 * Whether the storage can hold a document at all: it writes the fields of its indexes as texts of a bounded length, and
 * anything else there would break it for every other document. All other oddities the folds and merges bear.
 */
export const isStorable =
  (collection: CollectionName) =>
  (document: WireDocument): boolean =>
    ['id', ...indexes[collection]].every((field) => {
      const value = document[field];
      return typeof value === 'string' && value.length <= indexedLength;
    });
