import { daysBetween } from '../../../time/civil';
import type { Site, SiteReference } from '../../model/reference';
import type { Period } from '../period/period';
import type { Town } from '../town/town';
import type { ElectedOptions } from './yearly-report';

const daysOfYear = (year: number): number => daysBetween(`${year}-01-01`, `${year + 1}-01-01`);

/** What the reception costs in a period that lies in one civil year, euros: the amount of the year by days; `undefined` = not given. */
const costOfPeriod = ({ receptionCosts = [] }: Site, { from, to }: Period): number | undefined => {
  const year = Number(from.slice(0, 4));
  const amount = receptionCosts.find((one) => one.year === year)?.euros;
  if (amount === undefined || !to.startsWith(from.slice(0, 4))) return undefined;
  return Math.round((amount * (daysBetween(from, to) + 1)) / daysOfYear(year));
};

/**
 * What the settings of the sites of a town add to the facts for a report over a period: their inhabitants, what their reception costs (that
 * of the sites that say so), and the reasons that nobody else may see.
 */
export const optionsOfTown = ({ sites, ref }: Pick<Town, 'sites' | 'ref'>, period: Period): ElectedOptions => {
  const costs = sites.map((site) => costOfPeriod(site, period)).filter((euros) => euros !== undefined);
  return {
    inhabitants: Object.fromEntries(
      sites.flatMap(({ id, inhabitants }) => (inhabitants === undefined ? [] : [[id, inhabitants]])),
    ),
    ...(costs.length > 0 && { costEuros: costs.reduce((sum, euros) => sum + euros, 0) }),
    untoldReasonIds: new Set(ref.reasons.filter(({ sensitive = false }) => sensitive).map(({ id }) => id)),
  };
};

/** The same of one site alone. */
export const optionsOfSite = (reference: SiteReference, period: Period): ElectedOptions =>
  optionsOfTown({ sites: [reference.site], ref: reference }, period);
