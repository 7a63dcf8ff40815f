import { z } from 'zod';

import { civilDaySchema } from '../../../model/ids';
import type { FactSheet } from '../fact';
import type { Codec } from './wire-columns';
import { AppointmentInColumns, RequestInColumns, TicketInColumns, type Columns, type ColumnTable } from './wire-rows';
import { plainAppointment, plainRequest, plainTicket } from '../plain-rows';
import { appointmentColumns, requestColumns, ticketColumns, type OfSheet } from './wire-tables';

const tableSchema = z.object({ n: z.int().min(0).max(1_000_000), columns: z.record(z.string(), z.unknown()) });

const sheetSchema = z.object({
  v: z.literal(1),
  siteId: z.string().min(1),
  day: civilDaySchema,
  open: z.array(z.string()),
  deskMin: z.number().min(0),
  places: z.number().min(0),
  requests: tableSchema,
  appointments: tableSchema,
  tickets: tableSchema,
});

type Table = z.infer<typeof tableSchema>;

const writeTable = <Fact extends object>(rows: readonly Fact[], columns: OfSheet<Fact>): Table => ({
  n: rows.length,
  columns: Object.fromEntries(
    Object.entries<Codec<unknown>>(columns).map(([name, codec]) => [
      name,
      codec.write(rows.map((row) => (row as Readonly<Record<string, unknown>>)[name])),
    ]),
  ),
});

/** The columns of a table, each checked by its codec. */
const readColumns = <Fact>({ n, columns: raw }: Table, columns: OfSheet<Fact>): Columns<Fact> =>
  Object.fromEntries(
    Object.entries<Codec<unknown>>(columns).map(([name, codec]) => [name, codec.read(raw[name], n)]),
  ) as Columns<Fact>;

/**
 * A sheet as it travels and is stored: JSON text by columns. Words that come again are written once and named by their place;
 * durations are whole seconds.
 */
export const encodeSheet = ({ siteId, day, about, requests, appointments, tickets }: FactSheet): string =>
  JSON.stringify({
    v: 1,
    siteId,
    day,
    open: [...about.openDepartmentIds],
    deskMin: about.deskMin,
    places: about.places,
    requests: writeTable(requests, requestColumns),
    appointments: writeTable(appointments, appointmentColumns),
    tickets: writeTable(tickets, ticketColumns),
  } satisfies z.infer<typeof sheetSchema>);

/** A sheet that was read and checked. It is kept as columns, a quarter of what its facts take as objects. */
export type PackedSheet = {
  /** Its facts, each read from the columns when one asks. They are small, and made anew with every call. */
  readonly sheet: () => FactSheet;
  /** Memory that it takes, roughly. */
  readonly bytes: number;
};

/** What a column takes besides its values, bytes. */
const COLUMN = 300;

type Of = { readonly siteId: string; readonly day: string };

const tableOf = <Fact, Row>(
  wire: Table,
  codecs: OfSheet<Fact>,
  of: Of,
  Row: new (table: ColumnTable<Fact>, index: number) => Row,
): { readonly rows: () => Row[]; readonly bytes: number } => {
  const columns = readColumns<Fact>(wire, codecs);
  const table = { ...of, columns };
  // What was read is not to be held by what is kept.
  const { n } = wire;
  return {
    rows: () => Array.from({ length: n }, (_, index) => new Row(table, index)),
    bytes: Object.values<{ readonly bytes: number }>(columns).reduce((sum, { bytes }) => sum + COLUMN + bytes, 0),
  };
};

const read = (text: string): PackedSheet => {
  const wire = sheetSchema.parse(JSON.parse(text));
  const of = { siteId: wire.siteId, day: wire.day };
  const requests = tableOf(wire.requests, requestColumns, of, RequestInColumns);
  const appointments = tableOf(wire.appointments, appointmentColumns, of, AppointmentInColumns);
  const tickets = tableOf(wire.tickets, ticketColumns, of, TicketInColumns);
  const about = { ...of, openDepartmentIds: wire.open, deskMin: wire.deskMin, places: wire.places };
  return {
    sheet: () => ({
      ...of,
      about,
      requests: requests.rows(),
      appointments: appointments.rows(),
      tickets: tickets.rows(),
    }),
    bytes: requests.bytes + appointments.bytes + tickets.bytes,
  };
};

/** Reads a sheet that came from elsewhere; `null` when it is none: every column is checked on the way in. */
export const packedSheet = (text: string): PackedSheet | null => {
  try {
    return read(text);
  } catch {
    return null;
  }
};

/** Reads a sheet that came from elsewhere, its facts as plain objects; `null` when it is none. */
export const decodeSheet = (text: string): FactSheet | null => {
  const sheet = packedSheet(text)?.sheet();
  if (!sheet) return null;
  return {
    ...sheet,
    requests: sheet.requests.map(plainRequest),
    appointments: sheet.appointments.map(plainAppointment),
    tickets: sheet.tickets.map(plainTicket),
  };
};
