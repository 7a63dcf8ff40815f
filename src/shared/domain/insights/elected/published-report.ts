import type { Town } from '../town/town';
import { layOutReport } from './elected-report';
import { shownGroup, type LedgerStep } from './ledger';
import { optionsOfTown } from './options-of-site';
import { periodOfPublication } from './publications';
import { ageBrackets, peopleProtection, type AgeBracket } from './tally-people';
import { tellStep } from './told-year';
import type { PeopleFigure, Shown, YearlyReport } from './yearly-report';

const minorBrackets: readonly AgeBracket[] = ['under14', 'from14'];

/** Persons by age bracket as a publication tells them. */
export const peopleFigure = (step: LedgerStep): PeopleFigure => {
  const { lists, total } = shownGroup(step, 'people', peopleProtection);
  const counts = lists[0] ?? new Map<string, Shown>();
  const countOf = (bracket: AgeBracket): Shown => (counts.has(bracket) ? (counts.get(bracket) ?? null) : 0);
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
  readonly earlier: LedgerStep;
  readonly people?: LedgerStep;
};

/**
 * The report of a civil year as it was published, against the same publication of the year before. It stands until the next one; of
 * the settings only those that name nobody (inhabitants, cost) are read anew.
 */
export const publishedReport = (
  year: number,
  { now, earlier, people }: ReportSteps,
  town: Pick<Town, 'sites' | 'ref'>,
): YearlyReport => {
  const period = periodOfPublication(year, now);
  const options = optionsOfTown(town, period);
  const { untoldReasonIds } = options;
  const report = layOutReport(
    {
      period,
      before: periodOfPublication(year - 1, earlier),
      asOf: now.asOf,
      now: tellStep(now, untoldReasonIds),
      earlier: tellStep(earlier, untoldReasonIds),
      siteId: '',
    },
    options,
  );
  return people ? { ...report, people: peopleFigure(people) } : report;
};
