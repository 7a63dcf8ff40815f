import type { FactSheet } from '#shared/domain/insights/facts/fact';

/** What an answer of the server says of its sheets. `asOf` is an instant of the server, `''` = never received. */
type ToldState = {
  /** The history of the server that `seq` belongs to. */
  readonly epoch: string;
  readonly seq: number;
  readonly asOf: string;
  readonly unsyncedDesks: number;
  /** The server had no day left to make, and this desk no page left to fetch. */
  readonly isWhole: boolean;
};

/** How far this desk knows the server’s sheets. `wholeEpoch` = the history that was all here once, as it stands in the store; `''` = none. */
export type SheetState = ToldState & { readonly wholeEpoch: string };

export const noSheets: SheetState = { epoch: '', seq: 0, asOf: '', unsyncedDesks: 0, isWhole: false, wholeEpoch: '' };

/** Sheets that came, as texts of `encodeSheet`. `isAnew` = those of before are of another history and go. */
export type NewSheets = {
  readonly sheets: readonly { readonly day: string; readonly sheet: string }[];
  readonly isAnew: boolean;
  readonly state: ToldState;
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

/** The state of a store after new sheets came, whether or not somebody looks at figures meanwhile. A store of before tells no `wholeEpoch`. */
export const stateAfter = (before: SheetState, { isAnew, state }: Pick<NewSheets, 'isAnew' | 'state'>): SheetState => {
  const known = isAnew ? '' : before.isWhole ? before.epoch : before.wholeEpoch;
  return { ...state, wholeEpoch: state.isWhole ? state.epoch : known };
};

/**
 * Whether the sheets of a site are a part of its history alone, as since it began they were never all here. The server makes days anew all day, and what was
 * whole once stays good for figures meanwhile.
 */
export const isPartOnly = ({ isWhole, epoch, wholeEpoch }: SheetState): boolean =>
  !isWhole && (epoch === '' || epoch !== wholeEpoch);
