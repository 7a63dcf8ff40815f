import { useMemo } from 'react';

import { electedReport } from '#shared/domain/insights/elected/elected-report';
import { optionsOfSite } from '#shared/domain/insights/elected/options-of-site';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { periodOf } from '#shared/domain/insights/period/period-of';
import type { SiteReference } from '#shared/domain/model/reference';

import { useElectedReport } from '../../../data/queries/use-elected-report';
import { useFacts } from '../../../data/queries/use-facts';

/** The report of a year, and why there is none. */
export type YearlyFigures = {
  readonly report: YearlyReport | null;
  readonly isStale: boolean;
  readonly isRefused: boolean;
};

/**
 * The report of a civil year: from the server where this device may ask it, which knows every site; else from the facts of this desk,
 * through the same rule, which withholds the same small numbers.
 */
export const useYearlyReport = (year: number, reference: SiteReference): YearlyFigures => {
  const asked = useElectedReport(year);
  const { facts, isStale } = useFacts(`${year - 1}-01-01`, `${year}-12-31`);
  const own = useMemo(() => {
    if (asked.report || !facts || facts.days.length === 0) return null;
    const filter = {
      period: periodOf('year', `${year}-06-30`),
      siteId: '',
      departmentId: '',
      reasonId: '',
      channel: '',
    } as const;
    return electedReport(facts, filter, optionsOfSite(reference, filter.period));
  }, [asked.report, facts, year, reference]);
  return {
    report: asked.report ?? own,
    isStale: asked.report ? asked.isStale : isStale,
    isRefused: asked.isRefused,
  };
};
