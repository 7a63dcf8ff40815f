import { z } from 'zod';

import { idSchema } from '../../domain/model/ids';
import { wireDocumentSchema } from '../protocol';
import { CALM_MS, LONG_MS, type Call } from './call';

const sheetsReply = z.object({
  epoch: z.string(),
  /** The cursor was of another history: what the desk kept goes. */
  isAnew: z.boolean(),
  /** `sheet` is the text of `encodeSheet`. */
  sheets: z.array(z.object({ day: z.string(), sheet: z.string() })),
  seq: z.int(),
  hasMore: z.boolean(),
  /** False while some days are still being made: more will come by itself in a moment. */
  isWhole: z.boolean(),
  /** Instant by the server’s clock. */
  asOf: z.string(),
  /** Desks that were heard of today and are silent since: what they wrote may be missing. */
  unsyncedDesks: z.int(),
});
export type SheetsReply = Readonly<z.infer<typeof sheetsReply>>;

const sitesReply = z.object({
  sites: z.array(z.object({ siteId: z.string(), documents: z.array(wireDocumentSchema) })),
});
export type SitesReply = Readonly<z.infer<typeof sitesReply>>;

export const acknowledgedSchema = z.object({
  id: z.string(),
  agentId: z.string(),
  /** Instant. */
  at: z.string(),
});
export type Acknowledged = Readonly<z.infer<typeof acknowledgedSchema>>;

/** The latest first. */
const acknowledgedReply = z.object({ alerts: z.array(acknowledgedSchema) });

/** The calls about figures: facts for the desks of the staff, sums for the elected. */
export const figureCalls = {
  sheets: {
    method: 'POST',
    path: '/v1/insights/sheets',
    summary:
      'Facts by civil day that changed after a place, of the own or another site of the town. They hold no identity.',
    door: 'staff',
    input: z.object({
      /** The server's history of the cursor; another one begins anew. */
      epoch: z.string().max(80),
      since: z.int().min(0),
      limit: z.int().min(1).max(400),
      /** A site of the same town on this server; the own if absent. Each has a `seq` of its own. */
      siteId: idSchema.exactOptional(),
    }),
    output: sheetsReply,
    patienceMs: LONG_MS,
  },
  sites: {
    method: 'GET',
    path: '/v1/insights/sites',
    summary:
      'The sites of the town on this server, the own first, with the reference data that names and figures need: no agent, no papers of reasons.',
    door: 'staff',
    input: z.object({}),
    output: sitesReply,
    patienceMs: CALM_MS,
  },
  acknowledgedAlerts: {
    method: 'GET',
    path: '/v1/insights/alerts',
    summary: 'The alerts that somebody took note of.',
    door: 'staff',
    input: z.object({}),
    output: acknowledgedReply,
    patienceMs: CALM_MS,
  },
  acknowledgeAlert: {
    method: 'POST',
    path: '/v1/insights/alerts/acknowledge',
    summary:
      'Takes note of an alert for the whole site, or takes that back; for who steers. The list as it stands then.',
    door: 'staff',
    input: z.object({
      id: z.string().min(1).max(200),
      agentId: z.string().max(80),
      act: z.enum(['acknowledge', 'back']),
    }),
    output: acknowledgedReply,
    patienceMs: CALM_MS,
  },
  elected: {
    method: 'POST',
    path: '/v1/insights/elected',
    summary:
      'What is published of a civil year, of all sites of the town, up to the end of a month: sums, small ones withheld, the same until the next publication.',
    door: 'sums',
    /** 0 = the latest year of which anything is published. */
    input: z.object({ year: z.int().min(0).max(9999) }),
    /** The report as `publishedReport` makes it; only its frame is checked on the way. `null` = it is still being made. */
    output: z.object({
      report: z
        .looseObject({
          period: z.object({ kind: z.string(), from: z.string(), to: z.string() }),
          asOf: z.object({ day: z.string(), minute: z.number(), unsyncedDesks: z.number() }),
          needs: z.array(z.looseObject({ reasonId: z.string() })),
        })
        .nullable(),
    }),
    patienceMs: LONG_MS,
  },
  publishedMonths: {
    method: 'POST',
    path: '/v1/insights/published-months',
    summary:
      'The months of a civil year as its publications tell them, of all sites of the town, for open data: contacts by channel and by reason, commitments kept since January, small ones withheld.',
    door: 'staff',
    input: z.object({ year: z.int().min(0).max(9999) }),
    output: z.object({
      /** Those that came out; `null` = they are still being made. */
      months: z
        .array(
          z.object({
            month: z.string(),
            total: z.int().nullable(),
            channels: z.record(z.string(), z.int().nullable()),
            reasons: z.record(z.string(), z.int().nullable()),
            /** Of the decided commitments of the year up to the end of the month, how many were kept; absent = withheld. */
            commitments: z.object({ kept: z.int(), of: z.int() }).optional(),
          }),
        )
        .nullable(),
      /** Of the reasons, by id. */
      names: z.record(z.string(), z.string()),
    }),
    patienceMs: LONG_MS,
  },
  electedReference: {
    method: 'GET',
    path: '/v1/insights/reference',
    summary: 'The names of what sums speak of: site, departments, reasons, themes. No agent.',
    door: 'sums',
    input: z.object({}),
    output: z.object({ documents: z.array(wireDocumentSchema) }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
