import { kioskReasons, favouriteReasons } from '#shared/domain/publication/kiosk-reasons';
import type { WaitBand } from '#shared/domain/model/ticket';
import { waitForReason } from '#shared/domain/queue/wait-for-reason';

import type { FloorDay } from './floor';

/** The wait to announce to someone who comes now, for each reason that screens show; `null` = none can be told. */
export type Waits = ReadonlyMap<string, WaitBand | null>;

/** Computes the waits of a floor. */
export const waitsOf = ({ reference, tickets, sessions }: FloorDay): Waits => {
  const ids = new Set([...favouriteReasons(reference), ...kioskReasons(reference)].map(({ id }) => id));
  return new Map([...ids].map((id) => [id, waitForReason(id, tickets, sessions, reference)]));
};
