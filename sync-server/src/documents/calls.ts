import { MOST_PAGE_BYTES } from '#shared/sync/bounds';
import { FUTURE_STAMP, isUnproved, KNOWS_ENDS, KNOWS_IN_PERSON, type WireDocument } from '#shared/sync/protocol';
import type { StandingRow } from '#shared/sync/wire/past-calls';

import { DAY_MS, MOST_ASIDE_LISTED } from '../bounds';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import { goneBeforeNote } from '../sites/retention-note';
import type { AsideRow } from '../store/aside-part';
import { asideFacts } from './aside-facts';
import { LEFT_OUT } from './known-aside';
import { isWithheld, type WithheldFrom } from './scope';
import type { Handler } from '../wire/handler';

export { digest, fetch } from './digest';
export { pull } from './pull';
export { push } from './push';

type Scoped = { readonly withheldFrom: WithheldFrom };

/** Where the site stands, and the server's time, by which a desk sees that its clock is wrong. */
export const head =
  ({
    store,
    clock,
    clockOffsetMs,
    shutOutAt,
    withheldFrom,
  }: Needs<'store' | 'clock' | 'clockOffsetMs' | 'shutOutAt'> & Scoped): Handler<'head'> =>
  async (_input, device) => {
    const { siteId } = device;
    const nowMs = clock();
    // First the place: by it the store hears of a history that another process began.
    const seq = await store.head(siteId);
    const { epoch, restoredAt } = store;
    const goneBefore = (await store.note(goneBeforeNote(siteId))) ?? '';
    const shutOut = await shutOutAt(device);
    const withheld = await withheldFrom(device);
    const isFresh = restoredAt !== '' && nowMs - Date.parse(restoredAt) < DAY_MS;
    return {
      epoch,
      siteId,
      seq,
      now: new Date(nowMs).toISOString(),
      clockOffsetMs,
      knows: [KNOWS_ENDS, KNOWS_IN_PERSON],
      ...(isFresh && { wentBackAt: restoredAt }),
      ...(goneBefore !== '' && { goneBefore }),
      ...(shutOut.length > 0 && { shutOut }),
      ...(withheld.size > 0 && { withheld: [...withheld] }),
    };
  };

/** The rows of the site that were set aside, newest first, without their content. */
export const quarantine =
  ({ store, withheldFrom }: Needs<'store'> & Scoped): Handler<'quarantine'> =>
  async (_input, device) => {
    const withheld = await withheldFrom(device);
    const factsOf = ({ collection, why, body }: AsideRow) => {
      const facts = isUnproved(why) ? asideFacts(why, body) : null;
      // By what is told an administrator decides, whose device holds all.
      return facts === null || isWithheld(collection, facts, withheld) ? {} : { facts };
    };
    // A desk corrects a wrong stamp by itself, and what was left out is settled; nobody needs to look at either.
    const wish = { most: MOST_ASIDE_LISTED, without: [FUTURE_STAMP, LEFT_OUT] };
    const rows = await store.quarantined(device.siteId, wish);
    return {
      rows: rows
        .map((row) => ({
          collection: row.collection,
          id: row.id,
          why: row.why,
          deviceId: row.deviceId,
          at: row.at,
          ...factsOf(row),
        }))
        .toReversed(),
    };
  };

/** What is told of how a request stands that a device does not hold. */
const untold = { day: '', closedAt: '', channel: '', reasonId: '' };

/** How requests stand, for a desk that imports them and may have let go of earlier ones. */
export const standing =
  ({ store, withheldFrom }: Needs<'store'> & Scoped): Handler<'standing'> =>
  async ({ ids }, device) => {
    const { siteId } = device;
    const withheld = await withheldFrom(device);
    const rows: StandingRow[] = [];
    for (let wanted: readonly string[] = ids; wanted.length > 0;) {
      const { bodies, later } = await store.bodiesWithin(siteId, 'requests', wanted);
      for (const { id, status, day, closedAt, channel, reasonId } of soundTexts('requests', bodies))
        // That it is there, or was taken back: a device that does not hold it must not enter it again.
        if (withheld.has(reasonId)) rows.push({ ...untold, id, status: status === 'void' ? status : 'closed' });
        else rows.push({ id, status, day, closedAt, channel, reasonId });
      wanted = later;
    }
    return { rows };
  };

const KINDS_OF_PASSAGES = 3;

/** What the site knows of some people beyond the window of a desk. */
export const passages =
  ({ store, withheldFrom }: Needs<'store'> & Scoped): Handler<'passages'> =>
  async ({ citizenIds }, device) => {
    const { siteId } = device;
    const withheld = await withheldFrom(device);
    let isWhole = true;
    const of = async (collection: 'appointments' | 'tickets' | 'requests'): Promise<WireDocument[]> => {
      const found = await store.bodiesOfCitizens(siteId, collection, citizenIds, MOST_PAGE_BYTES / KINDS_OF_PASSAGES);
      isWhole &&= found.isWhole;
      return soundTexts(collection, found.bodies)
        .filter((document) => !isWithheld(collection, document, withheld))
        .map((document) => ({ ...document, _deleted: false }));
    };
    const [appointments, tickets, requests] = [await of('appointments'), await of('tickets'), await of('requests')];
    return { appointments, tickets, requests, isWhole };
  };
