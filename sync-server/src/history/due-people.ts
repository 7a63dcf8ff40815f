import type { Citizen } from '#shared/domain/model/citizen';
import type { Retention } from '#shared/domain/model/reference';
import { followMerge } from '#shared/domain/people/follow-merge';
import { guardianIdOf, mergedIntoOf } from '#shared/domain/people/links';
import { compareText } from '#shared/lib/compare';
import { wallOf } from '#shared/sync/hybrid-clock';
import { addMonths } from '#shared/time/civil';

import { SERVER_ACTOR } from '../documents/authority-event';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import type { Store } from '../store/port';
import { erasedRows, lastStampOf, readToErase } from './erase-citizens';

const PAGE = 500;

/** People of one turn, who was written longest ago first: a clock that is ahead for a night must not empty all files. */
const MOST_PEOPLE = 500;

type Asked = Needs<'giveWay'> & {
  readonly store: Pick<Store, 'page'>;
  readonly siteId: string;
  readonly retention: Pick<Retention, 'personMonths'>;
  readonly today: string;
  /** Documents that are counted as gone already. */
  readonly without?: ReadonlySet<string>;
};

/** Citizens who are due, and before when all of them were written about last. */
type DuePeople = { readonly ids: readonly string[]; readonly beforeMs: number };

/** The citizens whom documents of a site name, whatever came of these. */
const namedPeople = async ({ store, giveWay, siteId, without }: Asked): Promise<Set<string>> => {
  const named = new Set<string>();
  for (const collection of ['appointments', 'tickets', 'requests'] as const)
    for (let since = 0, hasMore = true; hasMore;) {
      const page = await store.page(siteId, collection, since, PAGE);
      for (const document of soundTexts(collection, page.bodies)) {
        if (without?.has(document.id)) continue;
        named.add(document.citizenId);
        if ('persons' in document) for (const { citizenId = '' } of document.persons) named.add(citizenId);
      }
      ({ seq: since, hasMore } = page);
      await giveWay(siteId);
    }
  return named;
};

/**
 * Citizens who are due: written about longer ago than the site keeps people, and named by no document that is still there; nor is any file
 * that was merged with theirs, or that of somebody whom they answer for. The ids come in the order of their last stamps, all before
 * `beforeMs`.
 */
export const findDuePeople = async (asked: Asked): Promise<DuePeople> => {
  const { store, giveWay, siteId, retention, today } = asked;
  const beforeMs = Date.parse(`${addMonths(today, -retention.personMonths)}T00:00:00.000Z`);
  const stamps = new Map<string, string>();
  const links: { readonly id: string; readonly mergedInto: string }[] = [];
  const guardians = new Map<string, string>();
  for (let since = 0, hasMore = true; hasMore;) {
    const page = await store.page(siteId, 'citizens', since, PAGE);
    for (const citizen of soundTexts('citizens', page.bodies)) {
      if (citizen.erasedAt !== '') continue;
      stamps.set(citizen.id, lastStampOf(citizen));
      links.push({ id: citizen.id, mergedInto: mergedIntoOf(citizen) });
      guardians.set(citizen.id, guardianIdOf(citizen));
    }
    ({ seq: since, hasMore } = page);
    await giveWay(siteId);
  }
  const isOld = (id: string): boolean => wallOf(stamps.get(id) ?? '') < beforeMs;
  const old = [...stamps.keys()].filter(isOld);
  // No document is read while everybody is young.
  if (old.length === 0) return { ids: [], beforeMs };
  const { membersOf } = followMerge(links);
  const stays = new Set<string>();
  const keep = (id: string): void => {
    for (const member of membersOf(id)) {
      if (stays.has(member)) continue;
      stays.add(member);
      const guardian = guardians.get(member) ?? '';
      if (guardian !== '') keep(guardian);
    }
  };
  for (const id of await namedPeople(asked)) if (stamps.has(id)) keep(id);
  for (const id of stamps.keys()) if (!isOld(id)) keep(id);
  const lastMs = (id: string): number => wallOf(stamps.get(id) ?? '');
  const ids = old.filter((id) => !stays.has(id)).toSorted((a, b) => lastMs(a) - lastMs(b) || compareText(a, b));
  return { ids, beforeMs };
};

/** Erases people who are due, as many as one turn takes, unless somebody wrote about them meanwhile. Gives how many. */
export const dropPeople = async (
  { store, clock, registry }: Needs<'store' | 'clock'> & { readonly registry: Registry },
  siteId: string,
  due: DuePeople,
): Promise<number> => {
  const at = new Date(clock()).toISOString();
  const ids = due.ids.slice(0, MOST_PEOPLE);
  if (ids.length === 0) return 0;
  const origin = { deviceId: SERVER_ACTOR.deviceId, at };
  return store.withSite(
    siteId,
    async (site) => {
      const stored = await readToErase(site, ids);
      const isStill = (citizen: Citizen): boolean => wallOf(lastStampOf(citizen)) < due.beforeMs;
      const rows = erasedRows(knownCollection(registry, 'citizens'), stored, origin, isStill);
      await site.write('citizens', rows, origin);
      return rows.length;
    },
    true,
  );
};
