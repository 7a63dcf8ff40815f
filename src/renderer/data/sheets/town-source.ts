import type { Facts } from '#shared/domain/insights/facts/fact';
import { ALL_SITES } from '#shared/domain/insights/facts/filter';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { withDaysBetween } from '#shared/domain/insights/facts/with-days-between';
import { townOf, type Town, type TownIds } from '#shared/domain/insights/town/town';
import { inTown, townFacts } from '#shared/domain/insights/town/town-facts';
import type { SiteReference } from '#shared/domain/model/reference';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { civilOf, minutesOf } from '#shared/time/civil';

import type { GuichetDatabase } from '../database/collections';
import { readAll } from '../plain';
import { staleMs, type FactSource, type KnownFacts } from './fact-source';
import { isPartOnly } from './sheet-store';
import type { OtherSites } from './other-sites';
import { rememberFacts } from './remember-facts';

/** Facts of the sites of the town: `''` = the own, with what this desk wrote; the id of another; `ALL_SITES` = all of them. */
export type TownSource = {
  readonly read: (site: string, from: string, to: string) => Promise<KnownFacts>;
  readonly want: (site: string) => void;
  /** The reference data of the other sites, as known here; the same list as long as it does not change. */
  readonly others: () => readonly SiteReference[];
  readonly learn: () => Promise<void>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly stop: () => void;
};

export type TownNeeds = {
  readonly database: GuichetDatabase;
  readonly own: FactSource;
  readonly sites: OtherSites;
  readonly now: () => Date;
};

const minuteStep = 5;

/** The last whole made of the same parts. */
const rememberTogether = () => {
  let last: { readonly parts: readonly Facts[]; readonly whole: Facts } | null = null;
  return (parts: readonly Facts[]): Facts => {
    const [first, ...rest] = parts;
    if (!first) throw new Error('facts of no site');
    const known = last;
    if (known?.parts.length === parts.length && parts.every((one, index) => one === known.parts[index]))
      return known.whole;
    last = { parts, whole: townFacts(first, rest) };
    return last.whole;
  };
};

/** What is not known of a site is not known of the town: a sum of a part of its sites would mislead. */
const ofAll = (known: readonly KnownFacts[], together: (parts: readonly Facts[]) => Facts): KnownFacts => {
  const moments = known.map(({ asOf }) => asOf).toSorted();
  const isStale = known.some((one) => one.isStale);
  const facts = known.flatMap((one) => one.facts ?? []);
  const isPartial = known.some((one) => one.isPartial);
  if (facts.length < known.length) return { facts: null, asOf: '', isStale, isPartial };
  const [first] = facts;
  const nothing = first && { ...first, days: [], requests: [], appointments: [], tickets: [] };
  if (moments[0] === '' && nothing) return { facts: nothing, asOf: '', isStale: true, isPartial: true };
  return { facts: together(facts), asOf: moments[0] ?? '', isStale, isPartial };
};

const nothingKnown: KnownFacts = { facts: null, asOf: '', isStale: true, isPartial: true };

const emptyIds: TownIds = { departments: new Map(), reasons: new Map(), themes: new Map() };
const stampOf = (ids: TownIds): string =>
  JSON.stringify([ids.departments, ids.reasons, ids.themes].map((one) => [...one]));

/** Reads facts of the town for the screens of one open store. Of other sites there are sheets alone. */
export const createTownSource = ({ database, own, sites, now }: TownNeeds): TownSource => {
  const remember = rememberFacts();
  const together = rememberTogether();

  const readTown = async (): Promise<Town | null> => {
    const ref = toSiteReference(await readAll(database.reference.find()));
    return ref && townOf(ref, sites.known());
  };
  const ofSite = async (ref: SiteReference, town: Town, [from, to]: readonly [string, string]): Promise<KnownFacts> => {
    const { id, zone } = ref.site;
    const store = sites.sheetsOf(id);
    const [state, shown] = await Promise.all([store.state(), store.between(from, to)]);
    const { day, time } = civilOf(now().toISOString(), zone);
    const minute = Math.floor(minutesOf(time) / minuteStep) * minuteStep;
    const { asOf, isWhole, unsyncedDesks } = state;
    const ids = town.ids.get(id) ?? emptyIds;
    const stamp = [day, minute, unsyncedDesks, stampOf(ids)].join(' ');
    const facts = remember(`${id} ${from} ${to}`, stamp, shown, () =>
      inTown(toFacts(withDaysBetween(shown, ref), { day, minute, unsyncedDesks }), ids),
    );
    const isStale = asOf === '' || !isWhole || now().getTime() - Date.parse(asOf) > staleMs;
    return { facts, asOf, isStale, isPartial: isPartOnly(state) };
  };
  const idsOf = (site: string): readonly string[] =>
    site === '' ? [] : sites.known().flatMap(({ site: { id } }) => (site === ALL_SITES || site === id ? [id] : []));

  return {
    read: async (site, from, to) => {
      if (site === '') return own.read(from, to);
      const town = await readTown();
      if (!town) return nothingKnown;
      const asked = new Set(idsOf(site));
      const known: KnownFacts[] = site === ALL_SITES ? [await own.read(from, to)] : [];
      for (const ref of sites.known()) if (asked.has(ref.site.id)) known.push(await ofSite(ref, town, [from, to]));
      return known.length === 0 ? nothingKnown : ofAll(known, together);
    },
    want: (site) => {
      if (site === '' || site === ALL_SITES) own.want();
      for (const id of idsOf(site)) sites.want(id);
    },
    others: sites.known,
    learn: sites.learn,
    subscribe: (listener) => {
      const stopOwn = own.subscribe(listener);
      const stopSites = sites.subscribe(listener);
      return () => {
        stopOwn();
        stopSites();
      };
    },
    stop: sites.stop,
  };
};
