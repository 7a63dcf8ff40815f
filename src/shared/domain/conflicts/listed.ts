import { isDisagreement, type Conflict, type ConflictKind } from './conflict';

/**
 * Kinds of which a single desk that writes nonsense makes as many as it likes, and how many of each are listed. The next one is listed as
 * soon as one is settled.
 */
const mostOfKind: Readonly<Partial<Record<ConflictKind, number>>> = {
  twoTickets: 50,
  ticketNumber: 50,
  unproved: 50,
  unreadable: 50,
};

/** The conflicts that are listed, and how many more there are of a kind; a kind that is listed whole is not named. */
export type Listed = {
  readonly conflicts: readonly Conflict[];
  readonly unlisted: ReadonlyMap<ConflictKind, number>;
};

/** Lists the first conflicts of each kind, in their order. */
export const listedOf = (all: readonly Conflict[]): Listed => {
  const seen = new Map<ConflictKind, number>();
  const unlisted = new Map<ConflictKind, number>();
  const conflicts = all.filter(({ kind }) => {
    const before = seen.get(kind) ?? 0;
    seen.set(kind, before + 1);
    const isListed = before < (mostOfKind[kind] ?? Infinity);
    if (!isListed) unlisted.set(kind, (unlisted.get(kind) ?? 0) + 1);
    return isListed;
  });
  return { conflicts, unlisted };
};

/** How many there are of the kinds that fit, listed or not. */
export const countKinds = (
  { conflicts, unlisted }: Listed,
  isCounted: (one: Pick<Conflict, 'kind'>) => boolean = isDisagreement,
): number =>
  [...unlisted].reduce(
    (sum, [kind, more]) => sum + (isCounted({ kind }) ? more : 0),
    conflicts.filter((one) => isCounted(one)).length,
  );
