/** How many rows of a document that are aside are read at once: one device must not make others wait for thousands. */
export const MOST_ASIDE_OF = 50;

/** Later than any instant, as texts are compared. */
export const LAST_INSTANT = '9999';

/** Who wrote and when, for the audit. */
export type Origin = { readonly deviceId: string; readonly at: string };

/** A row that was not accepted, kept whole so that nothing is lost. `why` holds no personal data. */
export type QuarantinedRow = {
  readonly collection: string;
  readonly id: string;
  readonly why: string;
  readonly body: string;
};

/** A row that is kept aside, with when it came and from which device. */
export type AsideRow = QuarantinedRow & Origin;

/** The part of a site’s transaction that keeps rows aside. */
export type AsidePart = {
  /**
   * Keeps rows of a device aside, as long as it and its family have no more than `MOST_ASIDE_ROWS` and `MOST_ASIDE_BYTES` there. Says of each
   * whether it is kept; what is not is lost here, and still on its device.
   */
  readonly quarantine: (
    rows: readonly QuarantinedRow[],
    origin: Origin,
    family?: readonly string[],
  ) => Promise<readonly boolean[]>;
  /** Whether this very row was set aside before for this reason. */
  readonly wasQuarantined: (row: QuarantinedRow) => Promise<boolean>;
  /** The newest fifty rows of a document that are kept aside, for one reason or for any, the oldest first. */
  readonly asideOf: (collection: string, id: string, why?: string) => Promise<readonly AsideRow[]>;
  /** Gives rows of a document that a device brought and that are aside for some reasons, since `upTo` at the latest, another reason, or takes them away (`''`). */
  readonly settleAside: (
    rows: {
      readonly collection: string;
      readonly id: string;
      readonly deviceId: string;
      readonly whys: readonly string[];
      /** An instant; absent = whenever they came. */
      readonly upTo?: string;
    },
    why: string,
  ) => Promise<void>;
};
