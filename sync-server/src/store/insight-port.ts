/** The facts of a civil day as they are kept: JSON without any identity. `seq` grows with every change of the site's sheets. */
export type StoredSheet = { readonly day: string; readonly seq: number; readonly body: string };

/** A day whose facts may have changed; `mark` tells this change from a later one. */
export type MarkedDay = { readonly day: string; readonly mark: string };

/** The part of a site's transaction that keeps sheets of facts. */
export type SheetPart = {
  /** Notes that the facts of these days are to be made again. */
  readonly markDays: (days: readonly string[], mark: string) => Promise<void>;
  /**
   * Keeps what was made of marked days, under fresh `seq`s where it differs from what was there. A day that was marked again meanwhile
   * stays marked.
   */
  readonly writeSheets: (sheets: readonly (MarkedDay & { readonly body: string })[]) => Promise<void>;
};

/** What a store tells of facts, and of the documents of a day, without taking a lock. */
export type SheetReads = {
  /** Sheets changed after a `seq`, in that order, cut by bytes like a page of documents. */
  readonly sheetsSince: (
    siteId: string,
    since: number,
    limit: number,
    mostBytes?: number,
  ) => Promise<{ readonly sheets: readonly StoredSheet[]; readonly hasMore: boolean }>;
  /** The sheets from a civil day to another, both included, by day. */
  readonly sheetsBetween: (siteId: string, from: string, to: string) => Promise<readonly StoredSheet[]>;
  /** Days to be made again, the latest first. */
  readonly markedDays: (siteId: string, limit: number) => Promise<readonly MarkedDay[]>;
  /** The civil days of a site that have a sheet, in order. */
  readonly sheetDays: (siteId: string) => Promise<readonly string[]>;
  /** JSON texts of the documents of a collection whose `day` is the given one, by id; deleted ones too. */
  readonly bodiesOfDay: (siteId: string, collection: string, day: string) => Promise<readonly string[]>;
};
