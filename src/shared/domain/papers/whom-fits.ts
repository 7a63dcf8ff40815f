import type { AgeBand } from '../model/appointment';
import type { FeeRule, PaperRule } from '../model/reference';
import { compareText } from '../../lib/compare';

/** The part of a rule that says whom it is about. */
type Whom = Pick<
  PaperRule | FeeRule,
  'titles' | 'acts' | 'situations' | 'territories' | 'minAge' | 'maxAge' | 'validFrom' | 'validUntil'
>;

/** What a rule is held against: one title of one person. `title` is `''` where no title is asked for. */
export type Case = {
  readonly title: string;
  readonly act: PaperRule['acts'][number];
  readonly situation: string;
  readonly territory: string;
  readonly ageBand: AgeBand;
  readonly day: string;
};

/** The whole years of each band, both included. */
export const bandAges: Readonly<Record<AgeBand, { readonly from: number; readonly to: number }>> = {
  under12: { from: 0, to: 11 },
  from12: { from: 12, to: 14 },
  from15: { from: 15, to: 17 },
  adult: { from: 18, to: 150 },
};

const takes = <Value>(list: readonly Value[], value: Value): boolean => list.length === 0 || list.includes(value);

/** Whether a rule is in force on a civil day; both ends are included, `''` = no end. */
export const inForce = (rule: Pick<Whom, 'validFrom' | 'validUntil'>, day: string): boolean =>
  rule.validFrom <= day && (rule.validUntil === '' || day <= rule.validUntil);

/** Whether a rule is about this case. An age band that a rule cuts through counts as meant: better asked than missed. */
export const whomFits = (rule: Whom, facts: Case): boolean => {
  const ages = bandAges[facts.ageBand];
  return (
    inForce(rule, facts.day) &&
    takes(rule.titles, facts.title) &&
    takes(rule.acts, facts.act) &&
    takes(rule.situations, facts.situation) &&
    takes(rule.territories, facts.territory) &&
    rule.minAge <= ages.to &&
    ages.from <= rule.maxAge
  );
};

const conditions = (rule: Whom): number =>
  [rule.titles, rule.acts, rule.situations, rule.territories].filter((list) => list.length > 0).length +
  (rule.minAge > 0 || rule.maxAge < 150 ? 1 : 0);

const names = (list: readonly unknown[]): number => (list.length > 0 ? 0 : 1);

/**
 * Which of two rules about the same case counts, for sorting (negative = the first): the one with more conditions; of equals the
 * one that names a situation, then a territory, then the narrower ages, the later start, the id. Never depends on the order of
 * the data.
 */
export const compareRules = (a: Whom & { readonly id: string }, b: Whom & { readonly id: string }): number =>
  conditions(b) - conditions(a) ||
  names(a.situations) - names(b.situations) ||
  names(a.territories) - names(b.territories) ||
  a.maxAge - a.minAge - (b.maxAge - b.minAge) ||
  compareText(b.validFrom, a.validFrom) ||
  compareText(a.id, b.id);
