/** Counts that somebody is after, by index, and what they read: sums of some of them that are told, and sums that are known to be that much at least. */
export type Reading = {
  readonly truths: readonly number[];
  readonly equal: readonly { readonly of: readonly number[]; readonly total: number }[];
  readonly atLeast: readonly { readonly of: readonly number[]; readonly total: number }[];
  /** What they know each count to be at least; absent = 1: they know which are not 0. */
  readonly floor?: 0 | 1;
};

/** An equation over variables of at least 0: those of `of`, less its own slack where it has one (an inequality). */
type Row = { readonly of: readonly number[]; readonly total: number; readonly hasSlack: boolean };

const tiny = 1e-7;

/** What single equations tell: a count that stands alone in what is left of one, and counts of which nothing is left but one each. */
const solveAlone = ({ truths, equal, floor = 1 }: Reading): Map<number, number> => {
  const known = new Map<number, number>();
  for (let moved = true; moved;) {
    moved = false;
    for (const { of, total } of equal) {
      const open = of.filter((one) => !known.has(one));
      if (open.length === 0) continue;
      const rest = of.reduce((left, one) => left - (known.get(one) ?? 0), total);
      if (open.length > 1 && rest > open.length * floor) continue;
      for (const one of open) known.set(one, rest / open.length);
      moved = true;
    }
  }
  for (const [one, value] of known) if (value !== truths[one]) throw new Error('what is told is not the truth');
  return known;
};

/** Rows that hang together by a count that both hold. */
const islandsOf = (rows: readonly Row[]): Row[][] => {
  const islands: { readonly of: Set<number>; readonly rows: Row[] }[] = [];
  for (const row of rows) {
    const touched = islands.filter((one) => row.of.some((at) => one.of.has(at)));
    const island = { of: new Set(row.of), rows: [row] };
    for (const one of touched) {
      for (const at of one.of) island.of.add(at);
      island.rows.push(...one.rows);
      islands.splice(islands.indexOf(one), 1);
    }
    islands.push(island);
  }
  return islands.map((one) => one.rows);
};

/**
 * The greatest value of each wanted variable over all solutions of the rows, as fractions: simplex with the rule of Bland, which never goes
 * in circles. `Infinity` = nothing holds it.
 */
const greatest = (rows: readonly Row[], wanted: readonly number[]): Map<number, number> => {
  const variables = [...new Set(rows.flatMap((row) => row.of))];
  const place = new Map(variables.map((one, at) => [one, at]));
  const slacks = rows.filter((row) => row.hasSlack).length;
  const real = variables.length + slacks;
  const width = real + rows.length + 1;
  let slack = variables.length;
  const table = rows.map(({ of, total, hasSlack }, at) => {
    const line = new Float64Array(width);
    const sign = total < 0 ? -1 : 1;
    for (const one of of) line[place.get(one) ?? 0] = sign;
    if (hasSlack) line[slack++] = -sign;
    line[real + at] = 1;
    line[width - 1] = sign * total;
    return line;
  });
  const basis = rows.map((_, at) => real + at);
  const pivot = (at: number, column: number, cost: Float64Array): void => {
    const line = table[at] ?? cost;
    const by = line[column] ?? 1;
    for (let index = 0; index < width; index += 1) line[index] = (line[index] ?? 0) / by;
    for (const other of [...table, cost]) {
      const times = other[column] ?? 0;
      if (other === line || Math.abs(times) < 1e-12) continue;
      for (let index = 0; index < width; index += 1) other[index] = (other[index] ?? 0) - times * (line[index] ?? 0);
    }
    basis[at] = column;
  };
  /** Brings the last place of the cost line up as far as it goes; whether there is an end to it. */
  const climb = (cost: Float64Array): boolean => {
    for (;;) {
      let column = 0;
      while (column < real && (cost[column] ?? 0) > -tiny) column += 1;
      if (column >= real) return true;
      let best = -1;
      let least = Infinity;
      for (const [at, line] of table.entries()) {
        const slope = line[column] ?? 0;
        // What was only there to begin with stands at 0 and stays there.
        if ((basis[at] ?? 0) >= real && Math.abs(slope) > tiny && Math.abs(line[width - 1] ?? 0) < tiny) {
          [best, least] = [at, 0];
          break;
        }
        if (slope <= tiny) continue;
        const ratio = (line[width - 1] ?? 0) / slope;
        if (ratio < least - tiny || (ratio < least + tiny && (basis[at] ?? 0) < (basis[best] ?? Infinity)))
          [best, least] = [at, ratio];
      }
      if (best < 0) return false;
      pivot(best, column, cost);
    }
  };
  const first = new Float64Array(width);
  for (const line of table)
    for (let index = 0; index < width; index += 1)
      if (index < real || index === width - 1) first[index] = (first[index] ?? 0) - (line[index] ?? 0);
  climb(first);
  if (Math.abs(first[width - 1] ?? 0) > 1e-4) throw new Error('what is told has no solution');
  return new Map(
    wanted.map((one) => {
      const own = place.get(one);
      if (own === undefined) return [one, Infinity];
      const cost = new Float64Array(width);
      cost[own] = -1;
      for (const [at, column] of basis.entries())
        if (column === own)
          for (let index = 0; index < width; index += 1) cost[index] = (cost[index] ?? 0) + (table[at]?.[index] ?? 0);
      return [one, climb(cost) ? (cost[width - 1] ?? 0) : Infinity];
    }),
  );
};

/**
 * The counts of 1 to `least` - 1 that somebody finds, or finds to be below `least`, who reads all of it together: linear programming over
 * everything that is told. Shares no code with what protects.
 */
export const foundBelow = (reading: Reading, least: number): number[] => {
  const { truths, equal, atLeast, floor = 1 } = reading;
  const known = solveAlone(reading);
  // What is looked for is what a count holds beyond what it is known to be at least.
  const rowOf = ({ of, total }: { readonly of: readonly number[]; readonly total: number }, hasSlack: boolean): Row => {
    const open = of.filter((one) => !known.has(one));
    const rest = of.reduce((left, one) => left - (known.get(one) ?? floor), total);
    return { of: open, total: rest, hasSlack };
  };
  const rows = [
    ...equal.map((one) => rowOf(one, false)),
    ...atLeast.map((one) => rowOf(one, true)).filter(({ total }) => total > 0),
  ].filter(({ of }) => of.length > 0);
  const isSmall = (one: number): boolean => (truths[one] ?? 0) > 0 && (truths[one] ?? 0) < least;
  const found = [...known.keys()].filter(isSmall);
  for (const island of islandsOf(rows)) {
    const wanted = [...new Set(island.flatMap((row) => row.of))].filter(isSmall);
    if (wanted.length === 0) continue;
    for (const [one, most] of greatest(island, wanted)) if (most + floor < least - tiny) found.push(one);
  }
  return found;
};
