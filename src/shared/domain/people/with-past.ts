import type { Appointment } from '../model/appointment';
import type { PassageSources } from './passages';

/** Whether an appointment is for one of these citizens, or brings one of them along. */
export const concerns = ({ citizenId, persons }: Appointment, ids: ReadonlySet<string>): boolean =>
  ids.has(citizenId) || persons.some((person) => person.citizenId !== undefined && ids.has(person.citizenId));

const joined = <One extends { readonly id: string }>(own: readonly One[], past: readonly One[]): readonly One[] => {
  const held = new Set(own.map(({ id }) => id));
  return [...own, ...past.filter(({ id }) => !held.has(id))];
};

/**
 * What a desk holds of a person, with what the server alone still has of them. Of a document that both have the desk’s copy counts; what
 * names nobody of `ids` is left out.
 */
export const withPast = (own: PassageSources, past: PassageSources, ids: ReadonlySet<string>): PassageSources => ({
  appointments: joined(
    own.appointments,
    past.appointments.filter((one) => concerns(one, ids)),
  ),
  tickets: joined(
    own.tickets,
    past.tickets.filter(({ citizenId }) => ids.has(citizenId)),
  ),
  requests: joined(
    own.requests,
    past.requests.filter(({ citizenId }) => ids.has(citizenId)),
  ),
});
