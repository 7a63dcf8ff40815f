import { setImmediate } from 'node:timers/promises';

import type { Citizen } from '#shared/domain/model/citizen';
import { followMerge } from '#shared/domain/people/follow-merge';
import { guardianIdOf, mergedIntoOf } from '#shared/domain/people/links';
import { inTheWayOfErasure } from '#shared/domain/people/passages';
import { concerns } from '#shared/domain/people/with-past';
import { laterStamp, tick } from '#shared/sync/hybrid-clock';
import { mergeCitizens } from '#shared/sync/merge-citizens';
import type { WireDocument } from '#shared/sync/protocol';
import type { ReadInput } from '#shared/sync/wire/calls';
import { areSameFiles } from '#shared/sync/wire/erasure-calls';
import { ERASURE_ASKED_BY } from '#shared/sync/wire/journal-calls';
import { civilOf } from '#shared/time/civil';

import { nameByCause, SERVER_ACTOR } from '../documents/authority-event';
import { authoritySealOf } from '../documents/authority-seal';
import { sweepWords, sweptUpTo, type SweepScene } from '../documents/erased-words';
import type { ReferenceReader } from '../documents/load-facts';
import type { CollectionRules, Registry } from '../documents/registry';
import { erasedKey, type ErasedHere } from '../documents/pull';
import { knownCollection, requireRight } from '../documents/require';
import { requireSignedIn } from '../persons/proof-at-doors';
import { toWritten } from '../documents/to-written';
import { Problem } from '../lib/problem';
import { soundRow, soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import type { Device, Origin, SiteTransaction, Store, Written } from '../store/port';

const PAGE = 500;

/** Somebody is written about again and again while it is looked; after so many looks in vain nothing is erased. */
const MOST_LOOKS = 20;

/** What a look reads: who is one person with whom, and what names them. */
const looked = ['citizens', 'appointments', 'tickets', 'requests'] as const;

/**
 * Tells which citizens of a site were merged, and who is whose guardian, each time as it is then: it reads on from where it stopped. Erased citizens
 * are left out.
 */
const watchTies = (store: Pick<Store, 'page'>, siteId: string) => {
  const merges = new Map<string, string>();
  const guardians = new Map<string, string>();
  let since = 0;
  return async () => {
    for (let hasMore = true; hasMore;) {
      const page = await store.page(siteId, 'citizens', since, PAGE);
      for (const text of page.bodies) {
        const { id, document } = soundRow('citizens', text);
        merges.delete(id);
        guardians.delete(id);
        if (!document || document.erasedAt !== '') continue;
        merges.set(id, mergedIntoOf(document));
        guardians.set(id, guardianIdOf(document));
      }
      since = page.seq;
      ({ hasMore } = page);
      await setImmediate();
    }
    const { membersOf } = followMerge([...merges].map(([id, mergedInto]) => ({ id, mergedInto })));
    return { membersOf, guardians };
  };
};

/** The last stamp of a citizen, sound or not: until then they were written about. */
export const lastStampOf = ({ fields }: Pick<Citizen, 'fields'>): string =>
  Object.values((fields ?? {}) as Readonly<Record<string, { readonly t?: unknown } | null>>).reduce(
    (latest, register) => {
      const t = register?.t;
      return typeof t === 'string' ? laterStamp(latest, t) : latest;
    },
    '',
  );

/** Citizens as they are stored, sound or not: all that is kept of them goes. */
export const readToErase = (
  site: SiteTransaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, WireDocument>> => site.read('citizens', ids);

/** Citizens without what was kept of them, as the store takes them; without those that are erased already. */
export const erasedRows = (
  known: CollectionRules,
  stored: ReadonlyMap<string, WireDocument>,
  { deviceId, at }: Origin,
  mayGo: (citizen: Citizen) => boolean = () => true,
): readonly Written[] =>
  [...stored.values()].flatMap((document) => {
    if (document._deleted || known.isErased(document)) return [];
    const citizen = document as unknown as Citizen;
    if (!mayGo(citizen)) return [];
    const stamp = tick(lastStampOf(citizen), Date.parse(at), deviceId);
    const erased = mergeCitizens(citizen, { ...citizen, erasedAt: stamp });
    return [toWritten(known, document, { ...erased, _deleted: false })];
  });

/** Which of these erased citizens nobody erased: they went by their age. */
export const goneByAge = async (
  store: Pick<Store, 'bodies'>,
  siteId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> =>
  new Set(
    soundTexts('citizens', await store.bodies(siteId, 'citizens', ids))
      .filter(({ erasedAt }) => erasedAt.endsWith(`-${SERVER_ACTOR.deviceId}`))
      .map(({ id }) => id),
  );

export type EraseNeeds = Needs<'store' | 'clock' | 'journal' | 'rules'> & {
  readonly referenceOf: ReferenceReader;
  readonly registry: Registry;
  readonly erasedHere: ErasedHere;
};

type Wished = Pick<ReadInput<'eraseCitizens'>, 'agentId' | 'citizenIds' | 'reason'>;

/** What was seen before the lock, when nothing stood against the erasure, with all that was written up to `head`. `isOnePerson` = the files are all those of one person, and no others. */
type Moment = { readonly at: string; readonly head: number; readonly isOnePerson: boolean };

/**
 * Looks for what stands against an erasure: this server knows more of these people than the desk did (a file that was merged with theirs, something under way). It
 * reads all citizens of the site, so it runs before the lock is taken.
 */
const lookBefore = async (
  { store, clock }: EraseNeeds,
  siteId: string,
  zone: string,
  citizenIds: readonly string[],
  readTies: ReturnType<typeof watchTies>,
): Promise<Moment | 'changed' | 'inTheWay'> => {
  const at = new Date(clock()).toISOString();
  const head = await store.head(siteId);
  const ids = new Set(citizenIds);
  const { membersOf, guardians } = await readTies();
  if (citizenIds.some((id) => membersOf(id).some((member) => !ids.has(member)))) return 'changed';
  const read = async <Name extends 'appointments' | 'tickets' | 'requests'>(name: Name, named: readonly string[]) =>
    soundTexts(name, (await store.bodiesOfCitizens(siteId, name, named)).bodies);
  // A child comes along to the appointment of whoever answers for it.
  const withGuardians = [...ids, ...citizenIds.flatMap((id) => guardians.get(id) || [])];
  const sources = {
    appointments: (await read('appointments', withGuardians)).filter((one) => concerns(one, ids)),
    tickets: await read('tickets', citizenIds),
    requests: await read('requests', citizenIds),
  };
  const inTheWay = Object.values(inTheWayOfErasure(sources, civilOf(at, zone).day));
  if (inTheWay.some((some) => some.length > 0)) return 'inTheWay';
  return { at, head, isOnePerson: areSameFiles(membersOf(citizenIds[0] ?? ''), citizenIds) };
};

/** What is written under the lock: the erasure, or what is done in its place. */
type UnderLock<Outcome> = (scene: {
  readonly site: SiteTransaction;
  readonly moment: Moment;
  /** The files that would be emptied; none = all were erased before, perhaps by a server that left their words in logs. */
  readonly rows: readonly Written[];
  /** Erases, with a line of the journal for each file and one for the reason. `askedBy` = the agent whose wish this confirms, for one line more. */
  readonly erase: (askedBy?: string) => Promise<'erased'>;
}) => Promise<Outcome>;

/** Whether anything that a look reads was written after it. */
const isOutdated = async (site: SiteTransaction, { head }: Moment): Promise<boolean> => {
  for (const name of looked) if ((await site.lastSeq(name)) > head) return true;
  return false;
};

/**
 * Checks that these people may be erased, then runs `work` under the lock. Looks again if anything that it read was written meanwhile: a file that was merged with theirs would keep the name.
 * @throws {Problem} `notAllowed` where the agent may not erase before the look or under the lock; `busy` where somebody writes after each look.
 */
export const withPeople = async <Outcome>(
  needs: EraseNeeds,
  device: Device,
  { agentId, citizenIds, reason }: Wished,
  work: UnderLock<Outcome>,
): Promise<Outcome | 'changed' | 'inTheWay' | 'unknown'> => {
  const { store, registry, referenceOf, journal, rules, erasedHere } = needs;
  const { siteId } = device;
  const zone = await store.withSite(siteId, async (site) => {
    await requireRight({ referenceOf }, site, device, agentId, 'erase');
    return (await referenceOf(site))?.site.zone ?? 'Europe/Paris';
  });
  const ids = new Set(citizenIds);
  const seal = await authoritySealOf(store);
  const upTo = new Map<string, number>();
  const underLock = async (site: SiteTransaction, moment: Moment): Promise<Outcome | 'unknown'> => {
    // The agent may have lost the right, or been shut out, while the server looked.
    await requireRight({ referenceOf }, site, device, agentId, 'erase');
    await requireSignedIn(needs, site, device, agentId);
    const { at } = moment;
    const known = knownCollection(registry, 'citizens');
    const stored = await readToErase(site, [...ids]);
    if (stored.size < ids.size) return 'unknown';
    const rows = erasedRows(known, stored, { deviceId: device.id, at });
    const erase = async (askedBy = ''): Promise<'erased'> => {
      if (rows.length > 0) upTo.set('citizens', await site.write('citizens', rows, { deviceId: device.id, at }));
      const written: SweepScene['written'] = (name, before, after) =>
        toWritten(knownCollection(registry, name), before, after);
      await sweepWords({ site, rules, voice: { at, seal, nameOf: nameByCause }, written }, [...ids]);
      for (const id of ids)
        for (const [name, seq] of Object.entries(await sweptUpTo(site.siteNote, id))) upTo.set(name, seq);
      if (rows.length === 0) return 'erased';
      for (const { document } of rows)
        await journal.note(site, device, { kind: 'citizenErased', agentId, subject: document.id, count: 1 });
      const why = (subject: string): Promise<void> =>
        journal.note(site, device, { kind: 'erasedFor', agentId, subject, count: rows.length });
      await why(reason);
      if (askedBy !== '') await why(`${ERASURE_ASKED_BY}${askedBy}`);
      return 'erased';
    };
    return work({ site, moment, rows, erase });
  };
  const readTies = watchTies(store, siteId);
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const moment = await lookBefore(needs, siteId, zone, citizenIds, readTies);
    if (typeof moment === 'string') return moment;
    const done = await store.withSite(siteId, async (site) =>
      (await isOutdated(site, moment)) ? null : { outcome: await underLock(site, moment) },
    );
    if (!done) continue;
    for (const [name, seq] of upTo) erasedHere.set(erasedKey(siteId, name), seq);
    return done.outcome;
  }
  throw new Problem('busy', 'people are written about at this very moment; nothing was erased, ask again');
};
