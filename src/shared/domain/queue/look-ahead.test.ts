import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { town } from '../../../../tests/floor/town';
import type { Appointment } from '../model/appointment';
import type { DeskSession } from '../model/desk-session';
import type { SiteReference } from '../model/reference';
import type { Ticket } from '../model/ticket';
import { toInstant } from '../../time/civil';
import { announceWait, announceWaits, lookAtNewcomers, remainingWaits } from './look-ahead';
import { bandOf } from './wait-band';
import { unknownTimes, type ServiceTimes } from './service-times';
import { queueTicket } from './testing/queue-ticket';

const day = '2026-11-23';
const ms = (time: string): number => Date.parse(toInstant(day, time, 'Europe/Paris'));
const nowIso = toInstant(day, '10:00', 'Europe/Paris');
/** A town in which nothing is left to chance: what can be worked out by hand. */
const exact: ServiceTimes = {
  ...unknownTimes,
  spread: [1],
  walkMin: [0],
  arrivalMin: [0],
  noShowShare: 0,
  emptyShare: 0,
  leaveShare: 0,
};
const sessionOf = (deskId: string, status: DeskSession['status'] = 'open'): DeskSession => ({
  id: `${deskId}:${day}`,
  siteId: 'site',
  events: [],
  status,
  day,
  deskId,
  agentId: `a${deskId.slice(1)}`,
  openedAt: '',
});
/** Desks 3 and 4 serve civil matters (15 min), school (15 min) and collections (10 min). */
const two: SiteReference = { ...town, desks: town.desks.filter(({ number }) => number === 3 || number === 4) };
const wait = (number: number, time: string, more: Partial<Parameters<typeof queueTicket>[0]> = {}): Ticket =>
  queueTicket({ number, reasonId: 'civil', issuedMs: ms(time), ...more });
const state = (tickets: readonly Ticket[] = [], sessions = [sessionOf('d3'), sessionOf('d4')]) => ({
  nowIso,
  tickets,
  sessions,
  appointments: [] as readonly Appointment[],
  reference: two,
  times: exact,
});
const p50 = (
  of: ReturnType<typeof state>,
  newcomer: Parameters<typeof lookAtNewcomers>[1][number],
): number | undefined => lookAtNewcomers(of, [newcomer], { looks: 40 })[0]?.p50;

describe('the announced wait', () => {
  it('is nothing where a desk is free, and a band that says so', () => {
    expect(p50(state(), { reasonId: 'civil' })).toBe(0);
    expect(announceWait(state(), 'civil')).toEqual({ fromMin: 0, toMin: 5 });
  });

  it('is unknown where nobody serves the reason today, or the reason is unknown', () => {
    expect(announceWait(state(), 'planning')).toBeNull();
    expect(announceWait(state(), 'nothing')).toBeNull();
    const late = { ...state([], []), nowIso: toInstant(day, '18:00', 'Europe/Paris') };
    expect(announceWait(late, 'civil')).toBeNull();
  });

  it('lets those before be served, by all desks, each for its own length', () => {
    const tickets = [wait(1, '09:50'), wait(2, '09:51', { reasonId: 'collect' }), wait(3, '09:52')];
    // Desk 3 takes the first until 10:15, desk 4 the second until 10:10 and the third until 10:25: desk 3 is free at 10:15.
    expect(p50(state(tickets), { reasonId: 'civil' })).toBe(15);
  });

  it('counts how long a service has lasted already', () => {
    const serving = (number: number, deskId: string, startedAt: string): Ticket => ({
      ...wait(number, '09:40', { status: 'serving' }),
      deskId,
      startedAt: toInstant(day, startedAt, 'Europe/Paris'),
    });
    expect(p50(state([serving(1, 'd3', '09:50'), serving(2, 'd4', '09:57')]), { reasonId: 'civil' })).toBe(5);
  });

  it('lets booked people come and pass, and priority before the others', () => {
    const booked = {
      id: 'r1',
      status: 'booked',
      day,
      time: '10:00',
      durationMin: 40,
      deskId: 'd3',
      reasonId: 'civil',
      persons: [],
    } as unknown as Appointment;
    const one = { ...state([wait(1, '09:50'), wait(2, '09:51')], [sessionOf('d3')]), appointments: [] };
    const withBooked = { ...one, nowIso: toInstant(day, '09:59', 'Europe/Paris'), appointments: [booked] };
    // Desk 3 alone: two of a quarter of an hour each, and the booked one (40 min) between them.
    const alone: SiteReference = { ...two, desks: two.desks.slice(0, 1) };
    expect(p50({ ...one, reference: alone }, { reasonId: 'civil' })).toBe(30);
    expect(p50({ ...withBooked, reference: alone }, { reasonId: 'civil' })).toBe(70);
    expect(p50({ ...one, reference: alone }, { reasonId: 'civil', priority: true })).toBe(0);
    expect(p50({ ...one, reference: alone }, { reasonId: 'civil', dueAt: nowIso })).toBe(0);
  });

  it('knows of lunch', () => {
    // Desk 3 goes at 12:00 and comes back at 13:00; desk 4 is not open.
    const alone: SiteReference = { ...two, desks: two.desks.slice(0, 1) };
    const noon = {
      ...state([wait(1, '11:50')], [sessionOf('d3')]),
      nowIso: toInstant(day, '11:50', 'Europe/Paris'),
      reference: alone,
    };
    expect(p50(noon, { reasonId: 'civil' })).toBe(70);
  });

  it('tells each waiting ticket how much longer', () => {
    const waits = remainingWaits(state([wait(1, '09:50'), wait(2, '09:51'), wait(3, '09:52')]), { looks: 40 });
    expect([...waits.values()]).toEqual([
      { fromMin: 0, toMin: 5 },
      { fromMin: 0, toMin: 5 },
      { fromMin: 15, toMin: 20 },
    ]);
  });

  it('is the same for the same floor, and for one reason as for all together', () => {
    const tickets = [wait(1, '09:30'), wait(2, '09:31'), wait(3, '09:40', { reasonId: 'school' }), wait(4, '09:50')];
    const floor = { ...state(tickets), times: unknownTimes };
    const ids = ['civil', 'school', 'collect'];
    const all = announceWaits(floor, ids);
    expect(announceWaits({ ...floor, tickets: tickets.toReversed() }, ids)).toEqual(all);
    for (const id of ids) {
      const [alone, together] = [announceWait(floor, id), all.get(id)];
      expect(Math.abs((alone?.toMin ?? 0) - (together?.toMin ?? 0))).toBeLessThanOrEqual(5);
    }
  });
});

describe('bandOf', () => {
  it('rounds to five minutes, with the upper end above the lower one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 200, noNaN: true }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (low, more) => {
          const { fromMin, toMin } = bandOf({ p50: low, p80: low + more });
          expect([fromMin % 5, toMin % 5]).toEqual([0, 0]);
          expect(toMin).toBeGreaterThan(fromMin);
          expect(fromMin).toBeLessThanOrEqual(low);
          expect(Math.abs(toMin - (low + more))).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});
