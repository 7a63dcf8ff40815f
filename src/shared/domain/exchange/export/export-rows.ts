import type { Appointment } from '../../model/appointment';
import type { CitizenValues } from '../../model/citizen';
import type { SiteReference } from '../../model/reference';
import type { Cell, DataTable, FieldKind } from '../tables/data-table';
import { byStart } from '../../../lib/compare';

/** The words of an exported table, in the user’s language. The short ones come with names only. */
export type ExportWords = {
  readonly headers: Readonly<Record<ExportColumn, string>>;
  readonly status: Readonly<Record<Appointment['status'], string>>;
  readonly confirmation: Readonly<Record<Appointment['confirmation'], string>>;
  readonly channel: (channel: string) => string;
};

const plainColumns = [
  'externalId',
  'day',
  'time',
  'durationMin',
  'reason',
  'personCount',
  'desk',
  'status',
  'confirmation',
  'channel',
] as const;
const nameColumns = ['lastName', 'firstName', 'birthDate', 'phone', 'email', 'preApplicationNumber'] as const;
/** A column of the export; those of names only where they are asked for. */
type ExportColumn = (typeof plainColumns)[number] | (typeof nameColumns)[number];

/** The table, ready to be written for a spreadsheet. */
type ExportTable = Pick<DataTable, 'fields' | 'rows'>;

const kinds: Readonly<Partial<Record<ExportColumn, FieldKind>>> = {
  day: 'day',
  time: 'time',
  durationMin: 'integer',
  personCount: 'integer',
  birthDate: 'day',
};

const nobody: CitizenValues = { lastName: '', firstName: '', birthDate: '', phone: '', email: '' };

/**
 * Appointments as a table, the earliest first. Without `citizens` it holds nothing that tells who came: no
 * name, no number, no date of birth. A booking that was undone is not there.
 */
export const exportRows = (
  appointments: readonly Appointment[],
  reference: SiteReference,
  words: ExportWords,
  citizens: ReadonlyMap<string, CitizenValues> | null,
): ExportTable => {
  const reasons = new Map(reference.reasons.map((reason) => [reason.id, reason.name]));
  const desks = new Map(reference.desks.map((desk) => [desk.id, desk.name]));
  const columns: readonly ExportColumn[] = [...plainColumns, ...(citizens ? nameColumns : [])];
  const cellsOf = (one: Appointment): Readonly<Record<ExportColumn, Cell>> => {
    const person = citizens?.get(one.citizenId) ?? nobody;
    return {
      externalId: one.id,
      day: one.day,
      time: one.time,
      durationMin: one.durationMin,
      reason: reasons.get(one.reasonId) ?? '',
      personCount: one.persons.length,
      desk: desks.get(one.deskId) ?? '',
      status: words.status[one.status],
      confirmation: words.confirmation[one.confirmation],
      channel: words.channel(one.channel),
      ...person,
      birthDate: person.birthDate === '' ? null : person.birthDate,
      preApplicationNumber: one.persons
        .map(({ preApplicationNumber }) => preApplicationNumber)
        .filter((number) => number !== '')
        .join(' '),
    };
  };
  return {
    fields: columns.map((name) => ({ name, kind: kinds[name] ?? 'text', title: words.headers[name] })),
    rows: appointments
      .filter(({ status }) => status !== 'void')
      .toSorted(byStart)
      .map((one) => {
        const cells = cellsOf(one);
        return columns.map((column) => cells[column]);
      }),
  };
};
