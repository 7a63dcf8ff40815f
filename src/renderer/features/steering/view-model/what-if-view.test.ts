import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { DayOutcome, StaffingWhatIf } from '#shared/domain/insights/steering/staffing/staffing-what-if';

import { chartCells } from '../../../ui/charts/chart-data';
import { whatIfView } from './what-if-view';

const nbsp = '\u00A0';
const minutes = fc.integer({ min: 0, max: 90 });
const day = (p90Min: number | null, patch: Partial<DayOutcome> = {}): DayOutcome => ({
  n: 480,
  medianMin: 2,
  p90Min,
  within: 0.8,
  late: 1,
  ...patch,
});
const found = (same: number, more: number, less: number, patch: Partial<StaffingWhatIf> = {}): StaffingWhatIf => ({
  weekday: 1,
  days: 13,
  lived: 48,
  withinMin: 15,
  seen: day(same),
  plan: day(same, { late: null }),
  variants: [
    { kind: 'same', desk: 0, outcome: day(same) },
    { kind: 'more', desk: 0, outcome: day(more) },
    { kind: 'less', desk: 7, outcome: day(less) },
  ],
  ...patch,
});

describe('the sentence of another plan', () => {
  it.each([
    [
      found(18.2, 4, 19),
      `Un lundi, un guichet de plus${nbsp}: 9 personnes sur 10 en 4${nbsp}min au lieu de 18${nbsp}min.`,
    ],
    [found(5, 4, 6), `Un lundi, un guichet de moins ne se sentirait pas${nbsp}: 9 personnes sur 10 en 6${nbsp}min.`],
    [
      found(5, 4, 30),
      `Un lundi, un guichet de moins${nbsp}: 9 personnes sur 10 en 30${nbsp}min au lieu de 5${nbsp}min.`,
    ],
  ])('says what is felt', (figures, words) => {
    expect(whatIfView(figures).bold).toBe(words);
  });

  it('says so where a desk more changes nothing and none can be missed', () => {
    const one = found(5, 4, 0);
    const { bold } = whatIfView({ ...one, weekday: 0, variants: one.variants.filter(({ kind }) => kind !== 'less') });
    expect(bold).toMatch(/^Un jour de la période, un guichet de plus ne changerait presque rien/);
  });

  it('holds the formula against it, also without end', () => {
    expect(whatIfView(found(5, 4, 6)).rest).toBe(` La formule du plan disait 5${nbsp}min.`);
    const endless = whatIfView(found(5, 4, 6, { plan: day(null, { late: null }) }));
    expect(endless.rest).toBe(' La formule du plan disait une attente sans fin.');
    expect(chartCells(endless.data)[1]?.slice(1, 3)).toEqual([2, 'sans fin']);
    const plan = day(null, { medianMin: null, late: null });
    expect(chartCells(whatIfView(found(5, 4, 6, { plan })).data)[1]?.slice(1, 3)).toEqual(['sans fin', 'sans fin']);
  });

  it.each([
    ['far from what was seen', 15, 36, 12, 44],
    ['off by more than a desk more is felt', 8, 4, 1, 5],
  ])('promises no figure where the simulation is %s', (_, seen, same, more, less) => {
    const view = whatIfView(found(same, more, less, { weekday: 0, seen: day(seen) }));
    expect(view.isUnlike).toBe(true);
    expect(view.bold).toBe('Un jour de la période, la simulation ne reproduit pas ce qui a été constaté.');
    expect(view.rest).toBe(
      ` Sans rien changer, elle trouve 9 personnes sur 10 en ${same}${nbsp}min${nbsp}; il en a fallu ${seen}${nbsp}min. Ne tirez aucun chiffre des plans ci-dessous.`,
    );
  });

  it('has a figure in bold only where it misses by less than a desk more or less is felt', () => {
    fc.assert(
      fc.property(minutes, minutes, minutes, minutes, (seen, same, more, less) => {
        const { bold, isUnlike } = whatIfView(found(same, more, less, { seen: day(seen) }));
        const felt = Math.max(same - more, less - same);
        const off = Math.abs(same - seen);
        expect(/\d/u.test(bold)).toBe(!isUnlike);
        if (felt >= 3 && off > felt) expect(isUnlike).toBe(true);
        if (off === 0) expect(isUnlike).toBe(false);
      }),
    );
  });
});

it('tells nothing of fewer than five people, nor of no day', () => {
  const few = whatIfView(found(5, 4, 6, { seen: day(5, { n: 4 }) }));
  expect(chartCells(few.data)[0]).toEqual(['Constaté', null, null, null, null, 4]);
  const none = whatIfView(found(0, 0, 0, { variants: [] }));
  expect([none.data.rows, none.foot]).toEqual([[], '']);
});

it('has a row for what was seen, for the formula, and for every plan, with all that was reckoned', () => {
  expect(chartCells(whatIfView(found(18, 4, 19)).data)).toEqual([
    ['Constaté', 2, 18, 0.8, 1, 480],
    ['Formule du plan', 2, 18, 0.8, null, 480],
    ['Sans rien changer', 2, 18, 0.8, 1, 480],
    ['Un guichet de plus', 2, 4, 0.8, 1, 480],
    [`Sans le guichet${nbsp}7`, 2, 19, 0.8, 1, 480],
  ]);
});
