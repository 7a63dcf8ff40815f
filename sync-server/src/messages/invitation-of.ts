import { invitationFile } from '#shared/domain/exchange/ical/invitation';
import type { Appointment } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { fieldValuesOf, invitationWords } from '#shared/i18n/fr/message-templates';

/** The calendar file of a mail: so that a move moves what stands in the calendar of the person, and a cancellation takes it out. */
export type MailInvitation = { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string };

/** Who invites: the sender of the mails of a town hall. */
export type Organizer = { readonly name: string; readonly email: string };

/** The invitation that goes with a mail about an appointment. */
export const invitationOf = (
  appointment: Appointment,
  reference: SiteReference,
  organizer: Organizer,
  attendeeEmail: string,
): MailInvitation => {
  const words = invitationWords(reference.site.name, fieldValuesOf(reference, appointment, appointment));
  const content = invitationFile(appointment, reference, words, { organizer, attendeeEmail });
  return { method: content.includes('METHOD:CANCEL') ? 'CANCEL' : 'REQUEST', content };
};
