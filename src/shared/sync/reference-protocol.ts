import { z } from 'zod';
import { settingFaultSchema } from '../domain/settings/setting-fault';
import { wireDocumentSchema } from './protocol';

/**
 * `POST /v1/reference`: changes of reference data by an administrator, from a device of rank `admin`: all of them or none.
 * `base` is the digest (`digestOf`) of the copy that was edited, `''` for a new entry; `body` `null` deletes. What already is
 * as wished counts as written, so the same call may be made again. The stored copy is answered where `base` no longer matches.
 */
export const referenceRequest = z.object({
  agentId: z.string().max(80),
  schemaVersion: z.int(),
  changes: z
    .array(
      z.object({
        id: z.string().min(1).max(80),
        base: z.string().max(40),
        body: z.looseObject({ kind: z.string() }).nullable(),
      }),
    )
    .min(1)
    .max(500),
});
export type ReferenceRequest = Readonly<z.infer<typeof referenceRequest>>;
export const referenceReply = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('written') }),
  /** Nothing was written: these entries changed meanwhile. Here they are; `null` = deleted. */
  z.object({
    outcome: z.literal('stale'),
    entries: z.array(z.object({ id: z.string(), document: wireDocumentSchema.nullable() })),
  }),
  /** Nothing was written: rules of the trade say no (`checkSettings`). */
  z.object({ outcome: z.literal('faulty'), faults: z.array(settingFaultSchema) }),
]);
export type ReferenceReply = Readonly<z.infer<typeof referenceReply>>;
