import { z } from 'zod';

import { calendarReply, calendarRequest, calendarsReply } from '#shared/sync/calendar-protocol';
import { revokeReply } from '#shared/sync/protocol';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import { sha256 } from '../lib/sha256';
import type { DeviceRoute, FileRoute, RouteContext } from '../wire/route';
import type { Device } from '../store/port';

const READ_EVERY_MS = 60 * 60_000;

const iso = (ms: number): string => new Date(ms).toISOString();

/** The key is the token of a feed: without a valid one the answer is that of every closed door. */
const shut = (): Problem => new Problem('unauthorised', 'no such calendar');

const serve = async ({ store, feeds, clock }: RouteContext, key: string) => {
  const nowMs = clock();
  const calendar = await store.calendarOfKey(sha256(key));
  if (!calendar) throw shut();
  const feed = await feeds.of(calendar, nowMs);
  // An agent who is gone has no calendar any more: it looks like a wrong key.
  if (!feed) throw shut();
  if (calendar.readAt === '' || nowMs - Date.parse(calendar.readAt) >= READ_EVERY_MS)
    await store.noteCalendarRead(calendar.id, iso(nowMs));
  return feed;
};

const knowsAgent = async ({ store }: RouteContext, siteId: string, agentId: string): Promise<boolean> => {
  const [body] = await store.bodies(siteId, 'reference', [agentId]);
  const agent = z.object({ body: z.object({ kind: z.literal('agent') }) });
  return body !== undefined && agent.safeParse(JSON.parse(body)).success;
};

const make = async (context: RouteContext, { siteId }: Device, body: unknown) => {
  const { agentId } = checked(calendarRequest, body);
  if (agentId !== '' && !(await knowsAgent(context, siteId, agentId))) throw new Problem('notFound', 'no such agent');
  const { store, newId, newToken, clock } = context;
  const calendar = { id: newId(), key: newToken() };
  await store.addCalendar({ id: calendar.id, siteId, agentId, keyHash: sha256(calendar.key), at: iso(clock()) });
  return calendar;
};

const list = async ({ store }: RouteContext, { siteId }: Device): Promise<z.input<typeof calendarsReply>> => ({
  calendars: (await store.listCalendars(siteId)).map(({ siteId: _siteId, ...calendar }) => calendar),
});

const revoke = async ({ store, clock }: RouteContext, { siteId }: Device, id: string) => {
  const ended = await store.revokeCalendar(siteId, id, iso(clock()));
  if (!ended && !(await store.listCalendars(siteId)).some((calendar) => calendar.id === id))
    throw new Problem('notFound', 'no such calendar');
  return { revoked: true };
};

/** `GET /v1/calendar/{key}.ics`: what a calendar program subscribes to. Wrong and revoked keys look alike. */
export const calendarFeedRoute: FileRoute = {
  method: 'GET',
  path: '/v1/calendar/:id.ics',
  summary: 'A calendar feed (RFC 5545) by its key: the appointments of a site or an agent, without any name.',
  auth: 'key',
  mediaType: 'text/calendar',
  input: null,
  output: z.string().regex(/^BEGIN:VCALENDAR\r\n/),
  call: serve,
};

/** The calls by which an administrator makes, lists and ends feeds. */
export const calendarRoutes: readonly DeviceRoute[] = [
  {
    method: 'POST',
    path: '/v1/calendars',
    summary: 'A new calendar feed. Its key is told this once.',
    auth: 'admin',
    input: calendarRequest,
    output: calendarReply,
    reply: 'json',
    call: make,
  },
  {
    method: 'GET',
    path: '/v1/calendars',
    summary: 'All calendar feeds ever made at the site, without their keys.',
    auth: 'admin',
    input: null,
    output: calendarsReply,
    reply: 'json',
    call: list,
  },
  {
    method: 'POST',
    path: '/v1/calendars/:id/revoke',
    summary: 'Ends a calendar feed for good.',
    auth: 'admin',
    input: null,
    output: revokeReply,
    reply: 'json',
    call: (context, device, _body, id) => revoke(context, device, id),
  },
];
