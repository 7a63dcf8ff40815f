import type { AgeBand } from '#shared/domain/model/appointment';
import type { FeeRule, PaperRule, Situation, SiteReference } from '#shared/domain/model/reference';
import { overruledFee } from '#shared/domain/papers/fee-standing';
import { rulesShown, shippedRuleOf, type Rule } from '#shared/domain/papers/rule-versions';
import { shippedFeeRules } from '#shared/domain/papers/shipped-fee-rules';
import { shippedPaperRules } from '#shared/domain/papers/shipped-paper-rules';
import { shippedSituations } from '#shared/domain/papers/shipped-situations';
import { bandAges } from '#shared/domain/papers/whom-fits';
import { money } from '#shared/i18n/fr/papers';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';
import { compareText } from '#shared/lib/compare';

import type { EntryRow } from '../parts/entry-list';
import { ruleTitle, whomWords } from './rule-words';

/** What the list is narrowed to; `''` = everything. */
export type RuleFilter = { readonly title: string; readonly situation: string; readonly age: AgeBand | '' };

export const noFilter: RuleFilter = { title: '', situation: '', age: '' };

const takes = (list: readonly string[], value: string): boolean =>
  value === '' || list.length === 0 || list.includes(value);

const fits = (rule: Rule, { title, situation, age }: RuleFilter): boolean => {
  if (rule.kind === 'situation') return takes(rule.titles, title) && (situation === '' || rule.code === situation);
  const ages = age === '' ? null : bandAges[age];
  return (
    takes(rule.titles, title) &&
    takes(rule.situations, situation) &&
    (ages === null || (rule.minAge <= ages.to && ages.from <= rule.maxAge))
  );
};

const groupOf = (rule: Rule): string => (rule.kind === 'paperRule' ? texts.groups[rule.per] : texts.groups[rule.kind]);

/** Past and future versions say when; what counts now needs no date. */
const when = (rule: Rule, today: string): string => {
  if (rule.validFrom > today) return texts.from(rule.validFrom);
  return rule.validUntil === '' ? '' : texts.until(rule.validUntil);
};

/** The day from which a fee no longer applies to anybody, in words; `''` = it applies. */
const overruledWords = (reference: SiteReference, rule: Rule, fees: readonly FeeRule[], today: string): string => {
  const found = rule.kind === 'feeRule' ? overruledFee(reference, fees, rule, today) : null;
  return found ? texts.overruled(found.from > today && found.from > rule.validFrom ? found.from : '') : '';
};

const rowOf = (rule: Rule, situations: readonly Situation[], today: string, overruled: string): EntryRow => {
  const whom =
    rule.kind === 'situation'
      ? rule.titles.map((one) => texts.titles[one] ?? one).join(', ')
      : whomWords(rule, situations);
  return {
    id: rule.id,
    title: ruleTitle(rule),
    detail: [whom, when(rule, today), overruled].filter((part) => part !== '').join(' · '),
    ...(rule.kind === 'feeRule' ? { end: money(rule.cents) } : {}),
    isPast: rule.validUntil !== '' && rule.validUntil < today,
    group: groupOf(rule),
  };
};

const originOf = ({ id }: Rule): string => id.split('~')[0] ?? id;

/** By the shipped order, then what the site wrote itself; versions of one rule by their start. */
const inOrder = <One extends Rule>(rules: readonly One[], rank: (rule: One) => number): readonly One[] =>
  rules.toSorted(
    (a, b) => rank(a) - rank(b) || compareText(originOf(a), originOf(b)) || compareText(a.validFrom, b.validFrom),
  );

const rankIn =
  (reference: SiteReference, shipped: readonly Pick<Rule, 'id'>[]) =>
  (rule: Rule): number => {
    const origin = shippedRuleOf(reference, rule)?.id;
    const rank = shipped.findIndex(({ id }) => id === origin);
    return rank < 0 ? shipped.length : rank;
  };

/** All rules that count at the site: papers of persons, of the household, fees, situations. */
export const allRules = (reference: SiteReference): readonly Rule[] => {
  const papers: readonly PaperRule[] = inOrder(
    rulesShown(reference, 'paperRule'),
    rankIn(reference, shippedPaperRules),
  );
  const fees: readonly FeeRule[] = inOrder(rulesShown(reference, 'feeRule'), rankIn(reference, shippedFeeRules));
  return [
    ...papers.filter(({ per }) => per === 'person'),
    ...papers.filter(({ per }) => per === 'household'),
    ...fees,
    ...inOrder(rulesShown(reference, 'situation'), rankIn(reference, shippedSituations)),
  ];
};

/** The lines of the list under a filter. */
export const ruleRows = (reference: SiteReference, filter: RuleFilter, today: string): readonly EntryRow[] => {
  const situations = rulesShown(reference, 'situation');
  const fees = rulesShown(reference, 'feeRule');
  return allRules(reference)
    .filter((rule) => fits(rule, filter))
    .map((rule) => rowOf(rule, situations, today, overruledWords(reference, rule, fees, today)));
};
