import type { CoreNeeds, SyncCore } from '../parts';

/** Where the site stands, and the server's time, by which a desk sees that its clock is wrong. */
export const headCall =
  ({ store, clock, clockOffsetMs }: CoreNeeds): SyncCore['head'] =>
  async ({ siteId }) => ({
    epoch: store.epoch,
    siteId,
    seq: await store.head(siteId),
    now: new Date(clock()).toISOString(),
    clockOffsetMs,
  });
