import { setTimeout as sleep } from 'node:timers/promises';

import type { FactSheet } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import type { SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { civilOf } from '#shared/time/civil';

import { readRetention } from '../sites/retention-note';
import { orLeftOut } from '../lib/sound';
import { mirrorOf } from '../documents/mirror';
import type { MarkedDay } from '../store/insight-port';
import type { Store } from '../store/port';
import { dayDocuments, type DayDocuments } from './day-documents';
import { followWrites } from './follow-writes';
import { makeSheet } from './make-sheet';

/** Keeps the sheets of facts in step with the documents. */
export type Projection = {
  /**
   * Brings the sheets of a site up to date for as long as the time given allows, the latest days first. Says whether all of them are.
   * One goes on at a time for a site, until the latest time that anybody gave.
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
/** Between two days other calls are answered, on a machine that has more to do. */
const REST_MS = 2;
/** A new day, or a day under way, is looked at again after so long: time alone ends appointments. */
const TODAY_EVERY_MS = 5 * 60_000;

type Site = {
  readonly documents: DayDocuments;
  place: string;
  todayAtMs: number;
  /** What goes on now, `null` = nothing; until when; and whether it is to look at the writes once more before it ends. */
  running: Promise<boolean> | null;
  until: number;
  again: boolean;
};

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
  const mirror = mirrorOf(store, 'reference', (document) => document);
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

type Kept = { readonly body: string } | undefined;
type Scene = {
  readonly documents: DayDocuments;
  readonly ref: SiteReference;
  readonly now: string;
  readonly goneBefore: string;
};

const madeOf = async (scene: Scene & Pick<Needs, 'store'>, day: string, kept: Kept): Promise<string> => {
  const before: FactSheet | null = kept ? decodeSheet(kept.body) : null;
  // A sheet that cannot be read, of a day whose documents may be gone, stays as it is: made of what is left it would be wrong for good.
  if (kept && !before && day < scene.goneBefore) return kept.body;
  return encodeSheet(await makeSheet(scene, day, before));
};

const noFacts = (day: string, { ref, now }: Pick<Scene, 'ref' | 'now'>): FactSheet =>
  factSheet({ requests: [], appointments: [], tickets: [] }, day, { ref, now, visitDays: () => [] });

/** Makes marked days, and writes them a few at a time. `false` when the time was over before the days were. */
const makeDays = async ({ store }: Needs, scene: Scene, isOver: () => boolean): Promise<boolean> => {
  const siteId = scene.ref.site.id;
  for (;;) {
    const marked = await store.markedDays(siteId, BATCH);
    if (marked.length === 0) return true;
    const made: (MarkedDay & { readonly body: string })[] = [];
    for (const { day, mark } of marked) {
      const [kept] = await store.sheetsBetween(siteId, day, day);
      // A day that cannot be made stays as it was: it must not keep every other day from being made.
      const body = await orLeftOut(`facts of ${day}`, () => madeOf({ ...scene, store }, day, kept), kept?.body);
      made.push({ day, mark, body: body ?? encodeSheet(noFacts(day, scene)) });
      await sleep(REST_MS);
      if (isOver()) break;
    }
    await store.withSite(siteId, (site) => site.writeSheets(made));
    if (isOver()) return (await store.markedDays(siteId, 1)).length === 0;
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

  const once = async (siteId: string, site: Site, isOver: () => boolean): Promise<boolean> => {
    const ref = await referenceOf(siteId);
    if (!ref) return true;
    const now = new Date(clock()).toISOString();
    const { zone } = ref.site;
    const { day: today } = civilOf(now, zone);
    for (let hasMore = true; hasMore;) {
      const followed = await followWrites(store, siteId, { zone, today });
      // What another server read meanwhile is not known here by its days.
      site.documents.forget(followed.from === site.place ? followed.days : null);
      site.place = followed.to;
      ({ hasMore } = followed);
      await sleep(REST_MS);
      if (hasMore && isOver()) return false;
    }
    if (Math.abs(clock() - site.todayAtMs) >= TODAY_EVERY_MS) {
      await store.withSite(siteId, (transaction) => transaction.markDays([today], `time ${now}`));
      site.todayAtMs = clock();
    }
    const { reached: goneBefore } = await store.withSite(siteId, readRetention);
    const isWhole = await makeDays(needs, { documents: site.documents, ref, now, goneBefore }, isOver);
    const isPast = (await needs.history?.(siteId, today, isOver)) ?? true;
    return isWhole && isPast;
  };

  const run = async (siteId: string, site: Site): Promise<boolean> => {
    try {
      for (;;) {
        site.again = false;
        const isWhole = await once(siteId, site, () => elapsed() >= site.until);
        if (!site.again || elapsed() >= site.until) return isWhole && !site.again;
      }
    } finally {
      site.running = null;
    }
  };

  return {
    referenceOf,
    follow: (siteId, forMs) => {
      const site = sites.get(siteId) ?? {
        documents: dayDocuments(store, siteId),
        place: '',
        todayAtMs: Number.NEGATIVE_INFINITY,
        running: null,
        until: 0,
        again: false,
      };
      sites.set(siteId, site);
      site.until = Math.max(site.until, elapsed() + forMs);
      // Whoever comes while it runs waits for it as well, for what was written before they came, and no longer than they said.
      if (site.running) site.again = true;
      const running = site.running ?? run(siteId, site);
      site.running = running;
      return Promise.race([running, sleep(forMs, false, { ref: false })]);
    },
  };
};
