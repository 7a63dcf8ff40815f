import { CALENDAR_CUT, CALENDAR_MADE } from '#shared/sync/wire/journal-calls';

import { Problem } from '../lib/problem';
import { soundRow } from '../lib/sound';
import { sha256 } from '../lib/sha256';
import type { Needs } from '../needs';
import { requireRoomForKey } from '../store/outside-key';
import type { Store } from '../store/port';
import type { Handler } from '../wire/handler';

const iso = (ms: number): string => new Date(ms).toISOString();

const knowsAgent = async (store: Store, siteId: string, agentId: string): Promise<boolean> => {
  const [body] = await store.bodies(siteId, 'reference', [agentId]);
  return body !== undefined && soundRow('reference', body).document?.body.kind === 'agent';
};

/** Makes a calendar feed. */
export const makeCalendar =
  ({
    store,
    newId,
    newToken,
    clock,
    journal,
  }: Needs<'store' | 'newId' | 'newToken' | 'clock' | 'journal'>): Handler<'makeCalendar'> =>
  async ({ agentId }, device) => {
    const { siteId } = device;
    if (agentId !== '' && !(await knowsAgent(store, siteId, agentId))) throw new Problem('notFound', 'no such agent');
    requireRoomForKey(await store.listCalendars(siteId));
    const calendar = { id: newId(), key: newToken() };
    const at = iso(clock());
    const noted = await journal.noted(siteId, device, { kind: 'settingsWritten', subject: CALENDAR_MADE, count: 1 });
    await store.addCalendar({ id: calendar.id, siteId, agentId, keyHash: sha256(calendar.key), at, noted });
    return calendar;
  };

/** The calendar feeds of the site. */
export const calendars =
  ({ store }: Needs<'store'>): Handler<'calendars'> =>
  async (_input, { siteId }) => ({
    calendars: (await store.listCalendars(siteId)).map(({ siteId: _siteId, ...calendar }) => calendar),
  });

/** Ends a calendar feed. */
export const revokeCalendar =
  ({ store, clock, journal }: Needs<'store' | 'clock' | 'journal'>): Handler<'revokeCalendar'> =>
  async ({ id }, device) => {
    const { siteId } = device;
    const noted = await journal.noted(siteId, device, { kind: 'settingsWritten', subject: CALENDAR_CUT, count: 1 });
    const ended = await store.revokeCalendar(siteId, id, iso(clock()), noted);
    if (!ended && !(await store.listCalendars(siteId)).some((calendar) => calendar.id === id))
      throw new Problem('notFound', 'no such calendar');
    return { revoked: true };
  };
