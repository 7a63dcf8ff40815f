import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { wallOf } from '../domain/rows/register-fault';
import { laterStamp, tick } from './hybrid-clock';

describe('tick', () => {
  it('is after every stamp seen, whatever the clock does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.oneof(fc.integer({ min: -5, max: 2e12 }), fc.double()), fc.constantFrom('d1', 'd2')), {
          minLength: 1,
        }),
        (ticks) => {
          let last = '';
          for (const [nowMs, device] of ticks) {
            const next = tick(last, nowMs, device);
            expect(next > last).toBe(true);
            expect(laterStamp(last, next)).toBe(next);
            expect(next.length).toBeLessThanOrEqual(80);
            last = next;
          }
        },
      ),
    );
  });

  it('follows the clock when it can, and carries over when the counter is full', () => {
    expect(tick('', 1_700_000_000_123, 'd1')).toBe('001700000000123-000000-d1');
    expect(tick('001700000000123-000000-d2', 5, 'd1')).toBe('001700000000123-000001-d1');
    expect(tick('001700000000123-999999-d2', 5, 'd1')).toBe('001700000000124-000000-d1');
    expect(wallOf('001700000000123-000001-d1')).toBe(1_700_000_000_123);
    expect(wallOf('nonsense')).toBe(0);
  });
});
