import type { CollectionName } from '#shared/domain/model/collections';

import type { ShutOut } from './contact';

/**
 * `connecting` = opened a moment ago, the first answer of the server is still to come. `receiving` = a desk that just joined has not had everything once. `noServer` = the server
 * answers, but not to this device; `outdated` = it speaks only with a newer version.
 */
export type SyncKind =
  | 'connecting'
  | 'synced'
  | 'receiving'
  | 'sending'
  | 'offline'
  | 'conflict'
  | 'clockDrift'
  | 'noServer'
  | 'outdated'
  | 'notEnrolled';

/** A write of this device that the server has not acknowledged yet. Never personal data. */
export type WaitingWrite = {
  readonly id: string;
  readonly collection: CollectionName;
  readonly code: string;
  readonly at: string;
};

/** How this desk stands with its server. `since` is when the present kind began, `lastExchange` `''` before the first. */
export type SyncState = {
  readonly kind: SyncKind;
  readonly since: string;
  readonly lastExchange: string;
  readonly toSend: number;
  readonly waiting: readonly WaitingWrite[];
  /** Rows that the server put aside. */
  readonly refused: readonly (WaitingWrite & { readonly why: string })[];
  /** Writes of this desk that were set aside; everything else that waits to be settled is counted by `useConflictCount`. */
  readonly conflicts: number;
  /** This machine's clock minus the server's, milliseconds. */
  readonly driftMs: number;
  /** Instant at which the server went on from an older copy of its data, told for a day; `''` = it did not. */
  readonly wentBackAt: string;
  /** Whose access the server ended, of those who signed in here, as it said at `at`. */
  readonly shutOut: ShutOut;
  /** Ids of the reasons whose requests do not come to this desk (0103). */
  readonly withheld: readonly string[];
  /** Documents that came since the desk was opened. */
  readonly received: number;
  /** When the server is tried next, `''` while it answers. */
  readonly nextTry: string;
};

const outOfReach: ReadonlySet<SyncKind> = new Set(['connecting', 'offline', 'noServer', 'outdated']);

/** Whether the server hears nothing of this desk at present, whatever the cause. */
export const isOutOfReach = (kind: SyncKind): boolean => outOfReach.has(kind);

/** Whether a screen says that the line is gone: a desk that was opened a moment ago has no line yet, and has lost none. */
export const isCutOff = (kind: SyncKind): boolean => kind !== 'connecting' && isOutOfReach(kind);
