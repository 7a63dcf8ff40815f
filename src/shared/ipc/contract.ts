import { z } from 'zod';

/** How this desk stores and exchanges: not chosen yet, demonstration town, hub of its town hall, or member of one. */
export const stationModes = ['unset', 'demo', 'hub', 'member'] as const;

/** What the main process knows of this station; small, local, never synced. */
export const stationSettingsSchema = z.object({
  mode: z.enum(stationModes),
  deviceName: z.string(),
  agentId: z.string(),
  deskId: z.string(),
  theme: z.enum(['light', 'contrast']),
  language: z.enum(['fr', 'en']),
  /** Name of a system printer, `''` = a PDF file in the user's documents. */
  printer: z.string(),
});
export type StationSettings = Readonly<z.infer<typeof stationSettingsSchema>>;

/** How to reach the sync server. `null` token, and not `starting`: this station must enrol again (no keyring kept its key). */
export const connectionSchema = z.object({
  baseUrl: z.string(),
  token: z.string().nullable(),
  deviceId: z.string(),
  siteId: z.string(),
  series: z.string(),
  /** The token comes with `hub.changed`, once the server is ready or in reach. Absent means no. */
  starting: z.boolean().optional(),
});
export type Connection = Readonly<z.infer<typeof connectionSchema>>;

const outcome = z.object({ ok: z.boolean(), code: z.string() });

/** What is printed on a ticket: never a name. Texts come in the user's language. */
export const printableTicketSchema = z.object({
  label: z.string().max(20),
  title: z.string().max(80),
  lines: z.array(z.string().max(120)).max(8),
  site: z.string().max(80),
});
export type PrintableTicket = Readonly<z.infer<typeof printableTicketSchema>>;

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

/** The confirmation slip of an appointment: number, place and papers, never a name. `code` is all that the QR code says. */
export const printableSlipSchema = z.object({
  format: z.enum(['a5', 'thermal']),
  code: z.string().min(1).max(12),
  day: z.iso.date(),
  site: z.string().max(160),
  title: z.string().max(80),
  when: z.string().max(120),
  where: z.string().max(160),
  reason: z.string().max(120),
  /** « sous réserve de confirmation », `''` when the place is sure. */
  pending: z.string().max(200),
  codeLabel: z.string().max(80),
  papersTitle: z.string().max(80),
  papers: z.array(z.object({ title: z.string().max(120), items: z.array(z.string().max(300)).max(20) })).max(12),
  fee: z.string().max(200),
  foot: z.array(z.string().max(200)).max(4),
});
export type PrintableSlip = Readonly<z.infer<typeof printableSlipSchema>>;

/**
 * What became of a print: `file` is `''` when paper came out. `code`: `cancelled` by the agent, `noPrinter` on this station,
 * `printerMissing` and `printFailed` as for tickets.
 */
const printed = z.object({ ok: z.boolean(), printer: z.string(), file: z.string(), code: z.string(), pages: z.int() });
export type Printed = Readonly<z.infer<typeof printed>>;

/** The anonymous feed of the waiting room: numbers, desks and waits, never a person. */
export const boardSchema = z.object({
  /** `zone` gives the board's clock the civil time of the site. */
  site: z.object({ name: z.string(), commune: z.string(), accent: z.string(), zone: z.string().optional() }),
  calls: z
    .array(
      z.object({
        /** Changes with every call and recall, so that the board announces each one once. */
        callId: z.string(),
        label: z.string(),
        desk: z.string(),
        wayHint: z.string(),
        direction: z.enum(['left', 'right', 'ahead', '']),
        at: z.string(),
        time: z.string(),
      }),
    )
    .max(12),
  waits: z.array(z.object({ reason: z.string(), band: z.string() })).max(6),
  notice: z.string(),
  /** The town's clock minus this machine's: 0, except in a demonstration. */
  clockOffsetMs: z.int(),
});
export type Board = Readonly<z.infer<typeof boardSchema>>;

/**
 * Every call that a page may make to the main process, with the shape of its input and output. Both sides check both.
 * `windows` names the kinds of window that may call it. Domain data never passes here, except the anonymous board.
 */
export const ipcContract = {
  'station.get': { input: z.undefined(), output: stationSettingsSchema, windows: ['main'] },
  'station.set': { input: stationSettingsSchema.partial(), output: stationSettingsSchema, windows: ['main'] },
  'app.info': {
    input: z.undefined(),
    output: z.object({
      version: z.string(),
      electron: z.string(),
      chrome: z.string(),
      platform: z.string(),
      keyring: z.boolean(),
    }),
    windows: ['main'],
  },
  /** `null` until the station has chosen a mode and its server was ready once. */
  'hub.connection': { input: z.undefined(), output: connectionSchema.nullable(), windows: ['main'] },
  'hub.startDemo': { input: z.undefined(), output: outcome, windows: ['main'] },
  'hub.becomeServer': {
    input: z.object({
      commune: z.string().min(1).max(80),
      siteName: z.string().min(1).max(80),
      desks: z.int().min(1).max(40),
      stations: z.int().min(0).max(20),
    }),
    output: outcome,
    windows: ['main'],
  },
  'hub.join': {
    input: z.object({ address: z.string().max(200), code: z.string().max(20) }),
    output: outcome,
    windows: ['main'],
  },
  /** A one-time code for another station, with the addresses at which this hub answers. */
  'hub.invite': {
    input: z.undefined(),
    output: z.object({ code: z.string(), expiresAt: z.string(), addresses: z.array(z.string()) }).nullable(),
    windows: ['main'],
  },
  /** Where the server of this station answers to other programs, the best first; its own machine alone may be all. */
  'hub.addresses': { input: z.undefined(), output: z.array(z.string()), windows: ['main'] },
  /** A token that the server takes now, for a page whose own was refused; `null` when there is none to be had. */
  'hub.renewToken': { input: z.undefined(), output: z.string().nullable(), windows: ['main'] },
  /** Prints on the chosen printer, or writes a PDF where there is none. `file` is `''` when paper came out. */
  'print.ticket': {
    input: printableTicketSchema,
    output: z.object({ ok: z.boolean(), printer: z.string(), file: z.string(), code: z.string() }),
    windows: ['main'],
  },
  /** The list of a day: through the system's print dialog, or into a file that the agent places. */
  'print.dayList': {
    input: z.object({ list: printableDaySchema, to: z.enum(['paper', 'file']) }),
    output: printed,
    windows: ['main'],
  },
  /** A confirmation slip: 80 mm as tickets are printed, A5 as the list of a day is. */
  'print.slip': {
    input: z.object({ slip: printableSlipSchema, to: z.enum(['paper', 'file']) }),
    output: printed,
    windows: ['main'],
  },
  'window.openDisplay': { input: z.undefined(), output: outcome, windows: ['main'] },
  'board.publish': { input: boardSchema, output: outcome, windows: ['main'] },
  'board.get': { input: z.undefined(), output: boardSchema.nullable(), windows: ['display'] },
  'log.report': {
    input: z.object({
      level: z.enum(['info', 'warn', 'error']),
      code: z.string().max(80),
      detail: z.string().max(2000),
    }),
    output: outcome,
    windows: ['main', 'display'],
  },
  'app.reload': { input: z.undefined(), output: outcome, windows: ['main'] },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType; windows: readonly ('main' | 'display')[] }>;

export type IpcContract = typeof ipcContract;
export type IpcChannel = keyof IpcContract;
export type IpcInput<Channel extends IpcChannel> = z.input<IpcContract[Channel]['input']>;
export type IpcOutput<Channel extends IpcChannel> = z.output<IpcContract[Channel]['output']>;

/** Messages that the main process pushes to pages. */
export const pushContract = {
  /** A new board for the waiting room. */
  'board.changed': { payload: boardSchema, windows: ['display'] },
  /** The connection changed (a mode was chosen, the embedded server is ready or gone). */
  'hub.changed': { payload: connectionSchema.nullable(), windows: ['main'] },
  /** The machine woke up: exchange now. */
  'power.resumed': { payload: z.null(), windows: ['main'] },
} as const satisfies Record<string, { payload: z.ZodType; windows: readonly ('main' | 'display')[] }>;

export type PushChannel = keyof typeof pushContract;
export type PushPayload<Channel extends PushChannel> = z.output<(typeof pushContract)[Channel]['payload']>;

/** What the preload puts on `window.guichet`. */
export type GuichetBridge = {
  readonly invoke: <Channel extends IpcChannel>(
    channel: Channel,
    input: IpcInput<Channel>,
  ) => Promise<IpcOutput<Channel>>;
  /** Returns the function that stops listening. */
  readonly on: <Channel extends PushChannel>(
    channel: Channel,
    listener: (payload: PushPayload<Channel>) => void,
  ) => () => void;
};
