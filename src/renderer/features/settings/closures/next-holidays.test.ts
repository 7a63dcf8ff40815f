import { expect, it } from 'vitest';

import { nextHolidays } from './next-holidays';

it('names the public holidays of the year to come by the territory, the next one first', () => {
  const mainland = nextHolidays('mainland', '2026-11-30');
  expect(mainland[0]).toEqual({ day: '2026-12-25', name: 'Noël' });
  expect(mainland.at(-1)?.day).toBe('2027-11-11');
  expect(mainland.map(({ name }) => name)).toContain('Lundi de Pentecôte');
  expect(mainland.map(({ day }) => day)).not.toContain('2026-12-26');
  expect(nextHolidays('alsaceMoselle', '2026-11-30').map(({ day }) => day)).toContain('2026-12-26');
});
