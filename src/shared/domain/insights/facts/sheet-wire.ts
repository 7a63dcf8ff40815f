import { z } from 'zod';

import { channels } from '../../model/request';
import { ticketStatuses } from '../../model/ticket';
import { civilDaySchema } from '../../model/ids';
import { appointmentEnds, type AppointmentFact, type FactSheet, type RequestFact, type TicketFact } from './fact';
import { counts, flags, oneOf, spans, staysColumn, texts, waitRange, words, type Codec } from './wire-columns';

/** The fields of a fact that its sheet does not say for all of them. */
type OfSheet<Fact> = { readonly [Key in Exclude<keyof Fact, 'siteId' | 'day'>]: Codec<Fact[Key]> };

const daySeconds = 86_400;
const minuteSeconds = 60;

const requestColumns: OfSheet<RequestFact> = {
  id: texts,
  minute: counts,
  channel: oneOf(channels),
  reasonId: words,
  departmentId: words,
  themeId: words,
  outcome: words,
  isOpen: flags,
  closedDay: words,
  delayDays: spans(daySeconds),
  workingDays: spans(daySeconds),
  pausedDays: counts.scaled(daySeconds),
  dueDay: words,
  stays: staysColumn,
  isRepeat: flags,
};

const appointmentColumns: OfSheet<AppointmentFact> = {
  id: texts,
  minute: counts,
  durationMin: counts,
  persons: counts,
  reasonId: words,
  departmentId: words,
  channel: words,
  end: oneOf(appointmentEnds),
  leadDays: counts.scaled(daySeconds),
  confirmed: flags,
  reminded: flags,
  reached: oneOf(['booked', 'arrived', 'called', 'served'] as const),
  cancelledDaysBefore: spans(daySeconds),
  isRepeat: flags,
};

const ticketColumns: OfSheet<TicketFact> = {
  id: texts,
  minute: counts,
  waitFromMinute: counts,
  reasonId: words,
  departmentId: words,
  booked: flags,
  priority: flags,
  status: oneOf(ticketStatuses),
  waitMin: spans(minuteSeconds),
  presenceMin: spans(minuteSeconds),
  walkMin: spans(minuteSeconds),
  serviceMin: spans(minuteSeconds),
  stayMin: spans(minuteSeconds),
  themeId: words,
  outcome: words,
  announced: waitRange,
};

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

/** The rows of a table. Each column is checked by its codec, which stands for the type of its field. */
const readTable = <Fact>(
  { n, columns: raw }: Table,
  columns: OfSheet<Fact>,
  sheet: { readonly siteId: string; readonly day: string },
): Fact[] => {
  const rows = Array.from({ length: n }, (): Record<string, unknown> => ({ ...sheet }));
  for (const [name, codec] of Object.entries<Codec<unknown>>(columns)) {
    const values = codec.read(raw[name], n);
    rows.forEach((row, index) => {
      row[name] = values[index];
    });
  }
  return rows as Fact[];
};

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

const read = (text: string): FactSheet => {
  const wire = sheetSchema.parse(JSON.parse(text));
  const of = { siteId: wire.siteId, day: wire.day };
  return {
    ...of,
    about: { ...of, openDepartmentIds: wire.open, deskMin: wire.deskMin, places: wire.places },
    requests: readTable<RequestFact>(wire.requests, requestColumns, of),
    appointments: readTable<AppointmentFact>(wire.appointments, appointmentColumns, of),
    tickets: readTable<TicketFact>(wire.tickets, ticketColumns, of),
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
