import { expect, it } from 'vitest';

import { wallOf } from '#shared/domain/rows/register-fault';

import { createRegisterClock } from './register-clock';

const hourMs = 3_600_000;

it('comes after every stamp seen, and goes on from the right time once the clock is known to be wrong', () => {
  const start = Date.parse('2026-11-24T09:00:00.000Z');
  let nowMs = start + hourMs;
  const clock = createRegisterClock('k1', () => new Date(nowMs));
  const ahead = clock([]);
  expect(wallOf(ahead)).toBe(start + hourMs);
  nowMs = start;
  const right = clock([]);
  expect(wallOf(right)).toBe(start);
  expect(clock([]) > right).toBe(true);
  expect(clock([ahead]) > ahead).toBe(true);
});
