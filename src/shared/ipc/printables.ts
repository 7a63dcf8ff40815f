import { z } from 'zod';

import { paperWidths } from '../domain/ticket-paper/paper-width';
import { printCodes, printJobStates } from '../domain/ticket-paper/print-state';

const ticketText = z.object({
  kind: z.literal('text'),
  text: z.string().max(200),
  size: z.int().min(1).max(4),
  bold: z.boolean(),
  align: z.enum(['left', 'centre', 'right']),
});

/** A ticket as `ticketLines` made it: never a name. Texts come in the language of the person. */
export const printableTicketSchema = z.object({
  label: z.string().max(20),
  lines: z
    .array(
      z.discriminatedUnion('kind', [
        ticketText,
        z.object({
          kind: z.literal('qr'),
          data: z.string().max(300),
          hint: z.string().max(120),
          size: z.int().min(1).max(4),
        }),
        z.object({ kind: z.literal('rule') }),
        z.object({ kind: z.literal('space') }),
      ]),
    )
    .max(40),
  cut: z.boolean(),
});
export type PrintableTicket = Readonly<z.infer<typeof printableTicketSchema>>;

/** A page for a printer that is not chosen yet: the ticket that somebody is composing, or one that shows what has to come out right. */
export const printTestSchema = z.object({
  printer: z.string().max(200),
  paperMm: z.literal(paperWidths),
  ticket: printableTicketSchema.nullable(),
});

/** A ticket on its way to paper, never with a name. */
export const printJobSchema = z.object({
  id: z.string(),
  label: z.string(),
  /** Instant at which the ticket was given to the printer. */
  at: z.string(),
  state: z.enum(printJobStates),
  tries: z.int(),
  code: z.enum(printCodes),
});
export type PrintJob = Readonly<z.infer<typeof printJobSchema>>;

/** A row of a printed day: the heading of a desk, or an appointment. Empty texts are not printed. */
const printableRow = z.object({
  isHeading: z.boolean(),
  time: z.string().max(20),
  /** Name of the person, or the words of a heading. */
  name: z.string().max(200),
  reason: z.string().max(80),
  persons: z.string().max(10),
  desk: z.string().max(10),
  phone: z.string().max(30),
  /** A state that the paper must tell: not confirmed, in surplus. */
  mark: z.string().max(40),
});

/** The list of a day for paper. It has names: it goes where the agent sends it, and its file is named after the day alone. */
export const printableDaySchema = z.object({
  day: z.iso.date(),
  title: z.string().max(120),
  site: z.string().max(160),
  summary: z.string().max(160),
  foot: z.string().max(200),
  /** Heads of the columns: time, name, reason, persons, desk, phone. */
  heads: z.array(z.string().max(30)).length(6),
  rows: z.array(printableRow).min(1).max(2000),
});
export type PrintableDay = Readonly<z.infer<typeof printableDaySchema>>;

/**
 * The confirmation slip of an appointment: number, place and papers; only first names, where several people come. `code` is all that
 * the QR code says, `reach` how the town hall is reached (`''` = not said).
 */
export const printableSlipSchema = z.object({
  format: z.enum(['a5', 'thermal']),
  code: z.string().min(1).max(12),
  day: z.iso.date(),
  site: z.string().max(160),
  reach: z.string().max(220),
  title: z.string().max(80),
  when: z.string().max(120),
  where: z.string().max(160),
  reason: z.string().max(120),
  /** « sous réserve de confirmation », `''` when the place is sure. */
  pending: z.string().max(200),
  codeLabel: z.string().max(80),
  papersTitle: z.string().max(80),
  papers: z.array(z.object({ title: z.string().max(500), items: z.array(z.string().max(300)).max(20) })).max(12),
  fee: z.string().max(200),
  foot: z.array(z.string().max(200)).max(4),
});
export type PrintableSlip = Readonly<z.infer<typeof printableSlipSchema>>;

/** A row of a printed report: what it is about, its figure, what is said beside it; `share` of the longest bar, `null` = no bar. */
const reportRow = z.object({
  label: z.string().max(80),
  value: z.string().max(20),
  note: z.string().max(80),
  share: z.number().min(0).max(1).nullable(),
});

/** A report of one page: sums only, no row of a person. Its file is named after the period. */
export const printableReportSchema = z.object({
  fileName: z.string().regex(/^[a-z0-9-]{1,60}$/),
  site: z.string().max(160),
  /** The sentence that heads the screen of these figures. */
  headline: z.string().max(240),
  title: z.string().max(160),
  subtitle: z.string().max(200),
  figures: z.array(z.object({ label: z.string().max(80), value: z.string().max(20), note: z.string().max(80) })).max(5),
  blocks: z
    .array(z.object({ title: z.string().max(80), sentence: z.string().max(240), rows: z.array(reportRow).max(10) }))
    .max(6),
  foot: z.array(z.string().max(300)).max(4),
});
export type PrintableReport = Readonly<z.infer<typeof printableReportSchema>>;

/** What is known of a person, for themselves. It has their name, and its file is named after the day alone. */
export const printablePersonSchema = z.object({
  day: z.iso.date(),
  title: z.string().max(120),
  site: z.string().max(160),
  blocks: z
    .array(
      z.object({
        title: z.string().max(80),
        rows: z.array(z.object({ label: z.string().max(100), value: z.string().max(600) })).max(5000),
      }),
    )
    .max(6),
  foot: z.array(z.string().max(300)).max(6),
});
export type PrintablePerson = Readonly<z.infer<typeof printablePersonSchema>>;

/**
 * A document of the town hall about its own data, with no person in it: A4 pages of rows, or a poster of one page. A row without a label is a paragraph; a value
 * of `''` is a blank that somebody fills by hand.
 */
export const printablePaperSchema = z.object({
  format: z.enum(['pages', 'poster']),
  fileName: z.string().regex(/^[a-z0-9-]{1,60}$/),
  title: z.string().max(120),
  site: z.string().max(200),
  /** Stands in the place of a value that is blank. */
  blank: z.string().max(80),
  blocks: z
    .array(
      z.object({
        title: z.string().max(120),
        rows: z.array(z.object({ label: z.string().max(120), value: z.string().max(1500) })).max(60),
      }),
    )
    .max(20),
  foot: z.array(z.string().max(400)).max(6),
});
export type PrintablePaper = Readonly<z.infer<typeof printablePaperSchema>>;

/**
 * What became of a print: `file` is `''` when paper came out. `code`: `cancelled` by the agent, `noPrinter` on this station,
 * `printerMissing` and `printFailed` as for tickets.
 */
export const printedSchema = z.object({
  ok: z.boolean(),
  printer: z.string(),
  file: z.string(),
  code: z.string(),
  pages: z.int(),
});
export type Printed = Readonly<z.infer<typeof printedSchema>>;
