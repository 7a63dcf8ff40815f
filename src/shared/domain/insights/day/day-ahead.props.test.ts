import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { demoTown } from '../../../demo/demo-town';
import { livePlacements } from '../../scheduling/live-placements';
import { toSiteReference } from '../../model/site-reference';
import { minutesOf, mondayOf, timeOf, weekdayOf } from '../../../time/civil';
import { halves } from '../../model/agenda-settings';
import { holdsAhead, planAhead } from './day-ahead';

const day = '2026-11-24';
const town = demoTown({ seed: 'guichet', today: '2026-11-23', now: '2026-11-23T09:32:00.000Z' });
const found = toSiteReference(town.reference);
if (!found) throw new Error('no town');
const reference = { ...found, unavailabilities: [], closures: [] };
const appointments = town.appointments.filter((one) => one.day === day);
const atDesks = reference.agents.filter(({ usualDeskId }) => usualDeskId !== '');
const absenceOf = fc
  .record({
    agent: fc.constantFrom(...atDesks),
    from: fc.constantFrom('00:00', '08:30', '10:00', '13:30'),
    hours: fc.integer({ min: 1, max: 8 }),
    isReplaced: fc.boolean(),
  })
  .map(({ agent, from, hours, isReplaced }) => ({
    id: `away ${agent.id} ${from}`,
    kind: 'unavailability' as const,
    agentId: agent.id,
    replacedBy: isReplaced ? 'agent-helene' : '',
    fromDay: day,
    toDay: day,
    from,
    to: timeOf(Math.min(1440, minutesOf(from) + hours * 60)),
    label: '',
  }));
const absencesOf = fc.uniqueArray(absenceOf, { maxLength: 4, selector: ({ agentId }) => agentId });
const planOf = (unavailabilities: readonly (typeof absenceOf extends fc.Arbitrary<infer One> ? One : never)[]) =>
  planAhead({ ref: { ...reference, unavailabilities }, day, appointments });

describe('a day ahead', () => {
  it('names everybody who is away, and a hole for each desk that nobody takes over: nobody takes two', () => {
    fc.assert(
      fc.property(absencesOf, (absences) => {
        const plan = planOf(absences);
        expect(plan.away.map(({ agentId }) => agentId).toSorted()).toEqual(
          absences.map(({ agentId }) => agentId).toSorted(),
        );
        const usual = new Map(atDesks.map(({ id, usualDeskId }) => [id, usualDeskId]));
        for (const { deskId } of plan.holes) {
          const own = absences.find(({ agentId }) => usual.get(agentId) === deskId);
          const isElsewhere = absences.some((one) => one !== own && one.replacedBy !== '');
          expect(own && (own.replacedBy === '' || isElsewhere)).toBe(true);
        }
        const replaced = absences.filter(({ replacedBy }) => replacedBy !== '');
        if (replaced.length === absences.length && replaced.length < 2) expect(plan.holes).toEqual([]);
      }),
    );
  });

  it('never holds with an appointment at a desk where nobody sits, or with fewer places than without the absence', () => {
    fc.assert(
      fc.property(absencesOf, (absences) => {
        const [plan, whole] = [planOf(absences), planOf([])];
        expect(plan.booked).toBe(whole.booked);
        expect(plan.places).toBeLessThanOrEqual(whole.places);
        if (plan.places < whole.places || plan.holes.some(({ booked }) => booked > 0))
          expect(holdsAhead(plan)).toBe(false);
        if (plan.holes.some(({ booked }) => booked > 0)) expect(plan.withoutDesk).toBeGreaterThan(0);
      }),
    );
  });

  it('never holds with an appointment that needs an enrolment station while there are too few, or none at all', () => {
    const needing = new Set(reference.reasons.filter(({ needsStation }) => needsStation).map(({ id }) => id));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.subarray(appointments), (most, booked) => {
        const plan = planAhead({
          ref: { ...reference, stations: reference.stations.slice(0, most) },
          day,
          appointments: booked,
        });
        const need = livePlacements(booked, reference.reasons).filter(({ needsStation }) => needsStation);
        if (need.length > 0 && most === 0) {
          expect(holdsAhead(plan)).toBe(false);
          expect(plan.tightest?.left).toBeLessThan(0);
        }
        if (plan.tightest && plan.tightest.left < 0) expect(holdsAhead(plan)).toBe(false);
        if (booked.every(({ reasonId }) => !needing.has(reasonId)) && most === 0) expect(plan.tightest).toBeNull();
      }),
    );
  });

  it('has the holes of an absence that comes back, and of a plan of the week that leaves a desk empty', () => {
    const [agent, ...others] = atDesks;
    if (!agent) throw new Error('nobody sits at a desk');
    const once = planOf([
      {
        id: 'once',
        kind: 'unavailability',
        agentId: agent.id,
        replacedBy: '',
        fromDay: day,
        toDay: day,
        from: '08:30',
        to: '12:00',
        label: '',
      },
    ]);
    const recurringAbsences = [
      {
        id: 'again',
        kind: 'recurringAbsence' as const,
        agentId: agent.id,
        replacedBy: '',
        weekdays: [weekdayOf(day)],
        from: '08:30',
        to: '12:00',
        label: '',
        validFrom: '2026-01-01',
        validUntil: '',
      },
    ];
    const again = planAhead({ ref: { ...reference, recurringAbsences }, day, appointments });
    expect(again.holes).toEqual(once.holes);
    expect(again.holes.length).toBeGreaterThan(0);
    expect(again.away.map(({ agentId }) => agentId)).toEqual([agent.id]);

    const seats = others.flatMap(({ id, usualDeskId }) =>
      halves.map((half) => ({ weekday: weekdayOf(day), half, deskId: usualDeskId, agentId: id })),
    );
    const rosters = [{ id: 'week', kind: 'roster' as const, week: mondayOf(day), midday: '13:00', seats }];
    const planned = planAhead({ ref: { ...reference, rosters }, day, appointments });
    expect(planned.holes.some(({ deskId }) => deskId === agent.usualDeskId)).toBe(true);
    expect(holdsAhead(planned)).toBe(false);
  });
});
