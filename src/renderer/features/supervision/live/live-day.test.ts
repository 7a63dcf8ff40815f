import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ticketFact } from '#shared/domain/insights/day/testing/ticket-fact';
import type { TicketFact } from '#shared/domain/insights/facts/fact';
import { learnTimes } from '#shared/domain/queue/service-times';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { demoTown } from '#shared/demo/demo-town';

import { chartCells } from '../../../ui/charts/chart-data';
import { optionRows, optionsData } from '../view-model/option-rows';
import { advised, weigh } from '#shared/domain/insights/day/weigh';

import { deskOffers, openedAtOnce } from './desk-offers';
import { headline, loadSentence, waitingTold } from './headline';
import { habitsOf, judgeLive, liveDay, type LiveDay, type LiveInput } from './live-day';
import { runWhatIf, sinceAsked, type WhatIf } from './run-what-if';

const today = '2026-11-23';
const now = '2026-11-23T09:32:10.000Z';
const town = demoTown({ seed: 'guichet', today, now });
const reference = toSiteReference(town.reference);
if (!reference) throw new Error('no town');
const mondays = ['2026-11-02', '2026-11-09', '2026-11-16'];
/** So many people on each Monday from a minute on, one a minute. */
const crowdOf = (people: number, minute: number): readonly TicketFact[] =>
  mondays.flatMap((day) =>
    Array.from({ length: people }, (_, index) =>
      ticketFact({
        day,
        minute: minute + index,
        reasonId: 'reason-civil-status',
        announced: [10, 20],
        waitMin: 12 + index,
      }),
    ),
  );
/** Fourteen people at 11:00: more than the desks can take. */
const history = crowdOf(14, 660);
const inputOf = (patch: Partial<LiveInput> = {}): LiveInput => ({
  reference,
  appointments: town.appointments.filter((one) => one.day === today),
  tickets: town.tickets.filter((one) => one.day === today),
  sessions: town.deskSessions.filter((one) => one.day === today),
  habits: habitsOf(history, today),
  measures: [],
  today,
  now,
  ...patch,
});
/** Nobody waits too long, nothing is announced and no wait is known: what is said is about places alone. */
const judged = (day: LiveDay) => {
  const lived = { time: day.time, stretch: null, scenarios: [], waits: [] };
  return judgeLive({ ...day, queues: [] }, reference.site.waitGoalMin, null, lived);
};
const plain = (words: string): string => words.replaceAll('\u00A0', ' ');
const rowsOf = (found: WhatIf) => optionRows(advised(weigh(found.scenarios), false), found, reference);
const simulate = (live: LiveInput): WhatIf => {
  const times = learnTimes({ tickets: town.tickets, appointments: town.appointments, reasons: reference.reasons });
  const steps = runWhatIf({ live, day: liveDay(live), times, announced: null });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
};

describe('the demonstration town on a Monday at 10:32', () => {
  const live = inputOf();
  const day = liveDay(live);

  it('says in a sentence when it is tight, and how much', () => {
    expect(headline(judged(day)).replaceAll('\u00A0', ' ')).toMatch(/^La journée tient, sauf .*de 11:00 à 11:30/);
    expect(judged(day).fits.stretches.some(({ from }) => from === '11:00')).toBe(true);
    expect(loadSentence(judged(day))[0]).toMatch(/de trop/);
    expect(judged(day).phase).toBe('open');
  });

  it('counts whoever is still expected once', () => {
    expect(day.walkInsLeft).toBe(14);
    expect(day.usual.served?.n).toBe(3);
    expect(live.habits.held).toMatchObject({ count: 27, of: 42 });
  });

  it('finds that another desk helps, the same each time it is asked', () => {
    const found = simulate(live);
    expect(found).toEqual(simulate(live));
    const rows = rowsOf(found);
    expect(rows.at(-1)).toMatchObject({ id: 'nothing', gainMin: 0 });
    expect(rows.length).toBeGreaterThan(1);
    expect(rows[0]?.gainMin).toBeGreaterThan(0);
    expect(rows.map((row) => row.p90Min).slice(0, -1)).toEqual(
      rows
        .slice(0, -1)
        .map((row) => row.p90Min)
        .toSorted((a, b) => a - b),
    );
    expect(chartCells(optionsData(rows)).map((cells) => cells.slice(2, 4))).toEqual(
      rows.map((row) => [row.p90Min, row.errorMin]),
    );
  });

  it('reckons with what was announced: the desk counts as open, and is proposed no more', () => {
    const opening = simulate(live).scenarios.flatMap(({ measure }) => (measure?.kind === 'open' ? [measure] : []))[0];
    expect(opening).toBeDefined();
    if (!opening) return;
    const after = inputOf({ measures: [opening] });
    const places = (of: LiveInput): number => liveDay(of).load.rows.reduce((sum, row) => sum + row.places, 0);
    expect(places(after)).toBeGreaterThan(places(live));
    const again = simulate(after).scenarios.flatMap(({ measure }) => (measure?.kind === 'open' ? [measure] : []));
    expect(again.filter(({ deskId, agentId }) => deskId === opening.deskId || agentId === opening.agentId)).toEqual([]);
  });
});

describe('what an advice promises', () => {
  const baseOf = ({ scenarios }: WhatIf) => scenarios.find(({ measure }) => measure === null)?.effect;

  it('is what the panel says of the same stretch once it is done', () => {
    const moments = ['2026-11-23T08:05:10.000Z', '2026-11-23T09:52:10.000Z', '2026-11-23T12:40:10.000Z'];
    const crowd = fc.tuple(fc.integer({ min: 4, max: 25 }), fc.constantFrom(600, 630, 660, 690, 810, 870));
    const { waitGoalMin } = reference.site;
    let promises = 0;
    fc.assert(
      fc.property(fc.constantFrom(...moments), crowd, crowd, (moment, first, second) => {
        const habits = habitsOf([...crowdOf(...first), ...crowdOf(...second)], today);
        const live = inputOf({ now: moment, habits });
        const before = simulate(live);
        for (const { measure, effect } of before.scenarios) {
          if (!measure || effect.p90Min >= (baseOf(before)?.p90Min ?? 0)) continue;
          promises += 1;
          const after = simulate({ ...live, measures: [measure] });
          expect(sinceAsked(before, [measure]).scenarios).toEqual([{ measure: null, effect }]);
          // Only a stretch in which people wait too long comes before the one that was changed.
          if (after.stretch?.from === before.stretch?.from && after.stretch?.to === before.stretch?.to)
            expect({ stretch: after.stretch, effect: baseOf(after) }).toEqual({ stretch: before.stretch, effect });
          else expect(baseOf(after)?.p90Min).toBeGreaterThan(waitGoalMin);
          const [was] = before.waits.filter(
            ({ from, to }) =>
              to === before.stretch?.to && (from < before.time ? before.time : from) === before.stretch.from,
          );
          if (was)
            expect(after.waits).toContainEqual({ from: was.from, to: was.to, p90Min: Math.round(effect.p90Min) });
        }
      }),
      { numRuns: 16 },
    );
    expect(promises).toBeGreaterThan(0);
  }, 240_000);
});

describe('what the dialog offers', () => {
  const moments = ['2026-11-23T07:52:10.000Z', '2026-11-23T08:37:10.000Z', '2026-11-23T09:52:10.000Z'];
  const crowd = fc.tuple(fc.integer({ min: 4, max: 25 }), fc.constantFrom(540, 570, 600, 630, 660, 690));
  /** So many desks that nobody has signed on to today. */
  const unmanned = fc.subarray(['desk-2', 'desk-3', 'desk-5'], { maxLength: 2 });

  it('does no better than the first advice, and is told beside a desk that lacks', () => {
    const seen = { offers: 0, lacking: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...moments), crowd, crowd, unmanned, (now, first, second, empty) => {
        const own = reference.closures.filter(({ deskId }) => !empty.includes(deskId));
        const gone = empty.flatMap((deskId) =>
          reference.openingPeriods.filter((one) => one.deskId === deskId).map(({ id }) => id),
        );
        const ref = {
          ...reference,
          closures: own,
          openingPeriods: reference.openingPeriods.filter(({ id }) => !gone.includes(id)),
        };
        const sessions = town.deskSessions.filter((one) => one.day === today && !empty.includes(one.deskId));
        const habits = habitsOf([...crowdOf(...first), ...crowdOf(...second)], today);
        const live = inputOf({ reference: ref, now, habits, sessions });
        const day = liveDay(live);
        const found = simulate(live);
        const judgedDay = judgeLive(day, ref.site.waitGoalMin, null, found);
        const offers = deskOffers(live, day, judgedDay);
        const base = judgedDay.options.at(-1);
        const best = Math.min(...judgedDay.options.map(({ p90Min }) => p90Min));
        expect(judgedDay.options[0]?.p90Min ?? 0).toBeLessThanOrEqual(best + (base?.errorMin ?? 0));
        if (judgedDay.lacking > 0 && offers.length > 0) {
          seen.lacking += 1;
          expect(judgedDay.options.some(({ measure }) => measure?.kind === 'open')).toBe(true);
        }
        const atOnce = openedAtOnce(day);
        for (const { opening } of offers) {
          // What is to be opened at once stands before the changes that are lived through.
          if (!found.stretch || atOnce.includes(opening)) continue;
          seen.offers += 1;
          const after = simulate({ ...live, measures: [opening] });
          if (after.stretch?.from !== found.stretch.from || after.stretch.to !== found.stretch.to) continue;
          const then = after.scenarios.find(({ measure }) => measure === null)?.effect.p90Min ?? 0;
          expect(Math.round(then)).toBeGreaterThanOrEqual((judgedDay.options[0]?.p90Min ?? 0) - (base?.errorMin ?? 0));
        }
      }),
      { numRuns: 16 },
    );
    expect(seen.offers).toBeGreaterThan(0);
    expect(seen.lacking).toBeGreaterThan(0);
  }, 240_000);

  it('comes in the order of the advice, each with what it would do', () => {
    const live = inputOf();
    const day = liveDay(live);
    const judgedDay = judgeLive(day, reference.site.waitGoalMin, null, simulate(live));
    const offers = deskOffers(live, day, judgedDay);
    expect(offers.map(({ weighed }) => weighed?.p90Min)).toEqual(
      judgedDay.weighed.filter(({ measure }) => measure?.kind === 'open').map(({ p90Min }) => p90Min),
    );
    expect(offers.find(({ opening }) => opening.agentId === 'agent-nadege')?.leavesReception).toBe(true);
  });

  it('is each desk that the advice would have opened at once, also those of which the plan says that they are open', () => {
    const gone = new Set(['desk-2', 'desk-5']);
    const sessions = inputOf().sessions.map((one) =>
      gone.has(one.deskId) ? { ...one, status: 'closed' as const, ticketId: '' } : one,
    );
    const live = inputOf({ sessions });
    const day = liveDay(live);
    const offers = deskOffers(live, day, judgeLive(day, reference.site.waitGoalMin, null, simulate(live)));
    const told = openedAtOnce(day).map(({ deskId }) => deskId);
    expect(told.length).toBeGreaterThan(0);
    expect(told.every((id) => gone.has(id))).toBe(true);
    expect(offers.slice(0, told.length).map(({ opening }) => opening.deskId)).toEqual(told);
    expect(offers.map(({ opening }) => opening.deskId)).toContain('desk-7');
    expect(new Set(offers.map(({ opening }) => opening.deskId)).size).toBe(offers.length);
  });

  it('is no desk that is closed, though its agent sits nowhere else', () => {
    // Éric Tessier is at a training until 11:00, noted as a closure of desk 8.
    const live = inputOf({ now: '2026-11-23T08:37:10.000Z' });
    const day = liveDay(live);
    const offers = deskOffers(live, day, judgeLive(day, reference.site.waitGoalMin, null, simulate(live)));
    expect(offers.map(({ opening }) => opening.deskId)).toEqual(['desk-7']);
  });
});

describe('a desk that was asked for', () => {
  it('counts among the places until its hour has come and nobody opened it', () => {
    const asked = { kind: 'open' as const, deskId: 'desk-7', agentId: 'agent-nadege', from: '10:30', to: '12:00' };
    const placesAt = (now: string, measures: LiveInput['measures']): number =>
      liveDay(inputOf({ now, measures })).load.rows.reduce((sum, row) => sum + row.places, 0);
    const plain = placesAt(now, []);
    expect(placesAt('2026-11-23T09:20:00.000Z', [asked])).toBeGreaterThan(plain);
    expect(placesAt('2026-11-23T09:33:00.000Z', [asked])).toBe(plain);
  });

  it('is named beside the wait that is announced without it, until it opens or its hour has passed', () => {
    const asked = { kind: 'open' as const, deskId: 'desk-7', agentId: 'agent-nadege', from: '10:30', to: '12:00' };
    const [session] = town.deskSessions.filter(({ day, status }) => day === today && status === 'open');
    if (!session) throw new Error('no open desk');
    const opened = { ...session, id: 'desk-7', deskId: 'desk-7', agentId: 'agent-nadege' };
    const named = (patch: Partial<LiveInput>) => liveDay(inputOf({ measures: [asked], ...patch })).asked;
    const before = '2026-11-23T09:20:00.000Z';
    expect(named({ now: before })).toEqual([7]);
    expect(named({ now: before, measures: [] })).toEqual([]);
    expect(named({ now: before, sessions: [opened] })).toEqual([]);
    expect(named({ now: '2026-11-23T09:33:00.000Z' })).toEqual([]);
  });
});

it('while a closure runs says since when, who waits and how many are to be moved, and takes none of them for people without a desk', () => {
  const closure = { kind: 'closure', id: 'c', deskId: '', fromDay: today, toDay: today, label: 'Panne' } as const;
  const closedFrom = (from: string, to: string): LiveInput =>
    inputOf({ reference: { ...reference, closures: [{ ...closure, from, to }] } });
  const rest = closedFrom('10:30', '18:00');
  const day = liveDay(rest);
  const toMove = rest.appointments.filter(({ status, time }) => status === 'booked' && time >= '10:30').length;
  expect(toMove).toBeGreaterThan(20);
  expect(day.closure).toEqual({ since: '10:30', until: '', toMove });
  const waiting = day.queues.flatMap(({ dots }) => dots).length;
  const judgement = judgeLive(day, 30, { fromMin: 10, toMin: 20 }, null);
  expect(plain(headline(judgement))).toBe(
    `Fermé depuis 10:30 : ${waiting} personnes attendent, ${toMove} rendez-vous à déplacer.`,
  );
  expect(judgement).toMatchObject({ phase: 'over', isDoorOpen: false, announced: null });
  expect(judgement.causes[0]).toBe('closed');
  expect(judgement.fits.stretches).toEqual([]);
  const noon = judged(liveDay(closedFrom('10:30', '14:00')));
  // The line below the headline does not say a second time who waits, also where the whole day is closed.
  const whole = judgeLive({ ...liveDay(closedFrom('00:00', '23:59')), queues: day.queues }, 30, null, null);
  expect([whole.phase, whole.waiting]).toEqual(['closed', waiting]);
  expect(plain(headline(whole))).toContain(`${waiting} personnes attendent`);
  expect([waitingTold(whole), waitingTold(judgement)]).toEqual([waiting, waiting]);
  expect(plain(headline(noon))).toMatch(/^Fermé depuis 10:30, jusqu’à 14:00 : personne n’attend, \d+ rendez-vous/);
});

describe('an empty day', () => {
  it('has nothing to change, no habits, and says so', () => {
    const sunday = inputOf({
      appointments: [],
      tickets: [],
      sessions: [],
      habits: habitsOf([], '2026-11-22'),
      today: '2026-11-22',
      now: '2026-11-22T09:32:10.000Z',
    });
    const day = liveDay(sunday);
    expect(headline(judged(day))).toBe('La mairie est fermée aujourd’hui.');
    expect(loadSentence(judged(day))[0]).toBe('Plus aucune ouverture aujourd’hui.');
    expect(day).toMatchObject({ hasForecast: false, walkInsLeft: 0, usual: { waiting: null } });
    expect(simulate(sunday)).toMatchObject({ stretch: null, scenarios: [] });
  });

  it('before the doors open nobody waits, and the day fits', () => {
    const early = inputOf({
      appointments: [],
      tickets: [],
      sessions: [],
      habits: habitsOf([], today),
      now: '2026-11-23T06:00:00.000Z',
    });
    expect(headline(judged(liveDay(early)))).toBe('La journée tient.');
    expect(rowsOf(simulate(early))).toEqual([]);
  });
});

it('never says that a day holds while people are booked who need an enrolment station and the town has none', () => {
  const needing = new Set(reference.reasons.filter(({ needsStation }) => needsStation).map(({ id }) => id));
  const without = { ...reference, stations: [] };
  const { appointments } = inputOf();
  fc.assert(
    fc.property(fc.subarray([...appointments]), (booked) => {
      const isNeeded = booked.some((one) => one.status === 'booked' && needing.has(one.reasonId));
      const said = headline(judged(liveDay(inputOf({ reference: without, appointments: booked }))));
      expect(said.includes('dispositif')).toBe(isNeeded);
      if (isNeeded) expect(said).not.toContain('tient');
      expect(headline(judged(liveDay(inputOf({ appointments: booked }))))).not.toContain('dispositif');
    }),
    { numRuns: 20 },
  );
});
