import type { FactSheet } from '#shared/domain/insights/facts/fact';

/** How far this desk knows the server’s sheets. `asOf` is an instant of the server, `''` = never received. */
export type SheetState = {
  /** The history of the server that `seq` belongs to. */
  readonly epoch: string;
  readonly seq: number;
  readonly asOf: string;
  readonly unsyncedDesks: number;
  /** The server had no day left to make, and this desk no page left to fetch. */
  readonly isWhole: boolean;
};

export const noSheets: SheetState = { epoch: '', seq: 0, asOf: '', unsyncedDesks: 0, isWhole: false };

/** Sheets that came, as texts of `encodeSheet`. `isAnew` = those of before are of another history and go. */
export type NewSheets = {
  readonly sheets: readonly { readonly day: string; readonly sheet: string }[];
  readonly isAnew: boolean;
  readonly state: SheetState;
};

/** The sheets of the server that this desk keeps for when it is out of reach. They hold no identity. */
export type SheetStore = {
  readonly state: () => Promise<SheetState>;
  /** By day; each is read once and remembered until it changes. */
  readonly between: (from: string, to: string) => Promise<readonly FactSheet[]>;
  readonly put: (news: NewSheets) => Promise<void>;
  /** Hears of every `put`, those of other windows too. Returns what ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly close: () => void;
};

/**
 * Says of the sheets of a site whether they are a part of its history alone: since the history began, or since this page was loaded, they were never all here. The
 * server makes days anew all day, and what was whole once stays good for figures meanwhile.
 */
export const rememberWhole = (): ((state: SheetState) => boolean) => {
  let wholeEpoch = '';
  return ({ epoch, isWhole }) => {
    if (isWhole) wholeEpoch = epoch;
    return !isWhole && (epoch === '' || epoch !== wholeEpoch);
  };
};
