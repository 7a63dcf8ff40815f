import { merge } from 'rxjs';

import type { GuichetDatabase } from '../database/collections';

/** Days whose documents changed on this desk after what the server’s sheets are known to hold. */
export type MarkedDays = {
  readonly all: () => readonly string[];
  /** The server’s sheets hold what was written before an instant (milliseconds since 1970), but for what was not sent yet. */
  readonly settle: (beforeMs: number, unsent: ReadonlySet<string>) => void;
  readonly mark: (day: string) => void;
  readonly subscribe: (listener: (day: string) => void) => () => void;
  readonly stop: () => void;
};

type Dated = { readonly day?: string };

/** Listens to the store: what this desk wrote, and what it received. */
export const markDays = (database: GuichetDatabase, now: () => Date): MarkedDays => {
  const marks = new Map<string, number>();
  const listeners = new Set<(day: string) => void>();
  const mark = (day: string | undefined): void => {
    if (day === undefined || day === '') return;
    marks.set(day, now().getTime());
    for (const listener of listeners) listener(day);
  };
  const { requests, appointments, tickets } = database;
  const changes = merge(requests.$, appointments.$, tickets.$).subscribe((change) => {
    mark((change.documentData as Dated).day);
    mark((change.previousDocumentData as Dated | undefined)?.day);
  });
  return {
    all: () => [...marks.keys()].toSorted(),
    settle: (beforeMs, unsent) => {
      for (const [day, at] of marks) if (at < beforeMs && !unsent.has(day)) marks.delete(day);
    },
    mark,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    stop: () => changes.unsubscribe(),
  };
};
