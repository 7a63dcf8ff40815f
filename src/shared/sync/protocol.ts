import { z } from 'zod';

/** Version of the document schemas that a desk speaks. The server answers 426 to one it can no longer serve. */
export const SCHEMA_VERSION = 1;

/** Full checkpoint of a pull. RxDB merges checkpoints shallowly, so all three fields are always sent. */
export const checkpointSchema = z.object({ epoch: z.string(), scope: z.string(), seq: z.int().min(0) });
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

/** A document on the wire, as RxDB passes it; its shape is checked per collection. */
export const wireDocumentSchema = z.looseObject({ id: z.string(), _deleted: z.boolean() });
export type WireDocument = Readonly<z.infer<typeof wireDocumentSchema>>;

/** `POST /v1/enrol`: a one-time code against a device identity and its bearer token. */
export const enrolRequest = z.object({ code: z.string(), deviceName: z.string().max(60) });
export const enrolReply = z.object({
  token: z.string(),
  deviceId: z.string(),
  siteId: z.string(),
  /** The device's own ticket series for when the server is out of reach: `K2` gives `A-K2 003`. */
  series: z.string(),
});
export type EnrolReply = Readonly<z.infer<typeof enrolReply>>;

/** `POST /v1/codes`: an enrolled device asks for a one-time code for another. */
export const codeReply = z.object({ code: z.string(), expiresAt: z.string() });

/** `GET /v1/head`: where the site stands. */
export const headReply = z.object({
  epoch: z.string(),
  siteId: z.string(),
  seq: z.int(),
  now: z.string(),
  /** The town's clock minus true time: 0, except in a demonstration, whose desks all live at its hour. */
  clockOffsetMs: z.int(),
});

/** `POST /v1/pull` */
export const pullRequest = z.object({
  collection: z.string(),
  since: checkpointSchema.nullable(),
  limit: z.int().min(1).max(5000),
  schemaVersion: z.int(),
});
export const pullReply = z.object({
  documents: z.array(wireDocumentSchema),
  checkpoint: checkpointSchema,
  hasMore: z.boolean(),
});
export type PullReply = Readonly<z.infer<typeof pullReply>>;

/** `POST /v1/push`: whole documents; the server merges and answers a verdict per row. */
export const pushRequest = z.object({
  collection: z.string(),
  epoch: z.string(),
  schemaVersion: z.int(),
  rows: z.array(wireDocumentSchema).max(2000),
});
export const verdictSchema = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('stored'), id: z.string() }),
  /** The stored document differs from the one sent: here it is. */
  z.object({ verdict: z.literal('merged'), id: z.string(), document: wireDocumentSchema }),
  /** The row is kept aside and shown; the desk must not send it again unchanged. */
  z.object({ verdict: z.literal('quarantined'), id: z.string(), why: z.string() }),
]);
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;
export const pushReply = z.object({ verdicts: z.array(verdictSchema) });

/** `GET /v1/stream` (SSE): pokes only. */
export const pokeSchema = z.object({ collection: z.string(), scope: z.string(), seq: z.int() });
export type Poke = Readonly<z.infer<typeof pokeSchema>>;

/** `POST /v1/call-next`: exactly one desk wins a ticket. The first candidate that nobody holds is granted. */
export const callNextRequest = z.object({
  key: z.string(),
  deskId: z.string(),
  candidates: z.array(z.string()).min(1).max(50),
});
export const callNextReply = z.object({ ticketId: z.string().nullable(), taken: z.array(z.string()) });

/** `POST /v1/issue-number`: the next gapless number of a series on a civil day. Same key, same number. */
export const issueNumberRequest = z.object({ key: z.string(), day: z.string(), series: z.string() });
export const issueNumberReply = z.object({ number: z.int().min(1) });

/** Answer of any refused call: a code, and whether to try again. */
export const problemReply = z.object({ code: z.string(), message: z.string() });
export const problemCodes = [
  'badRequest',
  'unauthorised',
  'unknownCode',
  'epochMismatch',
  'ahead',
  'upgradeRequired',
  'tooLarge',
  'notFound',
  'fault',
] as const;
