import { useMemo } from 'react';

import { electedReport } from '#shared/domain/insights/elected/elected-report';
import { optionsOfTown } from '#shared/domain/insights/elected/options-of-site';
import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import { ALL_SITES } from '#shared/domain/insights/facts/filter';
import { periodOf } from '#shared/domain/insights/period/period-of';
import { townOf } from '#shared/domain/insights/town/town';
import type { SiteReference } from '#shared/domain/model/reference';

import { useElectedReport } from '../../../data/queries/use-elected-report';
import { useFacts } from '../../../data/queries/use-facts';
import { useOtherSites } from '../../../data/queries/use-other-sites';

/** The report of a year, and why there is none. */
export type YearlyFigures = {
  readonly report: YearlyReport | null;
  readonly isStale: boolean;
  readonly isRefused: boolean;
};

/**
 * The report of a civil year, of all sites of the town: from the server where this device may ask it, which knows every site; else from the facts of this desk,
 * through the same rule, which withholds the same small numbers.
 */
export const useYearlyReport = (year: number, reference: SiteReference): YearlyFigures => {
  const asked = useElectedReport(year);
  const others = useOtherSites();
  const { facts, isStale } = useFacts(`${year - 1}-01-01`, `${year}-12-31`, others.length === 0 ? '' : ALL_SITES);
  const own = useMemo(() => {
    if (asked.report || !facts || facts.days.length === 0) return null;
    const filter = {
      period: periodOf('year', `${year}-06-30`),
      siteId: '',
      departmentId: '',
      reasonId: '',
      channel: '',
    } as const;
    const town = townOf(reference, others);
    const report = electedReport(facts, filter, optionsOfTown(town, filter.period));
    const names = Object.fromEntries(
      [...town.sites, ...town.ref.reasons, ...town.ref.themes].map(({ id, name }) => [id, name]),
    );
    return others.length === 0 ? report : { ...report, names };
  }, [asked.report, facts, year, reference, others]);
  return {
    report: asked.report ?? own,
    isStale: asked.report ? asked.isStale : isStale,
    isRefused: asked.isRefused,
  };
};
