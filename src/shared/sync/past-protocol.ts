import { z } from 'zod';

import { wireDocumentSchema } from './protocol';

const idsOf = (most: number) => z.array(z.string().max(100)).max(most);

/** `POST /v1/past/standing`: how some requests stand that a desk may have let go of; those that are not there are left out. */
export const standingRequest = z.object({ ids: idsOf(500) });
export const standingReply = z.object({
  rows: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      day: z.string(),
      closedAt: z.string(),
      channel: z.string(),
      reasonId: z.string(),
    }),
  ),
});
export type StandingRow = z.infer<typeof standingReply>['rows'][number];

/** `POST /v1/past/passages`: what the server holds that names one of these citizens, however old. */
export const passagesRequest = z.object({ citizenIds: idsOf(50) });
export const passagesReply = z.object({
  appointments: z.array(wireDocumentSchema),
  tickets: z.array(wireDocumentSchema),
  requests: z.array(wireDocumentSchema),
});
export type PassagesReply = Readonly<z.infer<typeof passagesReply>>;
