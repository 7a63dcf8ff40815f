import { citizenFields, type Citizen } from '#shared/domain/model/citizen';
import { logOf } from '#shared/sync/merge-document';
import type { CallReply } from '#shared/sync/wire/calls';
import type { EventOrigin, PastValue } from '#shared/sync/wire/history-calls';

import { DAY_MS } from '../bounds';
import { SERVER_ACTOR } from '../documents/authority-event';
import { loadOne, type ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection, requireRight } from '../documents/require';
import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { Store } from '../store/port';
import type { Handler } from '../wire/handler';
import { gatherWrites, type Run } from './large-writes';
import { takeBackStretch } from './take-back-stretch';

export { accessRequests, extendAccessRequest, noteAccessRequest, settleAccessRequest } from './access-request-calls';
export { chooseErasers, eraseCitizens, erasureWishes, settleErasure } from './erasure-calls';
export { erasures } from './erasures-reached';
export { protectionFacts } from './protection-calls';
export { chooseRetention, previewRetention } from './retention-calls';

/** So far back large writes are listed. */
const LISTED_DAYS = 30;
/** The most writes that are looked through for the list, the newest, and so many at once: then others have their turn. */
const MOST_READ = 5_000_000;
const READ_AT_ONCE = 10_000;
/** So many writes are looked through by one call of `takeBack`: nobody waits longer for it than for a large push. */
const TAKEN_AT_ONCE = 1000;

type WithReference = { readonly referenceOf: ReferenceReader };

const namesOf = async (store: Store, siteId: string): Promise<ReadonlyMap<string, string>> =>
  new Map((await store.listDevices(siteId)).map(({ id, name }) => [id, name]));

/** The number before the first write since an instant. One entry of the past proves nothing: the clock of the server may have been wrong. */
const numberBefore = async (store: Store, siteId: string, head: number, since: string): Promise<number> => {
  const first = Math.max(0, head - MOST_READ);
  let older = 0;
  for (let seq = head; seq > first; seq -= READ_AT_ONCE) {
    const [entry] = await store.audit(siteId, seq - 1, 1);
    older = entry !== undefined && entry.at < since ? older + 1 : 0;
    if (older === 2) return seq;
  }
  return first;
};

/** The writes that changed many citizens at one go, what each device changed, and what one of them changed on each day. */
export const largeWrites =
  ({
    store,
    clock,
    referenceOf,
    giveWay,
  }: Needs<'store' | 'clock' | 'giveWay'> & WithReference): Handler<'largeWrites'> =>
  async ({ agentId, deviceId = '' }, device) => {
    const { siteId } = device;
    await store.withSite(siteId, (site) => requireRight({ referenceOf }, site, device, agentId, 'past'));
    const since = new Date(clock() - LISTED_DAYS * DAY_MS).toISOString();
    const head = await store.head(siteId);
    const gathered = gatherWrites(deviceId);
    for (let after = await numberBefore(store, siteId, head, since); after < head; after += READ_AT_ONCE) {
      const upTo = Math.min(head, after + READ_AT_ONCE);
      for (const push of await store.pushes(siteId, 'citizens', { after, upTo }))
        if (push.at >= since && push.deviceId !== SERVER_ACTOR.deviceId) gathered.add(push);
      await giveWay(siteId);
    }
    const names = await namesOf(store, siteId);
    const told = (runs: readonly Run[]): CallReply<'largeWrites'>['writes'] =>
      runs.map(({ writes, ...run }) => ({ ...run, deviceName: names.get(run.deviceId) ?? '', citizens: writes }));
    return {
      epoch: store.epoch,
      writes: told(gathered.runs()),
      devices: told(gathered.devices()),
      days: told(gathered.days()),
    };
  };

/** Gives citizens back what some writes of a device replaced, or says what would come of it. */
export const takeBack =
  ({
    store,
    clock,
    registry,
    referenceOf,
    journal,
  }: Needs<'store' | 'clock' | 'journal'> & WithReference & { readonly registry: Registry }): Handler<'takeBack'> =>
  async ({ agentId, epoch, act, after, ...range }, device) => {
    if (epoch !== store.epoch) throw new Problem('epochMismatch', 'these writes are of another history');
    const page = await store.audit(device.siteId, Math.max(after, range.fromSeq - 1), TAKEN_AT_ONCE);
    const stretch = page.filter(({ seq }) => seq <= range.toSeq);
    const end = stretch.at(-1)?.seq ?? range.toSeq;
    const { tally, written } = await store.withSite(device.siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'past');
      const known = knownCollection(registry, 'citizens');
      const taken = await takeBackStretch({ site, device, known, nowMs: clock() }, range, stretch, act === 'take');
      if (taken.written)
        await journal.note(site, device, {
          kind: 'writesTakenBack',
          agentId,
          subject: range.deviceId,
          count: taken.tally.citizens,
        });
      return taken;
    });
    return { tally, written, next: end < range.toSeq && page.length === TAKEN_AT_ONCE ? end : null };
  };

/** What the fields of a citizen were. */
export const citizenPast =
  ({ store, referenceOf }: Needs<'store'> & WithReference): Handler<'citizenPast'> =>
  async ({ agentId, citizenId }, device) => {
    const names = await namesOf(store, device.siteId);
    const entries = await store.withSite(device.siteId, async (site) => {
      await requireRight({ referenceOf }, site, device, agentId, 'past');
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
      await requireRight({ referenceOf }, site, device, agentId, 'past');
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
