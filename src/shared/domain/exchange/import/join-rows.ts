import type { ImportFault, PlannedRow } from './import-plan';
import { lengthFor, type UnderstoodRow } from './read-row';

/** One appointment of several rows: each stands for a person of it, the first gives its person. */
export type JoinedRow = UnderstoodRow & {
  readonly lines: readonly number[];
  /** Pre-application numbers in the order of the persons, `''` where none is known. */
  readonly numbers: readonly string[];
};

type End =
  | Pick<Extract<PlannedRow, { state: 'joined' }>, 'state' | 'otherLine'>
  | { readonly state: 'refused'; readonly why: ImportFault };

const keyOf = ({ externalId, day, time, reason }: UnderstoodRow): string =>
  [externalId, day, time, reason.id].join('|');

const alone = (row: UnderstoodRow): JoinedRow => ({ ...row, lines: [row.line], numbers: [row.preApplicationNumber] });

/**
 * Rows with the same identifier, day, time and reason are one appointment with a person each, as in the list of participants of RDV
 * Service Public. `tell` hears of every row that joined another, or could not because the reason has no length for so many.
 */
export const joinRows = (
  rows: readonly UnderstoodRow[],
  tell: (row: UnderstoodRow, end: End) => void,
): readonly JoinedRow[] => {
  const joined = new Map<string, JoinedRow>();
  for (const row of rows) {
    const key = row.externalId === '' ? `line ${row.line}` : keyOf(row);
    const first = joined.get(key);
    if (!first) {
      joined.set(key, alone(row));
      continue;
    }
    const persons = first.persons + row.persons;
    const length = lengthFor(first.reason, persons, first.ownDuration ? first.durationMin : null);
    if (!length.ok) {
      tell(row, { state: 'refused', why: length.reason });
      continue;
    }
    const numbers = [...first.numbers, row.preApplicationNumber];
    joined.set(key, { ...first, persons, durationMin: length.value, numbers, lines: [...first.lines, row.line] });
    tell(row, { state: 'joined', otherLine: first.line });
  }
  return [...joined.values()];
};
