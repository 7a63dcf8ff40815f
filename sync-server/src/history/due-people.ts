import type { Citizen } from '#shared/domain/model/citizen';
import { followMerge } from '#shared/domain/people/follow-merge';
import { guardianIdOf, mergedIntoOf } from '#shared/domain/people/links';
import { wallOf } from '#shared/domain/rows/register-fault';

import { SERVER_ACTOR } from '../documents/authority-event';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import { namedIn } from '../store/citizen-of';
import type { SiteTransaction, Store } from '../store/port';
import { erasedRows, lastStampOf, readToErase } from './erase-citizens';

const PAGE = 500;

/** People who are erased in one transaction. */
const AT_ONCE = 200;

/** Somebody writes at nearly any moment; after so many tries in vain the rest goes another day. */
const MOST_TRIES = 20;

const naming = ['appointments', 'tickets', 'requests'] as const;

/** Before when somebody was written about last, by the civil day of the stamp and by the instant of the last write. */
export type PeopleWish = { readonly before: string; readonly writtenBefore: string };

type Asked = Needs<'giveWay'> & {
  readonly store: Pick<Store, 'page' | 'notOver' | 'head'>;
  readonly siteId: string;
  readonly wish: PeopleWish;
  /** Documents that are counted as gone already. */
  readonly without?: ReadonlySet<string>;
};

/** Who is due of the people of a site, as far as was read. */
type PeopleWatch = {
  /** Reads what was written since it last looked. Gives the head that is covered. */
  readonly readOn: () => Promise<number>;
  /**
   * Ids of those who are due: written about longer ago than the site keeps people, and named by no document that is still there; nor is any file
   * that was merged with theirs, or that of somebody whom they answer for.
   */
  readonly due: () => readonly string[];
};

/** Reads the people of a site, and what names them once anybody may be due: while all are young no document is read. */
export const watchPeople = async ({ store, giveWay, siteId, wish, without }: Asked): Promise<PeopleWatch> => {
  const beforeMs = Date.parse(`${wish.before}T00:00:00.000Z`);
  const [old, known] = [new Set<string>(), new Set<string>()];
  const merges = new Map<string, string>();
  const guardians = new Map<string, string>();
  const named = new Set<string>();
  const note = (citizen: Citizen, isAtRest: boolean): void => {
    const { id } = citizen;
    known.add(id);
    if (isAtRest && wallOf(lastStampOf(citizen)) < beforeMs && citizen.erasedAt === '') old.add(id);
    else old.delete(id);
    merges.set(id, mergedIntoOf(citizen));
    guardians.set(id, citizen.erasedAt === '' ? guardianIdOf(citizen) : '');
    if (citizen.erasedAt !== '') known.delete(id);
  };
  const start = await store.head(siteId);
  for (let after = '', more = true; more;) {
    // None has a day: all of them are told, with when they were written.
    const rows = await store.notOver(siteId, 'citizens', { ...wish, before: '9999-12-31', after, limit: PAGE });
    for (const { body, isAtRest } of rows)
      for (const citizen of soundTexts('citizens', [body])) note(citizen, isAtRest);
    after = rows.at(-1)?.id ?? '';
    more = rows.length === PAGE;
    await giveWay(siteId);
  }
  const places = new Map<string, number>([['citizens', start]]);
  const pages = async (collection: 'citizens' | (typeof naming)[number], take: (body: string) => void) => {
    for (let hasMore = true; hasMore;) {
      const page = await store.page(siteId, collection, places.get(collection) ?? 0, PAGE);
      page.bodies.forEach(take);
      places.set(collection, page.seq);
      ({ hasMore } = page);
      await giveWay(siteId);
    }
  };
  const readOn = async (): Promise<number> => {
    const head = await store.head(siteId);
    await pages('citizens', (body) => soundTexts('citizens', [body]).forEach((citizen) => note(citizen, false)));
    if (old.size === 0) return head;
    for (const collection of naming)
      await pages(collection, (body) => {
        const { id, citizens } = namedIn(body);
        if (!without?.has(id)) for (const one of citizens) named.add(one);
      });
    return head;
  };
  const due = (): readonly string[] => {
    if (old.size === 0) return [];
    const { membersOf } = followMerge([...known].map((id) => ({ id, mergedInto: merges.get(id) ?? '' })));
    const stays = new Set<string>();
    const keep = (id: string): void => {
      for (const next = [id]; next.length > 0;)
        for (const member of membersOf(next.pop() ?? '')) {
          if (stays.has(member)) continue;
          stays.add(member);
          const guardian = guardians.get(member) ?? '';
          if (guardian !== '') next.push(guardian);
        }
    };
    for (const id of named) if (known.has(id)) keep(id);
    for (const id of known) if (!old.has(id)) keep(id);
    return [...old].filter((id) => !stays.has(id)).toSorted();
  };
  return { readOn, due };
};

/**
 * Erases people who are due, some at a time and only while nobody wrote since it was looked who they are: who is booked at this very moment
 * keeps their name. Gives how many.
 */
export const dropPeople = async (
  { store, clock, registry, giveWay }: Needs<'store' | 'clock' | 'giveWay'> & { readonly registry: Registry },
  siteId: string,
  wish: PeopleWish,
  isStill: (site: SiteTransaction) => Promise<boolean>,
): Promise<number> => {
  const watch = await watchPeople({ store, giveWay, siteId, wish });
  const known = knownCollection(registry, 'citizens');
  let erased = 0;
  for (let tries = 0; tries < MOST_TRIES;) {
    const head = await watch.readOn();
    const ids = watch.due().slice(0, AT_ONCE);
    if (ids.length === 0) break;
    const gone = await store.withSite(
      siteId,
      async (site) => {
        if (!(await isStill(site))) return 0;
        if ((await site.head()) !== head) return null;
        const origin = { deviceId: SERVER_ACTOR.deviceId, at: new Date(clock()).toISOString() };
        const rows = erasedRows(known, await readToErase(site, ids), origin);
        await site.write('citizens', rows, origin);
        return rows.length;
      },
      true,
    );
    // Somebody chose again; or what cannot be erased would be due for ever.
    if (gone === 0) break;
    if (gone === null) tries += 1;
    else tries = 0;
    erased += gone ?? 0;
  }
  return erased;
};
