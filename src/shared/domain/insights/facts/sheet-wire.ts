import { z } from 'zod';

import { civilDaySchema } from '../../model/ids';
import type { AppointmentFact, FactSheet, RequestFact, TicketFact } from './fact';
import type { Codec } from './wire-columns';
import { appointmentRow, requestRow, ticketRow, type Columns } from './wire-rows';
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

const rows = <Fact>(n: number, rowAt: (index: number) => Fact): Fact[] =>
  Array.from({ length: n }, (_, index) => rowAt(index));

const read = (text: string): FactSheet => {
  const wire = sheetSchema.parse(JSON.parse(text));
  const of = { siteId: wire.siteId, day: wire.day };
  return {
    ...of,
    about: { ...of, openDepartmentIds: wire.open, deskMin: wire.deskMin, places: wire.places },
    requests: rows(wire.requests.n, requestRow(readColumns<RequestFact>(wire.requests, requestColumns), of)),
    appointments: rows(
      wire.appointments.n,
      appointmentRow(readColumns<AppointmentFact>(wire.appointments, appointmentColumns), of),
    ),
    tickets: rows(wire.tickets.n, ticketRow(readColumns<TicketFact>(wire.tickets, ticketColumns), of)),
  };
};

/** Reads a sheet that came from elsewhere; `null` when it is none: every column is checked on the way in. */
export const decodeSheet = (text: string): FactSheet | null => {
  try {
    return read(text);
  } catch {
    return null;
  }
};
