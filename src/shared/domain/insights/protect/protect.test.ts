import { describe, expect, it } from 'vitest';

import { protectPeriods } from '../../../../../tests/insights/protect/protect-periods';
import { protectTable } from '../../../../../tests/insights/protect/protect-table';

const line = (counts: Record<string, number>): { row: string; column: string; count: number }[] =>
  Object.entries(counts).map(([row, count]) => ({ row, column: '', count }));

describe('a table of people', () => {
  it('of 4 / 23 / 12 of 39 publishes only 23 and 39', () => {
    const table = protectTable(line({ a: 4, b: 23, c: 12 }));
    expect([...table.rows]).toEqual([
      ['a', null],
      ['b', 23],
      ['c', null],
    ]);
    expect(table.total).toBe(39);
    expect(table.cells.map((cell) => cell.count)).toEqual([null, 23, null]);
  });

  it('with nothing small is published whole, and so is a true 0', () => {
    const table = protectTable(line({ a: 40, b: 23, c: 0 }));
    expect([...table.rows.values(), table.total]).toEqual([40, 23, 0, 63]);
  });

  it('withholds the total where the small ones are all that there is', () => {
    expect(protectTable(line({ a: 4, b: 3 })).total).toBeNull();
    // 4 and 7 of 11: whoever knows that neither is 0 knows that 4 is at most 10.
    expect(protectTable(line({ a: 4, b: 7 })).total).toBeNull();
    expect(protectTable(line({ a: 4, b: 8 })).total).toBe(12);
    expect(protectTable([]).total).toBe(0);
  });

  it('of two dimensions withholds a rectangle around a small cell', () => {
    const cells = ['r1', 'r2', 'r3'].flatMap((row, at) =>
      ['c1', 'c2', 'c3'].map((column, other) => ({ row, column, count: at + other === 0 ? 5 : 20 + 3 * at + other })),
    );
    const { cells: published, total, rows } = protectTable(cells);
    expect(published.filter((cell) => cell.count === null)).toHaveLength(4);
    expect(total).toBe(cells.reduce((sum, cell) => sum + cell.count, 0));
    expect([...rows.values()]).not.toContain(null);
  });

  it('for those inside withholds less than five', () => {
    expect([...protectTable(line({ a: 4, b: 23, c: 12 }), 5).rows.values()]).toEqual([null, 23, null]);
    expect([...protectTable(line({ a: 6, b: 23, c: 12 }), 5).rows.values()]).toEqual([6, 23, 12]);
  });
});

describe('tables of periods that overlap', () => {
  const day = (date: string, counts: Record<string, number>) => line(counts).map((cell) => ({ ...cell, day: date }));
  const cells = [
    ...day('2026-01-15', { a: 30, b: 50, c: 60 }),
    ...day('2026-02-15', { a: 4, b: 40, c: 20 }),
    ...day('2026-03-15', { a: 2, b: 30, c: 25 }),
  ];
  const january = { from: '2026-01-01', to: '2026-01-31' };
  const quarter = { from: '2026-01-01', to: '2026-03-31' };
  const told = (table: { rows: ReadonlyMap<string, number | null> } | undefined): (number | null)[] => [
    ...(table?.rows.values() ?? []),
  ];

  it('do not let the rest of a quarter follow from its month', () => {
    // The rest, February and March, would be 6 for a.
    const [month, whole] = protectPeriods(cells, [january, quarter]);
    const both = [told(month)[0], told(whole)[0]];
    expect(both).toContain(null);
    expect(protectPeriods(cells, [quarter]).map(told)).toEqual([[36, 120, 105]]);
    expect(protectPeriods(cells, [january]).map(told)).toEqual([[30, 50, 60]]);
  });

  it('keep what was published before and withhold of what is new', () => {
    const [month] = protectPeriods(cells, [january]);
    if (!month) throw new Error('no table');
    const [again, whole] = protectPeriods(cells, [{ ...january, published: month }, quarter]);
    expect(told(again)).toEqual([30, 50, 60]);
    expect(told(whole)[0]).toBeNull();
    expect(told(whole).filter((count) => count === null).length).toBeGreaterThan(1);
  });
});
