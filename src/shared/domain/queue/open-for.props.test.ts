import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { town } from '../../../../tests/floor/town';
import { addDays, civilOf, minutesOf, timeOf, toInstant, weekdayOf } from '../../time/civil';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { FloorState } from './floor-state';
import { announceWait, announceWaits, remainingWaits } from './look-ahead';
import { isOverToday } from './opening-instants';
import { unknownTimes } from './service-times';
import { queueTicket } from './testing/queue-ticket';

const day = '2026-11-23';
const { zone } = town.site;
const at = (minute: number): string => toInstant(day, timeOf(minute), zone);
const sessionOf = (deskId: string, status: DeskSession['status']): DeskSession => ({
  id: `${deskId}:${day}`,
  siteId: 'site',
  events: [],
  status,
  day,
  deskId,
  agentId: `a${deskId.slice(1)}`,
  openedAt: '',
});
/** Four desks that receive in the morning and in the afternoon, as in a town on its first day. */
const firstDay: SiteReference = {
  ...town,
  desks: town.desks.slice(0, 4),
  openingPeriods: town.desks.slice(0, 4).flatMap(({ id }) =>
    [
      ['08:30', '12:00'],
      ['13:30', '17:00'],
    ].map(([from = '', to = '']) => ({
      id: `${id}-${from}`,
      kind: 'openingPeriod' as const,
      deskId: id,
      weekdays: [1, 2, 3, 4, 5],
      validFrom: '2020-01-01',
      validUntil: '',
      from,
      to,
    })),
  ),
};
/** The same with doors that open again at two, further away than a wait is told over. */
const longNoon: SiteReference = {
  ...firstDay,
  openingPeriods: firstDay.openingPeriods.map((one) => (one.from === '13:30' ? { ...one, from: '14:00' } : one)),
};
const floorAt = (minute: number, sessions: readonly DeskSession[], reference = firstDay): FloorState => ({
  nowIso: at(minute),
  tickets: [queueTicket({ number: 1, reasonId: 'civil', issuedMs: Date.parse(at(minute)) - 60_000 })],
  sessions,
  appointments: [],
  reference,
  times: unknownTimes,
});
const isOpening = (minute: number): boolean => (minute >= 510 && minute < 720) || (minute >= 810 && minute < 1020);

const minute = fc.integer({ min: 0, max: 1439 });
const status = fc.constantFrom<DeskSession['status'] | 'none'>('none', 'closed', 'open', 'paused');

describe('a wait while no desk is open for the reason in opening hours', () => {
  it('is not announced on the first morning of a new town', () => {
    expect(announceWait(floorAt(600, []), 'civil')).toBeNull();
    expect(announceWaits(floorAt(600, []), ['civil', 'collect']).get('collect')).toBeNull();
    expect([...remainingWaits(floorAt(600, [])).values()]).toEqual([null]);
    expect(announceWait(floorAt(600, [sessionOf('d3', 'open')]), 'civil')).not.toBeNull();
  });

  it('is told by the plan before the desks open and at lunch', () => {
    expect(announceWait(floorAt(490, []), 'civil')?.fromMin).toBeGreaterThanOrEqual(20);
    expect(announceWait(floorAt(750, []), 'civil')?.fromMin).toBeGreaterThanOrEqual(60);
  });

  it('is never told, by no reader and whatever the desks of other reasons do', () => {
    fc.assert(
      fc.property(minute, fc.tuple(status, status, status, status), (now, states) => {
        const sessions = states.flatMap((one, index) => (one === 'none' ? [] : [sessionOf(`d${index + 1}`, one)]));
        const floor = floorAt(now, sessions);
        // Desks 3 and 4 alone serve civil matters.
        const isAnybodyThere = states.slice(2).some((one) => one === 'open' || one === 'paused');
        const told = [announceWait(floor, 'civil'), announceWaits(floor, ['civil']).get('civil') ?? null];
        const remaining = [...remainingWaits(floor).values()];
        expect(civilOf(floor.nowIso, zone).time).toBe(timeOf(minutesOf(timeOf(now))));
        const isNight = now < 420;
        if ((isOpening(now) || isNight) && !isAnybodyThere) expect([...told, ...remaining]).toEqual([null, null, null]);
        else if (isNight) expect(told).toEqual([null, null]);
        // After closing those in the house alone are told theirs.
        else if (isAnybodyThere) expect([...(now < 1020 ? told : []), ...remaining]).not.toContain(null);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a wait told while the doors are closed', () => {
  it('lasts until they open at least, and none is told at night, whoever is still signed on', () => {
    fc.assert(
      fc.property(minute, fc.array(status, { minLength: 4, maxLength: 4 }), (now, statuses) => {
        fc.pre(!isOpening(now));
        const sessions = statuses.flatMap((one, at) => (one === 'none' ? [] : [sessionOf(`d${at + 1}`, one)]));
        const told = announceWait(floorAt(now, sessions), 'civil');
        if (now >= 1020 || now < 420) expect(told).toBeNull();
        else if (told) expect(told.fromMin).toBeGreaterThan((now < 510 ? 510 : 810) - now - 5);
      }),
    );
  });
});

describe('a wait told to somebody who is given a ticket while the doors are closed', () => {
  it('is none after closing, whoever is still there: those in the house are called, and nobody is told that the house is open', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1020, max: 1380 }), fc.tuple(status, status, status, status), (now, states) => {
        const sessions = states.flatMap((one, index) => (one === 'none' ? [] : [sessionOf(`d${index + 1}`, one)]));
        const floor = floorAt(now, sessions);
        expect(announceWait(floor, { reasonId: 'civil', isLetIn: true })).toBeNull();
        expect(announceWait(floor, 'civil')).toBeNull();
      }),
      { numRuns: 60 },
    );
  });

  it('is told on every day where the desk was opened for it: on one without openings, or after the last opening of one that has some', () => {
    const anyDay = fc.integer({ min: 0, max: 6 }).map((offset) => addDays(day, offset));
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1020, max: 1380 }),
        fc.integer({ min: 420, max: 1380 }),
        (on, now, from) => {
          fc.pre(from <= now);
          const instant = (minute: number): string => toInstant(on, timeOf(minute), zone);
          const session = { ...sessionOf('d3', 'open'), day: on, openedAt: instant(from) };
          const floor = { ...floorAt(now, [session]), nowIso: instant(now), tickets: [] };
          const isWeekend = weekdayOf(on) > 5;
          const told = announceWait(floor, { reasonId: 'civil', isLetIn: true });
          if (isWeekend || from >= 1020) expect(told).toEqual({ fromMin: 0, toMin: 5 });
          else expect(told).toBeNull();
          expect(isOverToday(floor)).toBe(!isWeekend && from < 1020);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is that of those in the house over noon as well, however long the doors stay closed', () => {
    const noon = fc.constantFrom(firstDay, longNoon).chain((reference) =>
      fc.record({
        reference: fc.constant(reference),
        now: fc.integer({ min: 720, max: reference === firstDay ? 809 : 839 }),
        states: fc.tuple(status, status, status, status),
      }),
    );
    fc.assert(
      fc.property(noon, ({ reference, now, states }) => {
        const sessions = states.flatMap((one, index) => (one === 'none' ? [] : [sessionOf(`d${index + 1}`, one)]));
        const floor = floorAt(now, sessions, reference);
        const told = announceWait(floor, { reasonId: 'civil', isLetIn: true });
        const [ahead] = remainingWaits(floor).values();
        const isAnybodyThere = states.slice(2).some((one) => one === 'open' || one === 'paused');
        if (!isAnybodyThere) expect(told).toEqual(announceWait(floor, 'civil'));
        else if (ahead) expect(told?.toMin).toBeGreaterThanOrEqual(ahead.fromMin);
        if (states.slice(2).includes('open')) expect(told?.fromMin).toBeLessThan(60);
      }),
      { numRuns: 60 },
    );
  });

  it('is no other in opening hours and in the morning', () => {
    const before = fc.integer({ min: 0, max: 1019 }).filter((now) => now < 720 || now >= 810);
    fc.assert(
      fc.property(before, status, (now, one) => {
        const floor = floorAt(now, one === 'none' ? [] : [sessionOf('d3', one)]);
        expect(announceWait(floor, { reasonId: 'civil', isLetIn: true })).toEqual(announceWait(floor, 'civil'));
      }),
      { numRuns: 60 },
    );
  });
});
