import { expect, it } from 'vitest';

import { atStart, isAtRest } from './kiosk-state';
import { secondsToAnswer } from './use-idle';

it('asks for the last twenty seconds of a minute without a touch', () => {
  expect([0, 39_999].map(secondsToAnswer)).toEqual([null, null]);
  expect([40_000, 40_001, 59_001, 59_999].map(secondsToAnswer)).toEqual([20, 20, 1, 1]);
  expect([60_000, 90_000].map(secondsToAnswer)).toEqual([0, 0]);
});

it('asks nothing of a kiosk that stands as nobody left it, and something wherever a touch changed it', () => {
  const rest = atStart('fr');
  expect(isAtRest(rest, 'fr')).toBe(true);
  expect(isAtRest({ ...rest, noPaper: true }, 'fr')).toBe(true);
  const touched = [
    { ...rest, language: 'ar' as const },
    { ...rest, isLow: true },
    { ...rest, isContrast: true },
    { ...rest, priority: true },
    { ...rest, part: 'appointment' as const },
    { ...rest, page: 1 },
    { ...rest, help: 'asked' as const },
    { ...rest, screen: { at: 'times' as const } },
  ];
  expect(touched.filter((state) => isAtRest(state, 'fr'))).toEqual([]);
});
