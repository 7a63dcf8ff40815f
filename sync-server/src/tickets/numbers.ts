import { isDeviceSeries } from '#shared/domain/numbers/number-doubt';
import { civilOf } from '#shared/time/civil';

import { HOUR_MS, MOST_NUMBERS_PER_HOUR } from '../bounds';
import { isBearerKey } from '../store/ticket-label';
import { rootOf } from '../store/families';
import { budgetsOf } from '../lib/budgets';
import { Problem, spend } from '../lib/problem';
import type { GivenNumber, SiteTransaction } from '../store/port';
import type { Needs } from '../needs';
import { loadAllOfDay, type ReferenceReader } from '../documents/load-facts';
import type { Handler } from '../wire/handler';

/** A number that nobody printed within this time gets its void record, milliseconds. A late ticket takes it back. */
const UNCLAIMED_AFTER_MS = 60 * 60_000;

type NumberNeeds = Needs<'store' | 'rules' | 'clock'> & { readonly referenceOf: ReferenceReader };

/**
 * Why the server cannot answer for the numbers of a day, `''` when it can; otherwise desks use their own series. Numbers given
 * after the backup of a restore are unknown, so the days up to it are closed until the next morning. A day that has not
 * come yet is asked for by a clock that is ahead: after a restore it would be given again.
 */
export const closedWhy = async (
  { store: { restoredAt }, referenceOf }: Needs<'store'> & { readonly referenceOf: ReferenceReader },
  site: SiteTransaction,
  now: string,
  day: string,
): Promise<string> => {
  const zone = (await referenceOf(site))?.site.zone ?? 'Europe/Paris';
  if (day > civilOf(now, zone).day) return 'this day has not begun';
  const lost = restoredAt !== '' && day <= civilOf(restoredAt, zone).day;
  return lost ? 'numbers of this day were lost in a restore' : '';
};

/** What a counter without memory would do. */
const forgetfulNumber = async (site: SiteTransaction, day: string, series: string): Promise<number> => {
  const tickets = await loadAllOfDay(site, 'tickets', day);
  return tickets.filter((ticket) => ticket.series === series).length + 1;
};

/** A series of a device is counted by that device, and some keys are the store's own. */
const requireWish = ({ key, series }: { readonly key: string; readonly series: string }): void => {
  if (isDeviceSeries(series)) throw new Problem('badRequest', 'a device counts its own series by itself');
  if (isBearerKey(key)) throw new Problem('badRequest', 'this key names a ticket');
};

/** A key is of one day and series: who knows the key of another number moves nothing by it. */
const requireSame = (given: GivenNumber | null, { day, series }: Pick<GivenNumber, 'day' | 'series'>): void => {
  if (given !== null && (given.day !== day || given.series !== series))
    throw new Problem('badRequest', 'this key was used for another number');
};

/** The next number of a series on a civil day that no ticket bears, without gaps. */
export const issueNumber = (parts: NumberNeeds): Handler<'issueNumber'> => {
  const { store, rules, clock } = parts;
  const budgets = budgetsOf(MOST_NUMBERS_PER_HOUR, HOUR_MS);
  return async (wish, device) => {
    requireWish(wish);
    const at = new Date(clock()).toISOString();
    return store.withSite(device.siteId, async (site) => {
      if (!rules.numberUniqueness) return { number: await forgetfulNumber(site, wish.day, wish.series) };
      const given = await site.numberOfKey(wish.key);
      requireSame(given, wish);
      // A desk that gave the number up must not get it back by a late copy of its call.
      if (given !== null && given.voidWhy !== '') throw new Problem('badRequest', 'this number was released');
      const closed = await closedWhy(parts, site, at, wish.day);
      if (closed !== '') throw new Problem('busy', closed);
      if (given === null) spend(budgets, rootOf(device), clock());
      const number = await site.issueNumber({ ...wish, at, deviceId: device.id });
      if (number === null) throw new Problem('busy', 'this series is used up today');
      return { number };
    });
  };
};

/** Leaves a void record for a number that was asked for and will never be printed, even before it was given. */
export const releaseNumber = (parts: NumberNeeds): Handler<'releaseNumber'> => {
  const { store, rules, clock } = parts;
  const budgets = budgetsOf(MOST_NUMBERS_PER_HOUR, HOUR_MS);
  return async ({ key, day, series }, device) => {
    requireWish({ key, series });
    if (!rules.voidRecords) return { released: true };
    const at = new Date(clock()).toISOString();
    return store.withSite(device.siteId, async (site) => {
      const given = await site.numberOfKey(key);
      requireSame(given, { day, series });
      if (given === null && (await closedWhy(parts, site, at, day)) !== '') return { released: true };
      // The call itself may still be on its way: taking the number here keeps it from being given later.
      if (given === null) {
        spend(budgets, rootOf(device), clock());
        await site.issueNumber({ key, day, series, at, deviceId: device.id });
      }
      await site.voidNumber(key, 'released');
      return { released: true };
    });
  };
};

/** Void records for the numbers of a site that were given and never came back on a ticket. */
export const tendNumbers =
  ({ store, rules, clock }: Needs<'store' | 'rules' | 'clock'>) =>
  async (siteId: string): Promise<void> => {
    if (!rules.voidRecords) return;
    const before = new Date(clock() - UNCLAIMED_AFTER_MS).toISOString();
    await store.withSite(siteId, async (site) => {
      for (const given of await site.unseenNumbers(before)) await site.voidNumber(given.key, 'unclaimed');
    });
  };
