import type { FeeRule, PaperRule, Situation } from '#shared/domain/model/reference';
import type { Rule } from '#shared/domain/papers/rule-versions';
import { settingsPapersText as texts } from '#shared/i18n/fr/settings-papers';
import { settingsSiteText } from '#shared/i18n/fr/settings-site';

/** From this age on a rule has no upper limit. */
export const oldestAge = 150;

const ages = (minAge: number, maxAge: number): string => {
  if (minAge === 0 && maxAge >= oldestAge) return '';
  if (minAge === 0) return texts.years.below(maxAge);
  return maxAge >= oldestAge ? texts.years.above(minAge) : texts.years.between(minAge, maxAge);
};

const territoryName = (id: string): string =>
  (settingsSiteText.territories as Readonly<Record<string, string>>)[id] ?? id;

/** Long lists of places are told by their number. */
const territories = (ids: readonly string[]): string =>
  ids.length > 3 ? texts.places(ids.length) : ids.map(territoryName).join(', ');

/** Whom a rule is about, in one line: `Carte d’identité · Premier titre · jusqu’à 17 ans`. */
export const whomWords = (rule: PaperRule | FeeRule, situations: readonly Situation[]): string => {
  const words = [
    rule.titles.map((title) => texts.titles[title] ?? title).join(', '),
    rule.acts.length === 1 && rule.acts[0] !== 'deposit' ? rule.acts.map((act) => texts.acts[act]).join(', ') : '',
    rule.situations.map((code) => situations.find((one) => one.code === code)?.label ?? code).join(', '),
    ages(rule.minAge, rule.maxAge),
    territories(rule.territories),
  ].filter((part) => part !== '');
  return words.length === 0 ? texts.everyone : words.join(' · ');
};

/** What a rule is called. */
export const ruleTitle = (rule: Rule | Omit<Rule, 'id'>): string => {
  if ('paper' in rule) return rule.paper.label;
  return 'label' in rule ? rule.label : '';
};
