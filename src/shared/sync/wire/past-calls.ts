import { z } from 'zod';

import { wireDocumentSchema } from '../protocol';
import { CALM_MS, type Call } from './call';

const idsOf = (most: number) => z.array(z.string().max(100)).max(most);

const standingRow = z.object({
  id: z.string(),
  status: z.string(),
  day: z.string(),
  closedAt: z.string(),
  channel: z.string(),
  reasonId: z.string(),
});
/** How a request stands that a desk may have let go of. */
export type StandingRow = z.infer<typeof standingRow>;

/** The most requests that one call of `standing` may name. */
export const MOST_STANDING = 500;

/** The calls about what desks have let go of. */
export const pastCalls = {
  standing: {
    method: 'POST',
    path: '/v1/past/standing',
    summary: 'How some requests stand, by id; those that are not there are left out.',
    door: 'staff',
    input: z.object({ ids: idsOf(MOST_STANDING) }),
    output: z.object({ rows: z.array(standingRow) }),
    patienceMs: CALM_MS,
  },
  passages: {
    method: 'POST',
    path: '/v1/past/passages',
    summary:
      'The appointments, tickets and requests that name one of some citizens, however old, the latest 4 MB of them.',
    door: 'staff',
    input: z.object({ citizenIds: idsOf(50) }),
    output: z.object({
      appointments: z.array(wireDocumentSchema),
      tickets: z.array(wireDocumentSchema),
      requests: z.array(wireDocumentSchema),
      /** False when earlier ones were left out for their size. */
      isWhole: z.boolean().exactOptional(),
    }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
