import { describe, expect, it } from 'vitest';

import { toInstant } from '../../../time/civil';
import type { DeskSession } from '../../model/desk-session';
import type { Agent } from '../../model/reference';
import { unknownTimes, type ServiceTimes } from '../../queue/service-times';
import { queueTicket } from '../../queue/testing/queue-ticket';
import { closure, opening, smallTown } from '../../scheduling/small-town.fixture';
import { planDay } from '../../scheduling/plan-day';
import { candidateMeasures } from './candidate-measures';
import { withMeasure, type MeasureInput } from './measures';
import { daySimulator, type LivedDay, type WalkInsAhead } from './simulate-day';
import { effectOf, lastTicketMs } from './what-if';

const day = '2026-11-23';
const ms = (time: string): number => Date.parse(toInstant(day, time, 'Europe/Paris'));
const nowIso = toInstant(day, '10:00', 'Europe/Paris');
const exact: ServiceTimes = {
  ...unknownTimes,
  spread: [1],
  walkMin: [0],
  arrivalMin: [0],
  noShowShare: 0,
  emptyShare: 0,
  leaveShare: 0,
};
const session = (number: number, agentId = `agent-${number}`): DeskSession => ({
  id: `desk-${number}:${day}`,
  siteId: 'site',
  events: [],
  status: 'open',
  day,
  deskId: `desk-${number}`,
  agentId,
  openedAt: '',
});
const agent = (number: number, patch: Partial<Agent> = {}): Agent => ({
  id: `agent-${number}`,
  kind: 'agent',
  name: `Agent ${number}`,
  shortName: `A. ${number}`,
  role: 'counter',
  usualDeskId: `desk-${number}`,
  ...patch,
});
/** Desks 1 and 2 for deposits; desk 3 serves everything and has no opening in the morning. */
const ref = smallTown({
  agents: [1, 2, 3].map((number) => agent(number)),
  openingPeriods: [
    opening(1, '08:30', '12:30'),
    opening(2, '08:30', '12:30'),
    opening(1, '13:30', '17:00'),
    opening(2, '13:30', '17:00'),
    opening(3, '13:30', '17:00'),
  ],
  closures: [closure('desk-2', day, '11:30', '12:00', 'Pause')],
});
const input: MeasureInput = {
  ref,
  day,
  time: '10:00',
  sessions: [session(1), session(2)],
  appointments: [],
  stretch: { from: '11:00', to: '12:30' },
  reasonId: 'walk',
};
const nobody: WalkInsAhead = { steps: [], reasons: [], priorityShare: 0 };
const state = {
  nowIso,
  tickets: [],
  sessions: [session(1), session(2)],
  appointments: [],
  reference: ref,
  times: exact,
};
const people = (count: number, reasonId = 'walk'): WalkInsAhead => ({
  steps: [{ fromMs: ms('11:00'), toMs: ms('12:00'), people: count }],
  reasons: [{ reasonId, weight: 1 }],
  priorityShare: 0,
});

describe('what may be changed', () => {
  it('opens a closed desk with who is free, moves a pause out of the stretch, lends a desk: one of each', () => {
    expect(candidateMeasures(input)).toEqual([
      { kind: 'open', deskId: 'desk-3', agentId: 'agent-3', from: '11:00', to: '12:30' },
      {
        kind: 'pause',
        deskId: 'desk-2',
        agentId: 'agent-2',
        closureId: `closure-desk-2-${day}-11:30`,
        was: { from: '11:30', to: '12:00' },
        from: '13:30',
        to: '14:00',
      },
      { kind: 'switch', deskId: 'desk-1', agentId: 'agent-1', reasonId: 'walk', from: '11:00', to: '11:30' },
    ]);
  });

  it('names nobody who sits elsewhere, is away, or does other work', () => {
    const kinds = (patch: Partial<MeasureInput>) => candidateMeasures({ ...input, ...patch }).map(({ kind }) => kind);
    expect(kinds({ sessions: [session(1), session(2, 'agent-3')] })).not.toContain('open');
    const away = { id: 'u', kind: 'unavailability' as const, agentId: 'agent-3', replacedBy: '', label: '' };
    const gone = { ...away, fromDay: day, toDay: day, from: '08:00', to: '18:00' };
    expect(kinds({ ref: { ...ref, unavailabilities: [gone] } })).not.toContain('open');
    expect(kinds({ asked: ['agent-3'] })).not.toContain('open');
    const boss = { ...ref, agents: [agent(1), agent(2), agent(3, { role: 'manager' })] };
    expect(kinds({ ref: boss })).not.toContain('open');
    expect(kinds({ stretch: { from: '09:30', to: '10:00' } })).not.toContain('open');
    // Nobody is asked to sit down for less than half an hour.
    expect(candidateMeasures({ ...input, stretch: { from: '10:00', to: '10:10' } })[0]).toMatchObject({
      from: '10:05',
      to: '10:35',
    });
  });

  it('changes the plan of that day alone, by what it says', () => {
    const [open, pause, lend] = candidateMeasures(input);
    const openOf = (measure: typeof open, deskId: string) =>
      measure && planDay(withMeasure(ref, day, measure), day).desks.find((one) => one.deskId === deskId)?.open;
    expect(openOf(open, 'desk-3')?.[0]).toEqual({ from: 660, to: 750 });
    expect(openOf(pause, 'desk-2')).toEqual([
      { from: 510, to: 750 },
      { from: 840, to: 1020 },
    ]);
    expect(openOf(lend, 'desk-1')?.slice(0, 2)).toEqual([
      { from: 510, to: 660 },
      { from: 690, to: 750 },
    ]);
    expect(openOf(lend, 'desk-1 walk')).toEqual([{ from: 660, to: 690 }]);
    expect(planDay(withMeasure(ref, day, open ?? lend ?? pause ?? ({} as never)), '2026-11-30')).toEqual(
      planDay(ref, '2026-11-30'),
    );
  });
});

describe('a day lived through', () => {
  it('calls by the real rule: worked by hand', () => {
    // Both desks are free: the first two are called at once, the third when the first is done after 20 minutes.
    const tickets = [1, 2, 3].map((number) =>
      queueTicket({ number, reasonId: 'deposit', issuedMs: ms('09:50') + number * 1000 }),
    );
    const [lived] = daySimulator({ ...state, tickets }, nobody)(1, 1);
    expect(lived?.map(({ calledMs }) => (calledMs - ms('10:00')) / 60_000)).toEqual([0, 0, 20]);
  });

  it('is the same for the same seed, and meets the same people whatever the desks do', () => {
    const base = daySimulator(state, people(6, 'deposit'));
    expect(base(5, 3)).toEqual(base(5, 3));
    const [open] = candidateMeasures(input);
    const helped = daySimulator(
      { ...state, reference: open ? withMeasure(ref, day, open) : ref },
      people(6, 'deposit'),
    );
    const starts = (days: readonly LivedDay[]) => days.map((one) => one.map(({ startMs }) => startMs).toSorted());
    expect(starts(helped(20, 3))).toEqual(starts(base(20, 3)));
  });

  it('brings as many as forecast on average', () => {
    const days = daySimulator(state, people(6))(400, 1);
    const mean = days.reduce((sum, one) => sum + one.filter(({ isNewWalkIn }) => isNewWalkIn).length, 0) / days.length;
    expect(mean).toBeGreaterThan(5.5);
    expect(mean).toBeLessThan(6.5);
    expect(daySimulator({ ...state, reference: { ...ref, desks: [] } }, people(6))(3, 1)).toEqual([]);
  });

  it('waits less with a desk more', () => {
    const rush = people(16, 'deposit');
    const [open] = candidateMeasures({ ...input, reasonId: 'deposit' });
    const p90 = (reference: typeof ref): number =>
      effectOf(daySimulator({ ...state, reference }, rush)(80, 1), ms('11:00'), ms('12:30'))?.p90Min ?? -1;
    expect(open?.kind).toBe('open');
    expect(p90(open ? withMeasure(ref, day, open) : ref)).toBeLessThan(p90(ref) - 5);
  });
});

describe('the effect of a change', () => {
  const lived = (...waits: readonly number[]): LivedDay =>
    waits.map((wait) => ({
      startMs: ms('11:10'),
      calledMs: ms('11:10') + wait * 60_000,
      isNewWalkIn: true,
      reasonId: 'walk',
    }));

  it('is the median of the P90 of each day, and half of their quartile range', () => {
    const days = [lived(10), lived(20), lived(30), lived(40), lived(60)];
    expect(effectOf(days, ms('11:00'), ms('12:00'))).toEqual({ p90Min: 30, errorMin: 10, days: 5 });
    expect(effectOf([lived(0, 10)], ms('11:00'), ms('12:00'))?.p90Min).toBeCloseTo(9, 9);
  });

  it('counts those whose wait begins in the stretch, and is nothing of nobody', () => {
    expect(effectOf([lived(10)], ms('11:11'), ms('12:00'))).toBeNull();
    expect(effectOf([], 0, 1)).toBeNull();
    expect(effectOf([lived(Number.POSITIVE_INFINITY)], ms('11:00'), ms('12:00'))?.p90Min).toBe(480);
  });
});

describe('when to stop handing out tickets', () => {
  const come = (time: string, called: string): LivedDay[number] => ({
    startMs: ms(time),
    calledMs: ms(called),
    isNewWalkIn: true,
    reasonId: 'walk',
  });
  const last = (days: readonly LivedDay[]) =>
    lastTicketMs({ days, nowMs: ms('10:00'), closesMs: ms('12:30') }) - ms('12:30');
  const before = (time: string) => ms(time) - ms('12:30');

  it('is the last moment at which four in five are still called before the doors close', () => {
    expect(last([[come('11:00', '11:50'), come('11:50', '12:29'), come('12:10', '12:45')]])).toBe(before('12:00'));
  });

  it('is the end where everybody is called, and now where nobody is', () => {
    expect(last([[come('12:25', '12:29')]])).toBe(0);
    expect(last([])).toBe(0);
    expect(last([[come('10:06', '13:30'), come('11:00', '13:30')]])).toBeLessThanOrEqual(before('10:05'));
  });
});
