import { z } from 'zod';

/** Version of the document schemas that a desk speaks. The server answers 426 to one it can no longer serve. */
export const SCHEMA_VERSION = 1;

/** The oldest version that the server still converts for. */
export const OLDEST_SCHEMA_VERSION = 1;

/**
 * Full checkpoint of a pull. RxDB merges checkpoints shallowly, so all fields are always sent. By the `seal` the server knows again what it said
 * itself; an earlier server gives none, and one without it serves all the same.
 */
export const checkpointSchema = z.object({
  epoch: z.string(),
  scope: z.string(),
  seq: z.int().min(0),
  seal: z.string().max(80).exactOptional(),
});
export type Checkpoint = Readonly<z.infer<typeof checkpointSchema>>;

/** A document on the wire, as RxDB passes it; its shape is checked per collection. */
export const wireDocumentSchema = z.looseObject({ id: z.string(), _deleted: z.boolean() });
export type WireDocument = Readonly<z.infer<typeof wireDocumentSchema>>;

/**
 * What a server tells in its head that it knows beyond its schema version: it takes the field `call` of an event that ends a wait or a call. A
 * desk writes it to no other server, because one that does not know the field puts the event aside.
 */
export const KNOWS_ENDS = 'endNamesCall';

/**
 * The same of `informed` by word of mouth (`inPerson`): a server that does not know this way would put the event aside, so a desk offers it only where
 * the server takes it.
 */
export const KNOWS_IN_PERSON = 'toldInPerson';

/** Why a row with a stamp from the future is set aside: its desk writes it again under a stamp of the server’s time. */
export const FUTURE_STAMP = 'futureStamp';

/** Why a row with a new stamp in the name of another device is set aside: its desk writes it again under a stamp of its own. */
export const FOREIGN_STAMP = 'foreignStamp';

export { isUnproved, UNPROVED } from '../domain/conflicts/conflict';

/** Why a row is set aside without a copy: its device has as much there as the server keeps of one. */
export const ASIDE_FULL = 'asideFull';

export const verdictSchema = z.discriminatedUnion('verdict', [
  z.object({ verdict: z.literal('stored'), id: z.string() }),
  /** The stored document differs from the one sent: here it is. */
  z.object({ verdict: z.literal('merged'), id: z.string(), document: wireDocumentSchema }),
  /** The row is kept aside and shown; the desk must not send it again unchanged. */
  z.object({ verdict: z.literal('quarantined'), id: z.string(), why: z.string() }),
]);
export type Verdict = Readonly<z.infer<typeof verdictSchema>>;

/** `GET /v1/stream` (SSE): pokes only. */
export const pokeSchema = z.object({ collection: z.string(), scope: z.string(), seq: z.int() });
export type Poke = Readonly<z.infer<typeof pokeSchema>>;

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
  'codesOpen',
  'lastAdmin',
  'wiped',
  'keysOpen',
  'upgradeRequired',
  'tooLarge',
  'tooMany',
  'busy',
  'notFound',
  'fault',
] as const;
