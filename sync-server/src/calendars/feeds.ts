import { setImmediate } from 'node:timers/promises';

import { eventFacts } from '#shared/domain/exchange/ical/appointment-event';
import { calendarFeed, feedSpan } from '#shared/domain/exchange/ical/calendar-feed';
import { calendarPieces, type CalendarFile } from '#shared/domain/exchange/ical/write-calendar';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { addDays, civilOf } from '#shared/time/civil';

import { sha256 } from '../lib/sha256';
import type { Calendar } from '../store/calendar-port';
import type { Store } from '../store/port';
import { mirrorOf } from '../documents/mirror';

/** A feed as it is sent. */
export type Feed = { readonly body: string; readonly etag: string };

/** Makes feeds. `null` while the site has no reference data, or no longer the agent of the feed. */
export type Feeds = { readonly of: (calendar: Calendar, nowMs: number) => Promise<Feed | null> };

const MOST_KEPT = 100;
const SLACK_DAYS = 2;
const REST_EVERY = 500;

/** Writes a long file without keeping the desks waiting. */
const writeAtEase = async (file: CalendarFile): Promise<string> => {
  const pieces: string[] = [];
  for (const piece of calendarPieces(file)) if (pieces.push(piece) % REST_EVERY === 0) await setImmediate();
  return pieces.join('');
};

type Recent = {
  readonly read: (id: string, state: string) => Feed | null;
  readonly keep: (id: string, state: string, feed: Feed) => Feed;
};

/** The feeds that were made last, each with the state of the store that it shows. */
const recentFeeds = (): Recent => {
  const made = new Map<string, { readonly state: string; readonly feed: Feed }>();
  return {
    read: (id, state) => {
      const known = made.get(id);
      return known?.state === state ? known.feed : null;
    },
    keep: (id, state, feed) => {
      made.delete(id);
      made.set(id, { state, feed });
      const oldest = made.keys().next().value;
      if (made.size > MOST_KEPT && oldest !== undefined) made.delete(oldest);
      return feed;
    },
  };
};

/**
 * Makes calendar feeds and keeps each until something that it shows is written or the day changes. No lock of a site is taken: a
 * calendar program that asks all the time costs the desks nothing.
 */
export const createFeeds = (store: Pick<Store, 'page'>): Feeds => {
  const references = mirrorOf(store, 'reference', (document) => document);
  // Days only move on, so what is too old now stays so; one that moves back into sight is written anew by that.
  let fromDay = '';
  const appointments = mirrorOf(store, 'appointments', (appointment) =>
    appointment.day < fromDay ? null : eventFacts(appointment),
  );
  const sessions = mirrorOf(store, 'deskSessions', ({ day, deskId, agentId }) =>
    day < fromDay ? null : { day, deskId, agentId },
  );
  const recent = recentFeeds();

  return {
    of: async ({ id, siteId, agentId }, nowMs) => {
      const read = await references.of(siteId);
      const reference = toSiteReference([...read.kept.values()]);
      if (!reference) return null;
      if (agentId !== '' && !reference.agents.some((agent) => agent.id === agentId)) return null;
      const today = civilOf(new Date(nowMs).toISOString(), reference.site.zone).day;
      // Sites of other zones are a day ahead or behind.
      fromDay = addDays(feedSpan(today).fromDay, -SLACK_DAYS);
      const booked = await appointments.of(siteId);
      const present = await sessions.of(siteId);
      const state = [today, read.version, booked.version, present.version].join(' ');
      const known = recent.read(id, state);
      if (known) return known;
      const facts = { reference, appointments: booked.kept.values(), sessions: present.kept.values(), today };
      const body = await writeAtEase(calendarFeed(facts, agentId));
      return recent.keep(id, state, { body, etag: `"${sha256(body).slice(0, 32)}"` });
    },
  };
};
