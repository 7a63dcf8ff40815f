import { useMemo } from 'react';
import { map } from 'rxjs';

import type { Appointment } from '#shared/domain/model/appointment';
import type { Ticket } from '#shared/domain/model/ticket';
import type { CitizenMatch } from '#shared/domain/people/search-citizens';
import { whereaboutsOf, type Whereabouts } from '#shared/domain/people/whereabouts';

import { appointmentsOf } from '../passages-of';
import { unread, useLive } from './use-live';

type Read = { readonly ids: ReadonlySet<string>; readonly appointments: readonly Appointment[] };
const notRead = unread<Read>({ ids: new Set(), appointments: [] });

/** Every appointment of these citizens that this desk holds, whatever became of it; `ids` are those of whom it was read. `isFresh`: as they are now, never as they were when last seen. */
export const useAppointmentsOf = (citizenIds: readonly string[], isFresh = false): Read => {
  const ids = [...new Set(citizenIds)].filter((id) => id !== '').toSorted();
  return useLive<Read>(
    `appointments of ${ids.join(' ')}`,
    (database) => appointmentsOf(database, ids).pipe(map((appointments) => ({ ids: new Set(ids), appointments }))),
    notRead,
    // Who is still in a list keeps their lines while the next letter is typed.
    { keep: true, isFresh },
  );
};

/** What each of these people has now; `null` while their appointments are being read. */
export const useWhereabouts = (
  matches: readonly CitizenMatch[],
  tickets: readonly Ticket[],
  today: string,
): ((match: CitizenMatch) => Whereabouts | null) => {
  const read = useAppointmentsOf(matches.flatMap(({ memberIds }) => memberIds));
  return useMemo(
    () =>
      ({ memberIds, appointmentIds }) =>
        memberIds.every((id) => read.ids.has(id))
          ? whereaboutsOf({
              ids: new Set(memberIds),
              tickets,
              appointments: read.appointments,
              today,
              askedIds: new Set(appointmentIds),
            })
          : null,
    [read, tickets, today],
  );
};
