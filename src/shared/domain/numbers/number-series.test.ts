import { describe, expect, it } from 'vitest';

import { smallTown } from '../scheduling/small-town.fixture';
import { ticketOf } from '../conflicts/testing/small-town';
import { heldLabels, isShared } from './held-labels';
import { numberLabel } from './number-label';
import { seriesFor, usualSeries } from './number-series';

const series = { id: 's', kind: 'series', reasonIds: [] } as const;
const town = (...own: Parameters<typeof smallTown>) => {
  const reference = smallTown(...own);
  return { ...reference, reasons: reference.reasons.map((one) => ({ ...one, departmentId: `d-${one.id}` })) };
};

describe('the series of a reason', () => {
  const reasonId = smallTown().reasons[0]?.id ?? '';
  const others = { ...series, letter: 'A' };
  const ofDepartment = { ...series, letter: 'D', departmentIds: [`d-${reasonId}`] };
  const ofReason = { ...series, letter: 'R', reasonIds: [reasonId] };

  it('is that of the reason, then of the department, then the one for all others', () => {
    const letter = (...all: (typeof others)[]) =>
      seriesFor(town({ series: all.map((one) => ({ ...one, reasonIds: [...one.reasonIds] })) }), reasonId).letter;
    expect(letter(others, ofDepartment, ofReason as never)).toBe('R');
    expect(letter(others, ofDepartment)).toBe('D');
    expect(letter(others)).toBe('A');
    expect(letter()).toBe('A');
  });

  it('leaves other reasons to the one for all others', () => {
    const all = [
      { ...ofDepartment, reasonIds: [] },
      { ...others, reasonIds: [], start: 100, digits: 4 },
    ];
    expect(seriesFor(town({ series: all }), 'another')).toEqual({ letter: 'A', start: 100, wrapAt: 999, digits: 4 });
  });
});

describe('the printed number', () => {
  it.each([
    [usualSeries, 58, '', 'A058'],
    [usualSeries, 999, '', 'A999'],
    [usualSeries, 1000, '', 'A001'],
    [{ ...usualSeries, start: 0, wrapAt: 9, digits: 1 }, 11, '', 'A0'],
    [{ ...usualSeries, letter: 'B', start: 500, wrapAt: 599 }, 101, '', 'B500'],
    [{ ...usualSeries, start: 100, digits: 4 }, 1, '', 'A0100'],
    [{ ...usualSeries, start: 500 }, 3, 'K2', 'A-K2 003'],
    // A series that someone set upside down still gives numbers.
    [{ ...usualSeries, start: 50, wrapAt: 10 }, 7, '', 'A050'],
  ] as const)('%o, the ticket %i of the day on « %s », is %s', (rules, ordinal, device, label) => {
    expect(numberLabel(rules, ordinal, device)).toBe(label);
  });

  it('is held by who is not done yet', () => {
    const statuses = ['waiting', 'called', 'serving', 'onHold', 'parked', 'done', 'noAnswer', 'void'] as const;
    const [one, other] = [ticketOf('t1', []), ticketOf('t2', [])];
    expect([isShared(one, [one, other]), isShared(one, [one])]).toEqual([true, false]);
    expect(isShared(one, [one, { ...other, status: 'done' }])).toBe(false);
    expect(isShared(one, [one, { ...other, label: 'A045' }])).toBe(false);
    expect([...heldLabels(statuses.map((status) => ({ status, label: status })))]).toEqual(statuses.slice(0, 5));
  });
});
