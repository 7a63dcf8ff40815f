import type { z } from 'zod';

import type { sheetsReply } from '#shared/sync/insights-protocol';
import { sheetsRequest } from '#shared/sync/insights-protocol';

import { checked } from '../lib/checked';
import { Problem } from '../lib/problem';
import type { RouteContext } from '../wire/route';
import { requireTownSite } from '../sites/require-town-site';
import type { Device } from '../store/port';

/** A desk waits so long for days that changed; those that are not made by then come with its next call. */
const PATIENCE_MS = 400;
/** One that would get nothing yet waits longer: it would come again later than the first days are made. */
const FIRST_MS = 3_000;
/** What is left is made for so long, in small pieces between which other calls are answered. */
const REST_MS = 10_000;

/** Sheets of a site of the town that changed after a place, for the desks of the staff: they hold no identity. */
export const sheetsCall = async (
  { store, insights, clock }: RouteContext,
  device: Device,
  body: unknown,
): Promise<z.input<typeof sheetsReply>> => {
  const { epoch, since, limit, siteId = device.siteId } = checked(sheetsRequest, body);
  await requireTownSite(store, device, siteId);
  const isAnew = epoch !== store.epoch;
  const from = isAnew ? 0 : since;
  const read = () => store.sheetsSince(siteId, from, limit + 1);
  let isWhole = await insights.projection.follow(siteId, PATIENCE_MS);
  let found = await read();
  if (!isWhole && found.length === 0) {
    isWhole = await insights.projection.follow(siteId, FIRST_MS);
    found = await read();
  }
  // The rest goes on without being waited for; what fails is tried again by the next who asks.
  if (!isWhole) insights.projection.follow(siteId, REST_MS).catch(() => undefined);
  const ref = await insights.projection.referenceOf(siteId);
  if (!ref) throw new Problem('notFound', 'this site has no reference data yet');
  const sent = found.slice(0, limit);
  return {
    epoch: store.epoch,
    isAnew,
    sheets: sent.map((sheet) => ({ day: sheet.day, sheet: sheet.body })),
    seq: sent.at(-1)?.seq ?? from,
    hasMore: found.length > limit,
    isWhole,
    asOf: new Date(clock()).toISOString(),
    unsyncedDesks: (await insights.facts.asOf(siteId, ref)).unsyncedDesks,
  };
};
