import { z } from 'zod';

import { checkpointSchema, verdictSchema, wireDocumentSchema } from '../protocol';
import { CALM_MS, type Call } from './call';

const HEAD_MS = 5_000;
const EXCHANGE_MS = 20_000;

/**
 * What a desk that begins leaves behind: documents whose last day (`lastDayOf`) lies before `fromDay` and that nobody wrote after
 * `upTo`, where the site stood when the desk began. What is written later is sent all the same.
 */
const leftBehindSchema = z.object({ fromDay: z.iso.date(), upTo: z.int().min(0) });
export type LeftBehind = Readonly<z.infer<typeof leftBehindSchema>>;

/** What every call about stored documents names: the collection, the server's history and the desk's schema version. */
const scope = { collection: z.string(), epoch: z.string(), schemaVersion: z.int() };

/** See `AsideFacts`. */
const asideFactsSchema = z.object({
  label: z.string(),
  reasonId: z.string(),
  requestId: z.string(),
  agentIds: z.array(z.string()).readonly(),
});

/** The calls by which a desk and the server exchange documents. */
export const documentCalls = {
  head: {
    method: 'GET',
    path: '/v1/head',
    summary: 'Where the site stands, and the server’s time.',
    door: 'sums',
    input: z.object({}),
    output: z.object({
      epoch: z.string(),
      siteId: z.string(),
      seq: z.int(),
      now: z.string(),
      /** The town's clock minus true time: 0, except in a demonstration, whose desks all live at its hour. */
      clockOffsetMs: z.int(),
      /** What it knows beyond its schema version, by names such as `endNamesCall`; an earlier server does not tell. */
      knows: z.array(z.string()).optional(),
      /** Instant at which the server found that it goes on from an older copy or a backup, told for a day. */
      wentBackAt: z.string().exactOptional(),
      /** What was over before this civil day may have left the server by its age; absent = nothing has. */
      goneBefore: z.string().exactOptional(),
      /** Ids of the agents who signed in at this device and whose access an administrator ended; absent = of nobody. */
      shutOut: z.array(z.string()).exactOptional(),
      /** Ids of the reasons whose requests do not come to this device; absent = all come. */
      withheld: z.array(z.string()).exactOptional(),
    }),
    patienceMs: HEAD_MS,
  },
  pull: {
    method: 'POST',
    path: '/v1/pull',
    summary:
      'What changed in a collection since a checkpoint. A page may be empty and more follow all the same. Of a document that this device does not hold it tells the id, as of one that is gone.',
    door: 'staff',
    input: z.object({
      collection: z.string(),
      since: checkpointSchema.nullable(),
      limit: z.int().min(1).max(5000),
      schemaVersion: z.int(),
      /** Without it everything comes. */
      leftBehind: leftBehindSchema.exactOptional(),
    }),
    output: z.object({
      documents: z.array(wireDocumentSchema),
      checkpoint: checkpointSchema,
      hasMore: z.boolean(),
    }),
    patienceMs: EXCHANGE_MS,
    isText: true,
  },
  push: {
    method: 'POST',
    path: '/v1/push',
    summary: 'Whole documents, merged under the site’s lock; a verdict per row.',
    door: 'staff',
    body: 'documents',
    input: z.object({ ...scope, rows: z.array(wireDocumentSchema).max(2000) }),
    output: z.object({ verdicts: z.array(verdictSchema) }),
    patienceMs: EXCHANGE_MS,
  },
  digest: {
    method: 'POST',
    path: '/v1/digest',
    summary:
      'What the server holds of a collection, as id and digest, in the order of ids after an id. A desk compares it with its own store.',
    door: 'staff',
    input: z.object({
      ...scope,
      after: z.string(),
      /** Leaves out documents whose last day (`lastDayOf`) lies before it; `''` = all. */
      fromDay: z.string(),
      limit: z.int().min(1).max(5000),
    }),
    output: z.object({ rows: z.array(z.tuple([z.string(), z.string()])), hasMore: z.boolean() }),
    patienceMs: EXCHANGE_MS,
    isText: true,
  },
  fetch: {
    method: 'POST',
    path: '/v1/fetch',
    summary: 'The stored copies of some documents, 4 MB at most; those that are not there are left out.',
    door: 'staff',
    input: z.object({ ...scope, ids: z.array(z.string()).max(500) }),
    output: z.object({
      documents: z.array(wireDocumentSchema),
      /** Ids of stored documents that this answer has no room for: to be asked for again. */
      later: z.array(z.string()).exactOptional(),
    }),
    patienceMs: EXCHANGE_MS,
  },
  quarantine: {
    method: 'GET',
    path: '/v1/quarantine',
    summary:
      'The rows of the site that were set aside, newest first, without their content; of what nobody had proved to have written, what an administrator decides by.',
    door: 'staff',
    input: z.object({}),
    output: z.object({
      rows: z.array(
        z.object({
          collection: z.string(),
          id: z.string(),
          why: z.string(),
          deviceId: z.string(),
          at: z.string(),
          facts: asideFactsSchema.exactOptional(),
        }),
      ),
    }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
