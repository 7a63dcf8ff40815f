/**
 * A write of this device that the server has not acknowledged. `marks` are the ids of the events (or the stamps of the
 * registers) that it added: the entry goes once the server is known to hold them all. Never replicated.
 */
export type OutboxEntry = {
  readonly id: string;
  readonly collectionName: string;
  readonly documentId: string;
  readonly code: string;
  readonly at: string;
  readonly marks: readonly string[];
  /** Why the server put the row aside; `''` while it has not. */
  readonly refusedWhy: string;
};
