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
