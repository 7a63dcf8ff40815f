import { z } from 'zod';

import { retentionSchema } from '../../domain/model/reference';
import { CALM_MS, LONG_MS, type Call } from './call';

/** Documents by kind: those that are over, and people of whom nothing else is left. */
export const retentionCounts = z.object({
  appointments: z.int(),
  tickets: z.int(),
  requests: z.int(),
  deskSessions: z.int(),
  citizens: z.int(),
});
export type RetentionCounts = Readonly<z.infer<typeof retentionCounts>>;

/** The calls by which an administrator says how long a site keeps what is over, and sees beforehand what would go. */
export const retentionCalls = {
  previewRetention: {
    method: 'POST',
    path: '/v1/retention/preview',
    summary:
      'What would leave the server for good if a site kept what is over for so many months, counted and not listed; nothing goes by this call. With it what went last.',
    door: 'admin',
    input: z.object({ agentId: z.string().max(80), wished: retentionSchema }),
    output: z.object({
      due: retentionCounts,
      /** What is over before this civil day of the site goes. */
      recordsBefore: z.string(),
      /** The civil day of the last turn that ended, and what the turns of that day took; `null` before the first. */
      last: z.object({ day: z.string(), gone: retentionCounts }).nullable(),
    }),
    patienceMs: LONG_MS,
  },
  chooseRetention: {
    method: 'POST',
    path: '/v1/retention',
    summary:
      'How long a site keeps what is over; `null` = for good. What is due goes with the next turn, and each day what became due since.',
    door: 'admin',
    input: z.object({ agentId: z.string().max(80), wished: retentionSchema.nullable() }),
    output: z.object({ written: z.boolean() }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
