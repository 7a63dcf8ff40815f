import { Problem } from '../lib/problem';
import type { Needs } from '../needs';
import type { Figures } from './figures';
import { requireTownSite } from '../sites/require-town-site';
import type { Handler } from '../wire/handler';

/** A desk waits so long for days that changed; those that are not made by then come with its next call. */
const PATIENCE_MS = 400;
/** One that would get nothing yet waits longer: it would come again later than the first days are made. */
const FIRST_MS = 3_000;
/** What is left is made for so long, in small pieces between which other calls are answered. */
const REST_MS = 10_000;

/** Sheets of a site of the town that changed after a place, for the desks of the staff: they hold no identity. */
export const sheets =
  ({ store, figures, clock }: Needs<'store' | 'clock'> & { readonly figures: Figures }): Handler<'sheets'> =>
  async ({ epoch, since, limit, siteId: asked }, device) => {
    const siteId = asked ?? device.siteId;
    await requireTownSite(store, device, siteId);
    const isAnew = epoch !== store.epoch;
    const from = isAnew ? 0 : since;
    const read = () => store.sheetsSince(siteId, from, limit);
    let isWhole = await figures.projection.follow(siteId, PATIENCE_MS);
    let found = await read();
    if (!isWhole && found.sheets.length === 0) {
      isWhole = await figures.projection.follow(siteId, FIRST_MS);
      found = await read();
    }
    // The rest goes on without being waited for; what fails is tried again by the next who asks.
    if (!isWhole) figures.projection.follow(siteId, REST_MS).catch(() => undefined);
    const ref = await figures.projection.referenceOf(siteId);
    if (!ref) throw new Problem('notFound', 'this site has no reference data yet');
    return {
      epoch: store.epoch,
      isAnew,
      sheets: found.sheets.map((sheet) => ({ day: sheet.day, sheet: sheet.body })),
      seq: found.sheets.at(-1)?.seq ?? from,
      hasMore: found.hasMore,
      isWhole,
      asOf: new Date(clock()).toISOString(),
      unsyncedDesks: (await figures.facts.asOf(siteId, ref)).unsyncedDesks,
    };
  };
