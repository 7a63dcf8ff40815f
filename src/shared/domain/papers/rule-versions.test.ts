import { describe, expect, it } from 'vitest';

import type { ReferenceBody, SiteReference } from '../model/reference';
import type { SettingChange } from '../settings/setting-change';
import { papersFor } from './papers-for';
import { addRule, changeRule, dropOwnRules, endRule, ruleBody, rulesShown, shippedRuleOf } from './rule-versions';
import { shippedFeeRules } from './shipped-fee-rules';
import { shippedPaperRules } from './shipped-paper-rules';
import { noOwnRules, reasonOf } from './small-rules.fixture';

type Town = Pick<SiteReference, 'site' | 'situations' | 'paperRules' | 'feeRules'>;

/** The town after changes, as the store would hold it. */
const after = (town: Town, changes: readonly SettingChange[]): Town => {
  const all = new Map<string, ReferenceBody>(
    [...town.situations, ...town.paperRules, ...town.feeRules].map((rule) => [rule.id, ruleBody(rule)]),
  );
  for (const { id, before, body } of changes) {
    expect(all.get(id) ?? null).toEqual(before);
    if (body) all.set(id, body);
    else all.delete(id);
  }
  const of = <Kind extends ReferenceBody['kind']>(kind: Kind) =>
    [...all].flatMap(([id, body]) => (body.kind === kind ? [{ id, ...body }] : [])) as never;
  return { ...town, situations: of('situation'), paperRules: of('paperRule'), feeRules: of('feeRule') };
};

const shippedTown = noOwnRules('mainland');
const adultFee = (town: Town) => {
  const rule = rulesShown(town, 'feeRule').find(({ id }) => id.endsWith('passport-adult'));
  if (!rule) throw new Error('The shipped rules speak of a passport');
  return rule;
};
const cents = (town: Town, day: string): number =>
  papersFor(town, { reason: reasonOf('PASSPORT'), persons: [{ preApplicationNumber: '' }], day }).cents;

describe('a fee from a day on', () => {
  const changes = changeRule(shippedTown, adultFee(shippedTown), {
    ...ruleBody(adultFee(shippedTown)),
    cents: 9100,
    validFrom: '2027-01-01',
  } as never);
  const town = after(shippedTown, changes);

  it('copies the shipped set and leaves what counted before as it was', () => {
    expect(town.feeRules).toHaveLength(shippedFeeRules.length + 1);
    expect([cents(town, '2026-12-31'), cents(town, '2027-01-01')]).toEqual([8600, 9100]);
    expect(town.paperRules).toEqual([]);
  });

  it('is known as a version of the shipped rule', () => {
    const version = town.feeRules.find(({ id }) => id.endsWith('~2027-01-01'));
    expect(version && shippedRuleOf(town, version)?.id).toBe('shipped-fee-passport-adult');
  });

  it('takes a further version after it, and one change in its place', () => {
    const version = town.feeRules.find(({ id }) => id.endsWith('~2027-01-01'));
    if (!version) throw new Error('There is a version');
    const later = after(
      town,
      changeRule(town, version, { ...ruleBody(version), cents: 9600, validFrom: '2028-01-01' } as never),
    );
    expect(['2026-12-31', '2027-12-31', '2028-01-01'].map((day) => cents(later, day))).toEqual([8600, 9100, 9600]);
    const inPlace = changeRule(town, version, { ...ruleBody(version), cents: 9000 } as never);
    expect(inPlace).toHaveLength(1);
    expect(cents(after(town, inPlace), '2027-01-01')).toBe(9000);
  });
});

describe('a version that is given up before it counts', () => {
  it('leaves no gap: the version before it goes on', () => {
    const next = { ...ruleBody(adultFee(shippedTown)), cents: 9100, validFrom: '2027-01-01' } as never;
    const town = after(shippedTown, changeRule(shippedTown, adultFee(shippedTown), next));
    const version = town.feeRules.find(({ id }) => id.endsWith('~2027-01-01'));
    if (!version) throw new Error('There is a version');
    const back = after(town, endRule(town, version, '2027-01-01'));
    expect(['2026-12-31', '2027-01-01', '2030-01-01'].map((day) => cents(back, day))).toEqual([8600, 8600, 8600]);
    expect(back.feeRules).toHaveLength(shippedFeeRules.length);
  });
});

describe('a rule that counts no more', () => {
  it('ends the day before, and goes when it never counted', () => {
    const ended = after(shippedTown, endRule(shippedTown, adultFee(shippedTown), '2027-01-01'));
    expect([cents(ended, '2026-12-31'), cents(ended, '2027-01-01')]).toEqual([8600, 0]);
    const gone = after(ended, endRule(ended, adultFee(ended), '2021-08-02'));
    expect(cents(gone, '2026-12-31')).toBe(0);
    const never = after(shippedTown, endRule(shippedTown, adultFee(shippedTown), '2021-08-02'));
    expect(never.feeRules).toHaveLength(shippedFeeRules.length - 1);
  });
});

describe('own rules', () => {
  const [photo] = rulesShown(shippedTown, 'paperRule');
  if (!photo) throw new Error('There are shipped rules');

  it('stand beside the shipped ones', () => {
    const town = after(
      shippedTown,
      addRule(shippedTown, 'own', {
        ...ruleBody(photo),
        paper: { id: 'own', label: 'Enveloppe', detail: '' },
      } as never),
    );
    expect(town.paperRules).toHaveLength(shippedPaperRules.length + 1);
    const { persons } = papersFor(town, {
      reason: reasonOf('CNI'),
      persons: [{ preApplicationNumber: '' }],
      day: '2026-11-23',
    });
    expect(persons[0]?.papers.map(({ label }) => label)).toContain('Enveloppe');
    const own = town.paperRules.find(({ id }) => id === 'own');
    expect(own && shippedRuleOf(town, own)).toBeUndefined();
  });

  it('are given up for the shipped ones', () => {
    const town = after(shippedTown, endRule(shippedTown, photo, '2027-01-01'));
    expect(after(town, dropOwnRules(town, 'paperRule'))).toEqual(shippedTown);
    expect(dropOwnRules(shippedTown, 'paperRule')).toEqual([]);
  });
});
