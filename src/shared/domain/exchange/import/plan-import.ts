import { displayName } from '../../model/citizen-values';
import type { Civil } from '../../../time/civil';
import type { Appointment, AppointmentPerson } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import type { Table, TableRow } from '../csv/table';
import { bookedBefore } from './booked-before';
import { personFinder, personKey, type KnownCitizen } from './find-person';
import type { ImportField, ImportMapping } from './import-field';
import type { ImportDraft, ImportedCitizen, ImportFault, ImportPlan, LeftOut, PlannedRow } from './import-plan';
import { seatFinder } from './place-drafts';
import { cellOf, readRow, type UnderstoodRow, lengthFor } from './read-row';
import { compareText } from '../../../lib/compare';

/** One appointment of several rows: each stands for a person of it, the first gives its person. */
type JoinedRow = UnderstoodRow & {
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
const joinRows = (
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

/** What is known of the town hall when a file comes in. */
export type ImportFacts = {
  readonly reference: SiteReference;
  /** The appointments that stand on the days that the file speaks of, or were booked for one of them, in any status. */
  readonly existing: readonly Appointment[];
  readonly citizens: readonly KnownCitizen[];
  /** Lines that are created although the same appointment is there: somebody looked at them and wishes it so. */
  readonly insisted?: ReadonlySet<number>;
  /** Now, in civil time of the site: what began before is left out. */
  readonly now: Civil;
};

const noCount: ImportPlan['count'] = { create: 0, joined: 0, existing: 0, leftOut: 0, refused: 0 };

/** The columns without which nothing can be read. */
export const missingColumns = ({ columns }: ImportMapping): readonly ImportField[] => {
  const missing: ImportField[] = [];
  if (columns.day === undefined) missing.push('day');
  if (columns.reason === undefined) missing.push('reason');
  if (columns.names === undefined && columns.lastName === undefined) missing.push('names');
  return missing;
};

/** The columns that hold something and are read for nothing, as indexes into the headers. */
export const columnsLeft = (
  { headers, rows }: Pick<Table, 'headers' | 'rows'>,
  { columns }: ImportMapping,
): readonly number[] => {
  const used = new Set<number>(Object.values(columns));
  return headers.flatMap((_, index) =>
    !used.has(index) && rows.some(({ cells }) => (cells[index] ?? '').trim() !== '') ? [index] : [],
  );
};

const leftOutCodes: ReadonlySet<string> = new Set(['past', 'cancelled', 'reasonLeftOut'] satisfies LeftOut['code'][]);

const isLeftOut = (why: ImportFault | LeftOut): why is LeftOut => leftOutCodes.has(why.code);

const isPast = ({ day, time }: Civil, now: Civil): boolean => day < now.day || (day === now.day && time < now.time);

type Shown = Pick<PlannedRow, 'line' | 'name' | 'day' | 'time' | 'reason' | 'persons'>;

const asWritten = (row: TableRow, mapping: ImportMapping): Shown => ({
  line: row.line,
  name:
    cellOf(row, mapping, 'names') || `${cellOf(row, mapping, 'firstName')} ${cellOf(row, mapping, 'lastName')}`.trim(),
  day: cellOf(row, mapping, 'day'),
  time: cellOf(row, mapping, 'time'),
  reason: cellOf(row, mapping, 'reason'),
  persons: 0,
});

const nameOf = ({ values }: UnderstoodRow): string =>
  displayName({ lastName: '', firstName: '', birthDate: '', phone: '', email: '', ...values });

const understood = (row: UnderstoodRow): Shown => ({
  line: row.line,
  name: nameOf(row),
  day: row.day,
  time: row.time,
  reason: row.reason.name,
  persons: row.persons,
});

const personsOf = (row: JoinedRow): readonly AppointmentPerson[] =>
  Array.from({ length: row.persons }, (_, index) => ({ preApplicationNumber: row.numbers[index] ?? '' }));

const byTime = (a: JoinedRow, b: JoinedRow): number =>
  compareText(a.day, b.day) || compareText(a.time, b.time) || a.line - b.line;

/** The rows that may be booked; the others end in `ends`. */
const sortOut = (
  rows: readonly TableRow[],
  mapping: ImportMapping,
  { reference, now }: ImportFacts,
  ends: Map<number, PlannedRow>,
): readonly UnderstoodRow[] =>
  rows.flatMap((row) => {
    const read = readRow(row, mapping, reference, now.day);
    if (read.ok && !isPast(read.value, now)) return [read.value];
    const shown = read.ok ? understood(read.value) : asWritten(row, mapping);
    const why = read.ok ? ({ code: 'past' } as const) : read.reason;
    ends.set(row.line, isLeftOut(why) ? { ...shown, state: 'leftOut', why } : { ...shown, state: 'refused', why });
    return [];
  });

/** Books on paper: who comes, where, and what is there already. */
const draftAll = (
  rows: readonly JoinedRow[],
  facts: ImportFacts,
  ends: Map<number, PlannedRow>,
): readonly ImportDraft[] => {
  const finder = personFinder(facts.citizens);
  const seat = seatFinder(facts.reference, facts.existing);
  const before = bookedBefore(facts.existing, finder);
  return rows.toSorted(byTime).flatMap((row) => {
    const shown = understood(row);
    const already = before.find(row);
    const isInsisted = already !== null && facts.insisted?.has(row.line) === true;
    if (already && !isInsisted) {
      ends.set(row.line, { ...shown, state: 'existing', ...already });
      return [];
    }
    before.add(row);
    // Two rows alike in one file that are both wished are two people, a father and a son of the same name.
    const isTwin = isInsisted && already.otherLine > 0;
    const known = isTwin ? null : finder.known(row.values);
    const key = isTwin ? `${personKey(row.values)}|line ${row.line}` : personKey(row.values);
    const citizen: ImportedCitizen = known ? { id: known.id } : { key, values: row.values };
    const { deskId, room, closedDay } = seat({ ...row, reasonId: row.reason.id });
    ends.set(row.line, { ...shown, state: 'create', room, closedDay, isInsisted });
    const { day, time, durationMin, externalId, channel, lines } = row;
    const place = { day, time, durationMin, deskId };
    return [
      {
        ...place,
        lines,
        externalId,
        reasonId: row.reason.id,
        channel,
        citizen,
        persons: personsOf(row),
        room,
        closedDay,
      },
    ];
  });
};

const countOf = (rows: readonly PlannedRow[]): ImportPlan['count'] => {
  const count = { ...noCount };
  for (const { state } of rows) count[state] += 1;
  return count;
};

const newKeys = (drafts: readonly ImportDraft[]): number =>
  new Set(drafts.flatMap(({ citizen }) => ('key' in citizen ? [citizen.key] : []))).size;

/**
 * A dry run: what would become of every row of a table, without writing anything. The same table twice gives nothing new the second
 * time: an appointment is known again by its identifier, else by person, day and time of its booking, also when it was moved since. What does
 * not fit is booked all the same and counted, for the conflict must be seen.
 */
export const planImport = (rows: readonly TableRow[], mapping: ImportMapping, facts: ImportFacts): ImportPlan => {
  const missing = missingColumns(mapping);
  if (missing.length > 0)
    return {
      rows: [],
      drafts: [],
      count: noCount,
      overbooked: 0,
      outsideHours: 0,
      onClosedDays: 0,
      newCitizens: 0,
      missing,
    };
  const ends = new Map<number, PlannedRow>();
  const joined = joinRows(sortOut(rows, mapping, facts, ends), (row, end) =>
    ends.set(row.line, { ...understood(row), ...end }),
  );
  const drafts = draftAll(joined, facts, ends);
  const planned = [...ends.values()].toSorted((a, b) => a.line - b.line);
  const closed = drafts.filter(({ room }) => room === 'closed');
  const onClosedDays = drafts.filter(({ closedDay }) => closedDay !== null).length;
  return {
    rows: planned,
    drafts,
    count: countOf(planned),
    overbooked: drafts.filter(({ room }) => room === 'full').length,
    outsideHours: closed.filter(({ closedDay }) => closedDay === null).length,
    onClosedDays,
    newCitizens: newKeys(drafts),
    missing,
  };
};
