import { foldText } from '../../../lib/fold-text';
import { no, ok, type Result } from '../../../lib/result';
import { civilOf } from '../../../time/civil';
import { happens } from '../../../time/zone-offsets';
import type { CitizenValues } from '../../model/citizen';
import type { Reason, SiteReference } from '../../model/reference';
import { usualCase } from '../../people/usual-case';
import { MOST_FOREIGN_ID, MOST_PERSONS } from '../../rows/event-bodies';
import { isDayOfTrade, isPlainText } from '../../rows/parts';
import { isDayOfBirth, MOST_VALUE } from '../../rows/register-fault';
import { checkPreApplicationNumber } from '../../scheduling/pre-application-number';
import type { TableRow } from '../csv/table';
import { guessChannel } from './guess-channel';
import { guessReason, personsInText } from './guess-reason';
import type { ImportField, ImportMapping } from './import-field';
import type { ImportDraft, ImportFault, LeftOut } from './import-plan';
import { readBirthDay, readDay } from './read-day';
import { readDuration, readNames, readStatus, readTimeSpan, type ImportedStatus } from './read-cells';
import { readInstant } from './read-instant';
import { entryById } from '../../../lib/entry-by-id';

/** A row as it was understood; where it will be placed is not decided yet. */
export type UnderstoodRow = {
  readonly line: number;
  readonly externalId: string;
  readonly day: string;
  readonly time: string;
  readonly durationMin: number;
  /** The row gives its own length, so that more persons do not change it. */
  readonly ownDuration: boolean;
  readonly reason: Reason;
  readonly persons: number;
  readonly preApplicationNumber: string;
  readonly values: Partial<CitizenValues>;
  readonly deskText: string;
  readonly channel: ImportDraft['channel'];
  readonly status: ImportedStatus;
};

/** The trimmed text of a field, `''` where no column says it. */
export const cellOf = (row: TableRow, { columns }: ImportMapping, field: ImportField): string => {
  const column = columns[field];
  return column === undefined ? '' : (row.cells[column] ?? '').trim();
};

type Cell = (field: ImportField) => string;

/** When it begins, by the clock of the site; `durationMin` where the cell of the time says the end too. */
type Moment = { readonly day: string; readonly time: string; readonly durationMin: number | null };

const moment = (cell: Cell, zone: string): Result<Moment, ImportFault> => {
  const [dayText, timeText] = [cell('day'), cell('time')];
  if (dayText === '') return no({ code: 'noDay' });
  // One column may hold both.
  const source = timeText === '' ? dayText : timeText;
  const instant = readInstant(source);
  const civil = instant === null ? null : civilOf(instant, zone);
  const day = civil?.day ?? readDay(dayText);
  if (day === null) return no({ code: 'badDay', text: dayText });
  if (!isDayOfTrade(day)) return no({ code: 'farDay', text: dayText });
  const span = civil ? { time: civil.time, durationMin: null } : readTimeSpan(source);
  if (span === null) return no(timeText === '' ? { code: 'noTime' } : { code: 'badTime', text: timeText });
  return happens(day, span.time, zone) ? ok({ day, ...span }) : no({ code: 'skippedTime', day, time: span.time });
};

/** The names of a row: its person first, and how many there are. */
const people = (cell: Cell): { readonly values: Partial<CitizenValues>; readonly count: number } => {
  const names = readNames(cell('names'));
  // Exports write last names in capitals; here they stand as one writes them.
  const lastName = usualCase(cell('lastName') || (names[0]?.lastName ?? ''));
  const firstName = usualCase(cell('firstName') || (names[0]?.firstName ?? ''));
  const phone = cell('phone');
  const email = cell('email');
  const given = { lastName, firstName, phone, email };
  const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
  return { values, count: Math.max(1, names.length) };
};

/** With as many birth dates as persons the first is of the first; with fewer nobody knows whose they are. */
const birthDate = (cell: Cell, count: number, today: string): Result<string, ImportFault> => {
  const texts = cell('birthDate')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const first = texts[0];
  if (first === undefined || texts.length !== count) return ok('');
  const day = readBirthDay(first, today);
  return day === null || !isDayOfBirth(day) ? no({ code: 'badBirthDay', text: first }) : ok(day);
};

const chosenReason = (
  text: string,
  mapping: ImportMapping,
  reasons: readonly Reason[],
): Result<Reason, ImportFault | LeftOut> => {
  if (text === '') return no({ code: 'noReason' });
  const choice = mapping.reasons[foldText(text)];
  if (choice === 'leaveOut') return no({ code: 'reasonLeftOut' });
  const id = choice?.reasonId ?? guessReason(text, reasons);
  const reason = entryById(reasons, id);
  return reason ? ok(reason) : no({ code: 'unknownReason', text });
};

/** The length for so many persons, where so many may come: the row’s own, else by the table of the reason. */
export const lengthFor = (reason: Reason, persons: number, ownMin: number | null): Result<number, ImportFault> => {
  if (persons > MOST_PERSONS) return no({ code: 'crowd', persons, most: MOST_PERSONS });
  const minutes = ownMin ?? reason.durationsMin[persons - 1];
  return minutes === undefined
    ? no({ code: 'tooManyPersons', persons, most: reason.durationsMin.length })
    : ok(minutes);
};

/** « Usager » is RDV Service Public’s word for who booked on the site themselves. What says nothing clear was taken at the counter. */
const channelOf = (text: string): ImportDraft['channel'] => {
  if (/usager/.test(foldText(text))) return 'portal';
  const channel = guessChannel(text.replaceAll(/rendez.vous|\brdv\b/giu, ' '));
  return channel === null || channel === 'appointment' ? 'desk' : channel;
};

const numberOf = (text: string, reason: Reason): Result<string, ImportFault> => {
  if (text === '' || !reason.asksPreApplication) return ok('');
  const number = checkPreApplicationNumber(text);
  return number.ok ? ok(number.value) : no({ code: 'badNumber', text });
};

/** Nothing is cut, or written in signs that the store does not take. */
const textFault = (field: ImportField, text: string, most: number): ImportFault | null => {
  if (text.length > most) return { code: 'longText', field, most };
  return isPlainText(text) ? null : { code: 'oddText', field };
};

const valuesFault = (values: Readonly<Record<string, string>>): ImportFault | null => {
  for (const field of ['lastName', 'firstName', 'phone', 'email'] as const) {
    // Line ends and tabs within a cell are stored as spaces.
    const fault = textFault(field, (values[field] ?? '').replace(/\s+/gu, ' '), MOST_VALUE);
    if (fault) return fault;
  }
  return null;
};

const withPerson = (cell: Cell, today: string): Result<ReturnType<typeof people>, ImportFault> => {
  const { values, count } = people(cell);
  if ((values.lastName ?? '') === '' && (values.firstName ?? '') === '') return no({ code: 'noName' });
  const fault = valuesFault(values);
  if (fault) return no(fault);
  const born = birthDate(cell, count, today);
  if (!born.ok) return born;
  return ok({ values: born.value === '' ? values : { ...values, birthDate: born.value }, count });
};

const durationOf = (text: string): Result<number | null, ImportFault> => {
  if (text === '') return ok(null);
  const minutes = readDuration(text);
  return minutes === null ? no({ code: 'badDuration', text }) : ok(minutes);
};

/** Understands a row, or says why not. The first thing that is wrong counts; cells without a column are simply not there. */
export const readRow = (
  row: TableRow,
  mapping: ImportMapping,
  reference: SiteReference,
  today: string,
): Result<UnderstoodRow, ImportFault | LeftOut> => {
  const cell: Cell = (field) => cellOf(row, mapping, field);
  const status = readStatus(cell('status'));
  if (status === 'cancelled') return no({ code: 'cancelled' });
  const at = moment(cell, reference.site.zone);
  if (!at.ok) return at;
  const reason = chosenReason(cell('reason'), mapping, reference.reasons);
  if (!reason.ok) return reason;
  const person = withPerson(cell, today);
  if (!person.ok) return person;
  const told = Number.parseInt(cell('personCount'), 10) || personsInText(cell('reason'));
  const persons = Math.max(person.value.count, told);
  const own = durationOf(cell('durationMin'));
  if (!own.ok) return own;
  const ownMin = own.value ?? at.value.durationMin;
  const length = lengthFor(reason.value, persons, ownMin);
  if (!length.ok) return length;
  const number = numberOf(cell('preApplicationNumber'), reason.value);
  if (!number.ok) return number;
  const externalId = cell('externalId');
  const oddId = textFault('externalId', externalId, MOST_FOREIGN_ID);
  if (oddId) return no(oddId);
  return ok({
    ...at.value,
    line: row.line,
    externalId,
    durationMin: length.value,
    ownDuration: ownMin !== null,
    reason: reason.value,
    persons,
    preApplicationNumber: number.value,
    values: person.value.values,
    deskText: cell('desk'),
    channel: channelOf(cell('channel')),
    status,
  });
};
