import { describe, expect, it } from 'vitest';

import { announceWaits } from '#shared/domain/queue/look-ahead';
import { learnTimes } from '#shared/domain/queue/service-times';

import { liveDay, type Scene } from './live-day';
import { loads, runLoad } from './run-floor';
import { town } from './town';

describe.each(loads)('the simulated town hall at load %s', (load) => {
  const result = runLoad({ seed: 5, days: 5 }, load);

  it('announces waits with an error at least thirty per cent below that of Munich’s rule, and a P80 that holds', () => {
    expect(result.gain).toBeGreaterThanOrEqual(0.33);
    expect(result.ours.coverageP80).toBeGreaterThanOrEqual(0.75);
    expect(result.ours.coverageP80).toBeLessThanOrEqual(0.9);
    expect(result.ours.n).toBeGreaterThan(400);
    expect(result.unknown).toBe(0);
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

describe('the look ahead', () => {
  const quiet = { beforeIssue: () => undefined, atCall: () => undefined };
  const past = liveDay('2026-03-02', 1, 3, quiet);
  const times = learnTimes({ ...past, reasons: town.reasons });
  const eight = {
    ...town,
    desks: [
      ...town.desks,
      ...town.desks.slice(2, 4).map((desk, index) => ({ ...desk, id: `e${index}`, number: 7 + index })),
    ],
  };

  it('makes the same day of the same seed', () => {
    expect(liveDay('2026-03-02', 1, 3, quiet)).toEqual(past);
  });

  it('takes less than ten milliseconds for nine reasons, eight desks and thirty who wait', () => {
    const scenes: Scene[] = [];
    liveDay('2026-03-03', 1.8, 4, {
      ...quiet,
      beforeIssue: (scene) =>
        void (scene.tickets.filter((one) => one.status === 'waiting').length >= 30 && scenes.push(scene)),
    });
    const [scene] = scenes;
    if (!scene) throw new Error('the day was too calm');
    const ids = town.reasons.map(({ id }) => id);
    const tookMs = Array.from({ length: 40 }, () => {
      const began = performance.now();
      announceWaits({ ...scene, reference: eight, times }, ids);
      return performance.now() - began;
    });
    // The best of many: other tests share the machine.
    expect(Math.min(...tookMs)).toBeLessThan(10);
  });
});
