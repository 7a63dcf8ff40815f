import { useMemo } from 'react';

import { announcedNow } from '#shared/domain/insights/day/announced-now';
import { isEnough } from '#shared/domain/insights/protect/small-numbers';
import type { Share } from '#shared/domain/insights/stats/wilson';
import type { WaitBand } from '#shared/domain/model/ticket';

import { useAnnouncedWaits } from '../../../data/queries/use-announced-waits';
import type { LiveState } from './use-live-day';

/** The wait that is announced now over all reasons, and how often such an announcement held. */
export const useAnnouncedBand = ({
  input,
  day,
}: LiveState): { readonly band: WaitBand | null; readonly held: Share | null } => {
  const { reference, tickets, sessions, appointments, now, habits } = input;
  // The announcement is that of the kiosk: without what was merely agreed on here.
  const waitFor = useAnnouncedWaits({ reference, tickets, sessions, appointments, now });
  const band = useMemo(() => {
    const weights = new Map<string, number>();
    for (const { reasonId, booked } of habits.past)
      if (!booked) weights.set(reasonId, (weights.get(reasonId) ?? 0) + 1);
    for (const { reasonId, appointmentId, status } of tickets)
      if (appointmentId === '' && status !== 'void') weights.set(reasonId, (weights.get(reasonId) ?? 0) + 1);
    return announcedNow(
      reference.reasons
        .filter((reason) => reason.walkIn)
        .flatMap(({ id }) => {
          const told = waitFor(id);
          return told ? [{ band: told, weight: weights.get(id) ?? 0 }] : [];
        }),
    );
  }, [waitFor, habits, tickets, reference]);
  const ofToday = isEnough(day.told.n) ? day.told.held : null;
  return { band, held: habits.held ?? ofToday };
};
