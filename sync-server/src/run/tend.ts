import { civilOf } from '#shared/time/civil';

import { tendFeedback } from '../feedback/take-feedback';
import type { CoreParts, SyncCore } from '../parts';
import { tendNumbers } from '../tickets/numbers';

/** What is done for a site now and then without being asked. */
export const tendCall =
  (parts: CoreParts): SyncCore['tend'] =>
  async (siteId) => {
    const { store, clock, referenceOf } = parts;
    await tendNumbers(parts)(siteId);
    await store.withSite(siteId, async (site) => {
      const zone = (await referenceOf(site))?.site.zone;
      if (zone !== undefined) await tendFeedback(parts, site, civilOf(new Date(clock()).toISOString(), zone).day);
    });
  };
