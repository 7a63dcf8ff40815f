import { z } from 'zod';

import { leaseSchema, MOST_ELSEWHERE, type Lease, type WishedPlace } from '#shared/sync/wire/floor-calls';
import { minutesOf } from '#shared/time/civil';

import type { KeyValues } from './key-values';

/** A place that the server holds for another device, until an instant. */
export type HeldPlace = Pick<Lease, 'place' | 'until'>;

/** So long a refused place is left out: by then whoever took it is known here, or it was only held for a moment. */
const refusedMs = 10 * 60_000;

/** The places that the server promised to this device, for when it is out of reach. They last over a restart. */
export type Leases = {
  /** Those that still count, by the server's clock. */
  readonly valid: () => readonly Lease[];
  /** `elsewhere` = what the server promised to other devices; absent = it does not say. */
  readonly replace: (leases: readonly Lease[], elsewhere?: readonly HeldPlace[]) => void;
  /** The server refused this place a moment ago: for a while it is not proposed here. */
  readonly noteRefused: (place: WishedPlace) => void;
  /** Places that are not to be proposed here, because the server would refuse them. Not kept over a restart: the server says them anew. */
  readonly elsewhere: {
    readonly read: () => readonly HeldPlace[];
    readonly subscribe: (listener: () => void) => () => void;
  };
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
  let promised: readonly HeldPlace[] = [];
  let refused: readonly HeldPlace[] = [];
  let told: readonly HeldPlace[] = [];
  const listeners = new Set<() => void>();
  /** Those that still count; the very same list where all do. */
  const alive = (held: readonly HeldPlace[]): readonly HeldPlace[] => {
    const nowIso = serverNow().toISOString();
    return held.every(({ until }) => until > nowIso) ? held : held.filter(({ until }) => until > nowIso);
  };
  const tell = (): void => {
    refused = alive(refused);
    told = alive([...promised, ...refused]);
    for (const listener of listeners) listener();
  };
  return {
    valid,
    replace: (leases, elsewhere = []) => {
      keys.write(key, leases.length === 0 ? '' : JSON.stringify(leases));
      promised = elsewhere.slice(0, MOST_ELSEWHERE);
      tell();
    },
    noteRefused: (place) => {
      refused = [...refused, { place, until: new Date(serverNow().getTime() + refusedMs).toISOString() }].slice(
        -MOST_ELSEWHERE,
      );
      tell();
    },
    elsewhere: {
      read: () => (told = alive(told)),
      subscribe: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
    // A station was promised only with a reason that needs one.
    around: (wish, needsStation) =>
      valid().find(({ place }) => lies(wish, place) && (!needsStation || place.reasonId === wish.reasonId))?.id ?? '',
  };
};
