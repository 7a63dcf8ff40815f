import fc from 'fast-check';
import { expect, it } from 'vitest';

import { LEAST_KEPT_MONTHS, MOST_KEPT_MONTHS, retentionSchema, type Retention } from '#shared/domain/model/reference';

import { isSooner, readRetention, toRetentionDraft } from './retention-shape';

const months = fc.integer({ min: LEAST_KEPT_MONTHS, max: MOST_KEPT_MONTHS });
const retention = fc.option(fc.record({ recordMonths: months, personMonths: months }));

it('what is kept stays as it was when nothing is typed', () => {
  fc.assert(
    fc.property(retention, (kept) => {
      expect(readRetention(toRetentionDraft(kept))).toEqual({ wish: kept, faults: [] });
    }),
  );
});

it('proposes the most months to who begins, and tells each field that is empty or out of bounds', () => {
  const first = { ...toRetentionDraft(null), choice: 'drop' } as const;
  expect(readRetention(first)).toEqual({
    wish: { recordMonths: MOST_KEPT_MONTHS, personMonths: MOST_KEPT_MONTHS },
    faults: [],
  });
  expect(readRetention({ ...first, recordMonths: '' }).faults).toEqual(['recordMonths']);
  expect(readRetention({ ...first, recordMonths: '5', personMonths: '25' }).faults).toEqual([
    'recordMonths',
    'personMonths',
  ]);
  // What is typed counts for nothing while everything is kept.
  expect(readRetention({ choice: 'keep', recordMonths: '', personMonths: '99' })).toEqual({ wish: null, faults: [] });
});

it('finds no fault exactly where the server would take the months', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 }), (recordMonths, personMonths) => {
      const draft = {
        choice: 'drop',
        recordMonths: String(recordMonths),
        personMonths: String(personMonths),
      } as const;
      const isTaken = retentionSchema.safeParse({ recordMonths, personMonths }).success;
      expect(readRetention(draft).faults.length === 0).toBe(isTaken);
    }),
  );
});

/** Whether what was over so many months ago has gone. */
const hasGone = (kept: Retention | null, field: 'recordMonths' | 'personMonths', age: number): boolean =>
  kept !== null && age > kept[field];

it('is asked about exactly when something goes that would have stayed', () => {
  fc.assert(
    fc.property(retention, retention, (present, wish) => {
      const ages = Array.from({ length: MOST_KEPT_MONTHS + 2 }, (_, age) => age);
      const goes = (['recordMonths', 'personMonths'] as const).some((field) =>
        ages.some((age) => hasGone(wish, field, age) && !hasGone(present, field, age)),
      );
      expect(isSooner(present, wish)).toBe(goes);
    }),
  );
});
