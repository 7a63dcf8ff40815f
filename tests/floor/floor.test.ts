import { describe, expect, it } from 'vitest';

import { liveDay } from './live-day';
import { loads, runLoad } from './run-floor';

describe.each(loads)('the simulated town hall at load %s', (load) => {
  const result = runLoad({ seed: 5, days: 5 }, load);

  it('announces waits with an error at least thirty per cent below that of Munich’s rule, and a P80 that holds', () => {
    expect(result.gain).toBeGreaterThanOrEqual(0.33);
    expect(result.ours.coverageP80).toBeGreaterThanOrEqual(0.75);
    expect(result.ours.coverageP80).toBeLessThanOrEqual(0.9);
    expect(result.ours.n).toBeGreaterThan(400);
    // Nothing is told before anybody is signed on: the first ones of the morning at most.
    expect(result.unknown).toBeLessThan(result.ours.n / 100);
  });

  it('starves nobody: beyond the ceiling only those pass who have been beyond it longer', () => {
    expect(result.starvation.passedOver).toBe(0);
    expect(result.starvation.boundBroken).toBe(0);
    if (load >= 1) expect(result.starvation.beyond).toBeGreaterThan(0);
  });

  it('gives everybody an end, and counts those who did not wait at all', () => {
    expect(result.ended['waiting'] ?? 0).toBe(0);
    expect(result.waits.zero).toBeGreaterThan(0);
    expect(Object.values(result.ended).reduce((sum, one) => sum + one, 0)).toBe(result.tickets);
  });
});

it('makes the same day of the same seed', () => {
  const quiet = { beforeIssue: () => undefined, atCall: () => undefined };
  expect(liveDay('2026-03-02', 1, 3, quiet)).toEqual(liveDay('2026-03-02', 1, 3, quiet));
});
