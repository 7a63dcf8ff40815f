import { z } from 'zod';

import { settingFaultSchema } from '../../domain/settings/setting-fault';
import { singleKeys } from '../../lib/single-keys';
import { textSizes } from '../../lib/text-size';
import { wireDocumentSchema } from '../protocol';
import { CALM_MS, type Call } from './call';

const referenceRequest = z.object({
  agentId: z.string().max(80),
  schemaVersion: z.int(),
  changes: z
    .array(
      z.object({
        id: z.string().min(1).max(80),
        /** The digest (`digestOf`) of the copy that was edited, `''` for a new entry. */
        base: z.string().max(40),
        /** `null` deletes. */
        body: z.looseObject({ kind: z.string() }).nullable(),
      }),
    )
    .min(1)
    .max(500),
});
export type ReferenceRequest = Readonly<z.infer<typeof referenceRequest>>;

/** Entries as they are stored; `null` = deleted. */
const storedEntries = z.array(z.object({ id: z.string(), document: wireDocumentSchema.nullable() }));

const referenceReply = z.discriminatedUnion('outcome', [
  /** `entries`: those that are stored otherwise than they were asked for, as digits are, of which the proof alone is kept. An older server tells none. */
  z.object({ outcome: z.literal('written'), entries: storedEntries.optional() }),
  /** Nothing was written: these entries changed meanwhile. */
  z.object({ outcome: z.literal('stale'), entries: storedEntries }),
  /** Nothing was written: rules of the trade say no (`checkSettings`). */
  z.object({ outcome: z.literal('faulty'), faults: z.array(settingFaultSchema) }),
]);
export type ReferenceReply = Readonly<z.infer<typeof referenceReply>>;

/** The calls that change reference data: by whoever has the rights to it, and what each person chooses for themselves. */
export const settingCalls = {
  writeReference: {
    method: 'POST',
    path: '/v1/reference',
    summary:
      'Changes of reference data by an agent who has the right to each of them: all of them or none. What already is as wished counts as written, so the call may be made again.',
    door: 'staff',
    body: 'settings',
    input: referenceRequest,
    output: referenceReply,
    patienceMs: CALM_MS,
  },
  chooseKeys: {
    method: 'POST',
    path: '/v1/own-keys',
    summary:
      'How an agent commands by one letter or digit, at whichever desk they sign on. The call may be made again.',
    door: 'staff',
    input: z.object({ agentId: z.string().min(1).max(80), singleKeys: z.enum(singleKeys) }),
    output: z.object({ written: z.boolean() }),
    patienceMs: CALM_MS,
  },
  chooseTextSize: {
    method: 'POST',
    path: '/v1/own-text-size',
    summary:
      'How large an agent reads the texts of the app, at whichever desk they sign on. The call may be made again.',
    door: 'staff',
    input: z.object({ agentId: z.string().min(1).max(80), textSize: z.enum(textSizes) }),
    output: z.object({ written: z.boolean() }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
