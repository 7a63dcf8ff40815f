import { z } from 'zod';

import { CALM_MS, type Call } from './call';

const calendarRow = z.object({
  id: z.string(),
  /** Whose appointments it shows; `''` = those of the whole site. */
  agentId: z.string(),
  madeAt: z.string(),
  /** Instant of its end, `''` while it can be read. */
  revokedAt: z.string(),
  /** When a program last read it, to the hour; `''` = never. */
  readAt: z.string(),
});
/** A calendar feed, without its key. */
export type Calendar = Readonly<z.infer<typeof calendarRow>>;

/** The calls by which an administrator makes, lists and ends calendar feeds. */
export const calendarCalls = {
  makeCalendar: {
    method: 'POST',
    path: '/v1/calendars',
    summary: 'A new calendar feed, of an agent or of the whole site. Its key is told this once.',
    door: 'admin',
    /** `agentId` `''` = the whole site. */
    input: z.object({ agentId: z.string().max(80) }),
    /** The key stands in the address of the feed, `/v1/calendar/{key}.ics`; the server keeps its hash only. */
    output: z.object({ id: z.string(), key: z.string() }),
    patienceMs: CALM_MS,
  },
  calendars: {
    method: 'GET',
    path: '/v1/calendars',
    summary: 'All calendar feeds ever made at the site, the oldest first, without their keys.',
    door: 'admin',
    input: z.object({}),
    output: z.object({ calendars: z.array(calendarRow) }),
    patienceMs: CALM_MS,
  },
  revokeCalendar: {
    method: 'POST',
    path: '/v1/calendars/:id/revoke',
    summary: 'Ends a calendar feed for good.',
    door: 'admin',
    input: z.object({ id: z.string() }),
    output: z.object({ revoked: z.boolean() }),
    patienceMs: CALM_MS,
  },
} as const satisfies Readonly<Record<string, Call>>;
