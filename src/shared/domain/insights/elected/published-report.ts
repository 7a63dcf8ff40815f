import { channels } from '../../model/request';
import type { Period } from '../period/period';
import type { Town } from '../town/town';
import { layOutReport } from './elected-report';
import { shownGroup, type Ledger, type LedgerStep } from './ledger';
import { optionsOfTown } from './options-of-site';
import { periodOfPublication, publicationsOf } from './publications';
import { ageBrackets, peopleProtection, type AgeBracket } from './tally-people';
import { yearProtection } from './tally-months';
import { tellStep } from './told-year';
import { shownIn } from '../protect/protect-lists';
import { LEAST_SHOWN } from '../protect/small-numbers';
import type { DelayFigure, PeopleFigure, Shown, YearlyReport } from './yearly-report';

/** Delays of the channels whose number of answers may be told. */
const delayFigures = (step: LedgerStep): DelayFigure[] => {
  const counts = shownGroup(step, 'answered', yearProtection(undefined)).lists[0];
  return channels.flatMap((channel): DelayFigure[] => {
    if (counts?.has(channel) !== true) return [];
    const isTold = (counts.get(channel) ?? null) !== null;
    return [{ channel, median: isTold ? (step.delays[channel]?.median ?? null) : null }];
  });
};

const minorBrackets: readonly AgeBracket[] = ['under14', 'from14'];

/** Persons by age bracket as a publication tells them. */
export const peopleFigure = (step: LedgerStep): PeopleFigure => {
  const { lists, total } = shownGroup(step, 'people', peopleProtection);
  const counts = lists[0] ?? new Map<string, Shown>();
  const countOf = (bracket: AgeBracket): Shown => shownIn(counts, bracket);
  const young = minorBrackets.map(countOf);
  return {
    total,
    minors: young.reduce<Shown>((sum, count) => (sum === null || count === null ? null : sum + count), 0),
    brackets: ageBrackets
      .filter((bracket) => counts.has(bracket))
      .map((bracket) => ({ bracket, count: countOf(bracket) })),
  };
};

/** The publications that a report is made of; `people` = where persons are counted. */
export type ReportSteps = {
  readonly now: LedgerStep;
  /** The same publication of the year before; absent where that year is not known from its beginning. */
  readonly earlier?: LedgerStep;
  readonly people?: LedgerStep;
  /** As `knownFromOf` says of the year. */
  readonly knownFrom: string;
};

const sameStretchBefore = (year: number, { to }: LedgerStep): Period => {
  const [month] = publicationsOf(year - 1).slice(Number(to.slice(5, 7)) - 1);
  return periodOfPublication(year - 1, month ?? { to: `${year - 1}-12-31` });
};

/**
 * The civil day from which a year is known: the first of the month with which its contacts begin. `''` = from its beginning. `null` = no
 * contact came out. Held against a year that is not known from its beginning, everything would grow.
 */
export const knownFromOf = ({ steps }: Ledger): string | null => {
  const first = steps.find(({ tallies }) => Object.values(tallies['contacts'] ?? {}).some((count) => count > 0));
  if (!first) return null;
  return first === steps[0] ? '' : `${first.to.slice(0, 7)}-01`;
};

/**
 * The report of a civil year as it was published, against the same publication of the year before. It stands until the next one; of
 * the settings only those that name nobody (inhabitants, cost) are read anew.
 */
export const publishedReport = (
  year: number,
  { now, earlier, people, knownFrom }: ReportSteps,
  town: Pick<Town, 'sites' | 'ref'>,
): YearlyReport => {
  const period = periodOfPublication(year, now);
  const options = optionsOfTown(town, period);
  const { untoldReasonIds } = options;
  const report = layOutReport(
    {
      period,
      before: sameStretchBefore(year, now),
      asOf: now.asOf,
      now: tellStep(now, untoldReasonIds),
      earlier: earlier ? tellStep(earlier, untoldReasonIds) : null,
      siteId: '',
    },
    options,
  );
  return {
    ...report,
    least: Math.min(...[now, ...(earlier ? [earlier] : [])].map(({ least = LEAST_SHOWN }) => least)),
    // Of a part of the year alone: held against all inhabitants, or against the cost of all its days, it would be false.
    ...(knownFrom !== '' && { knownFrom, perThousand: null, cost: null }),
    delays: delayFigures(now),
    ...(people && { people: peopleFigure(people) }),
  };
};
