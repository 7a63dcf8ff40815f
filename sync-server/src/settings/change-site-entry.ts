import type { ReferenceBody } from '#shared/domain/model/reference';
import { sameValue } from '#shared/sync/same-document';

import { SERVER_ACTOR } from '../documents/authority-event';
import type { ReferenceReader } from '../documents/load-facts';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { Problem } from '../lib/problem';
import { soundOf } from '../lib/sound';
import type { Needs } from '../needs';
import type { Device, SiteTransaction } from '../store/port';

type SiteBody = Extract<ReferenceBody, { readonly kind: 'site' }>;

/**
 * Writes into the entry of the site what has a call of its own, and says whether anything changed. A device that is `null` is whoever sits at the
 * server. Throws `notFound` for a site without an entry.
 */
export const changeSiteEntry = async (
  {
    clock,
    registry,
    referenceOf,
  }: Needs<'clock'> & { readonly registry: Registry; readonly referenceOf: ReferenceReader },
  site: SiteTransaction,
  device: Device | null,
  change: (body: SiteBody) => SiteBody,
): Promise<boolean> => {
  const known = knownCollection(registry, 'reference');
  const id = (await referenceOf(site))?.site.id ?? '';
  const stored = (await site.read('reference', [id])).get(id);
  const body = soundOf('reference', stored)?.body;
  if (!stored || body?.kind !== 'site') throw new Problem('notFound', 'this site has no entry');
  const next = change(body);
  if (sameValue(body, next)) return false;
  const origin = { deviceId: device?.id ?? SERVER_ACTOR.deviceId, at: new Date(clock()).toISOString() };
  await site.write('reference', [toWritten(known, stored, { ...stored, body: next })], origin);
  return true;
};
