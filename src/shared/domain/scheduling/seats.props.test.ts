import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, daysBetween, minutesOf, mondayOf, timeOf, toInstant, weekdayOf } from '../../time/civil';
import { halves } from '../model/agenda-settings';
import type { Agent, RecurringAbsence, Roster, SiteReference, Unavailability } from '../model/reference';
import { checkSettings } from '../settings/check-settings';
import { openingInstants } from '../queue/opening-instants';
import { absencesOn } from './absences-on';
import { freeSlots } from './free-slots';
import { holesOn } from './holes';
import { intersect, overlaps, subtract, totalMinutes, union, type Interval } from './intervals';
import { planDay } from './plan-day';
import { agentAt, halfStretch, seatsOn, type Seat } from './seats';
import { smallTown } from './small-town.fixture';

const agent = (id: string, usualDeskId = ''): Agent => ({
  id,
  kind: 'agent',
  name: id,
  shortName: id,
  role: 'counter',
  usualDeskId,
});
const agents = [agent('a', 'desk-1'), agent('b', 'desk-2'), agent('c')];
const town: SiteReference = { ...smallTown(), agents };
const monday = '2026-11-23';
const deskIds = town.desks.map(({ id }) => id);

const time = fc.integer({ min: 7 * 4, max: 18 * 4 }).map((quarter) => timeOf(quarter * 15));
const times = fc.tuple(time, time).filter(([from, to]) => from < to);
const agentId = fc.constantFrom('a', 'b', 'c');
const day = fc.integer({ min: 0, max: 6 }).map((offset) => addDays(monday, offset));
const absence: fc.Arbitrary<Unavailability> = fc
  .record({ agentId, replacedBy: fc.constantFrom('', 'a', 'b', 'c'), fromDay: day, length: fc.nat(2), times })
  .filter((one) => one.agentId !== one.replacedBy)
  .map(({ length, times: [from, to], ...one }) => ({
    ...one,
    id: 'absence',
    kind: 'unavailability',
    toDay: addDays(one.fromDay, length),
    from,
    to,
    label: '',
  }));
/** A week in which nobody sits twice at once. */
const roster: fc.Arbitrary<Roster> = fc
  .array(
    fc.record({
      weekday: fc.integer({ min: 1, max: 6 }),
      half: fc.constantFrom(...halves),
      deskId: fc.constantFrom(...deskIds),
      agentId,
    }),
    { minLength: 1, maxLength: 20 },
  )
  .map((wished) => {
    const seats: Roster['seats'] = [];
    for (const one of wished) {
      const same = seats.filter(({ weekday, half }) => weekday === one.weekday && half === one.half);
      if (!same.some((seat) => seat.deskId === one.deskId || seat.agentId === one.agentId)) seats.push(one);
    }
    return { id: 'roster', kind: 'roster', week: monday, midday: '13:00', seats };
  });
const openOf = (ref: SiteReference, on: string, deskId: string): readonly Interval[] =>
  planDay(ref, on).desks.find((desk) => desk.deskId === deskId)?.open ?? [];

describe('a week without a plan', () => {
  const minutes = (one: Unavailability): Interval => ({ from: minutesOf(one.from), to: minutesOf(one.to) });
  /** An absence closes the usual desk, unless somebody takes it who is there and has none of their own open. */
  const closedBy = (ref: SiteReference, on: string, deskId: string): readonly Interval[] => {
    const ofDay = ref.unavailabilities.filter((one) => one.fromDay <= on && on <= one.toDay);
    return ofDay.flatMap((one) => {
      if (ref.agents.find(({ id }) => id === one.agentId)?.usualDeskId !== deskId) return [];
      if (one.replacedBy === '') return [minutes(one)];
      const away = ofDay.filter((other) => other.agentId === one.replacedBy).map(minutes);
      const own = ref.agents.find(({ id }) => id === one.replacedBy)?.usualDeskId ?? '';
      return intersect([minutes(one)], [...away, ...openOf(town, on, own)]);
    });
  };

  it('closes the desk of whoever is away, where nobody takes it who is free', () => {
    const scene = fc
      .array(absence, { maxLength: 4 })
      // Who is asked for at two desks takes the first: of that see below.
      .filter((all) => new Set(all.filter(({ replacedBy }) => replacedBy === 'c').map((one) => one.agentId)).size < 2);
    fc.assert(
      fc.property(scene, day, fc.constantFrom(...deskIds), (unavailabilities, on, desk) => {
        const ref = { ...town, unavailabilities };
        expect(openOf(ref, on, desk)).toEqual(subtract(openOf(town, on, desk), closedBy(ref, on, desk)));
      }),
    );
  });

  it('has nobody at two desks at once', () => {
    fc.assert(
      fc.property(fc.array(absence, { maxLength: 6 }), day, (unavailabilities, on) => {
        const ref = { ...town, unavailabilities };
        const open = (seat: Seat): readonly Interval[] => intersect([seat], openOf(town, on, seat.deskId));
        const seats = seatsOn(ref, on).filter(({ agentId: who }) => who !== '');
        for (const one of seats)
          for (const other of seats)
            if (one.agentId === other.agentId && one.deskId !== other.deskId)
              expect(intersect(open(one), open(other))).toEqual([]);
      }),
    );
  });

  it('gives who is asked for twice to the first desk alone', () => {
    const away = (who: string): Unavailability => ({
      id: who,
      kind: 'unavailability',
      agentId: who,
      replacedBy: 'c',
      fromDay: monday,
      toDay: monday,
      from: '00:00',
      to: '23:59',
      label: '',
    });
    const ref = { ...town, unavailabilities: [away('b'), away('a')] };
    expect(openOf(ref, monday, 'desk-1')).toEqual(openOf(town, monday, 'desk-1'));
    expect(openOf(ref, monday, 'desk-2')).toEqual([]);
  });

  it('is untouched by the plan of another one', () => {
    fc.assert(
      fc.property(roster, fc.integer({ min: 7, max: 400 }), (planned, offset) => {
        const on = addDays(monday, offset);
        expect(planDay({ ...town, rosters: [planned] }, on)).toEqual(planDay(town, on));
      }),
    );
  });
});

describe('a planned week', () => {
  const scene = fc.record({ planned: roster, absences: fc.array(absence, { maxLength: 3 }), on: day });
  const refOf = (planned: Roster, unavailabilities: readonly Unavailability[]): SiteReference => ({
    ...town,
    unavailabilities,
    rosters: [planned],
  });

  it('offers places where somebody sits who is there, and nowhere else', () => {
    fc.assert(
      fc.property(scene, ({ planned, absences, on }) => {
        const ref = refOf(planned, absences);
        const plan = planDay(ref, on);
        for (const deskId of deskIds) {
          const manned = seatsOn(ref, on).filter((seat) => seat.deskId === deskId && seat.agentId !== '');
          expect(openOf(ref, on, deskId)).toEqual(intersect(openOf(town, on, deskId), manned));
        }
        for (const slot of freeSlots(plan, [], { reasonId: 'collection', durationMin: 10 }))
          expect(agentAt(seatsOn(ref, on), slot.deskId, minutesOf(slot.time))).not.toBe('');
      }),
    );
  });

  it('covers each half-day of each desk once, and has nobody at two desks or away at a desk', () => {
    fc.assert(
      fc.property(scene, ({ planned, absences, on }) => {
        const ref = refOf(planned, absences);
        const seats = seatsOn(ref, on);
        for (const deskId of deskIds)
          for (const half of halves) {
            const own = seats.filter((seat) => seat.deskId === deskId && seat.half === half);
            expect(union(own)).toEqual([halfStretch(half, planned.midday)]);
            expect(totalMinutes(own)).toBe(own.reduce((sum, { from, to }) => sum + to - from, 0));
          }
        for (const away of absencesOn(ref, on))
          for (const seat of seats.filter(({ agentId: who }) => who === away.agentId))
            expect(overlaps(seat, { from: minutesOf(away.from), to: minutesOf(away.to) })).toBe(false);
        for (const one of seats.filter(({ why }) => why === 'planned'))
          for (const other of seats)
            if (other.agentId === one.agentId && other.deskId !== one.deskId) expect(overlaps(one, other)).toBe(false);
      }),
    );
  });

  it('has as holes what the openings hold and nobody fills', () => {
    fc.assert(
      fc.property(scene, ({ planned, absences, on }) => {
        const ref = refOf(planned, absences);
        for (const deskId of deskIds) {
          const holes = holesOn(ref, on).filter((hole) => hole.deskId === deskId);
          expect(union(holes)).toEqual(subtract(openOf(town, on, deskId), openOf(ref, on, deskId)));
        }
      }),
    );
  });

  it('is refused when somebody sits twice at once or the week begins on no Monday', () => {
    const stored = [
      { id: 'site', body: { ...town.site, kind: 'site' as const } },
      ...deskIds.map((id, index) => ({ id, body: { ...town.desks[index], kind: 'desk' as const } as never })),
      ...agents.map((one) => ({ id: one.id, body: one })),
    ];
    const seat = { weekday: 1, half: 'morning' as const, deskId: 'desk-1', agentId: 'a' };
    const faultsOf = (body: Partial<Roster>) =>
      checkSettings(stored, [
        {
          id: 'roster',
          before: null,
          body: { kind: 'roster', week: monday, midday: '13:00', seats: [seat], ...body },
        },
      ]).map(({ path, code }) => `${path} ${code}`);
    expect(faultsOf({})).toEqual([]);
    expect(faultsOf({ week: '2026-11-24' })).toEqual(['week noDay']);
    expect(faultsOf({ seats: [] })).toEqual(['seats empty']);
    expect(faultsOf({ seats: [seat, { ...seat, deskId: 'desk-2' }] })).toEqual(['seats.1 overlaps']);
    expect(faultsOf({ seats: [seat, { ...seat, agentId: 'b' }] })).toEqual(['seats.1 notUnique']);
    expect(faultsOf({ seats: [{ ...seat, agentId: 'gone' }] })).toEqual(['seats.0 unknown']);
  });
});

describe('an absence that comes back', () => {
  const recurring: fc.Arbitrary<RecurringAbsence> = fc
    .record({
      agentId,
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      everyWeeks: fc.integer({ min: 1, max: 4 }),
      times,
      start: fc.integer({ min: -800, max: 800 }),
      length: fc.option(fc.nat(800)),
    })
    .map(({ times: [from, to], start, length, ...one }) => ({
      ...one,
      id: 'recurring',
      kind: 'recurringAbsence',
      replacedBy: '',
      from,
      to,
      label: '',
      validFrom: addDays(monday, start),
      validUntil: length === null ? '' : addDays(monday, start + length),
    }));

  it('is the same as one absence on each of its days, over years', () => {
    fc.assert(
      fc.property(recurring, fc.integer({ min: -800, max: 1200 }), (one, offset) => {
        const on = addDays(monday, offset);
        const isValid = one.validFrom <= on && (one.validUntil === '' || on <= one.validUntil);
        const weeks = daysBetween(mondayOf(one.validFrom), mondayOf(on)) / 7;
        const comes = isValid && one.weekdays.includes(weekdayOf(on)) && weeks % (one.everyWeeks ?? 1) === 0;
        const { kind: _, weekdays: __, everyWeeks: ___, validFrom: ____, validUntil: _____, ...rest } = one;
        const single: Unavailability[] = comes ? [{ ...rest, kind: 'unavailability', fromDay: on, toDay: on }] : [];
        expect(planDay({ ...town, recurringAbsences: [one] }, on)).toEqual(
          planDay({ ...town, unavailabilities: single }, on),
        );
      }),
    );
  });

  it('keeps its civil hours in every zone, in summer and in winter', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'Indian/Reunion',
      'America/Martinique',
      'Pacific/Marquesas',
      'Pacific/Noumea',
    );
    const wednesdays: RecurringAbsence = {
      id: 'wednesdays',
      kind: 'recurringAbsence',
      agentId: 'a',
      replacedBy: '',
      weekdays: [3],
      from: '13:00',
      to: '18:00',
      label: '',
      validFrom: '2026-01-01',
      validUntil: '',
    };
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 700 }), (where, offset) => {
        const on = addDays('2026-01-01', offset);
        const site = { ...town.site, zone: where };
        const { ofDesk } = openingInstants({ ...town, site, recurringAbsences: [wednesdays] }, on);
        const noon = Date.parse(toInstant(on, '13:00', where));
        const afternoon = { from: noon, to: Date.parse(toInstant(on, '18:00', where)) };
        const left = intersect(ofDesk.get('desk-1') ?? [], [afternoon]);
        if (weekdayOf(on) === 3) expect(left).toEqual([]);
        else
          expect(left).toEqual(
            intersect(openingInstants({ ...town, site }, on).ofDesk.get('desk-1') ?? [], [afternoon]),
          );
      }),
    );
  });
});
