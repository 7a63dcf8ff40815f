import type { Town } from '../town/town';
import { layOutReport } from './elected-report';
import type { LedgerStep } from './ledger';
import { optionsOfTown } from './options-of-site';
import { periodOfPublication } from './publications';
import { tellStep } from './told-year';
import type { YearlyReport } from './yearly-report';

/**
 * The report of a civil year as it was published, against the same publication of the year before. It stands until the next one; of
 * the settings only those that name nobody (inhabitants, cost) are read anew.
 */
export const publishedReport = (
  year: number,
  { now, earlier }: { readonly now: LedgerStep; readonly earlier: LedgerStep },
  town: Pick<Town, 'sites' | 'ref'>,
): YearlyReport => {
  const period = periodOfPublication(year, now);
  const options = optionsOfTown(town, period);
  const { untoldReasonIds } = options;
  return layOutReport(
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
};
