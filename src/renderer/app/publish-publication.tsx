import { useDeferredValue, useEffect, useMemo } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { publicationOf } from '#shared/domain/publication/publication-of';

import { useAnnouncedWaits } from '../data/queries/use-announced-waits';
import { useAppointmentsOfDay } from '../data/queries/use-appointments-of-day';
import { useDeskSessions } from '../data/queries/use-desk-sessions';
import { isRead, useReadApart } from '../data/queries/use-live';
import { useNow } from '../data/queries/use-now';
import { isCutOff, useSyncPart } from '../data/queries/use-sync-state';
import { useTicketsOfDay } from '../data/queries/use-tickets-of-day';
import { useToday } from '../data/queries/use-today';
import { guichetBridge } from '../platform/bridge';
import { clockOffsetMs } from '../platform/clock';

/** Waits go on while nothing is written. */
const lookEveryMs = 15_000;

/** Hands the anonymous publication of today to the second screen beside this desk whenever it changes. Draws nothing. */
export const PublishPublication = ({ reference }: { readonly reference: SiteReference }) => {
  const day = useToday();
  // The screen of this desk answers first.
  const tickets = useDeferredValue(useTicketsOfDay(day));
  const sessions = useDeferredValue(useDeskSessions(day));
  const appointments = useDeferredValue(useAppointmentsOfDay(day));
  const nowIso = useNow(lookEveryMs);
  const announced = useAnnouncedWaits({ reference, tickets, sessions, appointments, now: nowIso });
  const offsetMs = clockOffsetMs();
  const apart = useReadApart('publication');
  const isKnown = isRead(tickets, sessions, appointments);
  const publication = useMemo(() => {
    // A board that says « nobody » for half a second has said something false.
    if (!isKnown) return null;
    const reasons = reference.reasons.filter((reason) => reason.walkIn);
    const waits = new Map(reasons.map(({ id }) => [id, announced(id)]));
    // A board needs no appointments.
    const facts = { reference, appointments: [], waits, nowIso };
    return apart({ tickets, deskSessions: sessions }, (found) =>
      publicationOf({
        ...facts,
        tickets: found.tickets,
        sessions: found.deskSessions,
        clockOffsetMs: offsetMs,
        forKiosk: false,
      }),
    );
  }, [apart, reference, tickets, sessions, isKnown, announced, nowIso, offsetMs]);
  // A desk that is cut off does not hear what the others call: its screen says so.
  const offlineSince = useSyncPart(({ kind, since }) => (isCutOff(kind) ? since : ''));
  const shape = JSON.stringify([publication, offlineSince]);
  useEffect(() => {
    if (!publication) return;
    guichetBridge()
      ?.invoke('publication.publish', { publication, offlineSince })
      .catch(() => undefined);
    // oxlint-disable-next-line react/exhaustive-deps -- `shape` stands for what the publication says
  }, [shape]);
  return null;
};
