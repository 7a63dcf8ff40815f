import type { CollectionName } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import { siteId } from '../town/sim-town';
import type { Disk } from '../world/kept-storage';

type Row = { readonly document: WireDocument };
type Task = { readonly bulkInsertDocs?: readonly Row[]; readonly bulkUpdateDocs?: readonly Row[] };
type Sorted = { readonly documents: ReadonlyMap<string, WireDocument>; readonly ensurePersistenceTask?: Task };

/** What RxDB’s memory storage has taken in and not sorted into its maps yet. */
const pendingRows = (task: Task | undefined): readonly WireDocument[] => {
  if (!task) return [];
  const { bulkInsertDocs = [], bulkUpdateDocs = [] } = task;
  return [...bulkInsertDocs, ...bulkUpdateDocs].map((row) => row.document);
};

/** The documents of a collection as they lie on a disk, without asking RxDB. Deleted ones are among them. */
export const readDisk = (disk: Disk, collection: CollectionName | 'outbox'): ReadonlyMap<string, WireDocument> => {
  const state: unknown = disk.get([`guichet-${siteId}`, collection, '0'].join('--memory--'));
  if (!state) return new Map();
  const { documents, ensurePersistenceTask } = state as Sorted;
  const pending = pendingRows(ensurePersistenceTask);
  if (pending.length === 0) return documents;
  const all = new Map(documents);
  for (const document of pending) all.set(document.id, document);
  return all;
};
