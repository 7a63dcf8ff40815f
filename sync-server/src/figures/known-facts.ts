import { setImmediate } from 'node:timers/promises';

import type { AsOf, Facts, FactSheet } from '#shared/domain/insights/facts/fact';
import { heldVisit } from '#shared/domain/insights/facts/held-visit';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { withDaysBetween } from '#shared/domain/insights/facts/with-days-between';
import type { SiteReference } from '#shared/domain/model/reference';
import { addMinutes, civilOf, minutesOf } from '#shared/time/civil';

import { Problem } from '../lib/problem';
import type { ListedDevice, Store } from '../store/port';
import { keepSheets } from './kept-sheets';
import type { Projection } from './projection';

/** The facts that the server knows of a site. */
export type KnownFacts = {
  /** Facts of the civil days from one to another, both included; `null` while the site has no reference data. */
  readonly of: (
    siteId: string,
    from: string,
    to: string,
  ) => Promise<{ readonly facts: Facts; readonly ref: SiteReference } | null>;
  /** The moment of the figures, and how many desks may hold writes that did not arrive. */
  readonly asOf: (siteId: string, ref: SiteReference) => Promise<AsOf>;
};

type Needs = { readonly store: Store; readonly projection: Projection; readonly clock: () => number };

/** A figure waits so long for the days that changed; of a part of them none is told. */
const PATIENCE_MS = 20_000;
const SILENT_MIN = 15;
const REST_EVERY = 20;

/**
 * Whether a device of the staff may hold writes that the server does not know: heard of today and silent since. A desk that was
 * switched off in the evening sent all it had, or is counted again when it comes back.
 */
const isSilent = ({ rank, revoked, seenAt }: ListedDevice, now: string, today: string, zone: string): boolean =>
  (rank === 'desk' || rank === 'admin') &&
  !revoked &&
  seenAt !== '' &&
  seenAt < addMinutes(now, -SILENT_MIN) &&
  civilOf(seenAt, zone).day === today;

/**
 * Reads facts for figures: the sheets of the days, made up to date first. Throws `busy` while they are not. Their facts are to be read
 * field by field: they stay in columns.
 */
export const createKnownFacts = ({ store, projection, clock }: Needs): KnownFacts => {
  const read = keepSheets();
  const asOf: KnownFacts['asOf'] = async (siteId, { site: { zone } }) => {
    const now = new Date(clock()).toISOString();
    const { day, time } = civilOf(now, zone);
    const devices = await store.listDevices(siteId);
    return {
      day,
      minute: minutesOf(time),
      unsyncedDesks: devices.filter((device) => isSilent(device, now, day, zone)).length,
    };
  };
  return {
    asOf,
    of: async (siteId, from, to) => {
      if (!(await projection.follow(siteId, PATIENCE_MS)))
        throw new Problem('busy', 'the facts are still being made; try again in a moment');
      const ref = await projection.referenceOf(siteId);
      if (!ref) return null;
      const sheets: FactSheet[] = [];
      for (const [index, stored] of (await store.sheetsBetween(siteId, from, to)).entries()) {
        const packed = read(siteId, stored);
        if (packed) sheets.push(packed.sheet());
        if (index % REST_EVERY === 0) await setImmediate();
      }
      return { facts: toFacts(withDaysBetween(sheets, ref), await asOf(siteId, ref), heldVisit), ref };
    },
  };
};
