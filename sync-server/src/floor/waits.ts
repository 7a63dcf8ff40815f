import { favouriteReasons, kioskReasons } from '#shared/domain/publication/kiosk-reasons';
import type { WaitBand } from '#shared/domain/model/ticket';
import { waitForReason } from '#shared/domain/queue/wait-for-reason';

import type { FloorDay } from './floor';

/** The wait to announce to someone who comes now, for each reason that screens show; `null` = none can be told. */
export type Waits = ReadonlyMap<string, WaitBand | null>;

/** Computes the waits of floors. */
export type WaitsOf = { readonly of: (floor: FloorDay) => Waits };

const compute = ({ reference, tickets, sessions }: FloorDay): Waits => {
  const ids = new Set([...favouriteReasons(reference), ...kioskReasons(reference)].map(({ id }) => id));
  return new Map([...ids].map((id) => [id, waitForReason(id, tickets, sessions, reference)]));
};

const MINUTE_MS = 60_000;

/** Keeps the waits of a floor until it changes or a minute has passed: boards, kiosks and tickets share one computation. */
export const createWaits = (clock: () => number): WaitsOf => {
  const kept = new Map<string, { readonly state: string; readonly waits: Waits }>();
  return {
    of: (floor) => {
      const siteId = floor.reference.site.id;
      const state = `${floor.state} ${Math.floor(clock() / MINUTE_MS)}`;
      const known = kept.get(siteId);
      if (known?.state === state) return known.waits;
      const waits = compute(floor);
      kept.set(siteId, { state, waits });
      return waits;
    },
  };
};
