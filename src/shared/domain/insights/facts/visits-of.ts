import type { FactDocuments } from './fact-context';

/** Documents that `visitIndex` is made of. */
export type Visits = Pick<FactDocuments, 'requests' | 'appointments'>;

/** What `visitIndex` looks at, and no more: thirty days of it are kept in memory. */
export const visitsOf = ({ requests, appointments }: Visits): Visits => ({
  requests: requests
    .filter(({ channel, citizenId, status }) => channel === 'desk' && citizenId !== '' && status !== 'void')
    .map((one) => ({ ...one, events: one.events.filter(({ type }) => type === 'received') })),
  appointments: appointments
    .filter(({ status, citizenId }) => status === 'attended' && citizenId !== '')
    .map((one) => ({ ...one, events: [] })),
});
