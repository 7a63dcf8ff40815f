import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { demoTown } from '#shared/demo/demo-town';
import { dayFits } from '#shared/domain/insights/day/day-fits';
import { isDoable, type FloorAct } from '#shared/domain/insights/day/floor-acts';
import { judgeDay, type JudgeInput } from '#shared/domain/insights/day/judge-day';
import { loadPerHalfHour, type LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import type { Measure } from '#shared/domain/model/measure';
import type { ReasonQueue } from '#shared/domain/insights/day/waiting-by-reason';
import type { Scenario } from '#shared/domain/insights/day/weigh';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { minutesOf, timeOf } from '#shared/time/civil';

import { adviceSentence } from '../view-model/act-rows';
import { lanesOf } from '../view-model/lanes';
import { headline, loadSentence } from './headline';
import { aheadOf } from './live-day';

const today = '2026-11-23';
const found = toSiteReference(demoTown({ seed: 'guichet', today, now: `${today}T09:32:00.000Z` }).reference);
if (!found) throw new Error('no town');
const reference = found;
const opening = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '13:30', '14:00', '14:30', '15:00'];
const later = (time: string, minutes: number): string => timeOf(minutesOf(time) + minutes);

const rowOf = fc.record({
  booked: fc.nat(12),
  walkIns: fc.nat(4),
  expectedWalkIns: fc.nat(5),
  places: fc.integer({ min: 4, max: 18 }),
});
const rowsOf = fc.array(rowOf, { minLength: opening.length, maxLength: opening.length }).map((rows) =>
  rows.map((row, at): LoadRow => {
    const from = opening[at] ?? '';
    const { expectedWalkIns } = row;
    const range = { expectedLow: expectedWalkIns, expectedHigh: expectedWalkIns };
    return { ...row, ...range, from, to: later(from, 30), served: 0, desks: 4 };
  }),
);
const queueOf = fc.array(fc.nat(70), { minLength: 1, maxLength: 5 });
const queuesOf = fc.array(queueOf, { maxLength: 4 }).map((all) =>
  all.map((waits, at): ReasonQueue => {
    const dots = waits
      .toSorted((a, b) => b - a)
      .map((waitMin, index) => ({
        ticketId: `${at}-${index}`,
        label: `A${at}${index}`,
        waitMin,
        booked: false,
        priority: false,
      }));
    return { reasonId: `reason-${at}`, waiting: dots.length, longestMin: dots[0]?.waitMin ?? 0, dots };
  }),
);
const bandOf = fc.option(fc.integer({ min: 0, max: 10 }).map((step) => ({ fromMin: step * 5, toMin: step * 5 + 5 })));
const opened: Measure = {
  kind: 'open',
  deskId: reference.desks[6]?.id ?? '',
  agentId: '',
  from: '10:00',
  to: '11:00',
};
const minutesWaited = fc.oneof(fc.constant(0), fc.nat(80));
const effectOf = fc.record({ p90Min: minutesWaited, errorMin: fc.nat(6), days: fc.constant(240) });
/** What was lived through: of a stretch of any length, and of the half hours over their places, as far as it is known. */
const livedOf = fc.option(
  fc
    .record({
      base: effectOf,
      change: fc.option(effectOf),
      first: fc.nat(opening.length - 1),
      steps: fc.integer({ min: 1, max: 3 }),
      waits: fc.array(fc.option(minutesWaited), { minLength: opening.length, maxLength: opening.length }),
    })
    .map(({ base, change, first, steps, waits }) => {
      const scenarios: Scenario[] = [
        ...(change ? [{ measure: opened, effect: change }] : []),
        { measure: null, effect: base },
      ];
      const from = opening[first] ?? '';
      return { time: '10:00', stretch: { from, to: later(from, 30 * steps) }, scenarios, waits };
    }),
);
const actsOf = fc.subarray<FloorAct>([
  { kind: 'recall', ticketId: 'a', label: 'A033', calls: 2, isOut: true },
  {
    kind: 'lend',
    number: 3,
    measure: {
      kind: 'switch',
      deskId: reference.desks[2]?.id ?? '',
      agentId: '',
      reasonId: reference.reasons[0]?.id ?? '',
      from: '10:00',
      to: '10:30',
    },
  },
  { kind: 'idle', deskId: 'd', agentId: '', number: 4, ticketId: 'b', label: 'A040' },
]);
const floorOf: fc.Arbitrary<JudgeInput> = fc
  .record({
    rows: rowsOf,
    time: fc.integer({ min: minutesOf('08:00'), max: minutesOf('16:30') }).map(timeOf),
    queues: queuesOf,
    goalMin: fc.constantFrom(15, 20, 30),
    announced: bandOf,
    lived: livedOf,
    acts: actsOf,
    desksOpen: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ lived, ...floor }) => ({
    ...floor,
    acts: [
      ...floor.acts,
      ...floor.queues
        .flatMap(({ dots }) => dots)
        .filter(({ waitMin }) => waitMin > floor.goalMin)
        .slice(0, 1)
        .map(({ ticketId, label }) => ({ kind: 'late' as const, ticketId, labels: [label], goalMin: floor.goalMin })),
    ],
    lived: lived && {
      ...lived,
      waits: dayFits(floor.rows, floor.time).stretches.flatMap(({ from, to }, at) => {
        const p90Min = lived.waits[at] ?? null;
        return p90Min === null ? [] : [{ from, to, p90Min }];
      }),
    },
  }));

/** Everything that the screen says of a floor. */
const screenOf = (floor: JudgeInput) => {
  const day = judgeDay(floor);
  const plain = (words: string): string => words.replaceAll('\u00A0', ' ');
  return {
    floor,
    day,
    head: plain(headline(day)),
    advice: plain(adviceSentence(day, reference)),
    load: plain(loadSentence(day).join(' ')),
    waits: floor.queues.flatMap(({ dots }) => dots.map(({ waitMin }) => waitMin)),
  };
};
const never = (claim: (said: ReturnType<typeof screenOf>) => void): void =>
  fc.assert(
    fc.property(floorOf, (floor) => claim(screenOf(floor))),
    { numRuns: 400 },
  );

/** What a headline says of a lack: the part after what presses first. */
const lackIn = (head: string): string => head.split(/, sauf |\u202F?; |\s; /)[1] ?? '';
/** Every stretch that a sentence names, from now on where it has begun. */
const namedIn = (words: string, now: string): readonly (readonly [from: string, to: string])[] =>
  [...words.matchAll(/(?:de (\d+:\d\d) à|jusqu’à) (\d+:\d\d)/g)].map(([, from, to]) => [
    (from ?? now).padStart(5, '0'),
    (to ?? '').padStart(5, '0'),
  ]);

describe('contradictions that Supervision excludes', () => {
  it('a desk that lacks in a stretch of which another sentence says that nobody waits', () => {
    let told = 0;
    never(({ head, advice, day }) => {
      if (!/il manque .*guichet/.test(head) || !advice.includes('presque personne n’attendra') || !day.stretch) return;
      told += 1;
      const { from, to } = day.stretch;
      const touching = namedIn(lackIn(head), day.time).filter(([begin, end]) => begin < to && from < end);
      expect(touching).toEqual([]);
    });
    expect(told).toBeGreaterThan(0);
  });

  it('a lack of desks or « tient » before the waits of the day were worked out', () => {
    never(({ head, floor, day }) => {
      if (floor.lived === null && day.phase === 'open') expect(head).not.toMatch(/manque|tient/);
    });
  });

  it('a desk that lacks where nine in ten are called within the limit', () => {
    never(({ head, day, floor }) => {
      for (const [begin, end] of /il manque/.test(head) ? namedIn(lackIn(head), day.time) : [])
        for (const { from, to, p90Min } of floor.lived?.waits ?? [])
          if ((from < day.time ? day.time : from) === begin && to === end)
            expect(p90Min).toBeGreaterThan(floor.goalMin);
    });
  });

  it('a desk that lacks, and an advice without the desk that somebody can open', () => {
    let told = 0;
    never(({ head, day, floor }) => {
      const isPossible = floor.lived?.scenarios.some(({ measure }) => measure?.kind === 'open') === true;
      if (!/il manque/.test(head) || !isPossible) return;
      told += 1;
      expect(day.options.some(({ measure }) => measure?.kind === 'open')).toBe(true);
    });
    expect(told).toBeGreaterThan(0);
  });

  it('« tient » while somebody waits beyond the limit', () => {
    never(({ head, waits, floor }) => {
      if (waits.some((wait) => wait > floor.goalMin)) expect(head).not.toContain('tient');
    });
  });

  it('« tient » while the wait that is announced is beyond the limit', () => {
    never(({ head, day, floor }) => {
      if (day.isDoorOpen && floor.announced && floor.announced.toMin > floor.goalMin)
        expect(head).not.toContain('tient');
    });
  });

  it('« tient » while nine in ten will not be called within the limit, as the advice says', () => {
    never(({ head, day, floor }) => {
      if (day.expectedMin !== null && day.expectedMin > floor.goalMin) expect(head).not.toContain('tient');
    });
  });

  it('« La journée tient. » while a half hour ahead has more people than places', () => {
    never(({ head, load }) => {
      if (load.includes('de trop')) expect(head).not.toBe('La journée tient.');
    });
  });

  it('« rien d’utile à changer » while a desk lacks, somebody is late, a number was called in vain or a change helps', () => {
    never(({ advice, day, head, waits, floor }) => {
      if (!advice.startsWith('Rien d’utile')) return;
      expect(head).toMatch(/^La journée tient(?: malgré |\.)/);
      expect(day.options.some(({ isSure }) => isSure)).toBe(false);
      expect(floor.acts).toEqual([]);
      expect(waits.every((wait) => wait <= floor.goalMin)).toBe(true);
    });
  });

  it('a number of late people in the headline that the panel of those who wait does not have', () => {
    never(({ head, day, floor }) => {
      const lanes = lanesOf(floor.queues, () => '', floor.goalMin);
      const late = lanes.reduce((sum, lane) => sum + lane.late, 0);
      expect(day.late).toBe(late);
      const told = /^(\d+) personnes? attend/.exec(head)?.[1];
      if (told !== undefined) expect(Number(told)).toBe(late);
    });
  });

  it('a red figure of the strip that the headline does not know, or the other way round', () => {
    never(({ day, head }) => {
      const longest = day.longest?.waitMin ?? 0;
      expect(day.causes.includes('late')).toBe(longest > day.goalMin);
      expect(day.causes.includes('announced')).toBe((day.announced?.toMin ?? 0) > day.goalMin);
      if (day.phase === 'open' && day.isKnown)
        expect(/^La journée tient(?: malgré |\.)/.test(head)).toBe(day.causes.length === 0);
    });
  });

  it('a wait in the headline or the advice that is not that of « ne rien changer »', () => {
    never(({ day, head, advice }) => {
      const base = day.options.find(({ measure }) => measure === null)?.p90Min;
      const told = /atteindra (?:(\d+) h )?(\d+) ?(?:min)?/.exec(head);
      if (told) expect(Number(told[1] ?? 0) * 60 + Number(told[2])).toBe(base);
      if (day.advice.kind === 'change') expect(advice).toContain('au lieu de');
    });
  });

  it('a finished day that forgets those who still wait', () => {
    never(({ day, head, waits }) => {
      if (day.phase === 'over' && waits.length > 0) expect(head).toContain(`${waits.length} personne`);
    });
  });

  it('« tient » while somebody waits, a desk is free for them, and the doors close in a moment', () => {
    let told = 0;
    fc.assert(
      fc.property(floorOf, fc.integer({ min: 1, max: 15 }), (floor, left) => {
        const said = screenOf({ ...floor, time: later('15:30', -left) });
        if (!floor.acts.some(({ kind }) => kind === 'idle')) return;
        told += 1;
        expect(said.head).not.toContain('tient');
        expect(said.day.advice.kind).toBe('acts');
      }),
    );
    expect(told).toBeGreaterThan(0);
  });

  it('a free place that begins before now, or that nobody can be received at until the doors close', () => {
    fc.assert(
      fc.property(floorOf, fc.integer({ min: 0, max: 29 }), (floor, left) => {
        const time = later('15:30', -left);
        const { day } = screenOf({ ...floor, time });
        const last = floor.rows.at(-1);
        // What the desks receive by then, as they do in a whole half hour.
        const most = ((last?.places ?? 0) * left) / 30;
        for (const { places } of day.fits.free) expect(places).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('a finished day that looks ahead while a desk is free for somebody who waits', () => {
    const closing =
      loadPerHalfHour({ day: today, ref: reference, appointments: [], tickets: [] }).rows.at(-1)?.to ?? '';
    let told = 0;
    never(({ day, floor, advice, waits }) => {
      if (day.phase !== 'over' || floor.acts.length === 0 || waits.length === 0) return;
      told += 1;
      expect(day.advice.kind).toBe('acts');
      expect(advice).not.toContain('finie');
      expect(aheadOf({ ...day, time: closing }, reference, today)).toBe('');
      // A number that nobody ended does not hide tomorrow all evening.
      expect(aheadOf({ ...day, time: later(closing, 30) }, reference, today)).not.toBe('');
    });
    expect(told).toBeGreaterThan(0);
  });

  it('a free desk or a number called in vain that nobody mentions', () => {
    never(({ day, advice, floor }) => {
      expect(day.acts).toEqual(floor.acts);
      if (floor.acts.some(isDoable)) expect(day.advice.kind).toBe('acts');
      expect(advice).not.toBe('');
    });
  });
});
