import fc from 'fast-check';
import { expect, it } from 'vitest';

import { addDays, timeOf } from '../../time/civil';
import { appointmentOf, smallTown, today } from '../conflicts/testing/small-town';
import { appointmentStatuses, type Appointment } from '../model/appointment';
import type { Agent, Closure, SiteReference, Unavailability } from '../model/reference';
import { heldBy } from './held-by';
import { leftOutside } from './left-outside';
import { absenceCause, causeOf, closureCause, leftCause, leftOn, moveParams, type MoveCause } from './move-cause';
import { proposeMoves } from './propose-moves';
import { strandedAppointments } from './stranded-appointments';
import { touchedAppointments } from './touched-appointments';

const now = { day: today, time: '08:00' };
const dayAt = (offset: number): string => addDays(today, offset);
const deskIds = ['desk-1', 'desk-2', 'desk-3'];
const agents = deskIds.map((usualDeskId, index): Agent => {
  const id = `agent-${index + 1}`;
  return { kind: 'agent', id, name: id, shortName: id, role: 'counter', usualDeskId };
});
const town: SiteReference = { ...smallTown, agents };

const spells = fc
  .record({
    from: fc.integer({ min: 0, max: 3 }),
    days: fc.integer({ min: 0, max: 2 }),
    hours: fc.constantFrom(['00:00', '23:59'] as const, ['08:00', '12:00'] as const, ['10:10', '15:00'] as const),
  })
  .map(({ from, days, hours }) => ({ fromDay: dayAt(from), toDay: dayAt(from + days), from: hours[0], to: hours[1] }));
const absences = fc
  .record({ agent: fc.constantFrom(...agents), spell: spells, replacedBy: fc.constantFrom('', 'agent-1', 'agent-3') })
  .map(({ agent, spell, replacedBy }): Unavailability => ({
    kind: 'unavailability',
    id: 'u',
    agentId: agent.id,
    replacedBy: replacedBy === agent.id ? '' : replacedBy,
    label: '',
    ...spell,
  }));
const closures = fc
  .record({ deskId: fc.constantFrom('', ...deskIds), spell: spells })
  .map(({ deskId, spell }): Closure => ({ kind: 'closure', id: 'c', deskId, label: 'Panne', ...spell }));
const towns = fc
  .record({ away: fc.array(absences, { maxLength: 3 }), shut: fc.array(closures, { maxLength: 2 }) })
  .map(({ away, shut }): SiteReference => ({
    ...town,
    unavailabilities: away.map((one, index) => ({ ...one, id: `u${index}` })),
    closures: shut.map((one, index) => ({ ...one, id: `c${index}` })),
  }));
const causes: fc.Arbitrary<MoveCause> = fc.oneof(
  absences.map(absenceCause),
  closures.map(closureCause),
  fc
    .record({ deskId: fc.constantFrom(...deskIds), spell: spells })
    .map((one): MoveCause => ({ kind: 'emptyDesk', ...one })),
  spells.map(({ fromDay, toDay }) => leftOn(fromDay, toDay)),
);
/** On working days, at most one at a desk and moment, as desks would have booked them. */
const bookings = fc
  .uniqueArray(
    fc.record({
      offset: fc.integer({ min: 0, max: 3 }),
      step: fc.integer({ min: 0, max: 23 }),
      deskId: fc.constantFrom(...deskIds),
      status: fc.constantFrom('booked' as const, 'booked' as const, 'booked' as const, ...appointmentStatuses),
    }),
    { selector: ({ offset, step, deskId }) => `${offset} ${step} ${deskId}`, maxLength: 30 },
  )
  .map((all) =>
    all.map(({ offset, step, deskId, status }, index): Appointment => {
      const time = timeOf(9 * 60 + step * 20);
      const id = `a${String(index).padStart(2, '0')}`;
      return { ...appointmentOf({ id, day: dayAt(offset), time, deskId, reasonId: 'advice' }), status };
    }),
  );

const idsOf = (all: readonly Appointment[]): string[] => all.map(({ id }) => id).toSorted();

it('means nobody whom an open desk holds, whatever the cause, and nobody who is past, here or cancelled', () => {
  fc.assert(
    fc.property(towns, causes, bookings, (ref, cause, all) => {
      const stranded = new Set(idsOf(strandedAppointments(ref, all, now)));
      const { fromDay, toDay } = cause.spell;
      for (const one of touchedAppointments(ref, all, cause, now)) {
        expect(stranded.has(one.id)).toBe(true);
        expect(fromDay <= one.day && one.day <= toDay).toBe(true);
        if ('deskId' in cause) expect(one.deskId).toBe(cause.deskId);
      }
    }),
  );
});

it('means nobody any more once all whom it meant have moved', () => {
  fc.assert(
    fc.property(towns, causes, bookings, (ref, cause, all) => {
      const touched = touchedAppointments(ref, all, cause, now);
      const places = new Map(
        proposeMoves({ ref, appointments: all, now }, touched).flatMap(({ appointment, to }) =>
          to ? [[appointment.id, to] as const] : [],
        ),
      );
      expect(places.size).toBe(touched.length);
      const after = all.map((one) => ({ ...one, ...places.get(one.id) }));
      expect(touchedAppointments(ref, after, cause, now)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

it('means for a closure everybody of its hours and desks, and for what is left everybody without an open desk', () => {
  fc.assert(
    fc.property(towns, closures, bookings, (ref, closure, all) => {
      const closed = { ...ref, closures: [...ref.closures, { ...closure, id: 'new' }] };
      // What the closure alone takes out of a town in which everybody is there.
      const alone = strandedAppointments({ ...town, closures: [closure] }, all, now);
      expect(idsOf(touchedAppointments(closed, all, closureCause(closure), now))).toEqual(idsOf(alone));
      const left = touchedAppointments(closed, all, leftOn(dayAt(0), dayAt(3)), now);
      expect(idsOf(left)).toEqual(idsOf(strandedAppointments(closed, all, now)));
    }),
  );
});

it('means for an absence those whom it leaves without a desk, also where others are away, and none of theirs', () => {
  fc.assert(
    fc.property(towns, absences, bookings, (others, absence, all) => {
      const before = {
        ...others,
        unavailabilities: others.unavailabilities.filter(({ agentId }) => agentId !== absence.agentId),
      };
      const after = { ...before, unavailabilities: [...before.unavailabilities, { ...absence, id: 'new' }] };
      const touched = touchedAppointments(after, all, absenceCause(absence), now);
      expect(idsOf(touched)).toEqual(idsOf(leftOutside(all, before, after, now)));
    }),
  );
});

it('means for a change of openings all whom it leaves without a desk, and of one desk nobody else', () => {
  const openings = fc.record({
    desks: fc.subarray(deskIds, { minLength: 1 }),
    from: fc.constantFrom('08:30', '10:00', '11:00', '14:00'),
  });
  fc.assert(
    fc.property(towns, openings, bookings, (before, { desks, from }, all) => {
      const openingPeriods = before.openingPeriods.map((one) => (desks.includes(one.deskId) ? { ...one, from } : one));
      const after = { ...before, openingPeriods };
      const left = leftOutside(all, before, after, now);
      const cause = leftCause(left);
      expect(cause === null).toBe(left.length === 0);
      if (!cause) return;
      const touched = touchedAppointments(after, all, cause, now);
      expect(idsOf(touched)).toEqual(expect.arrayContaining(idsOf(left)));
      const theirs = new Set(left.map(({ deskId }) => deskId));
      if (theirs.size === 1) expect(new Set(touched.map(({ deskId }) => deskId))).toEqual(theirs);
      expect(causeOf(moveParams(cause))).toEqual(cause);
    }),
  );
});

it('proposes for an absent agent the places that it would propose if their desk were closed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...agents), spells, bookings, (agent, spell, all) => {
      const absence = {
        kind: 'unavailability',
        id: 'u',
        agentId: agent.id,
        replacedBy: '',
        label: '',
        ...spell,
      } as const;
      const closure = { kind: 'closure', id: 'c', deskId: agent.usualDeskId, label: '', ...spell } as const;
      const proposed = (ref: SiteReference, cause: MoveCause) =>
        proposeMoves({ ref, appointments: all, now }, touchedAppointments(ref, all, cause, now)).map(
          ({ appointment, to }) => ({ id: appointment.id, to }),
        );
      const away = proposed({ ...town, unavailabilities: [absence] }, absenceCause(absence));
      expect(away).toEqual(proposed({ ...town, closures: [closure] }, closureCause(closure)));
      const isOpen = heldBy({ ...town, unavailabilities: [absence] });
      for (const { to } of away) expect(to && isOpen({ ...to })).toBe(true);
    }),
    { numRuns: 60 },
  );
});

it('moves those of an absent agent to another desk of the same day at the same hour, where one is free', () => {
  const day = dayAt(1);
  const spell = { fromDay: day, toDay: day, from: '00:00', to: '23:59' };
  const absence = { kind: 'unavailability', id: 'u', agentId: 'agent-1', replacedBy: '', label: '', ...spell } as const;
  const ref = { ...town, unavailabilities: [absence] };
  const all = ['desk-1', 'desk-2'].map((deskId) =>
    appointmentOf({ id: deskId, day, time: '10:00', deskId, reasonId: 'advice' }),
  );
  const touched = touchedAppointments(ref, all, absenceCause(absence), now);
  expect(idsOf(touched)).toEqual(['desk-1']);
  const [move] = proposeMoves({ ref, appointments: all, now }, touched);
  expect(move?.to).toMatchObject({ day, time: '10:00', deskId: 'desk-3' });
});

it('is read back from its address, and an address that names no cause moves nobody', () => {
  fc.assert(
    fc.property(causes, (cause) => {
      const params = moveParams(cause);
      expect(causeOf(params)).toEqual(cause);
      for (const key of Object.keys(params)) expect(causeOf({ ...params, [key]: '' })).toBeNull();
      for (const move of ['yes', 'all', 'emptied']) expect(causeOf({ ...params, move })).toBeNull();
    }),
  );
});
