import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ageBands, type AppointmentPerson } from '../model/appointment';
import type { FeeRule, PaperRule } from '../model/reference';
import { groupPapers } from './group-papers';
import { papersFor } from './papers-for';
import { shippedFeeRules } from './shipped-fee-rules';
import { shippedPaperRules } from './shipped-paper-rules';
import { shippedSituations } from './shipped-situations';
import { noOwnRules, reasonOf } from './small-rules.fixture';

const codes = ['CNI', 'PASSPORT', 'CNI-PASSPORT', 'COLLECTION', 'HOUSING'];
const territories = ['mainland', 'guyane', 'mayotte', 'reunion'] as const;

const personArb: fc.Arbitrary<AppointmentPerson> = fc.record({
  preApplicationNumber: fc.constant(''),
  ageBand: fc.constantFrom(...ageBands),
  situation: fc.constantFrom('unknown', ...shippedSituations.map(({ code }) => code)),
});
const dayArb = fc
  .integer({ min: 0, max: 1460 })
  .map((offset) => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().slice(0, 10));

const whomArb = fc.record({
  titles: fc.subarray(['CNI', 'PASSPORT']),
  acts: fc.subarray(['deposit', 'collection', 'other'] as const),
  situations: fc.subarray(['first', 'renewal', 'cardLost']),
  territories: fc.subarray(['mainland', 'guyane']),
  minAge: fc.integer({ min: 0, max: 20 }),
  maxAge: fc.integer({ min: 10, max: 150 }),
  validFrom: dayArb,
  validUntil: fc.option(dayArb, { nil: '' }),
  source: fc.constant('texte'),
});
const paperRuleArb: fc.Arbitrary<PaperRule> = fc
  .record({
    whom: whomArb,
    id: fc.nat(9),
    paper: fc.nat(4),
    per: fc.constantFrom('person' as const, 'household' as const),
  })
  .map(({ whom, id, paper, per }) => ({
    ...whom,
    kind: 'paperRule',
    id: `rule-${id}`,
    paper: { id: `paper-${paper}`, label: `Pièce ${paper}`, detail: '' },
    per,
  }));
const feeRuleArb: fc.Arbitrary<FeeRule> = fc
  .record({ whom: whomArb, id: fc.nat(9), cents: fc.nat(20_000) })
  .map(({ whom, id, cents }) => ({ ...whom, kind: 'feeRule', id: `fee-${id}`, label: 'Timbre', cents }));

const byId = <Rule extends { readonly id: string }>(rules: readonly Rule[]): readonly Rule[] => [
  ...new Map(rules.map((rule) => [rule.id, rule])).values(),
];

/** A town, what is asked for and for whom; with the shipped rules or with any others. */
const townArb = fc
  .record({
    territory: fc.constantFrom(...territories),
    code: fc.constantFrom(...codes),
    persons: fc.array(personArb, { minLength: 1, maxLength: 5 }),
    day: dayArb,
    paperRules: fc.array(paperRuleArb, { maxLength: 10 }),
    feeRules: fc.array(feeRuleArb, { maxLength: 10 }),
  })
  .map(({ territory, code, persons, day, paperRules, feeRules }) => ({
    reference: { ...noOwnRules(territory), paperRules: byId(paperRules), feeRules: byId(feeRules) },
    wish: { reason: reasonOf(code), persons, day },
  }));

const idsOf = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

describe('papers and fees, whatever the rules', () => {
  it('lists every paper once for each person and once for the household', () => {
    fc.assert(
      fc.property(townArb, ({ reference, wish }) => {
        const { persons, household } = papersFor(reference, wish);
        for (const list of [household, ...persons.map((one) => one.papers)])
          expect(new Set(idsOf(list)).size).toBe(list.length);
        expect(persons).toHaveLength(wish.persons.length);
      }),
    );
  });

  it('sums up what each pays', () => {
    fc.assert(
      fc.property(townArb, ({ reference, wish }) => {
        const { persons, cents } = papersFor(reference, wish);
        expect(cents).toBe(persons.flatMap(({ fees }) => fees).reduce((sum, fee) => sum + fee.cents, 0));
        for (const one of persons) expect(one.cents).toBe(one.fees.reduce((sum, fee) => sum + fee.cents, 0));
      }),
    );
  });

  it('never takes a paper or a fee from someone because another person comes along', () => {
    fc.assert(
      fc.property(townArb, personArb, ({ reference, wish }, another) => {
        const before = papersFor(reference, wish);
        const after = papersFor(reference, { ...wish, persons: [...wish.persons, another] });
        expect(after.persons.slice(0, wish.persons.length)).toEqual(before.persons);
        expect(idsOf(after.household)).toEqual(expect.arrayContaining([...idsOf(before.household)]));
      }),
    );
  });

  it('never applies a rule outside of its dates', () => {
    fc.assert(
      fc.property(townArb, ({ reference, wish }) => {
        const all = [...reference.paperRules, ...reference.feeRules, ...shippedPaperRules, ...shippedFeeRules];
        const rules = new Map(all.map((rule) => [rule.id, rule]));
        const { persons, household } = papersFor(reference, wish);
        for (const { ruleId } of [...household, ...persons.flatMap((one) => [...one.papers, ...one.fees])]) {
          const rule = rules.get(ruleId);
          expect(rule).toBeDefined();
          expect((rule?.validFrom ?? '') <= wish.day).toBe(true);
          expect(rule?.validUntil === '' || wish.day <= (rule?.validUntil ?? '')).toBe(true);
        }
      }),
    );
  });

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(townArb, ({ reference, wish }) => {
        const turned = {
          ...reference,
          paperRules: reference.paperRules.toReversed(),
          feeRules: reference.feeRules.toReversed(),
        };
        expect(papersFor(turned, wish)).toEqual(papersFor(reference, wish));
      }),
    );
  });

  it('says every paper of every person in one group, and no other', () => {
    fc.assert(
      fc.property(townArb, ({ reference, wish }) => {
        const papers = papersFor(reference, wish);
        const groups = groupPapers(papers);
        for (const [index, one] of papers.persons.entries()) {
          const said = groups.filter(({ persons }) => persons.includes(index)).flatMap((group) => idsOf(group.papers));
          expect(said.toSorted()).toEqual(idsOf(one.papers).toSorted());
        }
      }),
    );
  });

  it('takes of the fees that fit a title one with the most conditions', () => {
    const count = (rule: FeeRule): number =>
      [rule.titles, rule.acts, rule.situations, rule.territories].filter((list) => list.length > 0).length +
      (rule.minAge > 0 || rule.maxAge < 150 ? 1 : 0);
    fc.assert(
      fc.property(townArb, ({ reference, wish }) => {
        fc.pre(reference.feeRules.length > 0);
        const [one] = wish.persons;
        if (!one) return;
        for (const fee of papersFor(reference, { ...wish, persons: [one] }).persons[0]?.fees ?? []) {
          const chosen = reference.feeRules.find(({ id }) => id === fee.ruleId);
          const alone = (rule: FeeRule): boolean =>
            papersFor({ ...reference, feeRules: [rule] }, { ...wish, persons: [one] }).persons[0]?.fees.some(
              ({ title }) => title === fee.title,
            ) ?? false;
          const most = Math.max(...reference.feeRules.filter(alone).map(count));
          expect(chosen && count(chosen)).toBe(most);
        }
      }),
    );
  });
});
