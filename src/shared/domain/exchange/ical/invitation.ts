import type { Appointment } from '../../model/appointment';
import type { SiteReference } from '../../model/reference';
import { appointmentEvent, eventFacts } from './appointment-event';
import { writeCalendar, type Invited } from './write-calendar';

/** What an invitation says besides the place and time. `description` comes with the papers to bring, in the user’s language. */
type InvitationWords = { readonly summary: string; readonly description: string };

/**
 * The calendar file for the person who comes: an invitation, or its cancellation once the appointment is cancelled. It names
 * nobody but the town hall and the address it is sent to.
 */
export const invitationFile = (
  appointment: Appointment,
  reference: SiteReference,
  words: InvitationWords,
  invited: Invited,
): string => {
  const event = appointmentEvent(eventFacts(appointment), reference);
  const { site } = reference;
  const location = [site.name, site.commune].filter((part, index, all) => part !== '' && all.indexOf(part) === index);
  return writeCalendar({
    zone: site.zone,
    name: '',
    events: [{ ...event, ...words, location: location.join(', ') }],
    method: event.status === 'CANCELLED' ? 'CANCEL' : 'REQUEST',
    invited,
  });
};
