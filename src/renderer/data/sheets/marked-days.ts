import { merge } from 'rxjs';

import type { GuichetDatabase } from '../database/collections';

/** Days whose documents this desk wrote itself, after what the server’s sheets are known to hold. */
export type MarkedDays = {
  readonly all: () => readonly string[];
  /** The server’s sheets hold what was written before an instant (milliseconds since 1970), but for what was not sent yet. */
  readonly settle: (beforeMs: number, unsent: ReadonlySet<string>) => void;
  readonly mark: (day: string) => void;
  /** Hears of every day on which a document changed, whoever wrote it. */
  readonly subscribe: (listener: (day: string) => void) => () => void;
  readonly stop: () => void;
};

type Dated = { readonly day?: string };

/**
 * Listens to the store. What was received the server has in its sheets already; what was written here stands in the outbox before it
 * stands anywhere else.
 */
export const markDays = (database: GuichetDatabase, now: () => Date): MarkedDays => {
  const marks = new Map<string, number>();
  const own = new Set<string>();
  const listeners = new Set<(day: string) => void>();
  const touch = (day: string | undefined, isOwn: boolean): void => {
    if (day === undefined || day === '') return;
    if (isOwn) marks.set(day, now().getTime());
    for (const listener of listeners) listener(day);
  };
  const { requests, appointments, tickets, outbox } = database;
  const entries = outbox.$.subscribe((change) => {
    if (change.operation === 'INSERT') own.add(change.documentData.documentId);
  });
  const changes = merge(requests.$, appointments.$, tickets.$).subscribe((change) => {
    const isOwn = own.has(change.documentId);
    const day = (change.documentData as Dated).day;
    const before = (change.previousDocumentData as Dated | undefined)?.day;
    touch(day, isOwn);
    if (before !== day) touch(before, isOwn);
  });
  return {
    all: () => [...marks.keys()].toSorted(),
    settle: (beforeMs, unsent) => {
      for (const [day, at] of marks) if (at < beforeMs && !unsent.has(day)) marks.delete(day);
    },
    mark: (day) => touch(day, true),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => {
      entries.unsubscribe();
      changes.unsubscribe();
    },
  };
};
