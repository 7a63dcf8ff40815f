import { describe, expect, it } from 'vitest';

import type { AgeBand, AppointmentPerson } from '../model/appointment';
import type { FeeRule, PaperRule } from '../model/reference';
import { papersFor } from './papers-for';
import { situationsFor } from './rules-in-use';
import { shippedFeeRules } from './shipped-fee-rules';
import { shippedPaperRules } from './shipped-paper-rules';
import { noOwnRules, reasonOf } from './small-rules.fixture';
import { withAges } from './with-ages';

const day = '2026-11-23';
const person = (ageBand: AgeBand): AppointmentPerson => ({ preApplicationNumber: '', ageBand });

describe('versions', () => {
  const adult = shippedFeeRules.find(({ id }) => id === 'shipped-fee-passport-adult');
  const raised: readonly FeeRule[] = adult
    ? [
        { ...adult, id: 'old', validUntil: '2026-12-31' },
        { ...adult, id: 'new', cents: 9100, validFrom: '2027-01-01' },
      ]
    : [];
  const reference = { ...noOwnRules('mainland'), feeRules: raised };
  const on = (civilDay: string): number =>
    papersFor(reference, { reason: reasonOf('PASSPORT'), persons: [person('adult')], day: civilDay }).cents;

  it('count by the day of the appointment, both ends included', () => {
    expect([on('2026-12-31'), on('2027-01-01'), on('2021-08-01')]).toEqual([8600, 9100, 0]);
  });

  it('word a paper by the rule with the most conditions, in any order of the data', () => {
    const [photo] = shippedPaperRules.filter(({ paper }) => paper.id === 'photo');
    if (!photo) throw new Error('The shipped rules speak of a photo');
    const child: PaperRule = {
      ...photo,
      id: 'child',
      maxAge: 11,
      paper: { ...photo.paper, label: 'Photo d’enfant' },
    };
    for (const paperRules of [
      [photo, child],
      [child, photo],
    ]) {
      const { persons } = papersFor(
        { ...noOwnRules('mainland'), paperRules },
        { reason: reasonOf('CNI'), persons: [person('under12'), person('adult')], day },
      );
      expect(persons.map((one) => one.papers.map(({ label }) => label))).toEqual([
        ['Photo d’enfant'],
        [photo.paper.label],
      ]);
    }
  });
});

describe('situations to choose from', () => {
  it('are those of the titles that are asked for', () => {
    const codes = (code: string): readonly string[] =>
      situationsFor(noOwnRules('mainland'), reasonOf(code), day).map((one) => one.code);
    expect(codes('CNI')).toEqual([
      'renewal',
      'first',
      'cardLost',
      'cardStolen',
      'nameChange',
      'custodyRenewal',
      'custodyFirst',
    ]);
    expect(codes('CNI-PASSPORT')).toHaveLength(11);
    expect(codes('HOUSING')).toEqual([]);
  });
});

describe('ages', () => {
  it('come from birth dates where nobody said a band', () => {
    const birthDates = ['2011-11-24', '', '1980-01-01'];
    const persons: readonly AppointmentPerson[] = [
      { preApplicationNumber: '' },
      { preApplicationNumber: '' },
      person('under12'),
    ];
    expect(withAges(persons, (_, index) => birthDates[index] ?? '', day).map(({ ageBand }) => ageBand)).toEqual([
      'from12',
      undefined,
      'under12',
    ]);
  });
});
