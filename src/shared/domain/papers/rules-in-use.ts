import type { FeeRule, PaperRule, Reason, Situation, SiteReference } from '../model/reference';
import { shippedFeeRules } from './shipped-fee-rules';
import { shippedPaperRules } from './shipped-paper-rules';
import { shippedSituations } from './shipped-situations';
import { titlesOf } from './titles-of';
import { inForce } from './whom-fits';

type Rules = Pick<SiteReference, 'situations' | 'paperRules' | 'feeRules'>;

const orShipped = <Rule>(own: readonly Rule[], shipped: readonly Rule[]): readonly Rule[] =>
  own.length > 0 ? own : shipped;

/** The paper rules of a site: its own, or those that Guichet ships while it has none. */
export const paperRulesOf = (reference: Rules): readonly PaperRule[] =>
  orShipped(reference.paperRules, shippedPaperRules);

/** The fee rules of a site: its own, or those that Guichet ships while it has none. */
export const feeRulesOf = (reference: Rules): readonly FeeRule[] => orShipped(reference.feeRules, shippedFeeRules);

/** The situations of a site: its own, or those that Guichet ships while it has none. */
export const situationsOf = (reference: Rules): readonly Situation[] =>
  orShipped(reference.situations, shippedSituations);

const shippedRank = (situation: Situation): number => {
  const rank = shippedSituations.findIndex(({ code }) => code === situation.code);
  return rank < 0 ? shippedSituations.length : rank;
};

/** The situations to choose from for a reason on a day: those all of whose titles it is about, in the shipped order. */
export const situationsFor = (reference: Rules, reason: Pick<Reason, 'code'>, day: string): readonly Situation[] => {
  const titles: readonly string[] = titlesOf(reason);
  if (titles.length === 0) return [];
  return situationsOf(reference)
    .filter((situation) => inForce(situation, day) && situation.titles.every((title) => titles.includes(title)))
    .toSorted((a, b) => shippedRank(a) - shippedRank(b) || a.label.localeCompare(b.label, 'fr'));
};
