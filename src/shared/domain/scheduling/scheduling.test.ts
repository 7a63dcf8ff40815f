import { describe, expect, test } from 'vitest';

import { durationFor } from './duration';
import { findPlace } from './find-place';
import { freeSlots } from './free-slots';
import { intersect, peak, subtract, totalMinutes, union } from './intervals';
import { nextFreeSlots } from './next-free-slots';
import type { Placed } from './placed';
import { planDay } from './plan-day';
import { checkPreApplicationNumber } from './pre-application-number';
import { closure, opening, smallTown } from './small-town.fixture';
import { stationsLeft } from './stations-left';

const monday = '2026-11-23';
const placed = (deskId: string, time: string, durationMin: number, needsStation = true): Placed => ({
  id: `${deskId}-${time}`,
  day: monday,
  time,
  durationMin,
  deskId,
  needsStation,
});
const deposit = (time: string, deskId?: string) => ({
  reasonId: 'deposit',
  durationMin: 20,
  time,
  ...(deskId ? { deskId } : {}),
});

describe('intervals', () => {
  test('touching stretches merge and do not overlap', () => {
    expect(
      union([
        { from: 10, to: 20 },
        { from: 20, to: 30 },
        { from: 5, to: 5 },
      ]),
    ).toEqual([{ from: 10, to: 30 }]);
    expect(
      peak(
        [
          { from: 0, to: 10 },
          { from: 10, to: 20 },
        ],
        { from: 0, to: 20 },
      ),
    ).toBe(1);
  });

  test('holes cut, and what is left is counted once', () => {
    expect(
      subtract(
        [{ from: 0, to: 60 }],
        [
          { from: 10, to: 20 },
          { from: 15, to: 30 },
          { from: 55, to: 90 },
        ],
      ),
    ).toEqual([
      { from: 0, to: 10 },
      { from: 30, to: 55 },
    ]);
    expect(intersect([{ from: 0, to: 30 }], [{ from: 20, to: 40 }])).toEqual([{ from: 20, to: 30 }]);
    expect(
      totalMinutes([
        { from: 0, to: 30 },
        { from: 20, to: 40 },
      ]),
    ).toBe(40);
  });
});

describe('the plan of a day', () => {
  test('public holidays and Sundays offer nothing', () => {
    expect(planDay(smallTown(), '2026-11-11')).toMatchObject({
      closedBy: 'Armistice 1918',
      desks: [{ open: [] }, { open: [] }, { open: [] }],
    });
    expect(planDay(smallTown(), '2026-11-22').desks.every((desk) => desk.open.length === 0)).toBe(true);
  });

  test('closures of the site and of a desk cut the openings, with their labels', () => {
    const closures = [
      closure('', monday, '16:00', '17:00', 'Cérémonie'),
      closure('desk-1', monday, '11:30', '12:00', 'Pause'),
    ];
    const [first, second] = planDay(smallTown({ closures }), monday).desks;
    expect(first?.open.map((one) => [one.from, one.to])).toEqual([
      [510, 690],
      [720, 750],
      [810, 960],
    ]);
    expect(first?.closed.map((one) => one.label)).toEqual(['Cérémonie', 'Pause']);
    expect(second?.open).toHaveLength(2);
  });

  test('a closure of the whole day gives its label', () => {
    const closures = [closure('', monday, '00:00', '23:59', 'Fermeture exceptionnelle')];
    expect(planDay(smallTown({ closures }), monday).closedBy).toBe('Fermeture exceptionnelle');
  });

  test('periods count only while they are valid', () => {
    const openingPeriods = [
      opening(1, '08:30', '12:30', { validUntil: '2026-11-22' }),
      opening(1, '09:00', '12:00', { validFrom: monday }),
    ];
    expect(planDay(smallTown({ openingPeriods }), monday).desks[0]?.open).toEqual([{ from: 540, to: 720 }]);
  });
});

describe('finding a place', () => {
  const plan = planDay(smallTown(), monday);
  const code = (...[live, wish]: [readonly Placed[], Parameters<typeof findPlace>[2]]) => {
    const found = findPlace(plan, live, wish);
    return found.ok ? found.value.deskId : found.reason.code;
  };

  test('half-open: an appointment may begin when the one before ends', () => {
    const live = [placed('desk-1', '09:00', 20)];
    expect(code(live, deposit('09:20', 'desk-1'))).toBe('desk-1');
    expect(code(live, deposit('08:40', 'desk-1'))).toBe('desk-1');
    expect(code(live, deposit('09:19', 'desk-1'))).toBe('deskBusy');
  });

  test('says why not', () => {
    expect(code([], deposit('12:20'))).toBe('slotClosed');
    expect(code([], deposit('08:20'))).toBe('slotClosed');
    expect(code([], { ...deposit('09:00'), durationMin: 0 })).toBe('slotClosed');
    expect(code([], { ...deposit('09:00'), reasonId: 'walk' })).toBe('reasonNotOffered');
    expect(code([], { ...deposit('09:00', 'desk-1'), reasonId: 'collection' })).toBe('reasonNotOffered');
    expect(code([], deposit('09:00', 'desk-9'))).toBe('notFound');
    expect(
      code(
        [1, 2, 3].map((number) => placed(`desk-${number}`, '09:00', 20, false)),
        deposit('09:00'),
      ),
    ).toBe('noDeskFree');
  });

  test('a deposit needs a station for its whole length, over all desks', () => {
    const live = [placed('desk-1', '09:00', 20), placed('desk-2', '09:10', 20)];
    const refused = findPlace(plan, live, deposit('09:05', 'desk-3'));
    expect(refused).toEqual({ ok: false, reason: { code: 'noStationFree', day: monday, time: '09:05', stations: 2 } });
    expect(code(live, deposit('09:20', 'desk-3'))).toBe('desk-3');
    expect(code(live, { reasonId: 'collection', durationMin: 10, time: '09:10' })).toBe('desk-3');
  });

  test('chooses the desk whose free stretch keeps least', () => {
    const live = [placed('desk-2', '09:00', 20, false), placed('desk-2', '09:40', 20, false)];
    expect(code(live, deposit('09:20'))).toBe('desk-2');
    expect(code([], deposit('09:20'))).toBe('desk-1');
  });

  test('an old surplus blocks, but never goes below what it is', () => {
    const live = [placed('desk-1', '09:00', 20), placed('desk-1', '09:00', 20), placed('desk-2', '09:00', 20)];
    expect(code(live, deposit('09:00', 'desk-3'))).toBe('noStationFree');
    expect(stationsLeft(plan, live).find((row) => row.from === '09:00')?.left).toBe(-1);
  });
});

describe('slots and small rules', () => {
  test('the next slots go by day and time, over the weekend', () => {
    const wish = { reasonId: 'collection', durationMin: 10 };
    const slots = nextFreeSlots(smallTown(), () => [], wish, '2026-11-20', '16:46', 3);
    expect(slots.map((slot) => `${slot.day} ${slot.time}`)).toEqual([
      '2026-11-20 16:50',
      '2026-11-23 08:30',
      '2026-11-23 08:35',
    ]);
    expect(nextFreeSlots(smallTown(), () => [], wish, '2026-11-21', '08:00', 3, 2)).toEqual([]);
  });

  test('slots lie on the step and end with the opening', () => {
    const slots = freeSlots(planDay(smallTown(), monday), [], { reasonId: 'collection', durationMin: 10 }, 10);
    expect([slots[0]?.time, slots.at(-1)?.time, slots.length]).toEqual(['08:30', '16:50', 45]);
  });

  test('the strip of stations covers the open half hours only', () => {
    const rows = stationsLeft(planDay(smallTown(), monday), [placed('desk-1', '09:20', 20)]);
    expect(rows.slice(0, 4).map((row) => row.left)).toEqual([2, 1, 1, 2]);
    expect(rows.map((row) => row.from)).not.toContain('12:30');
  });

  test('durations come from the table', () => {
    expect(durationFor({ durationsMin: [20, 35, 50] }, 2)).toEqual({ ok: true, value: 35 });
    expect(durationFor({ durationsMin: [20, 35, 50] }, 4)).toEqual({
      ok: false,
      reason: { code: 'tooManyPersons', persons: 4, most: 3 },
    });
  });

  test('pre-application numbers', () => {
    expect(checkPreApplicationNumber(' 4f7k2m 9qxa')).toEqual({ value: '4F7K2M9QXA', ok: true, missing: 0 });
    expect(checkPreApplicationNumber('9B0TQ')).toEqual({ value: '9B0TQ', ok: false, missing: 5 });
    expect(checkPreApplicationNumber('4F7K2M9QXAZ').ok).toBe(false);
    expect(checkPreApplicationNumber('4F7K2M-QXA').ok).toBe(false);
  });
});
