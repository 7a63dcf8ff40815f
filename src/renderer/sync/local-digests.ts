import type { RxCollection } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { digestOf } from '#shared/sync/digest';

import { areCitizensRead } from '../data/pass/every-citizen';
import { breatheQuietly, readStoredAfter, type IdPortion } from '../data/read-portion';
import { sleep } from './waker';

/** So many documents are read and digested at a stretch; a person who types never waits longer than that. */
const slice = 250;
/** So long it waits, again and again, while the citizens are read for those who search. */
const restMs = 100;

/** Which documents are compared with all that the server has, which by their ids alone, and which not at all. */
export type Compared = 'all' | 'byId' | 'none';

/** The digests of what this desk holds of a collection, by id, and the ids of what is compared by its id. */
export type LocalDigests = { readonly digests: Map<string, string>; readonly byId: readonly string[] };

/** What this desk holds of a collection: of the documents that `counts` says are to be compared. */
export const localDigests = async (
  collection: RxCollection<Documents[CollectionName]>,
  counts: (document: Documents[CollectionName]) => Compared,
  signal: AbortSignal,
): Promise<LocalDigests> => {
  const digests = new Map<string, string>();
  const byId: string[] = [];
  for (let after: string | null = ''; after !== null && !signal.aborted;) {
    const portion: IdPortion<Documents[CollectionName]> = await readStoredAfter<CollectionName>(
      collection,
      after,
      slice,
    );
    for (const row of portion.documents) {
      const compared = counts(row);
      if (compared === 'all') digests.set(row.id, digestOf(row));
      else if (compared === 'byId') byId.push(row.id);
    }
    after = portion.last;
    await breatheQuietly();
    while (!areCitizensRead(collection.database) && !signal.aborted) await sleep(restMs, signal);
  }
  return { digests, byId };
};
