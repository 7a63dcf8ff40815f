import { writerOf, type Citizen } from '#shared/domain/model/citizen';
import { compareText } from '#shared/lib/compare';
import { wordCollections } from '#shared/sync/erase-words';
import type { CallReply } from '#shared/sync/wire/calls';

import { sweptUpTo } from '../documents/erased-words';
import type { ReferenceReader } from '../documents/load-facts';
import { pulledKey, type PulledHere } from '../documents/pull';
import { requireRight } from '../documents/require';
import type { Needs } from '../needs';
import type { ListedDevice, PastEntry, Store } from '../store/port';
import type { Handler } from '../wire/handler';
import { goneByAge } from './erase-citizens';

const PAGE = 500;

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
const deviceOfErasure = ({ delta }: PastEntry): string => writerOf((delta as Partial<Citizen>).erasedAt ?? '');

/** The erased files of a site that are told of, newest first, and which of them went by their age. */
const newestErased = async (store: Pick<Store, 'erasures' | 'bodies'>, siteId: string) => {
  const all = (await store.erasures(siteId))
    .filter(({ collection }) => collection === 'citizens')
    .toSorted((a, b) => compareText(b.at, a.at))
    .slice(0, MOST_LOOKED_AT);
  const [ids, byAge] = [[] as string[], new Set<string>()];
  for (let from = 0; from < all.length && ids.length - byAge.size < MOST_TOLD; from += PAGE) {
    const some = all.slice(from, from + PAGE).map(({ id }) => id);
    const aged = await goneByAge(store, siteId, some);
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
    const wipes = await store.wipes(siteId);
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
          // A device that erased all that it held holds nobody.
          !wipes.get(one.id)?.doneAt &&
          (!hasReached(one, 'citizens', seq) ||
            wordCollections.some((name) => !hasReached(one, name, swept[name] ?? 0))),
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
