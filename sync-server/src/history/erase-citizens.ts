import type { Citizen } from '#shared/domain/model/citizen';
import { inTheWayOfErasure } from '#shared/domain/people/passages';
import { laterStamp, tick } from '#shared/sync/hybrid-clock';
import { mergeCitizens } from '#shared/sync/merge-citizens';
import { civilOf } from '#shared/time/civil';

import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection, requireAdmin } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { soundTexts } from '../lib/sound';
import type { Needs } from '../needs';
import type { Handler } from '../wire/handler';

/**
 * Erases a person under all their ids, as one write with its lines of the journal: one for each file, and one for why. The agent is known
 * here, as they are not when a push brings an erasure.
 */
export const eraseCitizens =
  ({
    store,
    clock,
    registry,
    referenceOf,
    journal,
  }: Needs<'store' | 'clock' | 'journal'> & { readonly referenceOf: ReferenceReader } & {
    readonly registry: Registry;
  }): Handler<'eraseCitizens'> =>
  async ({ agentId, citizenIds, reason }, device) => {
    const { siteId } = device;
    const at = new Date(clock()).toISOString();
    const zone = await store.withSite(siteId, async (site) => {
      await requireAdmin({ referenceOf }, site, device, agentId);
      return (await referenceOf(site))?.site.zone ?? 'Europe/Paris';
    });
    const of = async <Name extends 'appointments' | 'tickets' | 'requests'>(name: Name) =>
      soundTexts(name, (await store.bodiesOfCitizens(siteId, name, citizenIds)).bodies);
    const sources = {
      appointments: await of('appointments'),
      tickets: await of('tickets'),
      requests: await of('requests'),
    };
    const inTheWay = Object.values(inTheWayOfErasure(sources, civilOf(at, zone).day));
    if (inTheWay.some((some) => some.length > 0)) return { outcome: 'inTheWay' };
    await store.withSite(siteId, async (site) => {
      const known = knownCollection(registry, 'citizens');
      const stored = await site.read('citizens', [...new Set(citizenIds)]);
      const rows = [...stored.values()].flatMap((document) => {
        if (document._deleted || known.isErased(document)) return [];
        const citizen = document as unknown as Citizen;
        const last = Object.values(citizen.fields ?? {}).reduce((latest, { t }) => laterStamp(latest, t), '');
        const erased = mergeCitizens(citizen, { ...citizen, erasedAt: tick(last, clock(), device.id) });
        return [toWritten(known, document, { ...erased, _deleted: false })];
      });
      if (rows.length === 0) return;
      await site.write('citizens', rows, { deviceId: device.id, at });
      for (const { document } of rows)
        await journal.note(site, device, { kind: 'citizenErased', agentId, subject: document.id, count: 1 });
      await journal.note(site, device, { kind: 'erasedFor', agentId, subject: reason, count: rows.length });
    });
    return { outcome: 'erased' };
  };
