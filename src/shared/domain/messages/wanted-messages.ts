import { addDays, minutesBetween, toInstant } from '../../time/civil';
import { effectiveEvents } from '../lifecycle/event-log';
import { placementEvent } from '../lifecycle/placement-event';
import { textOf, textsOf } from '../lifecycle/read-payload';
import { messageChannels, type Appointment, type MessageChannel } from '../model/appointment';
import type { AnyEvent } from '../model/event';
import type { MessageTrigger } from '../model/message-settings';
import { isSaid, messageKey, type OutboxMessage, type WantedMessage } from './message';
import { turnOf } from './turn-of';

/** What decides on the messages of an appointment. */
type MessageFacts = {
  readonly appointment: Appointment;
  readonly zone: string;
  /** The outbox of this appointment. */
  readonly known: readonly OutboxMessage[];
  /** A change that is taken back within this time sends no message, minutes. */
  readonly delayMin: number;
};

/** A reminder comes this many civil days before, at the time of the appointment. */
const REMINDER_DAYS_BEFORE = 2;

type Moment = { readonly day: string; readonly time: string };
type News = Moment & { readonly trigger: MessageTrigger };

const readable = ({ day, time }: Moment): boolean =>
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day) &&
  !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) &&
  new Date(`${day}T00:00:00Z`).toISOString().startsWith(day) &&
  /^([01]\d|2[0-3]):[0-5]\d$/.test(time);

const same = (a: Moment, b: Moment): boolean => a.day === b.day && a.time === b.time;

const momentOf = (event: AnyEvent): Moment => ({ day: textOf(event, 'day'), time: textOf(event, 'time') });

/** The booking that counts, or the last one that was taken back. */
const bookingOf = ({ events }: Appointment): AnyEvent | undefined =>
  effectiveEvents(events).find((event) => event.type === 'booked') ??
  events.findLast((event) => event.type === 'booked');

/** The channels by which a person wished to be written to when they booked. */
export const chosenChannels = (appointment: Appointment): readonly MessageChannel[] => {
  const booking = bookingOf(appointment);
  const chosen = booking ? textsOf(booking, 'notify') : [];
  return messageChannels.filter((channel) => chosen.includes(channel));
};

/** What the person was told last by a channel. */
const lastSaid = (known: readonly OutboxMessage[], channel: MessageChannel): OutboxMessage | undefined =>
  known
    .filter((message) => message.channel === channel && isSaid(message))
    .toSorted((a, b) => (a.saidAt || a.changedAt).localeCompare(b.saidAt || b.changedAt))
    .at(-1);

const isPlaced = ({ status, confirmation }: Appointment): boolean =>
  status === 'booked' && (confirmation === 'accepted' || confirmation === 'kept');

const isCancelled = ({ status }: Appointment): boolean =>
  status === 'cancelledByCitizen' || status === 'cancelledByOffice';

/** What became of a live appointment since the person last heard of it. */
const newsOfPlace = (appointment: Appointment, said: OutboxMessage | undefined, delayMin: number): News | null => {
  const now = { day: appointment.day, time: appointment.time };
  if (said) {
    if (said.trigger === 'cancelled') return { ...now, trigger: 'confirmed' };
    return same(said, now) ? null : { ...now, trigger: 'moved' };
  }
  const [booking, placed] = [bookingOf(appointment), placementEvent(appointment)];
  if (!booking || !placed) return null;
  const isFirst = same(momentOf(booking), now) || minutesBetween(booking.at, placed.at) < delayMin;
  return { ...now, trigger: isFirst ? 'confirmed' : 'moved' };
};

/** Whoever never heard of it need not hear that it is off, unless it stood longer than a change of mind takes. */
const newsOfEnd = (
  appointment: Appointment,
  said: OutboxMessage | undefined,
  turn: AnyEvent,
  delayMin: number,
): News | null => {
  if (said) return said.trigger === 'cancelled' ? null : { day: said.day, time: said.time, trigger: 'cancelled' };
  const booking = bookingOf(appointment);
  const stood = isCancelled(appointment) && booking ? minutesBetween(booking.at, turn.at) >= delayMin : false;
  return stood ? { day: appointment.day, time: appointment.time, trigger: 'cancelled' } : null;
};

const newsOf = ({ appointment, known, delayMin }: MessageFacts, channel: MessageChannel, turn: AnyEvent) => {
  const said = lastSaid(known, channel);
  if (isPlaced(appointment)) return newsOfPlace(appointment, said, delayMin);
  const isOver = isCancelled(appointment) || appointment.status === 'void';
  return isOver ? newsOfEnd(appointment, said, turn, delayMin) : null;
};

/** The reminder of the present placement, unless it was placed later than that or the person was reminded of this very time. */
const reminderOf = ({ appointment, zone, known }: MessageFacts, channel: MessageChannel): WantedMessage | null => {
  const placed = placementEvent(appointment);
  const moment = { day: appointment.day, time: appointment.time };
  if (!placed || !isPlaced(appointment) || !readable(moment)) return null;
  const dueAt = toInstant(addDays(moment.day, -REMINDER_DAYS_BEFORE), moment.time, zone);
  if (minutesBetween(placed.at, dueAt) <= 0) return null;
  const subject = { appointmentId: appointment.id, cause: placed.id, trigger: 'reminder', channel, ...moment } as const;
  const key = messageKey(subject);
  const isReminded = known.some(
    (message) =>
      message.trigger === 'reminder' &&
      message.channel === channel &&
      message.key !== key &&
      isSaid(message) &&
      same(message, moment),
  );
  return isReminded ? null : { ...subject, key, dueAt, notAfter: toInstant(moment.day, moment.time, zone) };
};

/**
 * The messages that the state of an appointment asks for, given what the person was told: a confirmation once its place is
 * accepted, a move, a cancellation, a reminder. None without their wish. What was said and still holds is not asked for again, so
 * an undo after a message asks for another, and an undo before it for none.
 */
export const wantedMessages = (facts: MessageFacts): readonly WantedMessage[] => {
  const { appointment, zone } = facts;
  const turn = turnOf(appointment.events);
  if (!turn) return [];
  return chosenChannels(appointment).flatMap((channel) => {
    const news = newsOf(facts, channel, turn);
    const reminder = reminderOf(facts, channel);
    if (!news || !readable(news)) return reminder ? [reminder] : [];
    const subject = { appointmentId: appointment.id, cause: turn.id, channel, ...news };
    const wanted: WantedMessage = {
      ...subject,
      key: messageKey(subject),
      dueAt: '',
      notAfter: toInstant(news.day, news.time, zone),
    };
    return reminder ? [wanted, reminder] : [wanted];
  });
};
