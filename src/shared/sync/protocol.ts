import { z } from 'zod';

import { deviceRanks } from '../domain/rights/writes';

/** Version of the document schemas that a desk speaks. The server answers 426 to one it can no longer serve. */
export const SCHEMA_VERSION = 1;

/** The oldest version that the server still converts for. */
export const OLDEST_SCHEMA_VERSION = 1;

/** Full checkpoint of a pull. RxDB merges checkpoints shallowly, so all three fields are always sent. */
export const checkpointSchema = z.object({ epoch: z.string(), scope: z.string(), seq: z.int().min(0) });
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

/** A document on the wire, as RxDB passes it; its shape is checked per collection. */
export const wireDocumentSchema = z.looseObject({ id: z.string(), _deleted: z.boolean() });
export type WireDocument = Readonly<z.infer<typeof wireDocumentSchema>>;

/** What may be written from a device at most: see `mayWriteFrom`. */
export const rankSchema = z.enum(deviceRanks);

/**
 * `POST /v1/enrol`: a one-time code and the public half of the device’s Ed25519 key (SPKI DER in base64url) against an
 * identity. The private half never leaves the device.
 */
export const enrolRequest = z.object({
  code: z.string().max(40),
  deviceName: z.string().max(60),
  publicKey: z.string().max(100),
});
export const enrolReply = z.object({
  deviceId: z.string(),
  siteId: z.string(),
  /** The device's own ticket series for when the server is out of reach: `K2` gives `A-K2 003`. */
  series: z.string(),
  rank: rankSchema,
});
export type EnrolReply = Readonly<z.infer<typeof enrolReply>>;

/** `POST /v1/enrol/challenge`: what a device must sign to get a token; good for a minute. Unknown devices get one too. */
export const challengeRequest = z.object({ deviceId: z.string().max(80) });
export const challengeReply = z.object({ challenge: z.string() });

/** `POST /v1/enrol/token`: the signature of `tokenProof` against a bearer token. A challenge is good for one token. */
export const tokenRequest = z.object({
  deviceId: z.string().max(80),
  challenge: z.string().max(300),
  /** Ed25519, base64url. */
  signature: z.string().max(120),
});
export const tokenReply = z.object({
  token: z.string(),
  /** Instant by the server’s clock. */
  expiresAt: z.string(),
  /** The same from the moment of the answer, for a device whose clock is wrong. */
  lifeMs: z.int(),
});
export type TokenReply = Readonly<z.infer<typeof tokenReply>>;

/** The text that a device signs. It names its use, so that a signature for anything else never passes for one. */
export const tokenProof = (deviceId: string, challenge: string): string => `guichet token\n${deviceId}\n${challenge}`;

/** `POST /v1/codes`: an enrolled device asks for a one-time code for another, at most of its own rank; a desk by default. */
export const codeRequest = z.object({ rank: rankSchema.optional() });
export const codeReply = z.object({ code: z.string(), expiresAt: z.string() });

/** `GET /v1/devices`: all devices ever enrolled at the site. For devices of rank `admin`. */
export const devicesReply = z.object({
  devices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      series: z.string(),
      rank: rankSchema,
      enrolledAt: z.string(),
      seenAt: z.string(),
      revoked: z.boolean(),
    }),
  ),
});

/** `POST /v1/devices/:id/revoke`: shuts a device of the site out for good. For devices of rank `admin`. */
export const revokeReply = z.object({ revoked: z.boolean() });

/** `GET /v1/head`: where the site stands. */
export const headReply = z.object({
  epoch: z.string(),
  siteId: z.string(),
  seq: z.int(),
  now: z.string(),
  /** The town's clock minus true time: 0, except in a demonstration, whose desks all live at its hour. */
  clockOffsetMs: z.int(),
});
export type HeadReply = Readonly<z.infer<typeof headReply>>;

/**
 * What a desk that begins leaves behind: documents whose last day (`lastDayOf`) lies before `fromDay` and that nobody wrote after
 * `upTo`, where the site stood when the desk began. Whatever is written later is news, and comes.
 */
export const leftBehindSchema = z.object({ fromDay: z.iso.date(), upTo: z.int().min(0) });
export type LeftBehind = Readonly<z.infer<typeof leftBehindSchema>>;

/** `POST /v1/pull`. Without `leftBehind` everything comes. A page may be empty and `hasMore` all the same. */
export const pullRequest = z.object({
  collection: z.string(),
  since: checkpointSchema.nullable(),
  limit: z.int().min(1).max(5000),
  schemaVersion: z.int(),
  leftBehind: leftBehindSchema.exactOptional(),
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
/** Why a row with a stamp from the future is set aside: its desk writes it again under a stamp of the server’s time. */
export const FUTURE_STAMP = 'futureStamp';

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

/**
 * `POST /v1/digest`: what the server holds of a collection, as `[id, digest]` in the order of ids, after an id. A desk
 * compares it with its own store (`digestOf`) and mends what differs. `fromDay` leaves out documents whose last day (`lastDayOf`) lies
 * before it; `''` = all.
 */
export const digestRequest = z.object({
  collection: z.string(),
  epoch: z.string(),
  schemaVersion: z.int(),
  after: z.string(),
  fromDay: z.string(),
  limit: z.int().min(1).max(5000),
});
export const digestReply = z.object({ rows: z.array(z.tuple([z.string(), z.string()])), hasMore: z.boolean() });
export type DigestReply = Readonly<z.infer<typeof digestReply>>;

/** `POST /v1/fetch`: the stored copies of some documents; those that are not there are left out. */
export const fetchRequest = z.object({
  collection: z.string(),
  epoch: z.string(),
  schemaVersion: z.int(),
  ids: z.array(z.string()).max(500),
});
export const fetchReply = z.object({ documents: z.array(wireDocumentSchema) });

/** Where and how long an appointment wants to be, for a promise of the server. */
export const wishedPlaceSchema = z.object({
  day: z.string(),
  time: z.string(),
  durationMin: z.int().min(1).max(600),
  deskId: z.string(),
  reasonId: z.string(),
});
export type WishedPlace = Readonly<z.infer<typeof wishedPlaceSchema>>;

/**
 * `POST /v1/reserve-slot`: holds a place for one appointment until its document arrives, two minutes at most. Refused with
 * the appointments and holds that take the room. Same key, same answer.
 */
export const reserveSlotRequest = z.object({ key: z.string(), appointmentId: z.string(), place: wishedPlaceSchema });
export const reserveSlotReply = z.object({
  granted: z.boolean(),
  /** Instant until which the place is held; `''` when refused. */
  until: z.string(),
  rivals: z.array(z.string()),
});

/**
 * `POST /v1/lease`: promises places to this device for when it is out of reach. The answer lists every lease that the device
 * now has: those asked for that were free, and those it still had. `keep` names the ids it still wants; others are given back.
 */
export const leaseRequest = z.object({
  key: z.string(),
  keep: z.array(z.string()).max(20),
  places: z.array(wishedPlaceSchema).max(20),
});
export const leaseSchema = z.object({ id: z.string(), place: wishedPlaceSchema, until: z.string() });
export type Lease = Readonly<z.infer<typeof leaseSchema>>;
export const leaseReply = z.object({ leases: z.array(leaseSchema) });

/** `POST /v1/release-number`: a number that was asked for with this key will never be printed. Leaves a void record. */
export const releaseNumberRequest = z.object({ key: z.string(), day: z.string(), series: z.string() });
export const releaseNumberReply = z.object({ released: z.boolean() });

/** `GET /v1/quarantine`: the rows of the site that were set aside, newest first, without their content. */
export const quarantineReply = z.object({
  rows: z.array(
    z.object({ collection: z.string(), id: z.string(), why: z.string(), deviceId: z.string(), at: z.string() }),
  ),
});

/** Answer of any refused call: a code, and whether to try again. */
export const problemReply = z.object({ code: z.string(), message: z.string() });
export const problemCodes = [
  'badRequest',
  'unauthorised',
  'notAllowed',
  'unknownCode',
  'epochMismatch',
  'ahead',
  'resetNeeded',
  'upgradeRequired',
  'tooLarge',
  'tooMany',
  'busy',
  'notFound',
  'fault',
] as const;
