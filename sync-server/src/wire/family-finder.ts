import type { Needs } from '../needs';
import { familiesIn } from '../store/families';
import type { Device } from '../store/port';

/** A device that joined by the code of another process is looked for again after so long, milliseconds. */
const KNOWN_FOR_MS = 60_000;

type Families = ReturnType<typeof familiesIn>;
type Known = { readonly readAtMs: number; readonly families: Promise<Families> };

/**
 * Finds the family of a device. The devices of a site are read once a minute at most, and for a device that is not known yet; calls that
 * come at once wait for one reading, or hundreds of desks that come back would each ask for the list of all.
 */
export const familyFinder = ({
  store,
  clock,
}: Needs<'store' | 'clock'>): ((device: Pick<Device, 'id' | 'siteId'>) => Promise<readonly string[]>) => {
  const sites = new Map<string, Known>();
  const read = (siteId: string, readAtMs: number): Promise<Families> => {
    const families = store.listDevices(siteId).then(familiesIn);
    const known = { readAtMs, families };
    sites.set(siteId, known);
    // A store that could not answer is asked again.
    families.catch(() => sites.get(siteId) === known && sites.delete(siteId));
    return families;
  };
  return async ({ id, siteId }) => {
    const nowMs = clock();
    const known = sites.get(siteId);
    const isFresh = known !== undefined && Math.abs(nowMs - known.readAtMs) < KNOWN_FOR_MS;
    const family = isFresh ? (await known.families).get(id) : undefined;
    return family ?? (await read(siteId, nowMs)).get(id) ?? [id];
  };
};
