import type { MessageTemplate, SiteReference } from '../../domain/model/reference';
import type { MessageTrigger } from '../../domain/model/message-settings';
import type { MessageChannel, Appointment } from '../../domain/model/appointment';
import { appointmentCode } from '../../domain/lifecycle/appointment-code';
import type { FieldValues } from '../../domain/messages/fill-template';
import { papersFor } from '../../domain/papers/papers-for';
import { longDay, shortTime } from './format';
import { phoneInPairs } from '../../lib/phone';
import { entryById } from '../../lib/entry-by-id';

const nbsp = '\u00A0';

type Words = { readonly subject: string; readonly body: string };

const place = 'Lieu\u00A0: {lieu}\nNuméro du rendez-vous\u00A0: {numero}';
const papers = 'À apporter\u00A0: {pieces}';
// Each on a line of its own: a town hall that named no number has none.
const call = 'Téléphone de la mairie\u00A0: {telephone}';
const callShort = '\nTél. {telephone}';
const absent = `Si vous ne pouvez pas venir, merci de nous prévenir${nbsp}: la place servira à quelqu’un d’autre.\n${call}`;

const emails: Readonly<Record<MessageTrigger, Words>> = {
  confirmed: {
    subject: 'Votre rendez-vous du {jour} à {heure}',
    body: `Bonjour,\n\nVotre rendez-vous est enregistré\u00A0: {jour} à {heure}.\n${place}\n\n${papers}\n\n${absent}`,
  },
  moved: {
    subject: 'Votre rendez-vous est déplacé au {jour} à {heure}',
    body: `Bonjour,\n\nVotre rendez-vous est déplacé. Il a lieu {jour} à {heure}.\n${place}\n\n${papers}\n\n${absent}`,
  },
  cancelled: {
    subject: 'Votre rendez-vous du {jour} à {heure} est annulé',
    body: `Bonjour,\n\nVotre rendez-vous du {jour} à {heure} est annulé.\nNuméro du rendez-vous\u00A0: {numero}\n\nPour en prendre un autre, vous pouvez nous appeler ou passer à l’accueil.\n${call}`,
  },
  reminder: {
    subject: 'Rappel\u00A0: votre rendez-vous du {jour} à {heure}',
    body: `Bonjour,\n\nNous vous rappelons votre rendez-vous\u00A0: {jour} à {heure}.\n${place}\n\n${papers}\n\n${absent}`,
  },
};

// In the alphabet of SMS, and one part each with usual names of places.
const texts: Readonly<Record<MessageTrigger, string>> = {
  confirmed: `Rendez-vous enregistré : {jour} à {heure}, {lieu}. Numéro {numero}.\nEmpêchement ? Appelez le {telephone}.`,
  moved: `Votre rendez-vous est déplacé : {jour} à {heure}, {lieu}. Numéro {numero}.${callShort}`,
  cancelled: `Votre rendez-vous du {jour} à {heure}, {lieu}, est annulé. Numéro {numero}.${callShort}`,
  reminder: `Rappel : rendez-vous {jour} à {heure}, {lieu}. Numéro {numero}.\nEmpêchement ? Appelez le {telephone}.`,
};

/** The id under which the template of a message is kept in the reference data. */
export const templateIdOf = (trigger: MessageTrigger, channel: MessageChannel): string =>
  `messageTemplate-${trigger}-${channel}`;

/** The words that Guichet ships. Nothing is sent until someone switches it on. */
export const shippedTemplate = (trigger: MessageTrigger, channel: MessageChannel): MessageTemplate => ({
  id: templateIdOf(trigger, channel),
  kind: 'messageTemplate',
  trigger,
  channel,
  ...(channel === 'email' ? emails[trigger] : { subject: '', body: texts[trigger] }),
  enabled: false,
});

/** The template in use: that of the town hall, else the shipped one. */
export const templateOf = (
  { messageTemplates }: Pick<SiteReference, 'messageTemplates'>,
  trigger: MessageTrigger,
  channel: MessageChannel,
): MessageTemplate =>
  messageTemplates.find((one) => one.trigger === trigger && one.channel === channel) ??
  shippedTemplate(trigger, channel);

/** `9 h 12`, `14 h`: an hour as a letter says it. */
const spokenTime = (time: string): string => {
  const [hours, minutes] = shortTime(time).split(':');
  return minutes === '00' ? `${hours}${nbsp}h` : `${hours}${nbsp}h${nbsp}${minutes}`;
};

/** The papers of all persons, each once. */
const papersOf = (reference: SiteReference, appointment: Pick<Appointment, 'reasonId' | 'persons' | 'day'>): string => {
  const reason = entryById(reference.reasons, appointment.reasonId);
  if (!reason) return '';
  const { persons, household } = papersFor(reference, { reason, persons: appointment.persons, day: appointment.day });
  const labels = [...persons.flatMap((person) => person.papers), ...household].map((paper) => paper.label);
  return [...new Set(labels)].join(', ');
};

/** What the calendar file of a mail says: the place where one is expected, never the reason. */
export const invitationWords = (
  siteName: string,
  { numero, pieces }: Pick<FieldValues, 'numero' | 'pieces'>,
): { readonly summary: string; readonly description: string } => ({
  summary: `Rendez-vous, ${siteName}`,
  description: [
    `Numéro du rendez-vous${nbsp}: ${numero}`,
    ...(pieces === '' ? [] : [`À apporter${nbsp}: ${pieces}`]),
  ].join('\n'),
});

/** What the fields stand for in the messages of an appointment; `day` and `time` are those that the message is about. */
export const fieldValuesOf = (
  reference: SiteReference,
  appointment: Pick<Appointment, 'id' | 'reasonId' | 'persons'>,
  { day, time }: { readonly day: string; readonly time: string },
): FieldValues => ({
  jour: longDay(day),
  heure: spokenTime(time),
  lieu: `${reference.site.name}, ${reference.site.commune}`,
  numero: appointmentCode(appointment.id),
  pieces: papersOf(reference, { ...appointment, day }),
  telephone: phoneInPairs(reference.site.phone ?? ''),
});
