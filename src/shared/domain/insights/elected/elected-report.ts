import type { Facts } from '../facts/fact';
import type { Filter } from '../facts/filter';
import { yearBefore } from '../period/neighbour-periods';
import type { ElectedOptions, YearlyReport } from './yearly-report';

/** The report of the elected over the period of the filter. Facts should hold the year before as well. */
export const electedReport = (facts: Facts, filter: Filter, _options: ElectedOptions): YearlyReport => ({
  period: filter.period,
  before: yearBefore(filter.period),
  asOf: facts.asOf,
  contacts: 0,
  contactsBefore: 0,
  inhabitants: null,
  perThousand: null,
  perThousandBefore: null,
  channels: [],
  needs: [],
  commitments: [],
  commitmentsBefore: null,
  cost: null,
  sites: [],
  themes: [],
});
