import fc from 'fast-check';
import { expect, it } from 'vitest';

import { judgeDay } from '#shared/domain/insights/day/judge-day';
import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { minutesOf, timeOf } from '#shared/time/civil';

import { barChart } from '../view-model/bars';
import { headline, loadSentence } from './headline';

/** A morning and an afternoon, closed from 12:30 to 13:30. */
const opening = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '12:00', '13:30', '14:00', '14:30', '15:00'];
const step = fc.record({
  booked: fc.nat(12),
  walkIns: fc.nat(4),
  expected: fc.nat(5),
  places: fc.integer({ min: 6, max: 14 }),
});
const rowsOf = fc.array(step, { minLength: opening.length, maxLength: opening.length }).map((steps) =>
  steps.map(({ booked, walkIns, expected, places }, at): LoadRow => ({
    from: opening[at] ?? '',
    to: timeOf(minutesOf(opening[at] ?? '') + 30),
    booked,
    walkIns,
    expectedWalkIns: expected,
    expectedLow: expected,
    expectedHigh: expected,
    served: 0,
    places,
    desks: 4,
  })),
);
const nowOf = fc.integer({ min: minutesOf('08:30'), max: minutesOf('15:29') }).map(timeOf);

type Run = { readonly from: string; readonly to: string; readonly people: number };

/** What the badges show (`isOver`), or the half hours ahead without one, as runs; an account of its own. */
const runsOf = (rows: readonly LoadRow[], time: string, isOver: boolean): readonly Run[] => {
  const runs: Run[] = [];
  for (const { row, over, when } of barChart({ rows }, time).bars) {
    if (when === 'past' || over > 0 !== isOver) continue;
    const left = row.from < time ? (minutesOf(row.to) - minutesOf(time)) / 30 : 1;
    const people = isOver
      ? over
      : Math.floor((row.places - row.booked - Math.max(row.walkIns, row.expectedWalkIns)) * left);
    const last = runs.at(-1);
    if (last?.to === row.from) runs[runs.length - 1] = { ...last, to: row.to, people: last.people + people };
    else runs.push({ from: row.from, to: row.to, people });
  }
  return runs;
};

const plain = (words: string): string => words.replaceAll('\u00A0', ' ');
/** Every stretch that a sentence names, as it is written. */
const named = (words: string): readonly string[] =>
  [...plain(words).matchAll(/de \d+:\d\d à \d+:\d\d|jusqu’à \d+:\d\d/gi)].map(([found]) => found.toLowerCase());
const short = (time: string): string => time.replace(/^0/, '');
const written = ({ from, to }: Run, now: string): string =>
  from < now ? `jusqu’à ${short(to)}` : `de ${short(from)} à ${short(to)}`;
const said = (rows: readonly LoadRow[], time: string) => {
  // Lived through, and of no stretch it is known that people wait there: what is said is about places.
  const lived = { time, stretch: null, scenarios: [], waits: [] };
  const day = judgeDay({ rows, time, queues: [], goalMin: 30, announced: null, lived, acts: [], desksOpen: 1 });
  return { head: headline(day), panel: loadSentence(day) };
};

it('names in the panel the stretches of the headline, each with the sum of its badges', () => {
  fc.assert(
    fc.property(rowsOf, nowOf, (rows, time) => {
      const over = runsOf(rows, time, true);
      const { head, panel } = said(rows, time);
      const [bold] = panel.map(plain);
      expect(head === supervisionText.fits).toBe(over.length === 0);
      if (over.length === 0) {
        expect(bold).not.toContain('de trop');
        return;
      }
      expect(named(bold ?? '')).toEqual(named(head));
      const all = over.reduce((sum, { people }) => sum + people, 0);
      // Either what lacks is a desk, or the headline counts the same people as the badges.
      const counted = /(\d+) personnes? de trop\.$/.exec(plain(head))?.[1];
      expect(counted === undefined ? plain(head) : Number(counted)).toEqual(
        counted === undefined ? expect.stringMatching(/ : il manque .* guichets?\.$/) : all,
      );
      if (over.length <= 2) {
        expect(named(head)).toEqual(over.map((run) => written(run, time)));
        const numbers = [...(bold ?? '').matchAll(/(\d+)(?: personnes? de trop)? (?:de|jusqu’à) \d+:/g)];
        expect(numbers.map(([, number]) => Number(number))).toEqual(over.map(({ people }) => people));
        return;
      }
      const worst = over.toSorted((a, b) => b.people - a.people)[0];
      expect(plain(head)).toContain(`à ${over.length} moments`);
      expect(bold).toBe(
        `${all} personnes de trop à ${over.length} moments, surtout ${worst?.people} ${worst ? written(worst, time) : ''}.`,
      );
    }),
  );
});

it('tells a margin with its stretch: one without any badge, and the roomiest', () => {
  fc.assert(
    fc.property(rowsOf, nowOf, (rows, time) => {
      const free = runsOf(rows, time, false);
      const most = Math.max(0, ...free.map(({ people }) => people));
      const { head, panel } = said(rows, time);
      const [bold, rest] = panel.map(plain);
      if (head === supervisionText.fits) {
        const all = free.reduce((sum, { people }) => sum + people, 0);
        expect(bold).toMatch(new RegExp(`^${all === 0 ? 'Plus de' : all} places? libres? jusqu’à la fermeture\\.$`));
        expect(rest).toBe('');
        return;
      }
      if (most === 0) {
        expect(rest).toBe('');
        return;
      }
      const roomiest = free.filter(({ people }) => people === most).map((run) => written(run, time));
      expect(roomiest).toContain(named(rest ?? '')[0]);
      expect(rest).toMatch(new RegExp(`, ${most} places? libres?\\.$`));
    }),
  );
});

it('never says that a day holds while the doors are open and no desk is', () => {
  const rows = [
    { from: '08:30', to: '12:00', desks: 2, places: 20, appointments: 0, walkIns: 0, forecast: 0 },
  ] as never;
  const quiet = { rows, time: '09:00', queues: [], goalMin: 30, announced: null, acts: [] };
  const lived = { time: '09:00', stretch: null, scenarios: [], waits: [] };
  for (const known of [lived, null])
    expect(headline(judgeDay({ ...quiet, lived: known, desksOpen: 0 }))).not.toMatch(/tient/);
  expect(headline(judgeDay({ ...quiet, lived, desksOpen: 1 }))).toMatch(/tient/);
});

it('says of which stretch the longest wait is where it names several: the panel beside it may be about another', () => {
  const row = (from: string, booked: number): LoadRow => ({
    from,
    to: timeOf(minutesOf(from) + 30),
    booked,
    walkIns: 0,
    expectedWalkIns: 0,
    expectedLow: 0,
    expectedHigh: 0,
    served: 0,
    places: 8,
    desks: 4,
  });
  const rows = [row('10:30', 9), row('11:00', 5), row('13:30', 10), row('14:00', 5)];
  const waits = [
    { from: '10:30', to: '11:00', p90Min: 24 },
    { from: '13:30', to: '14:00', p90Min: 0 },
  ];
  const saidAt = (some: readonly LoadRow[]): string => {
    const lived = { time: '10:49', stretch: null, scenarios: [], waits };
    const input = { time: '10:49', queues: [], goalMin: 30, announced: null, acts: [], desksOpen: 4 };
    return plain(headline(judgeDay({ ...input, rows: some, lived })));
  };
  expect(saidAt(rows)).toBe(
    'La journée tient malgré 3 personnes de trop jusqu’à 11:00 et de 13:30 à 14:00 : 9 personnes sur 10 attendront 24 min au plus jusqu’à 11:00.',
  );
  expect(saidAt(rows.slice(0, 2))).toBe(
    'La journée tient malgré 1 personne de trop jusqu’à 11:00 : 9 personnes sur 10 y attendront 24 min au plus.',
  );
});
