import { asksForHelp } from '../../lifecycle/asks-for-help';
import type { Appointment } from '../../model/appointment';
import type { Request } from '../../model/request';

type Asked = Pick<Request, 'status' | 'channel' | 'citizenId' | 'reasonId' | 'receivedAt' | 'day' | 'events'>;
type Held = Pick<Appointment, 'status' | 'citizenId' | 'reasonId' | 'day'>;

/** As much of documents as `visitIndex` is made of. */
export type Visits = { readonly requests: readonly Asked[]; readonly appointments: readonly Held[] };

const noEvents: Request['events'] = [];

/** What `visitIndex` looks at, and no more: thirty days of it are kept in memory. */
export const visitsOf = ({ requests, appointments }: Visits): Visits => ({
  requests: requests
    .filter(
      ({ channel, citizenId, status, events }) =>
        channel === 'desk' && citizenId !== '' && status !== 'void' && !asksForHelp(events),
    )
    .map(({ status, channel, citizenId, reasonId, receivedAt, day }) => ({
      status,
      channel,
      citizenId,
      reasonId,
      receivedAt,
      day,
      events: noEvents,
    })),
  appointments: appointments
    .filter(({ status, citizenId }) => status === 'attended' && citizenId !== '')
    .map(({ status, citizenId, reasonId, day }) => ({ status, citizenId, reasonId, day })),
});
