import { setImmediate } from 'node:timers/promises';

import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/sheet-wire';
import type { Reference, SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { civilOf } from '#shared/time/civil';

import { mirrorOf } from '../exchange/mirror';
import type { MarkedDay } from '../store/insight-port';
import type { Store } from '../store/port';
import { dayDocuments, type DayDocuments } from './day-documents';
import { followWrites } from './follow-writes';
import { makeSheet } from './make-sheet';

/** Keeps the sheets of facts in step with the documents. */
export type Projection = {
  /**
   * Brings the sheets of a site up to date for as long as the time given allows, the latest days first. Says whether all of them are.
   * Calls of a site wait for each other.
   */
  readonly follow: (siteId: string, forMs: number) => Promise<boolean>;
  /** The reference data of a site, `null` while it has none. */
  readonly referenceOf: (siteId: string) => Promise<SiteReference | null>;
};

/**
 * Fills in a past that no document tells, for as long as `isOver` says no. Says whether there is nothing left of it; `today` is civil.
 */
export type History = (siteId: string, today: string, isOver: () => boolean) => Promise<boolean>;

/** Days made between two writes: the lock of the site is held for the write alone. */
const BATCH = 8;
/** A new day, or a day under way, is looked at again after so long: time alone ends appointments. */
const TODAY_EVERY_MS = 5 * 60_000;

type Site = { readonly documents: DayDocuments; place: string; under: Promise<boolean>; todayAtMs: number };

type Needs = {
  readonly store: Store;
  /** Now, in milliseconds since 1970. */
  readonly clock: () => number;
  /** True time, for budgets: the clock of a demonstration or a test may stand still. */
  readonly elapsed: () => number;
  /** None if absent. */
  readonly history?: History;
};

const referenceReader = (store: Store): Projection['referenceOf'] => {
  const mirror = mirrorOf(store, 'reference', (document) => document as unknown as Reference);
  const known = new Map<string, { readonly version: number; readonly ref: SiteReference | null }>();
  return async (siteId) => {
    const { kept, version } = await mirror.of(siteId);
    const last = known.get(siteId);
    if (last?.version === version) return last.ref;
    const ref = toSiteReference([...kept.values()]);
    known.set(siteId, { version, ref });
    return ref;
  };
};

/** Makes marked days, and writes them a few at a time. `false` when the time was over before the days were. */
const makeDays = async (
  { store, elapsed }: Needs,
  scene: { readonly documents: DayDocuments; readonly ref: SiteReference; readonly now: string },
  until: number,
): Promise<boolean> => {
  const siteId = scene.ref.site.id;
  for (;;) {
    const marked = await store.markedDays(siteId, BATCH);
    if (marked.length === 0) return true;
    const made: (MarkedDay & { readonly body: string })[] = [];
    for (const { day, mark } of marked) {
      const [kept] = await store.sheetsBetween(siteId, day, day);
      const before: FactSheet | null = kept ? decodeSheet(kept.body) : null;
      made.push({ day, mark, body: encodeSheet(await makeSheet({ ...scene, store }, day, before)) });
      await setImmediate();
      if (elapsed() >= until) break;
    }
    await store.withSite(siteId, (site) => site.writeSheets(made));
    if (elapsed() >= until) return (await store.markedDays(siteId, 1)).length === 0;
  }
};

/**
 * The projection of documents onto sheets of facts (decision 0031). It reads what was written since it last looked, makes the days
 * anew that this touches, and keeps nothing that it could not make again but the facts of documents that are gone.
 */
export const createProjection = (needs: Needs): Projection => {
  const { store, clock, elapsed } = needs;
  const sites = new Map<string, Site>();
  const referenceOf = referenceReader(store);

  const run = async (siteId: string, site: Site, forMs: number): Promise<boolean> => {
    const ref = await referenceOf(siteId);
    if (!ref) return true;
    const until = elapsed() + forMs;
    const now = new Date(clock()).toISOString();
    const { zone } = ref.site;
    const { day: today } = civilOf(now, zone);
    for (let hasMore = true; hasMore;) {
      const followed = await followWrites(store, siteId, { zone, today });
      // What another server read meanwhile is not known here by its days.
      site.documents.forget(followed.from === site.place ? followed.days : null);
      site.place = followed.to;
      ({ hasMore } = followed);
      if (hasMore && elapsed() >= until) return false;
    }
    if (Math.abs(clock() - site.todayAtMs) >= TODAY_EVERY_MS) {
      await store.withSite(siteId, (transaction) => transaction.markDays([today], `time ${now}`));
      site.todayAtMs = clock();
    }
    const isWhole = await makeDays(needs, { documents: site.documents, ref, now }, until);
    const isPast = (await needs.history?.(siteId, today, () => elapsed() >= until)) ?? true;
    return isWhole && isPast;
  };

  return {
    referenceOf,
    follow: (siteId, forMs) => {
      const site = sites.get(siteId) ?? {
        documents: dayDocuments(store, siteId),
        place: '',
        under: Promise.resolve(true),
        todayAtMs: Number.NEGATIVE_INFINITY,
      };
      sites.set(siteId, site);
      // One that failed is tried again by the next, from where it stopped.
      site.under = site.under.catch(() => true).then(() => run(siteId, site, forMs));
      return site.under;
    },
  };
};
