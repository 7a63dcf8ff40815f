import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { ticketFact } from '#shared/domain/insights/day/testing/ticket-fact';
import type { TicketFact } from '#shared/domain/insights/facts/fact';
import { learnTimes } from '#shared/domain/queue/service-times';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { demoTown } from '#shared/demo/demo-town';

import { chartCells } from '../../../ui/charts/chart-data';
import { optionRows, optionsData } from '../view-model/option-rows';
import { weigh } from '#shared/domain/insights/day/weigh';

import { headline, loadSentence } from './headline';
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
const rowsOf = (found: WhatIf) => optionRows(weigh(found.scenarios), found, reference);
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
  }, 60_000);
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
