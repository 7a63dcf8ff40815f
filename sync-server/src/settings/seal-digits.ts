import type { ReferenceBody } from '#shared/domain/model/reference';

import { SERVER_ACTOR } from '../documents/authority-event';
import { authoritySealOf, type AuthoritySeal } from '../documents/authority-seal';
import type { Registry } from '../documents/registry';
import { knownCollection } from '../documents/require';
import { toWritten } from '../documents/to-written';
import { soundOf } from '../lib/sound';
import type { Needs } from '../needs';

/** The settings of a kiosk with the proof of its digits in their place; any other body as it is. */
export const withSealedDigits = (seal: AuthoritySeal, siteId: string, body: ReferenceBody): ReferenceBody =>
  body.kind === 'kiosk' && body.exitPin !== ''
    ? { ...body, exitPin: '', exitSeal: seal.ofDigits(siteId, body.exitPin) }
    : body;

/** Puts the proof in the place of digits that an older server stored, or a new town was set up with. */
export const sealStoredDigits =
  ({ store, clock, registry }: Needs<'store' | 'clock'> & { readonly registry: Registry }) =>
  async (siteId: string): Promise<void> => {
    const seal = await authoritySealOf(store);
    const known = knownCollection(registry, 'reference');
    await store.withSite(siteId, async (site) => {
      const open = (await site.readAll('reference')).flatMap((document) => {
        const body = document._deleted ? undefined : soundOf('reference', document)?.body;
        const sealed = body && withSealedDigits(seal, siteId, body);
        return sealed && sealed !== body ? [toWritten(known, document, { ...document, body: sealed })] : [];
      });
      const origin = { deviceId: SERVER_ACTOR.deviceId, at: new Date(clock()).toISOString() };
      if (open.length > 0) await site.write('reference', open, origin);
    });
  };
