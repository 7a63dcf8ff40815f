import { composeMessage, type ComposedMessage } from '#shared/domain/messages/compose-message';
import type { OutboxMessage } from '#shared/domain/messages/message';
import { sendableAt } from '#shared/domain/messages/quiet-hours';
import { turnOf } from '#shared/domain/messages/turn-of';
import type { Appointment, MessageChannel } from '#shared/domain/model/appointment';
import type { SiteReference } from '#shared/domain/model/reference';
import { fieldValuesOf, templateOf } from '#shared/i18n/fr/message-templates';
import { addMinutes } from '#shared/time/civil';
import { emailAddress } from '#shared/domain/messages/email-address';
import { readSmsNumber } from '#shared/domain/messages/sms-number';
import type { Citizen } from '#shared/domain/model/citizen';
import { toCitizenValues } from '#shared/domain/model/citizen-values';
import { followMerge } from '#shared/domain/people/follow-merge';
import { mergedIntoOf } from '#shared/domain/people/links';

import { loadOne } from '../documents/load-facts';
import { readApart } from '../lib/sound';
import type { SiteTransaction } from '../store/port';
import { followAppointment } from './follow-appointment';
import { invitationOf, type MailInvitation, type Organizer } from './invitation-of';
import { countSms, type SmsBounds, type SmsWait } from './sms-budget';

const MOST_MERGES = 20;

/** The citizen who stands for this id now: the one into whom they were merged. `null` for nobody. */
const presentCitizen = async (site: SiteTransaction, citizenId: string): Promise<Citizen | null> => {
  const chain = new Map<string, Citizen>();
  for (let id = citizenId; id !== '' && !chain.has(id) && chain.size < MOST_MERGES;) {
    const citizen = await loadOne(site, 'citizens', id);
    if (!citizen) break;
    if (citizen.erasedAt === '') chain.set(id, citizen);
    id = mergedIntoOf(citizen);
  }
  const links = [...chain.values()].map((citizen) => ({ id: citizen.id, mergedInto: mergedIntoOf(citizen) }));
  return chain.get(followMerge(links).survivorOf(citizenId)) ?? null;
};

/** Where a message goes; `''` = nowhere, for a reason. */
type Recipient = { readonly to: string; readonly why: '' | 'noAddress' | 'numberRefused' };

/** Where a message for this citizen goes by a channel. SMS go to French mobiles, and to the prefixes that the server's settings add. */
const recipientOf = async (
  site: SiteTransaction,
  citizenId: string,
  channel: MessageChannel,
  morePrefixes: readonly string[] = [],
): Promise<Recipient> => {
  const citizen = await presentCitizen(site, citizenId);
  const { phone = '', email = '' } = citizen ? toCitizenValues(citizen) : {};
  if (channel === 'sms') {
    const read = readSmsNumber(phone, morePrefixes);
    if (read.kind === 'refused') return { to: '', why: 'numberRefused' };
    return read.kind === 'mobile' ? { to: read.number, why: '' } : { to: '', why: 'noAddress' };
  }
  const to = emailAddress(email);
  return { to, why: to === '' ? 'noAddress' : '' };
};

/** A message in hand: what goes out, and to whom. It exists in memory only. */
export type TakenMessage = {
  readonly message: OutboxMessage;
  readonly to: string;
  readonly text: ComposedMessage;
  /** A reminder brings none: what it is about stands in the calendar already. */
  readonly invitation: MailInvitation | null;
};

/** Who takes, when, and what it knows. */
export type TakeFacts = {
  readonly site: SiteTransaction;
  readonly reference: SiteReference;
  readonly at: string;
  readonly delayMin: number;
  /** A fresh name for this taking. */
  readonly claim: string;
  readonly leaseMs: number;
  /** Instant of the last restore of a backup, `''` = never. */
  readonly restoredAt: string;
  /** The sender of mails, `null` where there is none. */
  readonly organizer: Organizer | null;
  /** Where SMS go, and how many; `null` where there are none. */
  readonly sms: (SmsBounds & { readonly morePrefixes: readonly string[] }) | null;
  /** Until when a channel is closed: it failed, or is not configured. `''` = it is open. */
  readonly closedUntil: (channel: MessageChannel) => string;
};

const MOST_LOOKED_AT = 50;

/** Nothing more is known of one that was handed over by a process that is gone; one that was not may be taken again. */
const recovered = (message: OutboxMessage, at: string): OutboxMessage => {
  if (message.state === 'sending') return { ...message, state: 'waiting', claim: '', nextAt: at };
  if (message.state !== 'handed') return message;
  return { ...message, state: 'uncertain', nextAt: '', changedAt: at, why: 'interrupted' };
};

/**
 * Whether it may have been sent after the backup that was restored was made. What a person decided since then counts more.
 */
const maybeSentBefore = (message: OutboxMessage, appointment: Appointment, restoredAt: string): boolean => {
  if (restoredAt === '' || message.why.startsWith('resend')) return false;
  const fellDue = message.trigger === 'reminder' ? message.nextAt : (turnOf(appointment.events)?.at ?? '');
  return fellDue <= restoredAt;
};

const apart = readApart('messages');

/** Works something out from an appointment; `null` when that fails: the messages of others go on. */
const worked = <Value>(appointment: Appointment, work: (one: Appointment) => Value): Value | null =>
  apart({ appointments: [appointment] }, ({ appointments: [one] }) => (one ? work(one) : null));

const unreadable = (message: OutboxMessage, at: string): OutboxMessage => ({
  ...message,
  state: 'failed',
  nextAt: '',
  claim: '',
  changedAt: at,
  why: 'unreadable',
});

/** The outbox of its appointment as it is now, or `null` when the message is not wanted any more. */
const stillWanted = async (facts: TakeFacts, message: OutboxMessage): Promise<Appointment | null> => {
  const { site, reference, at, delayMin } = facts;
  const appointment = await loadOne(site, 'appointments', message.appointmentId);
  if (!appointment) {
    await site.putMessages([
      { ...message, state: 'withdrawn', nextAt: '', claim: '', changedAt: at, why: 'superseded' },
    ]);
    return null;
  }
  const others = (await site.messagesOf([message.appointmentId])).filter((one) => one.key !== message.key);
  const written = worked(appointment, (one) =>
    followAppointment({ before: one, after: one }, [...others, message], {
      reference,
      at,
      delayMin,
      dueKey: message.key,
    }),
  ) ?? [unreadable(message, at)];
  if (written.length > 0) await site.putMessages(written);
  return written.some((one) => one.key === message.key) ? null : appointment;
};

/** Whether it must wait, and until when: for the morning, or for its channel. */
const waitsUntil = ({ at, reference, closedUntil }: TakeFacts, { channel }: OutboxMessage): string => {
  const closed = closedUntil(channel);
  if (closed > at) return closed;
  const allowed = sendableAt(at, channel, reference.site.zone);
  return allowed > at ? allowed : '';
};

const overBudget = async ({ site, sms, at, reference }: TakeFacts, to: string): Promise<SmsWait | null> =>
  sms && countSms(site, to, sms, { at, zone: reference.site.zone });

const take = async (facts: TakeFacts, message: OutboxMessage): Promise<TakenMessage | null> => {
  const { site, reference, at, claim, leaseMs, restoredAt, organizer } = facts;
  const appointment = await stillWanted(facts, message);
  if (!appointment) return null;
  if (maybeSentBefore(message, appointment, restoredAt)) {
    await site.putMessages([{ ...message, state: 'uncertain', nextAt: '', changedAt: at, why: 'restored' }]);
    return null;
  }
  const wait = waitsUntil(facts, message);
  if (wait !== '') {
    await site.putMessages([{ ...message, nextAt: wait }]);
    return null;
  }
  const { to, why } = await recipientOf(site, appointment.citizenId, message.channel, facts.sms?.morePrefixes);
  if (to === '') {
    await site.putMessages([{ ...message, state: 'failed', nextAt: '', changedAt: at, why }]);
    return null;
  }
  const full = message.channel === 'sms' ? await overBudget(facts, to) : null;
  if (full) {
    // At its end it is looked at once more, and told as too late. One that waits for this is shown like one that was tried.
    const nextAt = full.until < message.notAfter ? full.until : message.notAfter;
    await site.putMessages([
      { ...message, nextAt, changedAt: at, why: full.why, attempts: Math.max(1, message.attempts) },
    ]);
    return null;
  }
  const isInvited = organizer !== null && message.channel === 'email' && message.trigger !== 'reminder';
  const said = worked(appointment, (one) => ({
    text: composeMessage(
      templateOf(reference, message.trigger, message.channel),
      fieldValuesOf(reference, one, message),
    ),
    invitation: isInvited ? invitationOf(one, reference, organizer, to) : null,
  }));
  if (!said) {
    await site.putMessages([unreadable(message, at)]);
    return null;
  }
  const taken: OutboxMessage = {
    ...message,
    state: 'sending',
    claim,
    nextAt: addMinutes(at, leaseMs / 60_000),
    attempts: message.attempts + 1,
    changedAt: at,
  };
  await site.putMessages([taken]);
  return { message: taken, to, ...said };
};

/**
 * Takes the message that is due longest, under the lock of the site, and puts what is not to be sent now where it belongs.
 * `null` when nothing is left to send; `isMore` = not all that is due was looked at.
 */
export const takeMessage = async (
  facts: TakeFacts,
): Promise<{ readonly taken: TakenMessage | null; readonly isMore: boolean }> => {
  const due = await facts.site.dueMessages(facts.at, MOST_LOOKED_AT);
  for (const one of due) {
    // What was written for another message of the same appointment may have changed this one.
    const now = await facts.site.message(one.key);
    if (!now || now.nextAt === '' || now.nextAt > facts.at) continue;
    const message = recovered(now, facts.at);
    if (message !== now) await facts.site.putMessages([message]);
    if (message.state !== 'waiting') continue;
    const taken = await take(facts, message);
    if (taken) return { taken, isMore: true };
  }
  return { taken: null, isMore: due.length === MOST_LOOKED_AT };
};
