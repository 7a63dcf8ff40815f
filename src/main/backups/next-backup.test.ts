import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { AFTER_FAILURE_MS, AFTER_START_MS, BETWEEN_BACKUPS_MS, nextBackupMs } from './next-backup';

const now = Date.parse('2026-12-01T08:00:00.000Z');
const hourMs = 3_600_000;
const long = 24 * hourMs;
const iso = (ms: number): string => new Date(ms).toISOString();

describe('the next backup is due', () => {
  it('two minutes after the start when there is none, or the last one is older than twenty hours', () => {
    expect(nextBackupMs({ lastAt: '', failedAt: '', nowMs: now, upMs: 0 })).toBe(now + AFTER_START_MS);
    expect(nextBackupMs({ lastAt: iso(now - 21 * hourMs), failedAt: '', nowMs: now, upMs: 0 })).toBe(
      now + AFTER_START_MS,
    );
    expect(nextBackupMs({ lastAt: '', failedAt: '', nowMs: now, upMs: long })).toBeLessThanOrEqual(now);
  });

  it('twenty hours after the last one', () => {
    const last = now - 3 * hourMs;
    expect(nextBackupMs({ lastAt: iso(last), failedAt: '', nowMs: now, upMs: long })).toBe(last + BETWEEN_BACKUPS_MS);
  });

  it('an hour after a failure', () => {
    const failed = now - hourMs / 2;
    const next = nextBackupMs({ lastAt: iso(now - long), failedAt: iso(failed), nowMs: now, upMs: long });
    expect(next).toBe(failed + AFTER_FAILURE_MS);
  });

  it('an hour after a failure also where the last one is of today: what somebody began and could not end is tried again', () => {
    const next = nextBackupMs({ lastAt: iso(now - hourMs), failedAt: iso(now - 1), nowMs: now, upMs: long });
    expect(next).toBe(now - 1 + AFTER_FAILURE_MS);
  });

  it('at once when the last one, or the failure, is of a time to come: the clock was put back', () => {
    for (const ahead of [1, long, 5_000 * long])
      expect(
        nextBackupMs({ lastAt: iso(now + ahead), failedAt: iso(now + ahead), nowMs: now, upMs: long }),
      ).toBeLessThanOrEqual(now);
  });

  it('never later than twenty hours from now, whatever the clock did', () => {
    const instant = fc.option(fc.integer({ min: -50_000, max: 50_000 }), { nil: null });
    fc.assert(
      fc.property(instant, instant, fc.nat(90 * 24 * hourMs), (last, failed, upMs) => {
        const at = (hours: number | null) => (hours === null ? '' : iso(now + hours * hourMs));
        const next = nextBackupMs({ lastAt: at(last), failedAt: at(failed), nowMs: now, upMs });
        expect(next).toBeLessThanOrEqual(now + BETWEEN_BACKUPS_MS);
        if (upMs < AFTER_START_MS) expect(next).toBeGreaterThanOrEqual(now + AFTER_START_MS - upMs);
      }),
    );
  });
});
