/** Equations with coefficients 0 or 1 over whole numbers of at least 0: the variables of each row add up to its total. */
type Equations = {
  readonly variables: number;
  readonly rows: readonly { readonly of: readonly number[]; readonly total: number }[];
};

/**
 * How high a variable can go. `values`: a solution in whole numbers that reaches it, `null` when none was found. `Infinity` is
 * reached by going on for ever from any solution. `weights`: what each row holds it down by; 0 = the row plays no part.
 */
type Greatest = { readonly most: number; readonly values: readonly number[] | null; readonly weights: number[] };

const tiny = 1e-9;
// Steps by the greatest gain are quick, but can turn in circles; after so many the first gain is taken, which cannot (Bland 1977).
const quickSteps = 2000;

/** The simplex tableau: a row for each equation, a column for each variable, each equation's own slack, and the right side. */
type Tableau = { readonly rows: Float64Array[]; readonly basis: number[]; readonly variables: number; steps: number };

const pivot = (tableau: Tableau, at: number, column: number): void => {
  const row = tableau.rows[at] ?? new Float64Array();
  const by = row[column] ?? 1;
  for (let index = 0; index < row.length; index += 1) row[index] = (row[index] ?? 0) / by;
  for (const other of tableau.rows) {
    const times = other[column] ?? 0;
    if (other === row || Math.abs(times) < 1e-12) continue;
    for (let index = 0; index < row.length; index += 1) other[index] = (other[index] ?? 0) - times * (row[index] ?? 0);
  }
  tableau.basis[at] = column;
  tableau.steps += 1;
};

/** The row that first reaches 0 when a column grows; -1 when none does. Slacks that are left stand at 0 and must stay there. */
const leaving = ({ rows, basis, variables }: Tableau, column: number): number => {
  let best = -1;
  let least = Infinity;
  for (const [at, row] of rows.entries()) {
    const slope = row[column] ?? 0;
    const isSlack = (basis[at] ?? 0) >= variables;
    if (isSlack && Math.abs(slope) > tiny && (row.at(-1) ?? 0) < tiny) return at;
    if (slope <= tiny) continue;
    const ratio = (row.at(-1) ?? 0) / slope;
    if (ratio < least - tiny || (ratio < least + tiny && (basis[at] ?? 0) < (basis[best] ?? Infinity))) {
      best = at;
      least = Math.min(least, ratio);
    }
  }
  return best;
};

const entering = (gains: (column: number) => number, { variables, steps }: Tableau): number => {
  let best = -1;
  let most = tiny;
  for (let column = 0; column < variables; column += 1) {
    const gain = gains(column);
    if (gain <= most) continue;
    best = column;
    most = gain;
    if (steps > quickSteps) break;
  }
  return best;
};

/** Brings the tableau of some equations to a first solution, all slacks at 0 (phase one of the simplex method). */
const firstSolution = ({ variables, rows }: Equations): Tableau => {
  const width = variables + rows.length + 1;
  const tableau: Tableau = {
    variables,
    steps: 0,
    basis: rows.map((_, index) => variables + index),
    rows: rows.map(({ of, total }, index) => {
      const row = new Float64Array(width);
      for (const one of of) row[one] = 1;
      row[variables + index] = 1;
      row[width - 1] = total;
      return row;
    }),
  };
  for (;;) {
    const slack = tableau.rows.filter((_, at) => (tableau.basis[at] ?? 0) >= variables);
    const column = entering((one) => slack.reduce((sum, row) => sum + (row[one] ?? 0), 0), tableau);
    const at = column < 0 ? -1 : leaving(tableau, column);
    if (at < 0) return tableau;
    pivot(tableau, at, column);
  }
};

const solutionOf = ({ rows, basis, variables }: Tableau, equations: Equations): number[] | null => {
  const values = Array.from({ length: variables }, () => 0);
  for (const [at, column] of basis.entries())
    if (column < variables) values[column] = Math.round(rows[at]?.at(-1) ?? 0);
  const holds = equations.rows.every(({ of, total }) => of.reduce((sum, one) => sum + (values[one] ?? 0), 0) === total);
  return holds && values.every((value) => value >= 0) ? values : null;
};

/**
 * How high single variables of some equations can go, one after the other (simplex method, Dantzig 1947). The equations must have a
 * solution. A finite answer comes with a solution in whole numbers, checked in whole numbers, so that it is a proof.
 */
export const greatestOf = (equations: Equations): ((variable: number) => Greatest) => {
  const tableau = firstSolution(equations);
  const { rows, basis, variables } = tableau;
  const weightsAt = (at: number): number[] => equations.rows.map((_, index) => rows[at]?.[variables + index] ?? 0);
  return (variable) => {
    tableau.steps = 0;
    for (;;) {
      const own = basis.indexOf(variable);
      const gain = (column: number): number => (own < 0 ? Number(column === variable) : -(rows[own]?.[column] ?? 0));
      const column = entering(gain, tableau);
      if (column < 0) {
        const values = solutionOf(tableau, equations);
        return { most: values?.[variable] ?? 0, values, weights: weightsAt(own) };
      }
      const at = leaving(tableau, column);
      if (at < 0) return { most: Infinity, values: null, weights: [] };
      pivot(tableau, at, column);
    }
  };
};
