import type { RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { digestOf } from '#shared/sync/digest';

import { readStoredAfter, type IdPortion } from '../data/read-portion';
import { sleep } from './waker';

/** So many documents are read and digested at a stretch; a person who types never waits longer than that. */
const slice = 250;

/** What this desk holds of a collection, by id: of the documents that `counts` says are to be compared. */
export const localDigests = async (
  collection: RxCollection<Documents[CollectionName]>,
  counts: (document: Documents[CollectionName]) => boolean,
  signal: AbortSignal,
): Promise<Map<string, string>> => {
  const digests = new Map<string, string>();
  for (let after: string | null = ''; after !== null && !signal.aborted;) {
    const portion: IdPortion<Documents[CollectionName]> = await readStoredAfter<CollectionName>(
      collection,
      after,
      slice,
    );
    for (const row of portion.documents) if (counts(row)) digests.set(row.id, digestOf(row));
    after = portion.last;
    await sleep(0, signal);
  }
  return digests;
};
