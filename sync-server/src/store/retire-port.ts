import type { Origin } from './aside-part';

/** A document that is over and at rest: where it stands in the order of writes. */
export type OverRow = { readonly id: string; readonly seq: number };

/** A document that stays: as JSON text, with whether nobody wrote it since the instant that was asked for. */
export type StayingRow = OverRow & { readonly body: string; readonly isAtRest: boolean };

/** The part of a site's transaction that lets documents go for good. */
export type RetirePart = {
  /**
   * Removes documents that still stand where they stood, with their history, what was put aside of them, and the messages, holds and claims that
   * name them. What is known of its number stays: who brings the ticket back brings no
   * doubtful one. The audit keeps that they went and when: an entry without a hash. Gives the ids of those that went.
   */
  readonly retire: (collection: string, rows: readonly OverRow[], origin: Origin) => Promise<readonly string[]>;
};

/** Which documents are over: those with a last day before a civil day, which nobody wrote since an instant. */
export type OverWish = { readonly before: string; readonly writtenBefore: string };

/** What a store tells of documents that are over, without taking a lock. Both lists come by id, after an id. */
export type RetireReads = {
  readonly over: (
    siteId: string,
    collection: string,
    wish: OverWish & { readonly after: string; readonly limit: number },
  ) => Promise<readonly OverRow[]>;
  /** Living documents whose `day` lies before `before` and that are not over. */
  readonly notOver: (
    siteId: string,
    collection: string,
    wish: OverWish & { readonly after: string; readonly limit: number },
  ) => Promise<readonly StayingRow[]>;
};
