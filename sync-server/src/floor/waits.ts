import type { WaitBand } from '#shared/domain/model/ticket';
import { favouriteReasons, kioskReasons } from '#shared/domain/publication/kiosk-reasons';
import type { FloorState } from '#shared/domain/queue/floor-state';
import { announceWaits, remainingWaits } from '#shared/domain/queue/look-ahead';

import { readApart } from '../lib/sound';
import type { FloorDay } from './floor';

/** Waits by id; `null` = none can be told. */
export type Waits = ReadonlyMap<string, WaitBand | null>;

/** Computes the waits of floors. */
export type WaitsOf = {
  /** The wait to announce to someone who comes now, for each reason that screens show. */
  readonly of: (floor: FloorDay) => Waits;
  /** How much longer each waiting ticket waits. */
  readonly ofTickets: (floor: FloorDay) => Waits;
};

const MINUTE_MS = 60_000;

/** Keeps what was computed of a floor until that changes or a minute has passed. */
const keptFor = (clock: () => number, compute: (state: FloorState) => Waits): ((floor: FloorDay) => Waits) => {
  const kept = new Map<string, { readonly state: string; readonly waits: Waits }>();
  const apart = readApart('waits');
  return (floor) => {
    const siteId = floor.reference.site.id;
    const minute = Math.floor(clock() / MINUTE_MS);
    const state = `${floor.state} ${minute}`;
    const known = kept.get(siteId);
    if (known?.state === state) return known.waits;
    const nowIso = new Date(clock()).toISOString();
    const { tickets, sessions: deskSessions, appointments } = floor;
    const waits = apart({ tickets, deskSessions, appointments }, ({ deskSessions: sessions, ...lists }) =>
      compute({ ...floor, ...lists, sessions, nowIso }),
    );
    kept.set(siteId, { state, waits });
    return waits;
  };
};

const announced = (state: FloorState): Waits => {
  const shown = [...favouriteReasons(state.reference), ...kioskReasons(state.reference)];
  return announceWaits(state, [...new Set(shown.map(({ id }) => id))]);
};

/** The waits of the floor: boards, kiosks and tickets share one computation. */
export const createWaits = (clock: () => number): WaitsOf => ({
  of: keptFor(clock, announced),
  ofTickets: keptFor(clock, (state) => remainingWaits(state)),
});
