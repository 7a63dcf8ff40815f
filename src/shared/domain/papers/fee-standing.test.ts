import { expect, it } from 'vitest';

import type { FeeRule } from '../model/reference';
import { feeEffects, overruledFee } from './fee-standing';
import { shippedFeeRules } from './shipped-fee-rules';
import { noOwnRules, reasonOf } from './small-rules.fixture';

const today = '2026-11-23';
const town = { ...noOwnRules('mainland'), reasons: ['CNI', 'PASSPORT', 'HOUSING'].map(reasonOf) };
const adult = shippedFeeRules.find(({ id }) => id === 'shipped-fee-passport-adult');
const own = (more: Partial<FeeRule> = {}): FeeRule => ({
  id: 'own',
  kind: 'feeRule',
  titles: ['PASSPORT'],
  acts: ['deposit'],
  situations: [],
  territories: [],
  minAge: 0,
  maxAge: 150,
  validFrom: '2026-12-01',
  validUntil: '',
  label: 'Passeport adulte nouveau tarif',
  cents: 9000,
  source: '',
  ...more,
});
const ids = (rules: readonly FeeRule[]): readonly string[] => rules.map(({ id }) => id);

it('says of no shipped fee that it never counts: those of another territory are about nobody here', () => {
  for (const rule of shippedFeeRules) expect(overruledFee(town, shippedFeeRules, rule, today)).toBeNull();
});

it('says that a fee with fewer conditions than those that are there would never count, and which count instead', () => {
  for (const rule of [own(), own({ minAge: 18 })]) {
    const { by, over } = feeEffects(town, shippedFeeRules, rule, today);
    expect(ids(by)).toContain('shipped-fee-passport-adult');
    expect(over).toEqual([]);
    expect(overruledFee(town, [...shippedFeeRules, rule], rule, today)?.from).toBe('2026-12-01');
  }
});

it('says which fee a new one takes the place of, and from which day on', () => {
  const rule = own({ minAge: 18, territories: ['mainland'] });
  const { by, over } = feeEffects(town, shippedFeeRules, rule, today);
  expect([ids(by), ids(over)]).toEqual([[], ['shipped-fee-passport-adult']]);
  const all = [...shippedFeeRules, rule];
  expect(adult && overruledFee(town, all, adult, today)).toMatchObject({ from: '2026-12-01', by: [{ id: 'own' }, {}] });
  // One that ends before is not overruled.
  const ended = adult && { ...adult, validUntil: '2026-11-30' as const };
  expect(ended && overruledFee(town, [...all.filter((one) => one !== adult), ended], ended, today)).toBeNull();
});

it('says nothing of a fee that counts again once a waiver for some is over, today, later or between two others', () => {
  const waiver = (id: string, validFrom: string, validUntil: string) =>
    own({ id, validFrom, validUntil, territories: ['mainland'], cents: 0 });
  const general = own({ id: 'general', validFrom: '2020-01-01' });
  const overAfter = (...more: readonly FeeRule[]) => overruledFee(town, [general, ...more], general, today);
  expect(overAfter(waiver('a', '2020-01-01', '2026-12-31'))).toBeNull();
  expect(overAfter(waiver('a', '2027-03-01', '2027-03-31'))).toBeNull();
  expect(overAfter(waiver('a', '2020-01-01', '2026-12-31'), waiver('b', '2027-02-01', '2027-02-28'))).toBeNull();
  // The last one stays; one that goes on where the other ends leaves no day between.
  expect(overAfter(waiver('a', '2020-01-01', '2026-12-31'), waiver('b', '2027-02-01', ''))?.from).toBe('2027-02-01');
  expect(overAfter(waiver('a', '2020-01-01', '2026-12-31'), waiver('b', '2027-01-01', ''))?.from).toBe(today);
  // Until others take its place it counts: nobody is told that it never will.
  expect(feeEffects(town, [waiver('b', '2027-02-01', '')], general, today).by).toEqual([]);
  const effects = feeEffects(town, [general], waiver('a', '2026-12-01', '2026-12-31'), today);
  expect(effects).toEqual({ by: [], over: [] });
});

it('says nothing of a fee that counts somewhere', () => {
  expect(feeEffects(town, shippedFeeRules, own({ situations: ['first'], minAge: 18 }), today)).toEqual({
    by: [],
    over: [],
  });
  expect(feeEffects(town, shippedFeeRules, own({ titles: [], acts: ['other'] }), today)).toEqual({ by: [], over: [] });
});
