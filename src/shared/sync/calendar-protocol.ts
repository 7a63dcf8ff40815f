import { z } from 'zod';

/** `POST /v1/calendars`: a new calendar feed, of an agent or (`''`) of the whole site. For devices of rank `admin`. */
export const calendarRequest = z.object({ agentId: z.string().max(80) });
/** The key stands in the address of the feed, `/v1/calendar/{key}.ics`, and is told this once: the server keeps its hash only. */
export const calendarReply = z.object({ id: z.string(), key: z.string() });

/** `GET /v1/calendars`: all feeds ever made at the site, the oldest first. For devices of rank `admin`. */
export const calendarsReply = z.object({
  calendars: z.array(
    z.object({
      id: z.string(),
      agentId: z.string(),
      madeAt: z.string(),
      /** Instant of its end, `''` while it can be read. */
      revokedAt: z.string(),
      /** When a program last read it, to the hour; `''` = never. */
      readAt: z.string(),
    }),
  ),
});
