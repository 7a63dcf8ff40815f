import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';

import { layoutWeek } from '../drawing/layout-week';
import { barChart } from './bars';
import { columnsOf } from './columns';
import { hatchPath } from './hatch-path';
import { hourLabels } from './hour-labels';
import { lanesOf } from './lanes';
import { weekData, weekSentence } from './period-data';

const row = (
  from: string,
  to: string,
  booked: number,
  walkIns: number,
  places: number,
  expectedWalkIns = 0,
): LoadRow => ({
  from,
  to,
  booked,
  walkIns,
  expectedWalkIns,
  expectedLow: Math.max(0, expectedWalkIns - 1),
  expectedHigh: expectedWalkIns === 0 ? 0 : expectedWalkIns + 1,
  served: 0,
  places,
  desks: 4,
});
const rows = [row('08:30', '09:00', 10, 4, 12), row('12:00', '12:30', 4, 9, 10), row('13:30', '14:00', 2, 0, 14, 3)];

describe('the columns of the load chart', () => {
  it('labels the first one, the first after the closed stretch, and whole hours that do not touch', () => {
    const steps = [
      ...rows,
      row('14:00', '14:30', 0, 0, 1),
      row('14:30', '15:00', 0, 0, 1),
      row('15:00', '15:30', 0, 0, 1),
    ];
    expect(hourLabels(steps)).toEqual(['8:30', '12\u00A0h', '13:30', '', '', '15\u00A0h']);
  });

  it('shows people too many and a forecast only from now on', () => {
    const at = (time: string) => barChart({ rows }, time).bars.map(({ over, forecast }) => [over, forecast > 0]);
    expect(at('12:10')).toEqual([
      [0, false],
      [3, false],
      [0, true],
    ]);
    expect(at('08:40')[0]).toEqual([2, false]);
    expect(at('24:00')).toEqual(rows.map(() => [0, false]));
  });

  it('keeps every share within the axis', () => {
    for (const bar of barChart({ rows }, '09:00').bars)
      expect(Math.max(bar.booked + bar.walkIns + bar.forecast, bar.places, bar.range?.[1] ?? 0)).toBeLessThanOrEqual(1);
  });

  it('leaves a narrow column for the closed stretch, and fills the room', () => {
    const { columns, gaps } = columnsOf(rows, 20, 355);
    expect(columns.map(({ x, width }) => [Math.round(x), Math.round(width)])).toEqual([
      [20, 91],
      [142, 91],
      [264, 91],
    ]);
    expect(gaps).toHaveLength(2);
    expect(columnsOf([], 20, 300)).toEqual({ columns: [], gaps: [] });
  });
});

describe('the week day by day', () => {
  it('names the day with the highest of the numbers that stand over its columns', () => {
    const numbers = fc.array(fc.record({ booked: fc.nat(150), walkIns: fc.nat(40), places: fc.nat(200) }), {
      minLength: 7,
      maxLength: 7,
    });
    fc.assert(
      fc.property(numbers, fc.nat(6), (week, today) => {
        const days = week.map((one, at) => ({
          ...one,
          day: `2026-11-${23 + at}`,
          // Nobody has come on a day that is still ahead.
          walkIns: at > today ? 0 : one.walkIns,
          served: 0,
          medianWaitMin: null,
        }));
        const { rows } = weekData(days);
        const until = `2026-11-${23 + today}`;
        const drawn = renderToStaticMarkup(layoutWeek(rows, until, { width: 600, height: 300, rem: 16 }).content);
        const labels = [...drawn.matchAll(/class="[^"]*strong[^"]*"[^>]*>(?:<[^>]+>)*(\d+)/g)].map(([, number]) =>
          Number(number),
        );
        expect(labels).toHaveLength(rows.length);
        const told = /, (\d+)/.exec(weekSentence(rows, until))?.[1];
        if (rows.length > 0) expect(Number(told)).toBe(Math.max(...labels));
      }),
    );
  });
});

describe('hatching', () => {
  it('stays within its box, and draws nothing in none', () => {
    const numbers = [...hatchPath(10, 20, 30, 40).matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)];
    expect(numbers.length).toBeGreaterThan(10);
    for (const [, x, y] of numbers) {
      expect(Number(x)).toBeGreaterThanOrEqual(10);
      expect(Number(x)).toBeLessThanOrEqual(40);
      expect(Number(y)).toBeGreaterThanOrEqual(20);
      expect(Number(y)).toBeLessThanOrEqual(60);
    }
    expect(hatchPath(10, 20, 30, 0)).toBe('');
  });
});

describe('the lanes of those who wait', () => {
  it('marks who is past the goal, and keeps a very long wait on the axis', () => {
    const dot = { ticketId: 't', label: 'A001', booked: false, priority: false };
    const queue = {
      reasonId: 'r',
      waiting: 3,
      longestMin: 300,
      dots: [300, 31, 30].map((waitMin) => ({ ...dot, waitMin })),
    };
    const lanes = lanesOf([queue], () => 'État civil', 30);
    expect(lanes[0]?.late).toBe(2);
    expect(lanes[0]?.dots.map((one) => one.at)).toEqual([1, 31 / 45, 30 / 45]);
  });
});
