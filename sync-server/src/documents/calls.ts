import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import { FUTURE_STAMP, isUnproved, KNOWS_ENDS, type WireDocument } from '#shared/sync/protocol';
import type { StandingRow } from '#shared/sync/wire/past-calls';

import { DAY_MS, MOST_ASIDE_LISTED } from '../bounds';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import { goneBeforeNote } from '../sites/retention-note';
import { asideFacts } from './aside-facts';
import { LEFT_OUT } from './known-aside';
import type { Handler } from '../wire/handler';

export { digest, fetch } from './digest';
export { pull } from './pull';
export { push } from './push';

/** Where the site stands, and the server's time, by which a desk sees that its clock is wrong. */
export const head =
  ({
    store,
    clock,
    clockOffsetMs,
    shutOutAt,
  }: Needs<'store' | 'clock' | 'clockOffsetMs' | 'shutOutAt'>): Handler<'head'> =>
  async (_input, device) => {
    const { siteId } = device;
    const nowMs = clock();
    // First the place: by it the store hears of a history that another process began.
    const seq = await store.head(siteId);
    const { epoch, restoredAt } = store;
    const goneBefore = (await store.note(goneBeforeNote(siteId))) ?? '';
    const shutOut = await shutOutAt(device);
    const isFresh = restoredAt !== '' && nowMs - Date.parse(restoredAt) < DAY_MS;
    return {
      epoch,
      siteId,
      seq,
      now: new Date(nowMs).toISOString(),
      clockOffsetMs,
      knows: [KNOWS_ENDS],
      ...(isFresh && { wentBackAt: restoredAt }),
      ...(goneBefore !== '' && { goneBefore }),
      ...(shutOut.length > 0 && { shutOut }),
    };
  };

/** The rows of the site that were set aside, newest first, without their content. */
export const quarantine =
  ({ store }: Needs<'store'>): Handler<'quarantine'> =>
  async (_input, { siteId }) => ({
    // A desk corrects a wrong stamp by itself, and what was left out is settled; nobody needs to look at either.
    rows: (await store.quarantined(siteId, { most: MOST_ASIDE_LISTED, without: [FUTURE_STAMP, LEFT_OUT] }))
      .map(({ collection, id, why, deviceId, at, body }) => ({
        collection,
        id,
        why,
        deviceId,
        at,
        ...(isUnproved(why) && { facts: asideFacts(why, body) }),
      }))
      .toReversed(),
  });

/** How requests stand, for a desk that imports them and may have let go of earlier ones. */
export const standing =
  ({ store }: Needs<'store'>): Handler<'standing'> =>
  async ({ ids }, { siteId }) => {
    const rows: StandingRow[] = [];
    for (let wanted: readonly string[] = ids; wanted.length > 0;) {
      const { bodies, later } = await store.bodiesWithin(siteId, 'requests', wanted);
      for (const { id, status, day, closedAt, channel, reasonId } of soundTexts('requests', bodies))
        rows.push({ id, status, day, closedAt, channel, reasonId });
      wanted = later;
    }
    return { rows };
  };

const KINDS_OF_PASSAGES = 3;

/** What the site knows of some people beyond the window of a desk. */
export const passages =
  ({ store }: Needs<'store'>): Handler<'passages'> =>
  async ({ citizenIds }, { siteId }) => {
    let isWhole = true;
    const of = async (collection: 'appointments' | 'tickets' | 'requests'): Promise<WireDocument[]> => {
      const found = await store.bodiesOfCitizens(siteId, collection, citizenIds, MOST_PAGE_BYTES / KINDS_OF_PASSAGES);
      isWhole &&= found.isWhole;
      return soundTexts(collection, found.bodies).map((document) => ({ ...document, _deleted: false }));
    };
    const [appointments, tickets, requests] = [await of('appointments'), await of('tickets'), await of('requests')];
    return { appointments, tickets, requests, isWhole };
  };
