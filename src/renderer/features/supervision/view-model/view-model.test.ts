import { describe, expect, it } from 'vitest';

import { barChart } from './bars';
import { lanesOf } from './lanes';

const row = (from: string, to: string, booked: number, walkIns: number, places: number) => ({
  from,
  to,
  booked,
  walkIns,
  expectedWalkIns: 0,
  expectedLow: 0,
  expectedHigh: 0,
  served: 0,
  places,
  desks: 4,
});

describe('the columns of the load chart', () => {
  const load = {
    rows: [row('08:30', '09:00', 10, 4, 12), row('12:00', '12:30', 4, 9, 10), row('13:30', '14:00', 2, 0, 14)],
    gaps: [{ from: '12:30', to: '13:30' }],
  };

  it('puts the closed stretch between its neighbours and labels the first column after it', () => {
    const { bars } = barChart(load, '12:10');
    expect(bars.map((bar) => bar.kind)).toEqual(['row', 'row', 'gap', 'row']);
    expect(bars.flatMap((bar) => (bar.kind === 'row' ? [bar.label] : []))).toEqual(['8:30', '12\u00A0h', '13:30']);
  });

  it('shows people too many only from now on', () => {
    const over = (time: string) => barChart(load, time).bars.flatMap((bar) => (bar.kind === 'row' ? [bar.over] : []));
    expect(over('12:10')).toEqual([0, 3, 0]);
    expect(over('08:40')).toEqual([2, 3, 0]);
    expect(over('13:00')).toEqual([0, 0, 0]);
  });

  it('keeps every share within the axis', () => {
    for (const bar of barChart(load, '09:00').bars) {
      if (bar.kind === 'row') expect(Math.max(bar.booked + bar.walkIns, bar.places)).toBeLessThanOrEqual(1);
    }
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
    const { lanes, late } = lanesOf([queue], () => 'État civil', 30);
    expect(late).toBe(2);
    expect(lanes[0]?.dots.map((one) => one.at)).toEqual([1, 31 / 45, 30 / 45]);
  });
});
