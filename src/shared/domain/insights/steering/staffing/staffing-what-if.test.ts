import { describe, expect, it } from 'vitest';

import { addDays, weekdayOf } from '../../../../time/civil';
import { opening, smallTown } from '../../../scheduling/small-town.fixture';
import { planDay } from '../../../scheduling/plan-day';
import { anAppointment, aTicket, someFacts, times } from '../../facts/small-facts.fixture';
import type { Filter } from '../../facts/filter';
import { planVariant } from './plan-variants';
import { planWaits } from './plan-waits';
import type { Staffing } from './staffing';
import { staffingWhatIf, type StaffingWhatIf, type WhatIfAsked } from './staffing-what-if';
import { timesOfFacts } from '../times-of-facts';

const monday = '2026-06-01';
const filter: Filter = {
  period: { kind: 'month', from: '2026-06-01', to: '2026-06-30' },
  siteId: '',
  departmentId: '',
  reasonId: '',
  channel: '',
};
const ref = smallTown();
const weekdays = times(21, (index) => addDays(monday, index)).filter((day) => weekdayOf(day) <= 5);

/** Two weeks and more of mornings on which `perHour` people an hour come to desk 3, the only one for them, for ten minutes each. */
const crowd = (perHour: number) =>
  someFacts({
    tickets: weekdays.flatMap((day) =>
      times(perHour * 3, (index) => {
        const minute = 540 + Math.floor((index * 60) / perHour);
        return aTicket({ day, minute, waitFromMinute: minute, serviceMin: 10, walkMin: 0, waitMin: 4 });
      }),
    ),
  });
const run = (patch: Partial<WhatIfAsked> = {}): StaffingWhatIf => {
  const steps = staffingWhatIf({ facts: crowd(6), filter, ref, weekday: 0, ...patch });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
};
const outcome = ({ variants }: StaffingWhatIf, kind: string) => variants.find((one) => one.kind === kind)?.outcome;

describe('planVariant', () => {
  const open = (kind: Parameters<typeof planVariant>[2], of = ref) => {
    const varied = planVariant(of, monday, kind);
    return varied && planDay(varied.ref, monday).desks.filter((desk) => desk.open.length > 0);
  };
  it('opens a desk for everything while the site is open', () => {
    expect(open('more')?.at(-1)).toMatchObject({
      reasonIds: [],
      open: [
        { from: 510, to: 750 },
        { from: 810, to: 1020 },
      ],
    });
  });

  it('leaves out the desk that can be missed: another one serves all that it serves', () => {
    expect(planVariant(ref, monday, 'less')?.desk).toBe(2);
    expect(open('less')?.map(({ number }) => number)).toEqual([1, 3]);
  });

  it('moves the doors for that day alone, and closes the gap at noon', () => {
    expect(open('earlier')?.map((desk) => desk.open[0]?.from)).toEqual([480, 480, 480]);
    expect(open('later')?.map((desk) => desk.open.at(-1)?.to)).toEqual([1050, 1050, 1050]);
    expect(open('noon')?.every((desk) => desk.open.length === 1)).toBe(true);
    const next = planVariant(ref, monday, 'earlier');
    expect(next && planDay(next.ref, addDays(monday, 7))).toEqual(planDay(ref, addDays(monday, 7)));
  });

  it('says where it cannot be: one desk alone, no pause, a closed day', () => {
    const one = smallTown({ openingPeriods: [opening(3, '09:00', '12:00')] });
    expect(planVariant(one, monday, 'less')).toBeNull();
    expect(planVariant(one, monday, 'noon')).toBeNull();
    for (const kind of ['same', 'more', 'less', 'earlier', 'later', 'noon'] as const)
      expect(planVariant(ref, '2026-06-07', kind)).toBeNull();
  });
});

describe('planWaits', () => {
  const row = { minute: 540, desks: 5, lateShare: null };
  const plan = (patch: Partial<Staffing['rows'][number]> = {}): Staffing => ({
    goalMin: 15,
    days: 1,
    serviceMin: 20,
    services: 100,
    perHour: 3,
    rows: [{ ...row, n: 12, arrivalsPerHour: 12, desksOpen: 5, ...patch }],
  });

  it('is Erlang C: 12 and 3 per hour at 5 desks, .2617 wait longer than 15 minutes', () => {
    const waits = planWaits(plan(), 15);
    expect(waits.within).toBeCloseTo(1 - 0.2617, 4);
    // Of .5541 who wait at all, half of everybody is beyond t where .5541 exp(-3 t / 60) = .5.
    expect(waits.medianMin).toBeCloseTo(20 * Math.log(0.5541 / 0.5), 2);
    expect(waits.p90Min).toBeCloseTo(20 * Math.log(0.5541 / 0.1), 1);
  });

  it('weighs half hours by who comes, and has no end where desks are too few', () => {
    const endless = { ...row, n: 4, arrivalsPerHour: 12, desksOpen: 3 };
    const [first] = plan().rows;
    const both = planWaits({ ...plan(), rows: first ? [first, endless] : [] }, 15);
    expect(both.within).toBeCloseTo(((1 - 0.2617) * 12) / 16, 4);
    expect(both.p90Min).toBeNull();
  });

  it('says nothing of nobody, of unknown services, and of closed doors', () => {
    const nothing = { n: 0, medianMin: null, p90Min: null, within: null };
    expect(planWaits({ ...plan(), rows: [] }, 15)).toEqual(nothing);
    expect(planWaits({ ...plan(), perHour: null }, 15)).toEqual(nothing);
    expect(planWaits(plan({ desksOpen: 0 }), 15)).toEqual(nothing);
  });
});

describe('timesOfFacts', () => {
  it('takes services as multiples of the length of the reason, and who did not come', () => {
    const tickets = times(40, () => aTicket({ serviceMin: 30, walkMin: 2 }));
    const appointments = times(300, (index) => anAppointment({ end: index < 45 ? 'noShow' : 'attended' }));
    const learnt = timesOfFacts({ tickets, appointments }, ref.reasons);
    // « walk » is planned for twenty minutes.
    expect(new Set(learnt.spreadOf.get('walk'))).toEqual(new Set([1.5]));
    expect(new Set(learnt.walkMin)).toEqual(new Set([2]));
    expect(learnt.noShowShare).toBeCloseTo((45 + 3) / 330, 10);
  });
});

describe('staffingWhatIf', () => {
  it('gives the same answer to the same question', () => {
    expect(run()).toEqual(run());
  });

  it('lives the days of the period with every plan: one desk more helps, one less never does', () => {
    const found = run();
    expect(found).toMatchObject({ days: 15, lived: 48, withinMin: 15 });
    expect(found.variants.map(({ kind }) => kind)).toEqual(['same', 'more', 'less', 'earlier', 'later', 'noon']);
    const [same, more] = [outcome(found, 'same'), outcome(found, 'more')];
    expect(more?.p90Min).toBeLessThan((same?.p90Min ?? 0) / 2);
    expect(more?.within).toBeGreaterThan(same?.within ?? 1);
    expect(outcome(found, 'less')?.p90Min).toBeGreaterThanOrEqual(same?.p90Min ?? Infinity);
    // The same people come, whatever is changed.
    for (const { outcome: one } of found.variants) expect(one.n).toBe(same?.n);
  });

  it('tells what was seen beside it: the waits of those days, by everybody', () => {
    expect(run().seen).toEqual({ n: 270, medianMin: 4, p90Min: 4, within: 1, late: 0 });
  });

  it('keeps to a weekday, and to days that are over', () => {
    expect(run({ weekday: 1 }).days).toBe(3);
    const facts = { ...crowd(6), asOf: { day: '2026-06-08', minute: 600, unsyncedDesks: 0 } };
    expect(run({ facts, weekday: 1 }).days).toBe(1);
  });

  it('tells the waits of what is asked for, with everybody at the desks', () => {
    const busy = crowd(6);
    const others = busy.tickets.map((one) => ({
      ...one,
      reasonId: 'collection',
      minute: one.minute + 2,
      waitFromMinute: one.minute + 2,
    }));
    const facts = { ...busy, tickets: [...busy.tickets, ...others] };
    const alone = outcome(run(), 'same');
    const among = outcome(run({ facts, filter: { ...filter, reasonId: 'walk' } }), 'same');
    expect(among?.p90Min).toBeGreaterThan(alone?.p90Min ?? Infinity);
    expect(run({ facts, filter: { ...filter, channel: 'mail' } }).seen.n).toBe(0);
    expect(outcome(run({ facts, filter: { ...filter, channel: 'appointment' } }), 'same')?.n).toBe(0);
  });

  it('lets booked people come as they do, and others of another site not at all', () => {
    const appointments = weekdays.map((day) => anAppointment({ day, minute: 540, reasonId: 'collection' }));
    const booked = run({ facts: { ...crowd(6), appointments }, filter: { ...filter, channel: 'appointment' } });
    expect(outcome(booked, 'same')?.n).toBeGreaterThan(24);
    expect(outcome(booked, 'same')?.n).toBeLessThanOrEqual(48);
    const elsewhere = crowd(6).tickets.map((one) => ({ ...one, siteId: 'other' }));
    expect(run({ facts: someFacts({ tickets: elsewhere }) })).toMatchObject({ days: 0, lived: 0, variants: [] });
  });
});
