import { FUTURE_STAMP, type WireDocument } from '#shared/sync/protocol';

import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';

export { digest, fetch } from './digest';
export { pull } from './pull';
export { push } from './push';

/** Where the site stands, and the server's time, by which a desk sees that its clock is wrong. */
export const head =
  ({ store, clock, clockOffsetMs }: Needs<'store' | 'clock' | 'clockOffsetMs'>): Handler<'head'> =>
  async (_input, { siteId }) => ({
    epoch: store.epoch,
    siteId,
    seq: await store.head(siteId),
    now: new Date(clock()).toISOString(),
    clockOffsetMs,
  });

/** The rows of the site that were set aside, newest first, without their content. */
export const quarantine =
  ({ store }: Needs<'store'>): Handler<'quarantine'> =>
  async (_input, { siteId }) => ({
    rows: (await store.quarantined(siteId))
      // A desk corrects a wrong stamp by itself; nobody needs to look at it.
      .filter((row) => row.why !== FUTURE_STAMP)
      .map(({ collection, id, why, deviceId, at }) => ({ collection, id, why, deviceId, at }))
      .toReversed(),
  });

/** How requests stand, for a desk that imports them and may have let go of earlier ones. */
export const standing =
  ({ store }: Needs<'store'>): Handler<'standing'> =>
  async ({ ids }, { siteId }) => {
    const found = soundTexts('requests', await store.bodies(siteId, 'requests', ids));
    const rows = found.map(({ id, status, day, closedAt, channel, reasonId }) => ({
      id,
      status,
      day,
      closedAt,
      channel,
      reasonId,
    }));
    return { rows };
  };

/** What the site knows of some people beyond the window of a desk. */
export const passages =
  ({ store }: Needs<'store'>): Handler<'passages'> =>
  async ({ citizenIds }, { siteId }) => {
    const of = async (collection: 'appointments' | 'tickets' | 'requests'): Promise<WireDocument[]> =>
      soundTexts(collection, await store.bodiesOfCitizens(siteId, collection, citizenIds)).map((document) => ({
        ...document,
        _deleted: false,
      }));
    return { appointments: await of('appointments'), tickets: await of('tickets'), requests: await of('requests') };
  };
