import { z } from 'zod';

import type { SiteTransaction } from '../store/port';

const NOTE = 'asideFull';
const countsSchema = z.record(z.string(), z.object({ rows: z.int(), at: z.string() }));

/** Rows of a device of which no copy was kept, because it had no room left among those put aside; `at` = when the last one came. */
export type WithoutRoom = z.infer<typeof countsSchema>[string];

const read = (text: string): z.infer<typeof countsSchema> => {
  try {
    return countsSchema.parse(JSON.parse(text));
  } catch {
    // No row was refused yet.
    return {};
  }
};

/** Counts rows of a device that were not kept. A row that is sent again counts again. */
export const countWithoutRoom = async (
  site: SiteTransaction,
  { deviceId, at }: { readonly deviceId: string; readonly at: string },
  rows: number,
): Promise<void> => {
  const counts = read(await site.siteNote(NOTE));
  const before = counts[deviceId]?.rows ?? 0;
  await site.writeSiteNote(NOTE, JSON.stringify({ ...counts, [deviceId]: { rows: before + rows, at } }));
};

/** What was not kept, by device, as far as the last of it came since an instant. */
export const withoutRoomSince = async (
  site: SiteTransaction,
  since: string,
): Promise<ReadonlyMap<string, WithoutRoom>> =>
  new Map(Object.entries(read(await site.siteNote(NOTE))).filter(([, { at }]) => at >= since));
