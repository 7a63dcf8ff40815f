import { z } from 'zod';

import { leaseSchema, type Lease, type WishedPlace } from '#shared/sync/wire/floor-calls';
import { minutesOf } from '#shared/time/civil';

import type { KeyValues } from './key-values';

/** The places that the server promised to this device, for when it is out of reach. They last over a restart. */
export type Leases = {
  /** Those that still count, by the server's clock. */
  readonly valid: () => readonly Lease[];
  readonly replace: (leases: readonly Lease[]) => void;
  /** The lease in which a wish lies; `''` when there is none. */
  readonly around: (place: WishedPlace, needsStation: boolean) => string;
};

const key = 'leases';
const listSchema = z.array(leaseSchema);

const read = (keys: KeyValues): readonly Lease[] => {
  try {
    const list = listSchema.safeParse(JSON.parse(keys.read(key) || '[]'));
    return list.success ? list.data : [];
  } catch {
    return [];
  }
};

const lies = (wish: WishedPlace, place: WishedPlace): boolean => {
  const [from, to] = [minutesOf(wish.time), minutesOf(wish.time) + wish.durationMin];
  const [opens, ends] = [minutesOf(place.time), minutesOf(place.time) + place.durationMin];
  return wish.day === place.day && wish.deskId === place.deskId && opens <= from && to <= ends;
};

/** `serverNow` is the server's time as this desk knows it: a clock set back must not bring a lease back to life. */
export const createLeases = (keys: KeyValues, serverNow: () => Date): Leases => {
  const valid = (): readonly Lease[] => {
    const nowIso = serverNow().toISOString();
    return read(keys).filter((lease) => lease.until > nowIso);
  };
  return {
    valid,
    replace: (leases) => keys.write(key, leases.length === 0 ? '' : JSON.stringify(leases)),
    // A station was promised only with a reason that needs one.
    around: (wish, needsStation) =>
      valid().find(({ place }) => lies(wish, place) && (!needsStation || place.reasonId === wish.reasonId))?.id ?? '',
  };
};
