import type { Citizen } from '#shared/domain/model/citizen';
import type { CollectionName } from '#shared/domain/model/collections';
import type { WireDocument } from '#shared/sync/protocol';

import type { GuichetDatabase } from './database/collections';

/** Whether a copy of a document holds a mark: the event of that id, or a register at least as new. */
const holds = (document: WireDocument, mark: string): boolean => {
  const events = document['events'];
  if (Array.isArray(events)) return events.some((event: { readonly id?: unknown } | null) => event?.id === mark);
  const at = mark.indexOf('@');
  const fields = document['fields'] as Citizen['fields'] | undefined;
  if (document['erasedAt']) return true;
  return (fields?.[mark.slice(0, at)]?.t ?? '') >= mark.slice(at + 1);
};

export const holdsAll = (document: WireDocument, marks: readonly string[]): boolean =>
  marks.every((mark) => holds(document, mark));

const deviceOf = (stamp: string): string => stamp.slice(stamp.indexOf('-', 16));

/**
 * Whether the server must have seen a mark to hold this copy. A register that is newer proves nothing when another device
 * wrote it: ours may never have left, and then it is still to be sent, so that the server keeps the value that loses.
 */
const proves = (document: WireDocument, mark: string): boolean => {
  const at = mark.indexOf('@');
  if (Array.isArray(document['events']) || document['erasedAt']) return holds(document, mark);
  const [name, stamp] = [mark.slice(0, at), mark.slice(at + 1)];
  const fields = document['fields'] as Citizen['fields'] | undefined;
  const seen = [fields?.[name]?.t ?? '', fields?.[`${name}~other`]?.t ?? ''];
  return seen.some((one) => one >= stamp && deviceOf(one) === deviceOf(stamp));
};

/** The writes of this device that the server does not hold yet, kept over a restart. */
export type Outbox = {
  /**
   * The entries go whose marks the server is known to hold: it took these rows of ours (`sent`), or these are copies that it
   * gave (`seen`).
   */
  readonly acknowledge: (
    collection: CollectionName,
    documents: readonly WireDocument[],
    how: 'sent' | 'seen',
  ) => Promise<void>;
  /** The server put a row aside: its entries stay visible and say why. */
  readonly refuse: (collection: CollectionName, documentId: string, why: string) => Promise<void>;
};

export const createOutbox = (database: GuichetDatabase): Outbox => {
  const entriesOf = async (collection: CollectionName) => {
    const entries = await database.outbox.find().exec();
    return entries.filter((entry) => entry.collectionName === collection);
  };
  return {
    acknowledge: async (collection, documents, how) => {
      const entries = await entriesOf(collection);
      if (entries.length === 0) return;
      const byId = new Map(documents.map((document) => [document.id, document]));
      const arrived = entries.filter((entry) => {
        const document = byId.get(entry.documentId);
        if (document === undefined) return false;
        return how === 'sent' ? holdsAll(document, entry.marks) : entry.marks.every((mark) => proves(document, mark));
      });
      if (arrived.length > 0) await database.outbox.bulkRemove(arrived.map((entry) => entry.id));
    },
    refuse: async (collection, documentId, why) => {
      const entries = await entriesOf(collection);
      await Promise.all(
        entries
          .filter((entry) => entry.documentId === documentId)
          .map((entry) => entry.incrementalPatch({ refusedWhy: why })),
      );
    },
  };
};
