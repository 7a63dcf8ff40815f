import { setImmediate } from 'node:timers/promises';

import { writerOf, type Citizen } from '#shared/domain/model/citizen';
import { compareText } from '#shared/lib/compare';
import { followMerge } from '#shared/domain/people/follow-merge';
import { guardianIdOf, mergedIntoOf } from '#shared/domain/people/links';
import { inTheWayOfErasure } from '#shared/domain/people/passages';
import { concerns } from '#shared/domain/people/with-past';
import { wordCollections } from '#shared/sync/erase-words';
import { laterStamp, tick } from '#shared/sync/hybrid-clock';
import { mergeCitizens } from '#shared/sync/merge-citizens';
import type { WireDocument } from '#shared/sync/protocol';
import { civilOf } from '#shared/time/civil';

import { nameByCause, SERVER_ACTOR } from '../documents/authority-event';
import { authoritySealOf } from '../documents/authority-seal';
import { sweepWords, sweptUpTo, type SweepScene } from '../documents/erased-words';
import type { ReferenceReader } from '../documents/load-facts';
import type { CollectionRules, Registry } from '../documents/registry';
import { erasedKey, pulledKey, type ErasedHere, type PulledHere } from '../documents/pull';
import { knownCollection, requireRight } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import type { CallReply } from '#shared/sync/wire/calls';
import type { ListedDevice, Origin, PastEntry, SiteTransaction, Store, Written } from '../store/port';
import type { Handler } from '../wire/handler';

const PAGE = 500;

/** Which citizens of a site were merged, and who is whose guardian. Erased citizens are left out. */
const readTies = async (store: Pick<Store, 'page'>, siteId: string) => {
  const links: { readonly id: string; readonly mergedInto: string }[] = [];
  const guardians = new Map<string, string>();
  for (let since = 0; ;) {
    const page = await store.page(siteId, 'citizens', since, PAGE);
    for (const citizen of soundTexts('citizens', page.bodies)) {
      if (citizen.erasedAt !== '') continue;
      links.push({ id: citizen.id, mergedInto: mergedIntoOf(citizen) });
      guardians.set(citizen.id, guardianIdOf(citizen));
    }
    since = page.seq;
    await setImmediate();
    if (!page.hasMore) return { membersOf: followMerge(links).membersOf, guardians };
  }
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

/**
 * Erases a person under all their ids, as one write with its lines of the journal: one for each file, and one for why. The agent is known
 * here, as they are not when a push brings an erasure. Nothing is erased where this server knows more of them than the desk did (a file that was
 * merged with theirs, something under way), or less (a file whose writing has not come): a file that came later would bear the name again.
 */
export const eraseCitizens =
  ({
    store,
    clock,
    registry,
    referenceOf,
    journal,
    rules,
    erasedHere,
  }: Needs<'store' | 'clock' | 'journal' | 'rules'> & {
    readonly referenceOf: ReferenceReader;
    readonly registry: Registry;
    readonly erasedHere: ErasedHere;
  }): Handler<'eraseCitizens'> =>
  async ({ agentId, citizenIds, reason }, device) => {
    const { siteId } = device;
    const at = new Date(clock()).toISOString();
    const zone = await store.withSite(siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'erase');
      return (await referenceOf(site))?.site.zone ?? 'Europe/Paris';
    });
    const ids = new Set(citizenIds);
    const { membersOf, guardians } = await readTies(store, siteId);
    if (citizenIds.some((id) => membersOf(id).some((member) => !ids.has(member)))) return { outcome: 'changed' };
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
    if (inTheWay.some((some) => some.length > 0)) return { outcome: 'inTheWay' };
    const seal = await authoritySealOf(store);
    const upTo = new Map<string, number>();
    const outcome = await store.withSite(siteId, async (site): Promise<CallReply<'eraseCitizens'>> => {
      const known = knownCollection(registry, 'citizens');
      const stored = await readToErase(site, [...ids]);
      if (stored.size < ids.size) return { outcome: 'unknown' };
      const rows = erasedRows(known, stored, { deviceId: device.id, at });
      if (rows.length > 0) upTo.set('citizens', await site.write('citizens', rows, { deviceId: device.id, at }));
      const written: SweepScene['written'] = (name, before, after) =>
        toWritten(knownCollection(registry, name), before, after);
      await sweepWords({ site, rules, voice: { at, seal, nameOf: nameByCause }, written }, [...ids]);
      for (const id of ids)
        for (const [name, seq] of Object.entries(await sweptUpTo(site.siteNote, id))) upTo.set(name, seq);
      // They were erased before, by a server perhaps that left their words.
      if (rows.length === 0) return { outcome: 'erased' };
      for (const { document } of rows)
        await journal.note(site, device, { kind: 'citizenErased', agentId, subject: document.id, count: 1 });
      await journal.note(site, device, { kind: 'erasedFor', agentId, subject: reason, count: rows.length });
      return { outcome: 'erased' };
    });
    for (const [name, seq] of upTo) erasedHere.set(erasedKey(siteId, name), seq);
    return outcome;
  };

/**
 * So many files are told of, the newest: of those that somebody erased, and of those that went by their age, of which a night takes hundreds. So many are
 * looked through for them, and so many lines of the journal for who erased them.
 */
const MOST_TOLD = 200;
const MOST_TOLD_BY_AGE = 2_000;
const MOST_LOOKED_AT = 50_000;
const MOST_LINES = 5_000;

type Row = CallReply<'erasures'>['erasures'][number];

/** The write by which a citizen became erased; later ones add nothing. */
const erasingOf = (entries: readonly PastEntry[]): PastEntry | undefined =>
  entries.find(({ delta }) => ((delta as Partial<Citizen> | null)?.erasedAt ?? '') !== '');

/** The device that erased, as the stamp of the erasure names it. */
const deviceOfErasure = ({ delta }: PastEntry): string => writerOf((delta as Citizen).erasedAt);

/** The erased files of a site that are told of, newest first, and which of them went by their age. */
const newestErased = async (store: Pick<Store, 'erasures' | 'bodies'>, siteId: string) => {
  const all = (await store.erasures(siteId))
    .filter(({ collection }) => collection === 'citizens')
    .toSorted((a, b) => compareText(b.at, a.at))
    .slice(0, MOST_LOOKED_AT);
  const [ids, byAge] = [[] as string[], new Set<string>()];
  for (let from = 0; from < all.length && ids.length - byAge.size < MOST_TOLD; from += PAGE) {
    const some = all.slice(from, from + PAGE).map(({ id }) => id);
    const aged = new Set(
      soundTexts('citizens', await store.bodies(siteId, 'citizens', some))
        .filter(({ erasedAt }) => erasedAt.endsWith(`-${SERVER_ACTOR.deviceId}`))
        .map(({ id }) => id),
    );
    for (const id of some) {
      if (aged.has(id) ? byAge.size === MOST_TOLD_BY_AGE : ids.length - byAge.size === MOST_TOLD) continue;
      ids.push(id);
      if (aged.has(id)) byAge.add(id);
    }
  }
  return { ids, byAge, erasedAt: new Map(all.map(({ id, at }) => [id, at])) };
};

/** The devices that held citizens at an instant: those that joined later never had the values. */
const holdersAt = (devices: readonly ListedDevice[], at: string): readonly ListedDevice[] =>
  devices.filter(({ rank, enrolledAt }) => (rank === 'desk' || rank === 'admin') && enrolledAt <= at);

/** How far the last erasures have come: a device holds one once it asked for what comes after the write that erased, and after those that took the words out of logs. */
export const erasures =
  ({
    store,
    referenceOf,
    pulledHere,
  }: Needs<'store'> & {
    readonly referenceOf: ReferenceReader;
    readonly pulledHere: PulledHere;
  }): Handler<'erasures'> =>
  async ({ agentId }, device) => {
    const { siteId } = device;
    await store.withSite(siteId, (site) => requireRight({ referenceOf }, site, device, agentId, 'erase'));
    const { ids, byAge, erasedAt } = await newestErased(store, siteId);
    const entries = await store.withSite(siteId, (site) => site.entriesOf('citizens', ids));
    const pulled = new Map<string, ReadonlyMap<string, number>>();
    for (const name of ['citizens', ...wordCollections]) pulled.set(name, await store.pulledBy(siteId, name));
    const devices = await store.listDevices(siteId);
    const lines =
      ids.length === byAge.size
        ? []
        : await store.journalPage(siteId, {
            since: '',
            until: '~',
            agentId: '',
            subjects: ids.filter((id) => !byAge.has(id)),
            before: null,
            limit: MOST_LINES,
          });
    const agents = new Map(
      lines.filter(({ kind }) => kind === 'citizenErased').map((line) => [line.subject, line.agentId]),
    );
    const hasReached = ({ id }: ListedDevice, name: string, seq: number): boolean =>
      Math.max(pulled.get(name)?.get(id) ?? 0, pulledHere.get(pulledKey(store.epoch, id, name)) ?? 0) >= seq;
    const rows = new Map<string, Row>();
    for (const id of ids) {
      const erasing = erasingOf(entries.get(id) ?? []);
      if (!erasing) continue;
      const { seq } = erasing;
      // A restore erases once more, all at once and by itself: told is when it was done first, and at which device.
      const at = erasedAt.get(id) ?? erasing.at;
      const deviceId = deviceOfErasure(erasing);
      const key = `${at} ${deviceId}`;
      const known = rows.get(key);
      const holders = holdersAt(devices, erasing.at);
      const swept = await sweptUpTo((name) => store.noteOfSite(siteId, name), id);
      const without = holders.filter(
        (one) =>
          !hasReached(one, 'citizens', seq) || wordCollections.some((name) => !hasReached(one, name, swept[name] ?? 0)),
      );
      const missing = new Set([
        ...(known?.missing ?? []),
        ...without.filter(({ revoked }) => !revoked).map((one) => one.id),
      ]);
      const revoked = new Set([
        ...(known?.revoked ?? []),
        ...without.filter((one) => one.revoked).map((one) => one.id),
      ]);
      rows.set(key, {
        at,
        deviceId,
        agentId: agents.get(id) ?? known?.agentId ?? '',
        ...(byAge.has(id) ? { byAge: true } : {}),
        citizenIds: [...(known?.citizenIds ?? []), id],
        done: holders.length - missing.size - revoked.size,
        missing: [...missing],
        revoked: [...revoked],
      });
    }
    return { erasures: [...rows.values()] };
  };
