import { z } from 'zod';

import { backupChannels, backupStateSchema } from './backups';
import { personChannels } from './persons';
import { feedSchema, kioskChannels } from './public-screens';
import { storeKeyChannels } from './store-key';
import { wipeChannels, wipeStateSchema } from './wipe';
import {
  printableDaySchema,
  printablePaperSchema,
  printablePersonSchema,
  printableReportSchema,
  printableSlipSchema,
  printableTicketSchema,
  printedSchema,
  printJobSchema,
  printTestSchema,
} from './printables';
import { kioskLanguages } from '../domain/model/floor-settings';
import { publicationSchema } from '../domain/publication/publication';
import { printCodes } from '../domain/ticket-paper/print-state';
import { MOST_LOCK_MIN } from '../domain/rights/pin';
import { invitedRanks } from '../domain/rights/writes';
import { singleKeys } from '../lib/single-keys';
import { textSizes } from '../lib/text-size';
import type { WindowKind } from './window-kind';

/**
 * What this station is: not chosen yet, demonstration town, hub of its town hall, member of one, or a screen in public that a code made:
 * board of the waiting room or kiosk.
 */
export const stationModes = ['unset', 'demo', 'hub', 'member', 'display', 'kiosk', 'elected'] as const;

const [paperMm, voice] = [z.union([z.literal(58), z.literal(80)]), z.enum(['nothing', 'essential', 'all'])];
/** What has a default in the file of the station. */
const chosen = { paperMm, singleKeys: z.enum(singleKeys), textSize: z.enum(textSizes), voice };
const stripWish = z.object({ on: z.boolean(), textSize: chosen.textSize });

/** What the main process knows of this station; small, local, never synced. */
export const stationSettingsSchema = z.object({
  mode: z.enum(stationModes),
  deviceName: z.string(),
  agentId: z.string(),
  deskId: z.string(),
  theme: z.enum(['light', 'contrast']),
  language: z.enum(['fr', 'en']),
  /** Name of a system printer, `tcp://host:port` of a thermal one, `''` = a PDF file in the user's documents. */
  printer: z.string(),
  /** Width of the ticket paper, millimetres. */
  paperMm: chosen.paperMm.default(80),
  /** How one letter or digit commands while nobody has signed on here, and at a device of the elected. */
  singleKeys: chosen.singleKeys.default('alone'),
  /** How large the texts of the app are while nobody has signed on here, and at a device of the elected. */
  textSize: chosen.textSize.default('normal'),
  /** How much a screen reader is told by itself: nothing, what the person did and whether the line holds and who comes first, or also who comes later. */
  voice: chosen.voice.default('essential'),
});
export type StationSettings = Readonly<z.infer<typeof stationSettingsSchema>>;

/** A change of some of them. It has no defaults: they would be written over what the page did not name. */
const stationPatch = stationSettingsSchema.extend(chosen).partial();

/**
 * Why a server that answers is not trusted: another key than the one that is known, an authority that nobody knows, a date or a name that its certificate does not have, or
 * no TLS at all.
 */
export const lineFaults = ['otherServer', 'unknownAuthority', 'wrongTime', 'wrongName', 'plainServer'] as const;
export type LineFault = (typeof lineFaults)[number];

/** Why the server of this very station did not start. */
export const serverFaults = ['badCertificate', 'newerData', 'portTaken', 'other'] as const;
export type ServerFault = (typeof serverFaults)[number];

/** How to reach the sync server. `null` token, and not `starting`: this station must enrol again (no keyring kept its key). */
export const connectionSchema = z.object({
  baseUrl: z.string(),
  token: z.string().nullable(),
  deviceId: z.string(),
  siteId: z.string(),
  series: z.string(),
  /** Whatever answers at its address is not trusted, so nothing is sent to it. Absent means that none such was met. */
  lineFault: z.enum(lineFaults).optional(),
  /** The server of this station did not start, and is not tried again before the app is. Absent means that it is there, or on its way. */
  serverFault: z.enum(serverFaults).optional(),
  /** The token comes with `hub.changed`, once the server is ready or in reach. Absent means no. */
  starting: z.boolean().optional(),
  /** A device of the elected: it reads sums and receives no document of anybody. Absent means no. */
  isElected: z.boolean().optional(),
});
export type Connection = Readonly<z.infer<typeof connectionSchema>>;

const outcome = z.object({ ok: z.boolean(), code: z.string() });

/**
 * Every call that a page may make to the main process, with the shape of its input and output. The main process checks both.
 * `windows` names the kinds of window that may call it. Domain data never passes here, except the anonymous publication.
 */
export const ipcContract = {
  'station.get': { input: z.undefined(), output: stationSettingsSchema, windows: ['main'] },
  'station.set': { input: stationPatch, output: stationSettingsSchema, windows: ['main'] },
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
      adminName: z.string().min(1).max(80).exactOptional(),
      commune: z.string().min(1).max(80),
      siteName: z.string().min(1).max(80),
      desks: z.int().min(1).max(40),
      stations: z.int().min(0).max(20),
    }),
    output: outcome,
    windows: ['main'],
  },
  'hub.join': {
    input: z.object({ address: z.string().max(200), code: z.string().max(40) }),
    output: outcome,
    windows: ['main'],
  },
  /** A one-time code for another station or a screen in public, with the addresses at which its server answers. */
  'hub.invite': {
    input: z.object({ rank: z.enum(invitedRanks) }),
    output: z.object({ code: z.string(), expiresAt: z.string(), addresses: z.array(z.string()) }).nullable(),
    windows: ['main'],
  },
  /** How this station knows the server that it joined: its address, and by what; `null` where the server is its own. */
  'hub.line': {
    input: z.undefined(),
    output: z
      .object({
        address: z.string(),
        by: z.enum(['thisMachine', 'firstKey', 'key', 'authority', 'ownAuthority']),
        fingerprint: z.string(),
      })
      .nullable(),
    windows: ['main'],
  },
  /**
   * The server moved, or is known by an authority of the town from now on (PEM, `''` = as before): it must prove itself at the address first. `badAuthority` = the
   * file holds no certificate.
   */
  'hub.moveTo': {
    input: z.object({ address: z.string().max(200), authority: z.string().max(100_000) }),
    output: outcome,
    windows: ['main'],
  },
  /** Where the server of this station answers to other programs, the best first; its own machine alone may be all. */
  'hub.addresses': { input: z.undefined(), output: z.array(z.string()), windows: ['main'] },
  ...storeKeyChannels,
  /** A token that the server takes now, for a page whose own was refused; `null` when there is none to be had. */
  'hub.renewToken': { input: z.undefined(), output: z.string().nullable(), windows: ['main'] },
  ...personChannels,
  /**
   * After how many minutes without a key or the mouse anywhere on this computer `station.lock` is pushed. 0 = not by time, but when the machine sleeps or its session is
   * locked; null = never, as in a site that knows its agents by their names.
   */
  'person.lockAfter': {
    input: z.object({ minutes: z.int().min(0).max(MOST_LOCK_MIN).nullable() }),
    output: outcome,
    windows: ['main'],
  },
  /**
   * Hands a ticket to the queue of the chosen printer, or writes a PDF where there is none. Answers once paper came out or the first try
   * failed; what failed stays in the queue and is tried again. `file` is `''` when paper came out.
   */
  'print.ticket': {
    input: printableTicketSchema,
    output: z.object({
      ok: z.boolean(),
      printer: z.string(),
      file: z.string(),
      code: z.enum(printCodes),
      jobId: z.string(),
    }),
    windows: ['main', 'kiosk'],
  },
  /** What is not on paper yet, the oldest first, and the last that were. */
  'print.jobs': { input: z.undefined(), output: z.array(printJobSchema), windows: ['main'] },
  'print.retry': { input: z.object({ jobId: z.string().max(80) }), output: outcome, windows: ['main'] },
  /** A kiosk drops what nobody waits for any more. */
  'print.drop': { input: z.object({ jobId: z.string().max(80) }), output: outcome, windows: ['main', 'kiosk'] },
  /** A page that tells whether accents, sizes, QR and cut come out right on a printer that is not chosen yet; never tried again by itself. */
  'print.test': { input: printTestSchema, output: outcome, windows: ['main'] },
  /** Whether anything listens at the address of a printer of the network, before it is chosen: `printerOff` when nothing does. */
  'print.reach': { input: z.object({ printer: z.string().max(200) }), output: outcome, windows: ['main'] },
  /** Names of the printers of this system. */
  'print.printers': { input: z.undefined(), output: z.array(z.string()), windows: ['main'] },
  /** The list of a day: through the system's print dialog, or into a file that the agent places. */
  'print.dayList': {
    input: z.object({ list: printableDaySchema, to: z.enum(['paper', 'file']) }),
    output: printedSchema,
    windows: ['main'],
  },
  /** A confirmation slip: 80 mm as tickets are printed, A5 as the list of a day is. */
  'print.slip': {
    input: z.object({ slip: printableSlipSchema, to: z.enum(['paper', 'file']) }),
    output: printedSchema,
    windows: ['main'],
  },
  /** What is known of a person: through the system’s print dialog, or into a PDF that the agent places. */
  'print.person': {
    input: z.object({ person: printablePersonSchema, to: z.enum(['paper', 'file']) }),
    output: printedSchema,
    windows: ['main'],
  },
  /** A document of the town hall about its own data: through the system’s print dialog, or into a PDF that the agent places. */
  'print.paper': {
    input: z.object({ paper: printablePaperSchema, to: z.enum(['paper', 'file']) }),
    output: printedSchema,
    windows: ['main'],
  },
  /** Shows a file that this station wrote instead of paper since it started; `unknownFile` for any other, `notOpened` when no program would. */
  'print.openFile': { input: z.object({ file: z.string().max(1000) }), output: outcome, windows: ['main'] },
  /** A report of one page: through the system's print dialog, or into a PDF that the agent places. */
  'print.report': {
    input: z.object({ report: printableReportSchema, to: z.enum(['paper', 'file']) }),
    output: printedSchema,
    windows: ['main'],
  },
  /** The counter as a strip that stays on top of other programs, or whole again; as large as the texts of the person who sits there ask. */
  'window.strip': { input: stripWish, output: outcome, windows: ['main'] },
  /** What a desk publishes for the second screen beside it, and since when it hears nothing of the other desks, `''` = it does. */
  'publication.publish': {
    input: z.object({ publication: publicationSchema, offlineSince: z.string().max(40) }),
    output: outcome,
    windows: ['main'],
  },
  'publication.get': { input: z.undefined(), output: feedSchema, windows: ['display', 'kiosk'] },
  /** Speech as a WAV file in base64, `''` when this machine has no voice for the language. */
  'voice.render': {
    input: z.object({ text: z.string().max(400), language: z.enum(kioskLanguages) }),
    output: z.object({ wav: z.string() }),
    windows: ['display', 'kiosk'],
  },
  ...kioskChannels,
  ...backupChannels,
  ...wipeChannels,
  'window.openDisplay': { input: z.undefined(), output: outcome, windows: ['main'] },
  'log.report': {
    input: z.object({
      level: z.enum(['info', 'warn', 'error']),
      code: z.string().max(80),
      detail: z.string().max(2000),
    }),
    output: outcome,
    windows: ['main', 'display', 'kiosk'],
  },
  'app.reload': { input: z.undefined(), output: outcome, windows: ['main'] },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType; windows: readonly WindowKind[] }>;

export type IpcContract = typeof ipcContract;
export type IpcChannel = keyof IpcContract;
export type IpcInput<Channel extends IpcChannel> = z.input<IpcContract[Channel]['input']>;
export type IpcOutput<Channel extends IpcChannel> = z.output<IpcContract[Channel]['output']>;

/** Messages that the main process pushes to pages. */
export const pushContract = {
  /** Screens in public: the publication changed, or its source came or went. */
  'publication.changed': { payload: feedSchema, windows: ['display', 'kiosk'] },
  /** The queue of the printer changed. */
  'print.changed': { payload: z.array(printJobSchema), windows: ['main'] },
  /** A backup began or ended, or its key or folder changed; `null` as for `backups.state`. */
  'backups.changed': { payload: backupStateSchema.nullable(), windows: ['main'] },
  /** An erasure that the server asked for began, or came further; `null` as for `wipe.state`. */
  'wipe.changed': { payload: wipeStateSchema.nullable(), windows: ['main'] },
  /** The connection changed (a mode was chosen, the embedded server is ready or gone). */
  'hub.changed': { payload: connectionSchema.nullable(), windows: ['main'] },
  /**
   * Nobody is there any more: the machine sleeps, its session was locked, or nothing was touched for as long as `person.lockAfter` said. Or the last sign-in counts no
   * longer.
   */
  'station.lock': { payload: z.null(), windows: ['main'] },
  /** The machine woke up: exchange now. */
  'power.resumed': { payload: z.null(), windows: ['main'] },
} as const satisfies Record<string, { payload: z.ZodType; windows: readonly WindowKind[] }>;

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
