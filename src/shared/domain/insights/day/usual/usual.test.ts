import { describe, expect, it } from 'vitest';

import { ticketFact } from '../testing/ticket-fact';
import { usualDays } from './usual-days';
import { usualNow } from './usual-now';
import { usualRange } from './usual-range';
import { usualWaits } from './usual-waits';
import { walkInForecast } from '../walk-in-forecast';

const monday = '2026-11-23';
const mondays = ['2026-11-02', '2026-11-09', '2026-11-16'];

describe('the days that a day is compared with', () => {
  it('are the same weekdays of ten weeks, the last eight of them', () => {
    const known = ['2026-08-31', '2026-09-14', ...mondays, '2026-11-17', monday];
    expect(usualDays(known, monday)).toEqual({ kind: 'weekday', days: ['2026-09-14', ...mondays] });
  });

  it('are any days of the same half of the week where fewer than three same weekdays are known', () => {
    const known = ['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-21'];
    expect(usualDays(known, monday)).toEqual({ kind: 'anyDay', days: known.slice(0, 3) });
    expect(usualDays(known.slice(2), monday)).toEqual({ kind: 'none', days: [] });
  });
});

describe('usual ranges', () => {
  it('are quartiles of type 7, and nothing of two values', () => {
    expect(usualRange([11, 12, 14, 16, 20])).toEqual({ low: 12, median: 14, high: 16, n: 5 });
    expect(usualRange([1, 2])).toBeNull();
  });

  it('say how the house is at a minute of such days', () => {
    // On each Monday as many wait at 10:00 as its place in the list says; each came at 9:50 and is called at 10:05.
    const tickets = mondays.flatMap((day, index) => [
      ...Array.from({ length: index + 1 }, () => ticketFact({ day, minute: 590, waitMin: 15 })),
      ticketFact({ day, minute: 540, waitMin: 5 }),
      ticketFact({ day, minute: 550, waitMin: null, status: 'abandoned', stayMin: 20 }),
      ticketFact({ day, minute: 550, waitMin: null, status: 'waiting', stayMin: null }),
    ]);
    const usual = usualNow(tickets, mondays, 600);
    expect(usual.waiting).toEqual({ low: 1.5, median: 2, high: 2.5, n: 3 });
    expect(usual.longestMin?.median).toBe(10);
    expect(usual.served?.median).toBe(1);
    expect(usualNow(tickets, mondays, 560).waiting?.median).toBe(1);
    expect(usualNow(tickets, [], 600).waiting).toBeNull();
  });

  it('of waits stand at the half hour in which the wait began', () => {
    const tickets = [4, 8, 12].map((waitMin) => ticketFact({ day: '2026-11-16', minute: 545, waitMin }));
    expect([...usualWaits(tickets, ['2026-11-16'])]).toEqual([['09:00', { low: 6, median: 8, high: 10, n: 3 }]]);
    expect(usualWaits(tickets, ['2026-11-09']).size).toBe(0);
  });
});

describe('the forecast of walk-ins', () => {
  const past = mondays.flatMap((day, week) => Array.from({ length: week + 1 }, () => ticketFact({ day, minute: 545 })));

  it('is the median of the usual days with its quartiles; a day without anybody counts', () => {
    expect([...walkInForecast(past, monday)]).toEqual([['09:00', { people: 2, low: 1.5, high: 2.5 }]]);
    const more = [...past, ticketFact({ day: '2026-11-02', minute: 700 })];
    expect(walkInForecast(more, monday).get('11:30')).toEqual({ people: 0, low: 0, high: 0.5 });
  });

  it('leaves out the booked and the undone, and is empty without days', () => {
    const others = past.map((one) => ({ ...one, booked: true }));
    expect(walkInForecast(others, monday).size).toBe(0);
    expect(walkInForecast(past.slice(0, 3), monday).size).toBe(0);
  });
});
