import type { RequestField, RequestWrite, ValueKind } from './request-mapping';

/** Why a row cannot be imported. The text is what the cell says; the screen puts it into words with what to do. */
export type RequestFault =
  | { readonly code: 'noId' | 'noReceived' | 'noChannel' | 'noReason' }
  | { readonly code: 'closedWithoutDate' | 'closedBeforeReceived' }
  | { readonly code: 'oddId' }
  | {
      readonly code:
        'badReceived' | 'badClosed' | 'farReceived' | 'farClosed' | 'receivedAhead' | 'closedAhead' | 'longId';
      readonly text: string;
    }
  | { readonly code: 'unknownValue'; readonly kind: ValueKind; readonly text: string };

/** Why a row is left out though nothing is wrong with it. */
export type RequestLeftOut = { readonly code: 'cancelled' | 'valueLeftOut' };

type RowEnd =
  | { readonly state: 'create' }
  /** Imported before while it was open, and closed since. */
  | { readonly state: 'close' }
  /**
   * Imported before; `otherLine` when it stands in the same file above, else 0. `differs` = what was imported has another day of
   * reception or closing, channel or reason: nothing is changed by an import, so that is said.
   */
  | { readonly state: 'existing'; readonly otherLine: number; readonly differs: boolean }
  | { readonly state: 'leftOut'; readonly why: RequestLeftOut }
  | { readonly state: 'refused'; readonly why: RequestFault };

/** What becomes of a row, with what it says: as understood, else as it stands in the file. */
export type PlannedRequest = RowEnd & {
  readonly line: number;
  readonly externalId: string;
  readonly received: string;
  readonly closed: string;
  readonly channel: string;
  readonly reason: string;
};

/** The outcome of a dry run. */
export type RequestImportPlan = {
  readonly rows: readonly PlannedRequest[];
  readonly writes: readonly RequestWrite[];
  readonly count: Readonly<Record<PlannedRequest['state'], number>>;
  /** Of those to create: still open, and closed without a theme of ours. */
  readonly open: number;
  readonly unqualified: number;
  /** Of those that were imported before: they say something else now. */
  readonly differing: number;
  /** Columns that must be chosen before anything can be read. */
  readonly missing: readonly RequestField[];
};
