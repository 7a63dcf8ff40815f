import type { Published } from '../protect/protect-lists';
import { LEAST_PUBLISHED } from '../protect/small-numbers';
import { shownGroup, type Ledger, type LedgerStep } from './ledger';
import { yearProtection } from './tally-months';
import { isKeptTold, tellStep } from './told-year';

/**
 * Contacts of a civil month, `YYYY-MM`, by channel and by reason, as the publications of its year tell them; `null` = withheld. Commitments of the
 * year up to its end, as the publication of it tells them; absent = withheld: those of the month alone would tell what the publications withhold.
 */
export type ToldMonth = {
  readonly month: string;
  readonly total: Published;
  readonly channels: Readonly<Record<string, Published>>;
  readonly reasons: Readonly<Record<string, Published>>;
  readonly commitments?: { readonly kept: number; readonly of: number } | undefined;
};

const MONTHS = 12;

/** What two publications leave between them, where both tell it. A key that the earlier one does not have was 0. */
const between = (
  now: ReadonlyMap<string, Published>,
  before: ReadonlyMap<string, Published>,
  hasGrown: (key: string) => boolean,
): Record<string, Published> =>
  Object.fromEntries(
    [...now].flatMap(([key, count]): (readonly [string, Published])[] => {
      if (!hasGrown(key)) return [];
      const earlier = before.has(key) ? (before.get(key) ?? null) : 0;
      return [[key, count === null || earlier === null ? null : count - earlier]];
    }),
  );

/**
 * The months of a year out of its publications: what a month had is what its publication counts beyond the one before. A month is told where
 * both tell it, so months say nothing that the publications do not say. A count that is withheld in one of them is withheld in two months. A
 * month of a publication that told less than eleven, as they did before, is left out.
 */
export const toldMonths = ({ steps }: Ledger, untoldReasonIds: ReadonlySet<string> | undefined): ToldMonth[] => {
  const how = yearProtection(untoldReasonIds);
  const volumeOf = (step: LedgerStep | undefined) => (step ? shownGroup(step, 'volume', how) : null);
  const countsOf = (step: LedgerStep | undefined, list: number): ReadonlyMap<string, number> =>
    how.groupsOf(step?.tallies ?? {})['volume']?.[list]?.counts ?? new Map();
  const isOpen = ({ least = 0 }: LedgerStep): boolean => least >= LEAST_PUBLISHED;
  return steps.slice(0, MONTHS).flatMap((step, at): ToldMonth[] => {
    const earlier = steps[at - 1];
    if (!isOpen(step) || (earlier && !isOpen(earlier))) return [];
    const [now, before] = [volumeOf(step), volumeOf(earlier)];
    const listOf = (list: number): Record<string, Published> => {
      const [counts, was] = [countsOf(step, list), countsOf(earlier, list)];
      return between(
        now?.lists[list] ?? new Map(),
        before?.lists[list] ?? new Map(),
        (key) => (counts.get(key) ?? 0) > (was.get(key) ?? 0) && untoldReasonIds?.has(key) !== true,
      );
    };
    const total = before ? before.total : 0;
    const told = now === null || now.total === null || total === null ? null : now.total - total;
    const { all } = tellStep(step, untoldReasonIds).commitments;
    const commitments = isKeptTold(step) && all ? { commitments: all } : {};
    return [{ month: step.to.slice(0, 7), total: told, channels: listOf(0), reasons: listOf(1), ...commitments }];
  });
};
