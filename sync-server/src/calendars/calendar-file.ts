import { z } from 'zod';

import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { Needs } from '../needs';
import type { Feeds } from './feeds';
import type { FileRoute } from '../wire/served';

const READ_EVERY_MS = 60 * 60_000;

/** The key is the token of a feed: without a valid one the answer is that of every closed door. */
const shut = (): Problem => new Problem('unauthorised', 'no such calendar');

/** `GET /v1/calendar/{key}.ics`: what a calendar program subscribes to. Wrong and revoked keys look alike. */
export const calendarFile = ({
  store,
  feeds,
  clock,
}: Needs<'store' | 'clock'> & { readonly feeds: Feeds }): FileRoute => ({
  kind: 'file',
  method: 'GET',
  path: '/v1/calendar/:id.ics',
  summary: 'A calendar feed (RFC 5545) by its key: the appointments of a site or an agent, without any name.',
  mediaType: 'text/calendar',
  output: z.string().regex(/^BEGIN:VCALENDAR\r\n/),
  serve: async (key) => {
    const nowMs = clock();
    const calendar = await store.calendarOfKey(sha256(key));
    if (!calendar) throw shut();
    const feed = await feeds.of(calendar, nowMs);
    // An agent who is gone has no calendar any more: it looks like a wrong key.
    if (!feed) throw shut();
    if (calendar.readAt === '' || nowMs - Date.parse(calendar.readAt) >= READ_EVERY_MS)
      await store.noteCalendarRead(calendar.id, new Date(nowMs).toISOString());
    return feed;
  },
});
