import { expect, it } from 'vitest';

import { createKeyValues } from './key-values';
import { createLeases } from './leases';

const place = { day: '2026-11-26', time: '09:00', durationMin: 20, deskId: 'desk-1', reasonId: 'passport' };
const later = { ...place, time: '10:00' };

it('says what other desks hold and what was refused here, until it is over, and tells who listens', () => {
  let now = Date.parse('2026-11-24T08:00:00.000Z');
  const leases = createLeases(createKeyValues(), () => new Date(now));
  let told = 0;
  const stop = leases.elsewhere.subscribe(() => (told += 1));
  expect(leases.elsewhere.read()).toEqual([]);
  leases.replace([], [{ place, until: '2026-11-24T12:00:00.000Z' }]);
  leases.noteRefused(later);
  expect(leases.elsewhere.read().map((one) => one.place)).toEqual([place, later]);
  expect(told).toBe(2);
  expect(leases.elsewhere.read()).toBe(leases.elsewhere.read());
  now += 11 * 60_000;
  expect(leases.elsewhere.read().map((one) => one.place)).toEqual([place]);
  // A server of before says nothing of it.
  leases.replace([]);
  expect(leases.elsewhere.read()).toEqual([]);
  stop();
  leases.noteRefused(later);
  expect(told).toBe(3);
  now += 4 * 3_600_000;
  expect(leases.elsewhere.read()).toEqual([]);
  expect(leases.elsewhere.read()).toBe(leases.elsewhere.read());
});
