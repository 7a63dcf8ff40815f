import { describe, expect, it } from 'vitest';

import {
  latestPublishedYear,
  nextPublicationDay,
  periodOfPublication,
  publicationsOf,
  standingPublication,
} from './publications';

describe('publications of a civil year', () => {
  it('come out a week after each month, and a last time on 1 April', () => {
    const all = publicationsOf(2028).map(({ to, madeFrom }) => `${to} ${madeFrom}`);
    expect(all).toHaveLength(13);
    expect(all.slice(0, 3)).toEqual(['2028-01-31 2028-02-08', '2028-02-29 2028-03-08', '2028-03-31 2028-04-08']);
    expect(all.slice(-2)).toEqual(['2028-12-31 2029-01-08', '2028-12-31 2029-04-01']);
  });

  it('stand until the next', () => {
    expect(standingPublication(2026, '2026-02-07')).toBeNull();
    expect(standingPublication(2026, '2026-11-24')?.to).toBe('2026-10-31');
    expect(standingPublication(2026, '2026-12-07')?.to).toBe('2026-10-31');
    expect(standingPublication(2026, '2026-12-08')?.to).toBe('2026-11-30');
    expect(standingPublication(2020, '2026-12-08')?.index).toBe(12);
    expect(nextPublicationDay(2026, '2026-11-24')).toBe('2026-12-08');
    expect(nextPublicationDay(2026, '2027-02-01')).toBe('2027-04-01');
    expect(nextPublicationDay(2026, '2027-04-01')).toBe('');
  });

  it('are of the year before until a month of this one is out', () => {
    expect([latestPublishedYear('2027-02-07'), latestPublishedYear('2027-02-08')]).toEqual([2026, 2027]);
  });

  it('are whole years at their end', () => {
    expect(periodOfPublication(2026, { to: '2026-12-31' }).kind).toBe('year');
    expect(periodOfPublication(2026, { to: '2026-10-31' })).toEqual({
      kind: 'custom',
      from: '2026-01-01',
      to: '2026-10-31',
    });
  });
});
