import { randomUUID } from 'node:crypto';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';

import {
  emptyLedger,
  ledgerUpTo,
  type Ledger,
  type Protection,
  type Counted,
} from '#shared/domain/insights/elected/ledger';
import { publicationsOf, standingPublication } from '#shared/domain/insights/elected/publications';
import { knownFromOf, type ReportSteps } from '#shared/domain/insights/elected/published-report';
import { tallyMonths, yearProtection } from '#shared/domain/insights/elected/tally-months';
import { peopleProtection } from '#shared/domain/insights/elected/tally-people';
import type { Facts } from '#shared/domain/insights/facts/fact';
import { secretOrder } from '#shared/domain/insights/protect/secret-order';
import { townOf, type Town } from '#shared/domain/insights/town/town';
import { inTown, townFacts } from '#shared/domain/insights/town/town-facts';
import type { SiteReference } from '#shared/domain/model/reference';
import { civilOf } from '#shared/time/civil';

import { readRetention } from '../sites/retention-note';
import { Problem } from '../lib/problem';
import { townSites } from '../sites/town-sites';
import type { Store } from '../store/port';
import type { KnownFacts } from './known-facts';
import { peopleOfYear } from './people-of-year';
import type { Projection } from './projection';

/** What of a civil year is published, of all sites of a town as its first one sees them: what stands now, and all that came out. */
export type Published = { readonly steps: ReportSteps; readonly town: Town; readonly ledger: Ledger };

/** The publications of civil years: what the elected read, and programs that may read sums alone. */
export type Publications = {
  /** The civil day of a town, by its first site. */
  readonly todayOf: (siteId: string) => Promise<string>;
  /**
   * The publication of a civil year that stands. What came out is read from the notes of the site; what is due is made first, and for as
   * long as that takes longer than `waitMs` the answer is `null`. Throws `notFound` for a year of which nothing came out.
   */
  readonly of: (siteId: string, year: number, waitMs: number) => Promise<Published | null>;
};

type Needs = {
  readonly store: Store;
  readonly projection: Projection;
  readonly facts: KnownFacts;
  readonly clock: () => number;
};

const FOLLOW_MS = 30_000;
const MOST_FOLLOWS = 40;
/** Years before are of no use to anybody, and each is kept for good once it was asked for. */
const YEARS_BACK = 10;

/** A ledger by its kind and year. */
type Book = { readonly name: string; readonly year: number };
type Counting = { readonly months: readonly Counted[]; readonly how: Protection };
/** What is due of a town: who it is made for, and up to which civil day. */
type Scene = { readonly town: Town; readonly today: string };

const yearBook = (year: number): Book => ({ name: `published.${year}`, year });
const peopleBook = (year: number): Book => ({ name: `published.people.${year}`, year });

const countsPeople = ({ sites }: Town): readonly string[] =>
  sites.filter(({ trackedPopulation = false }) => trackedPopulation).map(({ id }) => id);

const homeOf = ({ sites }: Town): string => sites[0]?.id ?? '';

/** The ledgers of a store. What stands in one stays, so it is remembered. */
const ledgerShelf = ({ store }: Needs) => {
  const known = new Map<string, Ledger>();
  const keyOf = (siteId: string, { name }: Book): string => `${store.epoch} ${siteId} ${name}`;
  const parse = (text: string): Ledger => (text === '' ? emptyLedger : (JSON.parse(text) as Ledger));
  const keep = (siteId: string, book: Book, ledger: Ledger): Ledger => {
    known.set(keyOf(siteId, book), ledger);
    return ledger;
  };
  return {
    read: async (siteId: string, book: Book, least: number): Promise<Ledger> => {
      const before = known.get(keyOf(siteId, book));
      if (before && before.steps.length >= least) return before;
      return keep(siteId, book, parse(await store.withSite(siteId, (site) => site.siteNote(book.name))));
    },
    /** Adds what is due. What another process published meanwhile stays as it is. */
    grow: async (siteId: string, book: Book, grow: (ledger: Ledger) => Ledger): Promise<void> => {
      const grown = await store.withSite(siteId, async (site) => {
        const before = parse(await site.siteNote(book.name));
        const after = grow(before);
        if (after.steps.length > before.steps.length) await site.writeSiteNote(book.name, JSON.stringify(after));
        return after;
      });
      keep(siteId, book, grown);
    },
  };
};

const townReader =
  ({ store, projection }: Needs) =>
  async (siteId: string): Promise<Town> => {
    const all = await townSites(store);
    const refs: SiteReference[] = [];
    for (const id of all.includes(siteId) ? all : [siteId]) {
      const ref = await projection.referenceOf(id);
      if (ref) refs.push(ref);
    }
    const [own, ...others] = refs;
    if (!own) throw new Problem('notFound', 'this site has no reference data yet');
    return townOf(own, others);
  };

/** All facts of a town, with its ids. It waits until none of them is still being made: a sum of a part would mislead for good. */
const readFacts = async (
  { projection, facts }: Needs,
  { sites, ids }: Town,
  from: string,
  to: string,
): Promise<Facts> => {
  const all: Facts[] = [];
  for (const { id } of sites) {
    let follows = 0;
    while (!(await projection.follow(id, FOLLOW_MS)))
      if ((follows += 1) >= MOST_FOLLOWS)
        throw new Problem('busy', 'the facts are still being made; try again in a moment');
    const known = await facts.of(id, from, to);
    if (known) all.push(inTown(known.facts, ids.get(id)));
  }
  const [own, ...others] = all;
  if (!own) throw new Problem('notFound', 'this site has no reference data yet');
  return townFacts(own, others);
};

/**
 * Publishes civil years (decision 0035): counted once when a publication is due, kept in the notes of the first site of the town, and told
 * as it is until the next.
 */
export const createPublications = (needs: Needs): Publications => {
  const { store, clock } = needs;
  const shelf = ledgerShelf(needs);
  const readTown = townReader(needs);
  const running = new Map<string, Promise<void>>();
  const dayIn = ({ ref }: Town): string => civilOf(new Date(clock()).toISOString(), ref.site.zone).day;

  /** Whether documents of a year may be gone: persons are counted from documents, and half a count would stand for good. */
  const isGone = async (town: Town, year: number): Promise<boolean> => {
    for (const siteId of countsPeople(town))
      if ((await store.withSite(siteId, readRetention)).reached > `${year}-01-01`) return true;
    return false;
  };

  const dueOf = (year: number, today: string): number => (standingPublication(year, today)?.index ?? -1) + 1;

  /** Publishes one by one what is due, so that other calls are answered in between. */
  const grow = async (scene: Scene, book: Book, { months, how }: Counting, asOf: Facts['asOf']): Promise<void> => {
    for (const { madeFrom } of publicationsOf(book.year)) {
      if (madeFrom > scene.today) return;
      await setImmediate();
      await shelf.grow(homeOf(scene.town), book, (ledger) =>
        ledgerUpTo(ledger, { year: book.year, today: madeFrom, months, asOf }, how),
      );
    }
  };

  /** Counts what is due of the year and of the one before, and publishes it. */
  const make = async (scene: Scene, year: number): Promise<void> => {
    const { town, today } = scene;
    const home = homeOf(town);
    const isDue = async (book: Book): Promise<boolean> => {
      const due = dueOf(book.year, today);
      return (await shelf.read(home, book, due)).steps.length < due;
    };
    // The secret is not kept, only what it decided: no one can work out what another one would have decided.
    const order = secretOrder(randomUUID());
    const untold = new Set(town.ref.reasons.filter(({ sensitive = false }) => sensitive).map(({ id }) => id));
    for (const one of [year - 1, year]) {
      if (!(await isDue(yearBook(one)))) continue;
      const facts = await readFacts(needs, town, `${one}-01-01`, `${one}-12-31`);
      await grow(
        scene,
        yearBook(one),
        { months: tallyMonths(facts, one, untold), how: yearProtection(untold, order) },
        facts.asOf,
      );
    }
    const counting = countsPeople(town);
    if (counting.length === 0 || !(await isDue(peopleBook(year))) || (await isGone(town, year))) return;
    const months = await peopleOfYear(store, counting, year);
    const asOf = await needs.facts.asOf(home, town.ref);
    await grow(scene, peopleBook(year), { months, how: { ...peopleProtection, order } }, asOf);
  };

  const find = async ({ town, today }: Scene, year: number): Promise<Published | null> => {
    const home = homeOf(town);
    const due = dueOf(year, today);
    const read = (book: Book): Promise<Ledger> => shelf.read(home, book, due);
    const [ledger, before] = [await read(yearBook(year)), await read(yearBook(year - 1))];
    const [now, earlier] = [ledger.steps[due - 1], before.steps[due - 1]];
    const counted = countsPeople(town).length > 0 ? (await read(peopleBook(year))).steps[due - 1] : null;
    const people = counted === undefined && (await isGone(town, year)) ? null : counted;
    if (!now || !earlier || people === undefined) return null;
    const knownFrom = knownFromOf(ledger) ?? '';
    const compared = knownFromOf(before) === '' ? { earlier } : {};
    return { town, ledger, steps: { now, ...compared, ...(people && { people }), knownFrom } };
  };

  const start = (scene: Scene, year: number): Promise<void> => {
    const key = `${homeOf(scene.town)} ${year}`;
    const made = running.get(key) ?? make(scene, year).finally(() => running.delete(key));
    running.set(key, made);
    return made;
  };

  return {
    todayOf: async (siteId) => dayIn(await readTown(siteId)),
    of: async (siteId, year, waitMs) => {
      const town = await readTown(siteId);
      const scene = { town, today: dayIn(town) };
      if (dueOf(year, scene.today) === 0 || year < Number(scene.today.slice(0, 4)) - YEARS_BACK)
        throw new Problem('notFound', 'nothing of this year is published');
      const found = await find(scene, year);
      if (found) return found;
      const made = start(scene, year).then(() => true);
      // Whoever does not wait for its end hears of a fault when they ask again.
      made.catch(() => undefined);
      if (!(await Promise.race([made, sleep(waitMs, false, { ref: false })]))) return null;
      return find(scene, year);
    },
  };
};
