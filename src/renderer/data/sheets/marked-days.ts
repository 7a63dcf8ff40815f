import { merge } from 'rxjs';

import type { GuichetDatabase } from '../database/collections';
import { changesOf } from '../plain';

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
  const entries = outbox.insert$.subscribe(({ documentData: entry }) => {
    own.add(entry.documentId);
  });
  const changes = merge(
    changesOf<'requests'>(requests),
    changesOf<'appointments'>(appointments),
    changesOf<'tickets'>(tickets),
  ).subscribe(({ id, document, before }) => {
    const isOwn = own.has(id);
    touch(document?.day, isOwn);
    const wasOn = before()?.day;
    if (wasOn !== document?.day) touch(wasOn, isOwn);
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
