import type { AppointmentPerson } from '../model/appointment';
import type { Paper, PaperRule, Reason, SiteReference } from '../model/reference';
import { feeRulesOf, paperRulesOf } from './rules-in-use';
import { shippedPaperRules } from './shipped-paper-rules';
import { usualSituation } from './shipped-situations';
import { titlesOf } from './titles-of';
import { compareRules, whomFits, type Case } from './whom-fits';
import { compareText } from '../../lib/compare';

/** A paper that is asked for, and which rule says so. `ruleId` and `source` are `''` for a paper of the reason itself. */
export type PaperDue = Paper & { readonly ruleId: string; readonly source: string };

/** What one title costs one person, in cents; `title` is `''` for a fee that no title causes. */
type FeeDue = {
  readonly title: string;
  readonly label: string;
  readonly cents: number;
  readonly ruleId: string;
  readonly source: string;
};

/** The papers and fees of one person of the appointment. */
export type PersonPapers = {
  readonly papers: readonly PaperDue[];
  readonly fees: readonly FeeDue[];
  readonly cents: number;
};

/** The papers and fees of an appointment: of each person in their order, of the household, and the sum in cents. */
export type AppointmentPapers = {
  readonly persons: readonly PersonPapers[];
  readonly household: readonly PaperDue[];
  readonly cents: number;
};

type PapersWish = {
  readonly reason: Reason;
  readonly persons: readonly AppointmentPerson[];
  /** The civil day of the appointment: the rules of that day count, not those of today. */
  readonly day: string;
  /** That of the site where it is absent. */
  readonly territory?: string;
};

type Rules = Pick<SiteReference, 'site' | 'situations' | 'paperRules' | 'feeRules'>;

const shippedRank: ReadonlyMap<string, number> = new Map(
  shippedPaperRules.map(({ paper }, index) => [paper.id, index] as const).toReversed(),
);

const rankOf = (due: PaperDue): number => shippedRank.get(due.id) ?? shippedRank.size + shippedPaperRules.length;

const byPlace = (a: PaperDue, b: PaperDue): number => rankOf(a) - rankOf(b) || compareText(a.ruleId, b.ruleId);

/** Each paper once: of several rules that ask for it the one with the most conditions words it. */
const eachOnce = (rules: readonly PaperRule[]): readonly PaperDue[] => {
  const dues = new Map<string, PaperDue>();
  for (const rule of rules.toSorted(compareRules))
    if (!dues.has(rule.paper.id)) dues.set(rule.paper.id, { ...rule.paper, ruleId: rule.id, source: rule.source });
  return [...dues.values()].toSorted(byPlace);
};

const casesOf = (reference: Rules, wish: PapersWish, person: AppointmentPerson): readonly Case[] => {
  const titles = titlesOf(wish.reason);
  return (titles.length > 0 ? titles : ['']).map((title) => ({
    title,
    act: wish.reason.act,
    situation: person.situation ?? usualSituation,
    territory: wish.territory ?? reference.site.territory,
    ageBand: person.ageBand ?? 'adult',
    day: wish.day,
  }));
};

const feesOf = (reference: Rules, cases: readonly Case[]): readonly FeeDue[] =>
  cases.flatMap((facts) => {
    const rule = feeRulesOf(reference)
      .filter((one) => whomFits(one, facts))
      .toSorted(compareRules)[0];
    if (!rule) return [];
    return [{ title: facts.title, label: rule.label, cents: rule.cents, ruleId: rule.id, source: rule.source }];
  });

const sum = (list: readonly { readonly cents: number }[]): number => list.reduce((all, { cents }) => all + cents, 0);

/** The papers that the reason itself lists: for every act but the deposit of a title, where the rules say it all. */
const ownPapers = (reason: Reason, ruled: readonly PaperDue[]): readonly PaperDue[] => {
  if (reason.act === 'deposit' && titlesOf(reason).length > 0) return [];
  return reason.papers
    .filter(({ id }) => ruled.every((due) => due.id !== id))
    .map((paper) => ({ ...paper, ruleId: '', source: '' }));
};

/**
 * The papers to bring and the fees to pay, by the rules in force on the day of the appointment. An unknown age counts as
 * adult, an unknown situation as a renewal. What one person owes never depends on the others.
 */
export const papersFor = (reference: Rules, wish: PapersWish): AppointmentPapers => {
  const rules = paperRulesOf(reference);
  const cases = wish.persons.map((person) => casesOf(reference, wish, person));
  const fitting = (of: readonly Case[], per: PaperRule['per']): readonly PaperRule[] =>
    rules.filter((rule) => rule.per === per && of.some((facts) => whomFits(rule, facts)));
  const persons = cases.map((of) => {
    const ruled = eachOnce(fitting(of, 'person'));
    const fees = feesOf(reference, of);
    return { papers: [...ownPapers(wish.reason, ruled), ...ruled], fees, cents: sum(fees) };
  });
  return { persons, household: eachOnce(fitting(cases.flat(), 'household')), cents: sum(persons) };
};
