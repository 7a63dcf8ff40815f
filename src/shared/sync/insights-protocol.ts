import { z } from 'zod';

import { idSchema } from '../domain/model/ids';
import { wireDocumentSchema } from './protocol';

/**
 * `POST /v1/insights/sheets`: sheets of facts that changed after a place, for devices of the staff. A cursor of another history
 * (`epoch`) begins anew: `isAnew` says so, and what the desk kept goes.
 */
export const sheetsRequest = z.object({
  epoch: z.string().max(80),
  since: z.int().min(0),
  limit: z.int().min(1).max(400),
  /** A site of the same town on this server; the own if absent. Each has a `seq` of its own. */
  siteId: idSchema.exactOptional(),
});
export const sheetsReply = z.object({
  epoch: z.string(),
  isAnew: z.boolean(),
  /** `sheet` is the text of `encodeSheet`. */
  sheets: z.array(z.object({ day: z.string(), sheet: z.string() })),
  seq: z.int(),
  hasMore: z.boolean(),
  /** Some days are still being made: more will come by itself in a moment. */
  isWhole: z.boolean(),
  /** Instant by the server’s clock. */
  asOf: z.string(),
  /** Desks that were heard of today and are silent since: what they wrote may be missing. */
  unsyncedDesks: z.int(),
});
export type SheetsReply = Readonly<z.infer<typeof sheetsReply>>;

/**
 * `GET /v1/insights/sites`: the sites of the town on this server, the own first. With `documents` of reference data, as much of it as
 * names and figures need: site, departments, reasons (without their papers), themes, desks, hours, closures and commitments. No agent.
 */
export const sitesReply = z.object({
  sites: z.array(z.object({ siteId: z.string(), documents: z.array(wireDocumentSchema) })),
});
export type SitesReply = Readonly<z.infer<typeof sitesReply>>;

/** `POST /v1/insights/alerts/acknowledge`: somebody took note of an alert, or takes that back. The list as it stands then. */
export const acknowledgeRequest = z.object({
  id: z.string().min(1).max(200),
  agentId: z.string().max(80),
  act: z.enum(['acknowledge', 'back']),
});
export const acknowledgedSchema = z.object({
  id: z.string(),
  agentId: z.string(),
  /** Instant. */
  at: z.string(),
});
export type Acknowledged = Readonly<z.infer<typeof acknowledgedSchema>>;
/** `GET /v1/insights/alerts`: the latest first. */
export const acknowledgedReply = z.object({ alerts: z.array(acknowledgedSchema) });
