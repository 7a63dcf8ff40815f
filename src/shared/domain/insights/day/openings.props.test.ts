import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { minutesOf, timeOf } from '../../../time/civil';
import { halves } from '../../model/agenda-settings';
import type { DeskSession } from '../../model/desk-session';
import type { Agent, Roster, SiteReference, Unavailability } from '../../model/reference';
import { absencesOn } from '../../scheduling/absences-on';
import { covers, overlaps } from '../../scheduling/intervals';
import { planDay } from '../../scheduling/plan-day';
import { agentAt, seatsOn } from '../../scheduling/seats';
import { closure, opening, smallTown } from '../../scheduling/small-town.fixture';
import { withMeasure } from './measures';
import type { Measure } from '../../model/measure';
import { askedFault, closedNow, emptiesReception, keptMeasures, possibleOpenings } from './openings';

const monday = '2026-11-23';
const agent = (id: string, usualDeskId = '', role: Agent['role'] = 'counter'): Agent => ({
  id,
  kind: 'agent',
  name: id,
  shortName: id,
  role,
  usualDeskId,
});
const away = (agentId: string, from: string, to: string, replacedBy = ''): Unavailability => ({
  id: `away ${agentId} ${from}`,
  kind: 'unavailability',
  agentId,
  replacedBy,
  fromDay: monday,
  toDay: monday,
  from,
  to,
  label: 'Formation',
});
const session = (deskId: string, agentId: string): DeskSession => ({
  id: `${deskId}:${monday}`,
  siteId: 'site',
  events: [],
  status: 'open',
  day: monday,
  deskId,
  agentId,
  openedAt: '',
});
const agents = [agent('a', 'desk-1'), agent('b', 'desk-2'), agent('c', 'desk-3'), agent('d')];
/** Desk 3 opens in the afternoon alone. */
const town = smallTown({
  agents,
  openingPeriods: [opening(1, '08:30', '12:30'), opening(2, '08:30', '12:30'), opening(3, '13:30', '17:00')],
});
const inputOf = (ref: SiteReference, sessions: readonly DeskSession[] = [], asked: readonly string[] = []) => ({
  ref,
  day: monday,
  time: '09:38',
  sessions,
  stretch: { from: '09:38', to: '11:00' },
  asked,
});
const offered = (ref: SiteReference, sessions: readonly DeskSession[] = []) =>
  possibleOpenings(inputOf(ref, sessions)).map(({ deskId, agentId, from, to }) => [deskId, agentId, from, to]);

describe('who can open a desk', () => {
  const signedOn = [session('desk-1', 'a'), session('desk-2', 'b')];

  it('is nobody who is away, and nobody whose own desk is closed for them', () => {
    const alone = { ...town, agents: agents.slice(0, 3) };
    expect(offered(alone, signedOn)).toEqual([['desk-3', 'c', '09:45', '11:00']]);
    expect(offered({ ...alone, unavailabilities: [away('c', '08:30', '11:00')] }, signedOn)).toEqual([]);
    expect(
      offered({ ...alone, closures: [closure('desk-3', monday, '08:30', '11:00', 'Formation')] }, signedOn),
    ).toEqual([]);
    const training = {
      ...town,
      agents: agents.slice(0, 2),
      closures: [closure('desk-2', monday, '08:30', '11:00', '')],
    };
    expect(offered(training, [session('desk-1', 'a')])).toEqual([]);
  });

  it('is offered from the end of an absence on, and not for less than half an hour', () => {
    const alone = { ...town, agents: agents.slice(0, 3) };
    expect(offered({ ...alone, unavailabilities: [away('c', '08:30', '10:30')] }, signedOn)).toEqual([
      ['desk-3', 'c', '10:30', '11:00'],
    ]);
    expect(offered({ ...alone, unavailabilities: [away('c', '08:30', '10:35')] }, signedOn)).toEqual([]);
  });

  it('is nobody for a time behind closed doors', () => {
    const late = (time: string) =>
      possibleOpenings({ ...inputOf(town), time, stretch: { from: time, to: '17:00' } }).map(({ to }) => to);
    expect(new Set(late('16:20'))).toEqual(new Set(['17:00']));
    expect(late('16:49')).toEqual([]);
    // The doors are those of the town hall, also while everybody who would sit there is away.
    const alone = { ...town, unavailabilities: [away('c', '08:30', '17:00')] };
    expect(
      possibleOpenings({ ...inputOf(alone), time: '15:00', stretch: { from: '15:00', to: '16:00' } }).length,
    ).toBeGreaterThan(0);
  });

  it('is rather somebody whom the reception can spare', () => {
    const nadege = agent('n', 'desk-3', 'reception');
    const held = { ...town, agents: [...agents.slice(0, 2), nadege] };
    expect(offered(held, signedOn)).toEqual([['desk-3', 'n', '09:45', '11:00']]);
    const empties = (ref: SiteReference): boolean =>
      emptiesReception(inputOf(ref, signedOn), { agentId: 'n', from: '09:45', to: '11:00' });
    expect(empties(held)).toBe(true);
    expect(offered({ ...held, agents: [...held.agents, agent('d')] }, signedOn)).toEqual([
      ['desk-3', 'd', '09:45', '11:00'],
    ]);
    const two = { ...held, agents: [...held.agents, agent('m', '', 'reception')] };
    expect(empties(two)).toBe(false);
    expect(empties({ ...two, unavailabilities: [away('m', '10:30', '12:00')] })).toBe(true);
  });

  const time = fc.integer({ min: 8 * 4, max: 17 * 4 }).map((quarter) => timeOf(quarter * 15));
  const span = fc.tuple(time, time).filter(([from, to]) => from < to);
  const anyAgent = fc.constantFrom('a', 'b', 'c', 'd');
  const anyDesk = fc.constantFrom('desk-1', 'desk-2', 'desk-3');
  const roster: fc.Arbitrary<Roster[]> = fc
    .array(
      fc.record({
        weekday: fc.constant(1),
        half: fc.constantFrom(...halves),
        deskId: anyDesk,
        agentId: anyAgent,
      }),
      { maxLength: 5 },
    )
    .map((wished) => {
      const seats: Roster['seats'] = [];
      for (const one of wished) {
        const same = seats.filter(({ half }) => half === one.half);
        if (!same.some((seat) => seat.deskId === one.deskId || seat.agentId === one.agentId)) seats.push(one);
      }
      return seats.length === 0 ? [] : [{ id: 'roster', kind: 'roster', week: monday, midday: '13:00', seats }];
    });
  const anyTown = fc
    .record({
      rosters: roster,
      absences: fc.array(fc.tuple(anyAgent, span, fc.constantFrom('', 'a', 'd')), { maxLength: 3 }),
      closures: fc.array(fc.tuple(fc.constantFrom('', 'desk-1', 'desk-2', 'desk-3'), span), { maxLength: 2 }),
      openings: fc.array(fc.tuple(fc.constantFrom(1, 2, 3), span), { maxLength: 4 }),
    })
    .map(({ rosters, absences, closures, openings }): SiteReference => ({
      ...town,
      rosters,
      unavailabilities: absences
        .filter(([who, , other]) => who !== other)
        .map(([who, [from, to], other]) => away(who, from, to, other)),
      closures: closures.map(([deskId, [from, to]]) => closure(deskId, monday, from, to, 'Travaux')),
      openingPeriods: openings.map(([number, [from, to]]) => opening(number, from, to)),
    }));
  const anySessions = fc
    .subarray([session('desk-1', 'a'), session('desk-2', 'd')])
    .map((sessions) => sessions as readonly DeskSession[]);
  const minutes = ({ from, to }: { readonly from: string; readonly to: string }) => ({
    from: minutesOf(from),
    to: minutesOf(to),
  });

  it('is there, free, and opens it: what is offered is what the plan holds, whatever the town', () => {
    let seen = 0;
    fc.assert(
      fc.property(anyTown, anySessions, span, (ref, sessions, [from, to]) => {
        const found = possibleOpenings({ ...inputOf(ref, sessions), stretch: { from, to } });
        for (const measure of found) {
          seen += 1;
          const own = minutes(measure);
          const planned = withMeasure(ref, monday, measure);
          const open = planDay(planned, monday).desks.find((desk) => desk.deskId === measure.deskId)?.open ?? [];
          expect(open.some((one) => covers(one, own))).toBe(true);
          for (const minute of [own.from, own.to - 1])
            expect(agentAt(seatsOn(planned, monday), measure.deskId, minute)).toBe(measure.agentId);
          const absences = absencesOn(ref, monday).filter((one) => one.agentId === measure.agentId);
          expect(absences.filter((one) => overlaps(minutes(one), own))).toEqual([]);
          expect(sessions.filter((one) => one.agentId === measure.agentId || one.deskId === measure.deskId)).toEqual(
            [],
          );
          // Nobody is taken from a desk at which they are expected.
          for (const desk of planDay(ref, monday).desks)
            if (desk.deskId !== measure.deskId)
              for (const seat of seatsOn(ref, monday))
                if (seat.deskId === desk.deskId && seat.agentId === measure.agentId)
                  expect(
                    desk.open.some((one) => overlaps(one, own) && overlaps(one, seat) && overlaps(seat, own)),
                  ).toBe(false);
          expect(askedFault(inputOf(ref, sessions), measure)).toBeNull();
          if (ref.openingPeriods.length > 0)
            expect(measure.to <= ref.openingPeriods.map((one) => one.to).reduce((a, b) => (a > b ? a : b))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  it('keeps at their own desk who is asked to sit there in its opening hours, and could replace somebody elsewhere', () => {
    const ref = {
      ...town,
      openingPeriods: [opening(1, '08:00', '09:00'), opening(2, '08:00', '09:00')],
      unavailabilities: [away('b', '08:00', '09:00', 'a')],
    };
    const planned = planDay(
      withMeasure(ref, monday, { kind: 'open', deskId: 'desk-1', agentId: 'a', from: '08:00', to: '09:00' }),
      monday,
    );
    expect(planned.desks.map(({ open }) => open)).toEqual([[{ from: 480, to: 540 }], [], []]);
  });

  it('changes no other desk, and nothing outside of the time that was asked for', () => {
    fc.assert(
      fc.property(anyTown, span, anyDesk, anyAgent, (ref, [from, to], deskId, agentId) => {
        const measure: Measure = { kind: 'open', deskId, agentId, from, to };
        const [before, after] = [planDay(ref, monday), planDay(withMeasure(ref, monday, measure), monday)];
        const at = (plan: typeof before, id: string, minute: number): boolean =>
          plan.desks.some(
            (desk) => desk.deskId === id && desk.open.some((one) => one.from <= minute && minute < one.to),
          );
        for (let minute = 7 * 60; minute < 19 * 60; minute += 5)
          for (const { id } of ref.desks)
            if (id !== deskId || minute < minutesOf(from) || minute >= minutesOf(to))
              expect([id, minute, at(after, id, minute)]).toEqual([id, minute, at(before, id, minute)]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a request that stands', () => {
  const asked: Measure = { kind: 'open', deskId: 'desk-3', agentId: 'c', from: '09:45', to: '11:00' };
  const faultIn = (ref: SiteReference, sessions: readonly DeskSession[] = [], time = '09:38') =>
    askedFault({ ...inputOf(ref, sessions), time }, asked);

  it('says that who was asked is away, that the desk is closed, or that they sit elsewhere', () => {
    expect(faultIn(town)).toBeNull();
    const gone = { ...town, unavailabilities: [away('c', '08:30', '10:30')] };
    expect(faultIn(gone)).toEqual({ kind: 'away', label: 'Formation', to: '10:30' });
    expect(faultIn(gone, [session('desk-3', 'c')], '10:31')).toBeNull();
    const shut = { ...town, closures: [closure('desk-3', monday, '08:30', '11:00', 'Travaux')] };
    expect(faultIn(shut)).toEqual({ kind: 'shut', label: 'Travaux', to: '11:00' });
    expect(faultIn(town, [session('desk-1', 'c')])).toEqual({ kind: 'elsewhere', number: 1 });
    expect(faultIn(town, [session('desk-3', 'c')])).toBeNull();
    expect(faultIn(gone, [], '11:30')).toBeNull();
  });

  it('to receive another reason says that the desk is closed, or that who was asked sits elsewhere', () => {
    const lent: Measure = { ...asked, kind: 'switch', reasonId: 'walk' };
    const lentFault = (sessions: readonly DeskSession[], time = '09:50') =>
      askedFault({ ...inputOf(town, sessions), time }, lent);
    expect(lentFault([session('desk-3', 'c')])).toBeNull();
    expect(lentFault([])).toEqual({ kind: 'late' });
    expect(lentFault([session('desk-1', 'c')])).toEqual({ kind: 'elsewhere', number: 1 });
    expect(lentFault([], '11:30')).toBeNull();
    // Another agent who sits down there was not asked, and receives nobody for it.
    expect(lentFault([session('desk-3', 'd')])).toEqual({ kind: 'replaced' });
    expect(faultIn(town, [session('desk-3', 'd')])).toBeNull();
    expect(
      askedFault({ ...inputOf(town, [session('desk-3', 'd')]), time: '09:50' }, { ...lent, agentId: '' }),
    ).toBeNull();
  });

  it('opens no desk while who was asked is away', () => {
    const gone = { ...town, unavailabilities: [away('d', '10:00', '10:30')] };
    const plan = planDay(withMeasure(gone, monday, { ...asked, agentId: 'd' }), monday);
    expect(plan.desks.find(({ deskId }) => deskId === 'desk-3')?.open.slice(0, 2)).toEqual([
      { from: 585, to: 600 },
      { from: 630, to: 660 },
    ]);
  });

  it('counts before its hour, and from then on only where somebody opened the desk', () => {
    const keptAt = (time: string, sessions: readonly DeskSession[] = []) =>
      keptMeasures([asked], { day: monday, time, sessions }).length;
    expect([keptAt('09:38'), keptAt('09:46'), keptAt('09:47'), keptAt('10:30')]).toEqual([1, 1, 0, 0]);
    expect(keptAt('10:30', [session('desk-3', 'c')])).toBe(1);
    expect([faultIn(town, [], '09:44'), faultIn(town, [], '09:45')]).toEqual([null, { kind: 'late' }]);
  });

  it('is known to be closed beside it, with its name and until when', () => {
    const shut = { ...town, closures: [closure('desk-2', monday, '08:30', '11:00', 'Formation')] };
    expect(closedNow(shut, monday, '09:38')).toEqual(new Map([['desk-2', { label: 'Formation', to: '11:00' }]]));
    const all = { ...town, closures: [closure('desk-2', monday, '08:30', '18:00', 'Travaux')] };
    expect(closedNow(all, monday, '09:38').get('desk-2')).toEqual({ label: 'Travaux', to: '' });
  });
});
