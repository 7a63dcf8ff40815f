import type { RxCollection, RxDocument } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { digestOf } from '#shared/sync/digest';
import type { WireDocument } from '#shared/sync/protocol';
import { resolveConflict } from '#shared/sync/resolve-conflict';
import { sameDocument } from '#shared/sync/same-document';

type AnyDocument = Documents[CollectionName];

export type Mending = {
  readonly name: CollectionName;
  readonly collection: RxCollection<AnyDocument>;
  /** Ids of documents that RxDB must send although it believes that the server holds them. */
  readonly resend: Set<string>;
  /** Ids of rows that the server put aside as they are now: they are not sent again unchanged. */
  readonly putAside: ReadonlySet<string>;
  /** Ids of documents with writes of this desk that still wait to be sent. */
  readonly waiting: ReadonlySet<string>;
};

const insertCopy = async ({ collection }: Mending, master: WireDocument): Promise<void> => {
  const { _deleted, ...document } = master;
  // A pull may bring it at this very moment, and then nothing is missing.
  if (!_deleted) await collection.insert(document as unknown as AnyDocument).catch(() => undefined);
};

/** Writes the document as it is once more, so that RxDB finds and sends it. */
const touch = async ({ resend, putAside }: Mending, local: RxDocument<AnyDocument>): Promise<void> => {
  if (putAside.has(local.primary)) return;
  resend.add(local.primary);
  await local.incrementalModify((latest) => latest);
};

/**
 * Brings one document that differs from the server's into step, through the normal way of writing: rewinding RxDB's
 * checkpoint or pushing beside its queue does not repair it. Says whether anything was to be done. Without `master` the server
 * has none.
 */
export const mend = async (mending: Mending, id: string, master: WireDocument | undefined): Promise<boolean> => {
  const local = await mending.collection.findOne(id).exec();
  if (!local) {
    if (master) await insertCopy(mending, master);
    return master?._deleted === false;
  }
  if (master && digestOf(master) === digestOf(local.toMutableJSON())) return false;
  // Of reference data the server's copy counts; the answer to this touch brings it, or says that there is none.
  const copy = mending.name === 'reference' ? undefined : (master as unknown as AnyDocument | undefined);
  const union = copy && resolveConflict(mending.name, copy, local.toMutableJSON());
  // What waits is sent as it is: in the union, a value that loses would be gone before the server ever saw it.
  const waits = mending.waiting.has(id);
  if (!copy || !union || waits || sameDocument(union, local.toMutableJSON())) await touch(mending, local);
  else await local.incrementalModify((latest) => resolveConflict(mending.name, copy, latest));
  return true;
};
