import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { protectPeriods } from '../../../../../tests/insights/protect/protect-periods';
import { protectTable } from '../../../../../tests/insights/protect/protect-table';
import type { Published } from './protect-lists';
import type { PublishedTable } from '../../../../../tests/insights/protect/table-sums';
import { smallFound, type KnownSum } from './testing/attacker';

type Unknown = {
  readonly within: readonly number[];
  readonly row: string;
  readonly column: string;
  readonly truth: number;
};

const factsOf = (unknowns: readonly Unknown[], tables: readonly PublishedTable[]): KnownSum[] =>
  tables.flatMap((table, stretch) => {
    const fact = (told: Published | undefined, holds: (one: Unknown) => boolean): KnownSum[] =>
      told === null || told === undefined
        ? []
        : [{ total: told, of: [...unknowns.keys()].filter((at) => isIn(unknowns[at], stretch, holds)) }];
    return [
      ...table.cells.flatMap((cell) => fact(cell.count, (one) => one.row === cell.row && one.column === cell.column)),
      ...[...table.rows].flatMap(([row, count]) => fact(count, (one) => one.row === row)),
      ...[...table.columns].flatMap(([column, count]) => fact(count, (one) => one.column === column)),
      ...fact(table.total, () => true),
    ];
  });

const isIn = (one: Unknown | undefined, stretch: number, holds: (one: Unknown) => boolean): boolean =>
  one !== undefined && one.within.includes(stretch) && holds(one);

const check = (
  unknowns: readonly Unknown[],
  tables: readonly PublishedTable[],
  least: number,
  isExact: boolean,
): void => {
  const present = unknowns.filter((one) => one.truth > 0);
  expect(smallFound(present, factsOf(present, tables), least, isExact)).toEqual([]);
};

const tableOf = (rows: number, columns: number, most: number) =>
  fc
    .array(
      fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 5, arbitrary: fc.integer({ min: 1, max: most }) }),
      { minLength: rows * columns, maxLength: rows * columns },
    )
    .map((counts) =>
      counts.map((count, at) => ({ row: `r${Math.floor(at / columns)}`, column: `c${at % columns}`, count })),
    );

const shape = (most: number) => fc.tuple(fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: most }));
const alone = (cells: readonly { row: string; column: string; count: number }[]): Unknown[] =>
  cells.map((cell) => ({ ...cell, within: [0], truth: cell.count }));

describe('whoever reads one table', () => {
  it('finds no small count by trying all tables that fit', () => {
    fc.assert(
      fc.property(
        shape(3).chain(([rows, columns]) => tableOf(rows, columns, 7)),
        (cells) => check(alone(cells), [protectTable(cells, 4)], 4, true),
      ),
      { numRuns: 300 },
    );
  });

  it('finds none by equations and bounds in larger ones', () => {
    fc.assert(
      fc.property(
        shape(7).chain(([rows, columns]) => tableOf(rows, columns, 40)),
        (cells) => check(alone(cells), [protectTable(cells)], 11, false),
      ),
      { numRuns: 150 },
    );
  });
});

const stretches = [
  { from: '2026-01-01', to: '2026-01-31' },
  { from: '2026-02-01', to: '2026-02-28' },
  { from: '2026-01-01', to: '2026-03-31' },
  { from: '2026-03-01', to: '2026-04-30' },
];
const days = ['2026-01-10', '2026-02-10', '2026-03-10', '2026-04-10'];
type Cells = readonly { row: string; column: string; count: number }[];

const overlapping = (months: readonly Cells[], chosen: readonly { from: string; to: string }[]) => {
  const cells = months.flatMap((month, at) => month.map((cell) => ({ ...cell, day: days[at] ?? '' })));
  const atoms = new Map<string, Unknown>();
  for (const cell of cells) {
    const within = [...chosen.keys()].filter((at) => {
      const stretch = chosen[at];
      return stretch !== undefined && stretch.from <= cell.day && cell.day <= stretch.to;
    });
    const key = JSON.stringify([within, cell.row, cell.column]);
    const truth = (atoms.get(key)?.truth ?? 0) + cell.count;
    if (within.length > 0) atoms.set(key, { row: cell.row, column: cell.column, within, truth });
  }
  return { cells, unknowns: [...atoms.values()] };
};

describe('whoever reads tables of periods that overlap', () => {
  const choice = fc.subarray(stretches, { minLength: 2 });

  it('finds no small count by trying all tables that fit', () => {
    fc.assert(
      fc.property(fc.array(tableOf(2, 1, 6), { minLength: 4, maxLength: 4 }), choice, (months, chosen) => {
        const { cells, unknowns } = overlapping(months, chosen);
        check(unknowns, protectPeriods(cells, chosen, 3), 3, true);
      }),
      { numRuns: 200 },
    );
  });

  it('finds none by equations and bounds in larger ones', () => {
    fc.assert(
      fc.property(fc.array(tableOf(4, 3, 30), { minLength: 4, maxLength: 4 }), choice, (months, chosen) => {
        const { cells, unknowns } = overlapping(months, chosen);
        check(unknowns, protectPeriods(cells, chosen), 11, false);
      }),
      { numRuns: 60 },
    );
  });

  it('finds none when the quarter comes out after its months did', () => {
    fc.assert(
      fc.property(fc.array(tableOf(3, 2, 30), { minLength: 4, maxLength: 4 }), (months) => {
        const chosen = stretches.slice(0, 3);
        const { cells, unknowns } = overlapping(months, chosen);
        const early = protectPeriods(cells, chosen.slice(0, 2));
        const late = protectPeriods(
          cells,
          chosen.map((stretch, at) => ({ ...stretch, ...(early[at] && { published: early[at] }) })),
        );
        expect(late.slice(0, 2)).toEqual(early);
        check(unknowns, late, 11, false);
      }),
      { numRuns: 60 },
    );
  });
});

describe('protection', () => {
  it('does not withhold where nothing is small', () => {
    fc.assert(
      fc.property(
        shape(5).chain(([rows, columns]) => tableOf(rows, columns, 40)),
        (some) => {
          const cells = some.map((cell) => ({ ...cell, count: cell.count === 0 ? 0 : cell.count + 10 }));
          expect(protectTable(cells).cells.map((cell) => cell.count)).toEqual(cells.map((cell) => cell.count));
        },
      ),
    );
  });
});
