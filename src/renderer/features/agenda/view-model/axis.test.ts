import { describe, expect, it } from 'vitest';

import { axisFolds, axisMarks, buildAxis, heightOf, minuteAt, placeOf, type Axis } from './axis';

const built = (spans: Parameters<typeof buildAxis>[0]): Axis => {
  const axis = buildAxis(spans);
  if (!axis) throw new Error('no axis');
  return axis;
};
/** 8:30 to 12:30 and 13:30 to 17:00, as in the demonstration town. */
const day = built([
  { from: 510, to: 750 },
  { from: 810, to: 1020 },
]);

describe('axis of the day', () => {
  it('folds the lunch gap and keeps open time at scale', () => {
    expect(day.weight).toBe(240 + 14 + 210);
    expect(placeOf(day, 510)).toBe(0);
    expect(placeOf(day, 750)).toBeCloseTo(0.51724, 4);
    expect(placeOf(day, 840)).toBeCloseTo(0.61207, 4);
    expect(placeOf(day, 1020)).toBe(1);
    expect(axisFolds(day)).toEqual([{ from: 750, to: 810, place: 240 / 464, height: 14 / 464 }]);
  });
  it('finds the minute back from a place, and the reopening from inside the fold', () => {
    for (const minute of [510, 555, 700, 820, 1000]) expect(minuteAt(day, placeOf(day, minute))).toBeCloseTo(minute, 6);
    expect(minuteAt(day, 245 / 464)).toBe(810);
    expect(minuteAt(day, -1)).toBe(510);
    expect(minuteAt(day, 2)).toBe(1020);
  });
  it('gives heights in proportion', () => {
    expect(heightOf(day, { from: 540, to: 560 })).toBeCloseTo(20 / 464, 6);
  });
  it('marks hours, and the start of each stretch with its time', () => {
    const labelled = axisMarks(day).filter((mark) => mark.labelled);
    expect(labelled.map((mark) => mark.minute)).toEqual([510, 540, 600, 660, 720, 810, 840, 900, 960]);
    expect(axisMarks(day).find((mark) => mark.minute === 810)?.place).toBeCloseTo(0.54741, 4);
  });
  it('joins desks that open at different times and widens for an appointment outside the hours', () => {
    const axis = built([
      { from: 540, to: 720 },
      { from: 510, to: 700 },
      { from: 735, to: 760 },
    ]);
    expect(axis.pieces).toHaveLength(1);
    expect([axis.from, axis.to]).toEqual([510, 780]);
  });
  it('has no axis for a closed day', () => {
    expect(buildAxis([])).toBeNull();
  });
});
