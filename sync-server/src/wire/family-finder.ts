import type { Needs } from '../needs';
import { familiesIn } from '../store/families';
import type { Device } from '../store/port';

/** A device that joined by the code of another process is looked for again after so long, milliseconds. */
const KNOWN_FOR_MS = 60_000;

/** Finds the family of a device. The devices of a site are read once a minute at most, and for a device that is not known yet. */
export const familyFinder = ({
  store,
  clock,
}: Needs<'store' | 'clock'>): ((device: Pick<Device, 'id' | 'siteId'>) => Promise<readonly string[]>) => {
  const sites = new Map<string, { readonly readAtMs: number; readonly families: ReturnType<typeof familiesIn> }>();
  return async ({ id, siteId }) => {
    const nowMs = clock();
    const known = sites.get(siteId);
    const family = known && Math.abs(nowMs - known.readAtMs) < KNOWN_FOR_MS ? known.families.get(id) : undefined;
    if (family) return family;
    const families = familiesIn(await store.listDevices(siteId));
    sites.set(siteId, { readAtMs: nowMs, families });
    return families.get(id) ?? [id];
  };
};
