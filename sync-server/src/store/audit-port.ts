/** One entry of the append-only audit. */
export type AuditEntry = {
  readonly seq: number;
  readonly at: string;
  readonly deviceId: string;
  readonly collection: string;
  readonly id: string;
  /** SHA-256 of the stored JSON; `''` = the document was retired, nothing is stored. */
  readonly sha: string;
  /** SHA-256 over the chain of the entry before and this entry (`chainOf`); the first follows `''`. */
  readonly chain: string;
};

/** What one write added, in the order of `seq`: with the audit, it replays to the state. */
export type HistoryEntry = {
  readonly seq: number;
  readonly collection: string;
  readonly id: string;
  readonly delta: unknown;
};

/** What one push of a device wrote into a collection: its instant, the first and last number, how many documents. */
export type PushNote = {
  readonly deviceId: string;
  readonly at: string;
  readonly fromSeq: number;
  readonly toSeq: number;
  readonly count: number;
};

/** What a store tells of the writes of a site, without taking a lock. */
export type AuditReads = {
  /** Entries after a `seq`, in its order. */
  readonly audit: (siteId: string, since: number, limit: number) => Promise<readonly AuditEntry[]>;
  /** What these writes added, after a `seq`, in its order. */
  readonly history: (siteId: string, since: number, limit: number) => Promise<readonly HistoryEntry[]>;
  /** The pushes among the writes of a site to a collection after `after` and up to `upTo`, in the order of their numbers. */
  readonly pushes: (
    siteId: string,
    collection: string,
    between: { readonly after: number; readonly upTo: number },
  ) => Promise<readonly PushNote[]>;
};
