import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { protectPeriods } from './protect-periods';
import { protectTable } from './protect-table';
import type { Published, PublishedTable } from './table-sums';

/**
 * The attacker reads the published tables alone, knows the rule and even which of the smallest counts are not 0. Three ways: all whole
 * tables that fit are tried (exact, small tables), equations are solved in fractions, bounds are drawn ever closer.
 */
type Unknown = {
  readonly within: readonly number[];
  readonly row: string;
  readonly column: string;
  readonly truth: number;
};
type Fact = { readonly of: readonly number[]; readonly total: number };

const factsOf = (unknowns: readonly Unknown[], tables: readonly PublishedTable[]): Fact[] =>
  tables.flatMap((table, stretch) => {
    const fact = (told: Published | undefined, holds: (one: Unknown) => boolean): Fact[] =>
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

/** The greatest value of each unknown over all whole tables that fit, at most `cap`. */
const byTrying = (unknowns: readonly Unknown[], facts: readonly Fact[], cap: number): number[] => {
  const greatest = unknowns.map(() => 0);
  const values = unknowns.map(() => 0);
  const left = facts.map((fact) => fact.total - fact.of.length);
  const ofUnknown = unknowns.map((_, at) => [...facts.keys()].filter((index) => facts[index]?.of.includes(at)));
  const lastOf = facts.map((fact) => Math.max(-1, ...fact.of));
  const isFree = (at: number): boolean => ofUnknown[at]?.length === 0;
  const search = (at: number): void => {
    if (at === unknowns.length) {
      for (const [index, value] of values.entries()) greatest[index] = Math.max(greatest[index] ?? 0, value);
      return;
    }
    if (isFree(at)) return search(at + 1);
    const mine = ofUnknown[at] ?? [];
    const most = Math.min(cap - 1, ...mine.map((index) => left[index] ?? 0));
    const closing = mine.filter((index) => lastOf[index] === at).map((index) => left[index] ?? 0);
    for (let spare = closing.length > 0 ? Math.max(...closing) : 0; spare <= most; spare += 1) {
      for (const index of mine) left[index] = (left[index] ?? 0) - spare;
      values[at] = spare + 1;
      search(at + 1);
      for (const index of mine) left[index] = (left[index] ?? 0) + spare;
    }
  };
  search(0);
  return greatest.map((most, at) => (isFree(at) ? Infinity : most));
};

/** Which unknowns the equations alone fix: Gauss-Jordan over fractions of whole numbers without end. */
const pinned = (unknowns: readonly Unknown[], facts: readonly Fact[]): Set<number> => {
  let rows: bigint[][] = facts.map((fact) => unknowns.map((_, at) => (fact.of.includes(at) ? 1n : 0n)));
  const done: bigint[][] = [];
  for (const at of unknowns.keys()) {
    const pivot = rows.find((row) => row[at] !== 0n);
    if (!pivot) continue;
    const clear = (row: bigint[]): bigint[] => {
      const [p, q] = [pivot[at] ?? 1n, row[at] ?? 0n];
      return q === 0n ? row : row.map((value, index) => value * p - (pivot[index] ?? 0n) * q);
    };
    rows = rows.filter((row) => row !== pivot).map(clear);
    for (const [index, row] of done.entries()) done[index] = clear(row);
    done.push(pivot);
  }
  const single = done.filter((row) => row.filter((value) => value !== 0n).length === 1);
  return new Set(single.map((row) => row.findIndex((value) => value !== 0n)));
};

/** Upper bounds drawn closer until they stand: each unknown is what its sum leaves when the others are as small as they can be. */
const byBounds = (unknowns: readonly Unknown[], facts: readonly Fact[]): number[] => {
  const low = unknowns.map(() => 1);
  const high = unknowns.map(() => Infinity);
  for (let moved = true; moved;) {
    moved = false;
    for (const { of, total } of facts)
      for (const at of of) {
        const rest = (bounds: readonly number[]): number =>
          of.reduce((sum, one) => (one === at ? sum : sum + (bounds[one] ?? 0)), 0);
        const [up, down] = [total - rest(low), total - rest(high)];
        if (up < (high[at] ?? 0)) [high[at], moved] = [up, true];
        if (down > (low[at] ?? 0)) [low[at], moved] = [down, true];
      }
  }
  return high;
};

const check = (
  unknowns: readonly Unknown[],
  tables: readonly PublishedTable[],
  least: number,
  exact: boolean,
): void => {
  const present = unknowns.filter((one) => one.truth > 0);
  const facts = factsOf(present, tables);
  for (const { total } of facts) expect(total === 0 || total >= least).toBe(true);
  for (const { of, total } of facts) expect(of.reduce((sum, at) => sum + (present[at]?.truth ?? 0), 0)).toBe(total);
  const solved = pinned(present, facts);
  const cap = Math.max(0, ...present.map((one) => one.truth)) + least;
  const high = exact ? byTrying(present, facts, cap) : byBounds(present, facts);
  for (const [at, one] of present.entries()) {
    if (one.truth >= least) continue;
    expect(solved.has(at)).toBe(false);
    expect(high[at]).toBeGreaterThanOrEqual(least);
  }
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
