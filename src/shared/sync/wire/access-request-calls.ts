import { z } from 'zod';

import { idSchema } from '../../domain/model/ids';
import { daySchema } from '../../domain/rows/parts';
import { accessExtensions, accessOutcomes } from '../../domain/requests/access-request';
import { CALM_MS, type Call } from './call';
import { MOST_JOURNAL_SUBJECTS } from './journal-calls';

/** A request of access as the server keeps it: ids and days, never a name. Days are civil days of the site. */
export const accessRequestSchema = z.strictObject({
  id: idSchema,
  /** All ids of the person when it was noted. */
  citizenIds: z.array(idSchema).min(1).max(MOST_JOURNAL_SUBJECTS),
  receivedOn: daySchema,
  /** By the clock of the server, and by whom from where. */
  notedAt: z.iso.datetime(),
  agentId: z.string().max(80),
  deviceId: z.string().max(80),
  /** `null` = it was not prolonged. */
  extended: z.strictObject({ on: daySchema, reason: z.enum(accessExtensions) }).nullable(),
  /** `null` = it is open. */
  settled: z.strictObject({ on: daySchema, outcome: z.enum(accessOutcomes) }).nullable(),
});
export type AccessRequest = Readonly<z.infer<typeof accessRequestSchema>>;

const agentId = z.string().max(80);

/** The calls by which requests of access are followed: a person asked what is known of them, and one month runs from then. */
export const accessRequestCalls = {
  accessRequests: {
    method: 'POST',
    path: '/v1/access-requests/read',
    summary: 'Requests of access: those of a person, or without an id the open ones of the site; the earliest first.',
    door: 'admin',
    input: z.object({ agentId, citizenIds: z.array(idSchema).max(MOST_JOURNAL_SUBJECTS) }),
    output: z.object({ requests: z.array(accessRequestSchema) }),
    patienceMs: CALM_MS,
  },
  noteAccessRequest: {
    method: 'POST',
    path: '/v1/access-requests',
    summary: 'Notes that a person asked what is known of them, and when: one month runs from then.',
    door: 'admin',
    input: z.object({
      /** In the name of whom: an agent with the right `export`, as in all of these calls. */
      agentId,
      citizenIds: z.array(idSchema).min(1).max(MOST_JOURNAL_SUBJECTS),
      receivedOn: daySchema,
    }),
    /** `notThatDay` = it is ahead or more than a year back; `alreadyOpen` = one of this person waits; `full` = too many do; `unknown` = a file has not come to the server. */
    output: z.object({ outcome: z.enum(['noted', 'notThatDay', 'alreadyOpen', 'full', 'unknown']) }),
    patienceMs: CALM_MS,
  },
  extendAccessRequest: {
    method: 'POST',
    path: '/v1/access-requests/:id/extend',
    summary: 'Prolongs a request of access once by two months. The person is told of it within the first month.',
    door: 'admin',
    input: z.object({ agentId, id: idSchema, reason: z.enum(accessExtensions) }),
    /** `gone` = it is not open; `already` = it was prolonged before; `tooLate` = the first month is over. */
    output: z.object({ outcome: z.enum(['extended', 'gone', 'already', 'tooLate']) }),
    patienceMs: CALM_MS,
  },
  settleAccessRequest: {
    method: 'POST',
    path: '/v1/access-requests/:id/settle',
    summary: 'Ends a request of access: handed over, refused for a reason, withdrawn, or noted by mistake.',
    door: 'admin',
    input: z.object({ agentId, id: idSchema, outcome: z.enum(accessOutcomes) }),
    /** `gone` = it is not open. */
    output: z.object({ outcome: z.enum(['settled', 'gone']) }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
