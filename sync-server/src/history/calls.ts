import { citizenFields, type Citizen } from '#shared/domain/model/citizen';
import { mayWriteFrom } from '#shared/domain/rights/writes';
import { logOf } from '#shared/sync/merge-document';
import type { CallReply } from '#shared/sync/wire/calls';
import type { EventOrigin, PastValue } from '#shared/sync/wire/history-calls';

import { DAY_MS } from '../bounds';
import { SERVER_ACTOR } from '../documents/authority-event';
import { loadOne, roleOf, type ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { PushNote } from '../store/audit-port';
import type { Device, SiteTransaction, Store } from '../store/port';
import type { Handler } from '../wire/handler';
import { LARGE, largeDays, largeRuns, type Run } from './large-writes';
import { takeBackStretch } from './take-back-stretch';

/** So far back large writes are listed. */
const LISTED_DAYS = 30;
/** The most writes that are looked through for the list, and so many at once: nobody waits longer for it than for a large push. */
const MOST_READ = 5_000_000;
const READ_AT_ONCE = 20_000;
/** The most runs that are listed, and days of devices: the largest. Nobody can push a large write out of the list by small ones. */
const MOST_LISTED = 200;
/** So many writes are looked through by one call of `takeBack`: nobody waits longer for it than for a large push. */
const TAKEN_AT_ONCE = 1000;

type WithReference = { readonly referenceOf: ReferenceReader };

/** Refuses whoever is no administrator by the stored role, at a device of one. */
const requireAdmin = async (
  { referenceOf }: WithReference,
  site: SiteTransaction,
  device: Device,
  agentId: string,
): Promise<void> => {
  const role = roleOf(await referenceOf(site), agentId);
  if (role === null || !mayWriteFrom(device.rank, role, 'reference', 'written'))
    throw new Problem('notAllowed', 'an administrator at a device of an administrator looks into the history');
};

const namesOf = async (store: Store, siteId: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await store.listDevices(siteId)).map(({ id, name }) => [id, name]));

/** The pushes of devices that wrote citizens since an instant, in the order of their numbers. */
const pushesSince = async (store: Store, siteId: string, since: string): Promise<readonly PushNote[]> => {
  const head = await store.head(siteId);
  const pages: (readonly PushNote[])[] = [];
  for (let upTo = head; upTo > Math.max(0, head - MOST_READ); upTo -= READ_AT_ONCE) {
    const after = Math.max(0, upTo - READ_AT_ONCE);
    const page = await store.pushes(siteId, 'citizens', { after, upTo });
    pages.unshift(page.filter(({ at, deviceId }) => at >= since && deviceId !== SERVER_ACTOR.deviceId));
    const [earliest] = await store.audit(siteId, after, 1);
    if (earliest === undefined || earliest.at < since) break;
  }
  return pages.flat();
};

const largest = (runs: readonly Run[]): readonly Run[] =>
  runs.toSorted((a, b) => b.count - a.count || b.toSeq - a.toSeq).slice(0, MOST_LISTED);

/** The writes that changed many citizens at one go, and what each device changed on a day. */
export const largeWrites =
  ({ store, clock, referenceOf }: Needs<'store' | 'clock'> & WithReference): Handler<'largeWrites'> =>
  async ({ agentId }, device) => {
    const { siteId } = device;
    await store.withSite(siteId, (site) => requireAdmin({ referenceOf }, site, device, agentId));
    const pushes = await pushesSince(store, siteId, new Date(clock() - LISTED_DAYS * DAY_MS).toISOString());
    const names = await namesOf(store, siteId);
    /** The newest first, with how many citizens they touched: who was written twice counts once. */
    const told = async (runs: readonly Run[]): Promise<CallReply<'largeWrites'>['writes']> => {
      const writes: CallReply<'largeWrites'>['writes'] = [];
      for (const { count: _, ...run } of runs.toSorted((a, b) => b.toSeq - a.toSeq)) {
        const citizens = await store.countWritten(siteId, 'citizens', run);
        if (citizens >= LARGE) writes.push({ ...run, deviceName: names.get(run.deviceId) ?? '', citizens });
      }
      return writes;
    };
    const runs = largeRuns(pushes);
    const days = largeDays(pushes, runs);
    return { epoch: store.epoch, writes: await told(largest(runs)), days: await told(largest(days)) };
  };

/** Gives citizens back what some writes of a device replaced, or says what would come of it. */
export const takeBack =
  ({
    store,
    clock,
    registry,
    referenceOf,
  }: Needs<'store' | 'clock'> & WithReference & { readonly registry: Registry }): Handler<'takeBack'> =>
  async ({ agentId, epoch, act, after, ...range }, device) => {
    if (epoch !== store.epoch) throw new Problem('epochMismatch', 'these writes are of another history');
    const page = await store.audit(device.siteId, Math.max(after, range.fromSeq - 1), TAKEN_AT_ONCE);
    const stretch = page.filter(({ seq }) => seq <= range.toSeq);
    const end = stretch.at(-1)?.seq ?? range.toSeq;
    const { tally, written } = await store.withSite(device.siteId, async (site) => {
      await requireAdmin({ referenceOf }, site, device, agentId);
      const known = knownCollection(registry, 'citizens');
      return takeBackStretch({ site, device, known, nowMs: clock() }, range, stretch, act === 'take');
    });
    return { tally, written, next: end < range.toSeq && page.length === TAKEN_AT_ONCE ? end : null };
  };

/** What the fields of a citizen were. */
export const citizenPast =
  ({ store, referenceOf }: Needs<'store'> & WithReference): Handler<'citizenPast'> =>
  async ({ agentId, citizenId }, device) => {
    const names = await namesOf(store, device.siteId);
    const entries = await store.withSite(device.siteId, async (site) => {
      await requireAdmin({ referenceOf }, site, device, agentId);
      const citizen = await loadOne(site, 'citizens', citizenId);
      return citizen?.erasedAt === '' ? ((await site.entriesOf('citizens', [citizenId])).get(citizenId) ?? []) : [];
    });
    const values = entries.flatMap(({ at, deviceId, delta }): PastValue[] => {
      const fields = (delta as Partial<Citizen> | null)?.fields ?? {};
      return citizenFields.flatMap((field) => {
        const v = fields[field]?.v;
        return v === undefined ? [] : [{ field, v, at, deviceId, deviceName: names.get(deviceId) ?? '' }];
      });
    });
    return { values: values.toReversed() };
  };

/** From which device the events of a document came; what an event says of its author may be false, this is not. */
export const documentPast =
  ({ store, referenceOf }: Needs<'store'> & WithReference): Handler<'documentPast'> =>
  async ({ agentId, collection, id }, device) => {
    const names = await namesOf(store, device.siteId);
    const entries = await store.withSite(device.siteId, async (site) => {
      await requireAdmin({ referenceOf }, site, device, agentId);
      return (await site.entriesOf(collection, [id])).get(id) ?? [];
    });
    const events = entries.flatMap(({ at, deviceId, delta }): EventOrigin[] =>
      logOf((delta ?? {}) as object).map((event) => ({
        eventId: event.id,
        at,
        deviceId,
        deviceName: names.get(deviceId) ?? '',
      })),
    );
    return { events };
  };
