import type { CollectionName } from '#shared/domain/model/collections';

export type SyncKind = 'synced' | 'sending' | 'offline' | 'conflict' | 'clockDrift' | 'noServer' | 'notEnrolled';

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
  readonly conflicts: number;
  /** This machine's clock minus the server's, milliseconds. */
  readonly driftMs: number;
};
