import { expect, it } from 'vitest';

import { smallTown } from '../conflicts/testing/small-town';
import { withoutLimits } from './without-limits';

it('drops notice and horizon of every reason, and nothing else', () => {
  const strict = { ...smallTown, reasons: smallTown.reasons.map((one) => ({ ...one, noticeMin: 90, horizonDays: 7 })) };
  const free = withoutLimits(strict);
  for (const { noticeMin, horizonDays = 0 } of free.reasons) {
    expect(noticeMin).toBe(0);
    expect(horizonDays).toBeGreaterThan(365);
  }
  const unlimited = free.reasons.map(({ noticeMin, horizonDays }) => ({ noticeMin, horizonDays }));
  expect(free.reasons).toEqual(strict.reasons.map((one, index) => ({ ...one, ...unlimited[index] })));
  expect({ ...free, reasons: [] }).toEqual({ ...strict, reasons: [] });
});

it('gives the same town for the same town, so that nothing computed from it is computed again', () => {
  expect(withoutLimits(smallTown)).toBe(withoutLimits(smallTown));
});
