import { useMemo } from 'react';

import { needsOutcome } from '#shared/domain/insights/facts/needs-outcome';
import { byStart } from '#shared/lib/compare';
import type { Appointment } from '#shared/domain/model/appointment';
import { addDays } from '#shared/time/civil';

import { watchDays } from '../watch-rows';
import { onceFirstShown } from './first-shown';
import { isRead, unread, useLive } from './use-live';
import { useNow } from './use-now';
import { useSiteReference } from './use-site-reference';
import { useToday } from './use-today';

/** Who forgot for longer finds the rest in the file of the person. */
const backDays = 60;
const askedEveryMs = 30_000;
const dayMs = 86_400_000;
const notRead = unread<readonly Appointment[]>([]);

const isUnsettled = ({ status }: Appointment): boolean => status === 'booked' || status === 'arrived';

/** The appointments of today and the days before that are over and of which nobody said what came of them, by start. */
export const useDueAppointments = (): readonly Appointment[] => {
  const today = useToday();
  const now = useNow(askedEveryMs);
  const zone = useSiteReference()?.site.zone ?? '';
  const open = useLive(
    `due appointments ${today}`,
    (database) =>
      onceFirstShown<readonly Appointment[]>(notRead, () =>
        watchDays<'appointments'>(database.appointments, addDays(today, -backDays), today, byStart, isUnsettled),
      ),
    notRead,
    { lingerMs: dayMs },
  );
  return useMemo(
    () => (zone !== '' && isRead(open) ? open.filter((appointment) => needsOutcome(appointment, now, zone)) : notRead),
    [open, now, zone],
  );
};
