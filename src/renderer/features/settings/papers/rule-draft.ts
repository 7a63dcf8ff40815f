import type { FeeRule, PaperRule } from '#shared/domain/model/reference';
import { titleCodes } from '#shared/domain/papers/titles-of';

import { oldestAge } from './rule-words';

type Whom = Pick<PaperRule, 'titles' | 'acts' | 'situations' | 'territories' | 'source'>;

/** A rule of papers or fees as its form holds it: figures and days as they are typed. */
export type RuleDraft = Whom & {
  readonly label: string;
  readonly detail: string;
  readonly per: PaperRule['per'];
  /** Euros, `8,50`. */
  readonly amount: string;
  readonly fromAge: string;
  readonly toAge: string;
  readonly validFrom: string;
  readonly validUntil: string;
};

/** The ages at which something changes for a title; any other that stands in a rule stays. */
export const ageStarts = [0, 12, 15, 18] as const;
export const ageEnds = [11, 14, 17, oldestAge] as const;

const eurosOf = (cents: number): string =>
  cents % 100 === 0 ? String(cents / 100) : (cents / 100).toFixed(2).replace('.', ',');

/** The cents of a typed amount, -1 for what is none: no rule takes it. */
export const centsOf = (amount: string): number =>
  /^\s*\d{1,5}([.,]\d{1,2})?\s*€?\s*$/u.test(amount)
    ? Math.round(Number(amount.replace('€', '').replace(',', '.').trim()) * 100)
    : -1;

/** A rule in its form. Saving makes a version from `from` on, unless the rule begins later. */
export const ruleDraft = (rule: PaperRule | FeeRule, from: string): RuleDraft => ({
  label: rule.kind === 'paperRule' ? rule.paper.label : rule.label,
  detail: rule.kind === 'paperRule' ? rule.paper.detail : '',
  per: rule.kind === 'paperRule' ? rule.per : 'person',
  amount: rule.kind === 'feeRule' ? eurosOf(rule.cents) : '',
  titles: rule.titles,
  acts: rule.acts,
  situations: rule.situations,
  territories: rule.territories,
  source: rule.source,
  fromAge: String(rule.minAge),
  toAge: String(Math.min(oldestAge, rule.maxAge)),
  validFrom: rule.validFrom > from ? rule.validFrom : from,
  validUntil: rule.validUntil,
});

/** The rule that a form says, on the ground of the one that it began as. */
export const draftedRule = (
  rule: PaperRule | FeeRule,
  draft: RuleDraft,
): Omit<PaperRule, 'id'> | Omit<FeeRule, 'id'> => {
  const whom = {
    titles: draft.titles,
    acts: draft.acts,
    situations: draft.situations,
    territories: draft.territories,
    minAge: Number(draft.fromAge),
    maxAge: Number(draft.toAge),
    source: draft.source.trim(),
    validFrom: draft.validFrom,
    validUntil: draft.validUntil,
  };
  const label = draft.label.trim();
  if (rule.kind === 'feeRule') return { kind: 'feeRule', ...whom, label, cents: centsOf(draft.amount) };
  const paper = { id: rule.paper.id, label, detail: draft.detail.trim() };
  return { kind: 'paperRule', ...whom, paper, per: draft.per };
};

/** What a new rule begins with. */
export const blankRule = (kind: 'paperRule' | 'feeRule', paperId: string, today: string): PaperRule | FeeRule => {
  const whom = {
    id: '',
    titles: [...titleCodes],
    acts: ['deposit' as const],
    situations: [],
    territories: [],
    minAge: 0,
    maxAge: oldestAge,
    source: '',
    validFrom: today,
    validUntil: '' as const,
  };
  return kind === 'paperRule'
    ? { ...whom, kind, paper: { id: paperId, label: '', detail: '' }, per: 'person' }
    : { ...whom, kind, label: '', cents: 0 };
};
