import { FUTURE_STAMP } from '#shared/sync/protocol';

import type { CoreNeeds, SyncCore } from '../parts';

/** The rows of the site that were set aside, newest first, without their content. */
export const quarantineCall =
  ({ store }: CoreNeeds): SyncCore['quarantine'] =>
  async ({ siteId }) => ({
    rows: (await store.quarantined(siteId))
      // A desk corrects a wrong stamp by itself; nobody needs to look at it.
      .filter((row) => row.why !== FUTURE_STAMP)
      .map(({ collection, id, why, deviceId, at }) => ({ collection, id, why, deviceId, at }))
      .toReversed(),
  });
