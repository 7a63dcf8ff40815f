import type { RequestLine } from '#shared/domain/requests/request-line';

/** What the agent turned to in the list. */
export type Choosing = {
  /** The request that was chosen or acted on; `''` = none yet, the first of the list is shown. */
  readonly wanted: string;
  /** It was closed at this desk: the work goes on with the one that takes its place. */
  readonly isDone: boolean;
  /** Where the one that is shown stood last. */
  readonly lastIndex: number;
};

/**
 * Which request is shown: the one that was chosen or acted on, also when an act of any desk has taken it out of what the list shows, so
 * that the next key and what is being typed are still about it; once it was closed here, the one that took its place. `null` = none.
 */
export const chosenLine = (
  shown: readonly RequestLine[],
  all: readonly RequestLine[],
  { wanted, isDone, lastIndex }: Choosing,
): RequestLine | null => {
  const isWanted = ({ request }: RequestLine): boolean => request.id === wanted;
  const kept = isDone ? undefined : all.find(isWanted);
  return shown.find(isWanted) ?? kept ?? shown[Math.min(lastIndex, shown.length - 1)] ?? null;
};

/** Where a key goes on in a list of `count` rows; `undefined` = the key goes nowhere. */
type Step = {
  readonly key: string;
  /** The place of the request that is shown; -1 = an act took it out of the list. */
  readonly at: number;
  /** Where it stood last: the next one stands there now. */
  readonly lastIndex: number;
  readonly count: number;
  readonly page: number;
};

/** The row that Tab comes to: the one that is shown, else the one that took its place. */
export const stopIndex = ({ at, lastIndex, count }: Pick<Step, 'at' | 'lastIndex' | 'count'>): number =>
  at >= 0 ? at : Math.min(lastIndex, count - 1);

/** The row that a key chooses. From a request that left the list ↓ goes to the one that took its place: none is passed over. */
export const steppedTo = ({ key, at, lastIndex, count, page }: Step): number | undefined => {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined || count === 0) return undefined;
  // One that left stands between two rows: the one below is a step away, as the one above is.
  const from = at >= 0 ? at : Math.min(lastIndex, count) - (step > 0 ? 1 : 0);
  return Math.min(count - 1, Math.max(0, from + step));
};
