import { messageStates, type MessageState, type OutboxMessage } from '#shared/domain/messages/message';
import { templateOf } from '#shared/i18n/fr/message-templates';
import type { MessageRow, Settlement } from '#shared/sync/wire/message-calls';
import { addMinutes } from '#shared/time/civil';

import { Problem } from '../lib/problem';
import { rightsIn, type ReferenceReader } from '../documents/load-facts';
import type { Needs } from '../needs';
import type { WaitingCount } from '../store/message-port';
import type { Messaging } from './messaging';
import { smsOfMonth } from './sms-budget';
import type { Handler } from '../wire/handler';

/** How far back the list of messages looks, and how many of a kind it holds at most. */
const LISTED_MIN = 14 * 24 * 60;
const MOST_LISTED = 200;

/** Time to take a « send again » back before it is done. */
const RESEND_AFTER_MIN = 0.25;

const OPEN: readonly MessageState[] = ['uncertain', 'failed', 'expired'];

/** A message as it is told: which, when and how it stands. There is no text and no address to tell. */
const toRow = ({
  claim: _claim,
  cause: _cause,
  saidAt: _saidAt,
  notAfter: _notAfter,
  ...row
}: OutboxMessage): MessageRow => row;

/** What is to be settled, what is tried in vain, what went out lately; and whether the server can send at all. */
export const messages =
  ({
    store,
    clock,
    messaging,
    referenceOf,
  }: Needs<'store' | 'clock'> & {
    readonly messaging: Messaging;
    readonly referenceOf: ReferenceReader;
  }): Handler<'messages'> =>
  async (_input, { siteId }) => {
    const since = addMinutes(new Date(clock()).toISOString(), -LISTED_MIN);
    const list = (states: readonly MessageState[], tried = false) =>
      store.messages(siteId, { states, since, limit: MOST_LISTED, tried });
    const [open, tried, sent, waiting, nextAt] = await Promise.all([
      list(OPEN),
      list(['waiting', 'sending', 'handed'], true),
      list(['sent']),
      store.countWaiting(siteId),
      store.nextMessageAt(siteId),
    ]);
    const { email, sms, fault, smsPerMonth } = messaging;
    const { reference, used } = await store.withSite(siteId, async (site) => {
      const found = await referenceOf(site);
      const at = new Date(clock()).toISOString();
      return { reference: found, used: await smsOfMonth(site, at, found?.site.zone ?? 'Europe/Paris') };
    });
    // A reminder that is switched off is kept for the day on which it may be on again: nobody waits for it.
    const goes = ({ trigger, channel }: WaitingCount): boolean =>
      !reference || templateOf(reference, trigger, channel).enabled;
    return {
      channels: { email, sms },
      fault,
      waiting: waiting.filter(goes).reduce((sum, { count }) => sum + count, 0),
      nextAt,
      messages: [...open, ...tried, ...sent].map(toRow),
      ...(smsPerMonth !== undefined && { smsMonth: { used, budget: smsPerMonth } }),
    };
  };

/** The messages of some appointments, and by which channels any can be sent. */
export const messagesOf =
  ({ store, messaging }: Needs<'store'> & { readonly messaging: Messaging }): Handler<'messagesOf'> =>
  async ({ appointmentIds }, { siteId }) => {
    const messages = (await store.withSite(siteId, (site) => site.messagesOf(appointmentIds))).map(toRow);
    return { messages, channels: { email: messaging.email, sms: messaging.sms } };
  };

/** What was decided, and what it was before, so that it can be taken back. */
const decidedWhy = (act: Settlement, { state, why }: OutboxMessage): string => `${act} ${state} ${why}`.trim();

const takenBack = (message: OutboxMessage, at: string): OutboxMessage => {
  const [act = '', state = '', ...why] = message.why.split(' ');
  const before = messageStates.find((one) => one === state);
  const stands = act === 'resend' ? message.state === 'waiting' : act === 'consider' && message.state === 'sent';
  return before && stands
    ? { ...message, state: before, nextAt: '', claim: '', changedAt: at, why: why.join(' ') }
    : message;
};

/** The message after a person’s decision; the same one where there is nothing to decide any more. */
const decided = (message: OutboxMessage, act: Settlement, at: string): OutboxMessage => {
  if (act === 'back') return takenBack(message, at);
  if (!OPEN.includes(message.state)) return message;
  const settled = { ...message, claim: '', changedAt: at, why: decidedWhy(act, message) };
  return act === 'consider'
    ? { ...settled, state: 'sent', nextAt: '', saidAt: message.saidAt === '' ? at : message.saidAt }
    : { ...settled, state: 'waiting', nextAt: addMinutes(at, RESEND_AFTER_MIN), attempts: 0 };
};

/** « Send again », « consider as sent », or either taken back, by whoever answers for the day. Gives the message as it stands now. */
export const settleMessage =
  ({
    store,
    clock,
    referenceOf,
  }: Needs<'store' | 'clock'> & { readonly referenceOf: ReferenceReader }): Handler<'settleMessage'> =>
  async ({ id, agentId, act }, device) => {
    const at = new Date(clock()).toISOString();
    return store.withSite(device.siteId, async (site) => {
      if (!rightsIn(await referenceOf(site), device, agentId).has('settleMessage'))
        throw new Problem('notAllowed', 'only who answers for the day may decide on a message');
      const message = await site.message(id);
      if (!message) throw new Problem('notFound', 'no such message');
      const now = decided(message, act, at);
      if (now !== message) await site.putMessages([now]);
      return { message: toRow(now) };
    });
  };
