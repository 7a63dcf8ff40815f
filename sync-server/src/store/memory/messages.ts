import type { OutboxMessage } from '#shared/domain/messages/message';

import { byCodePoint } from '../by-code-point';
import type { MessagePart, MessageReads } from '../message-port';
import { overlayOf } from './overlay';
import { siteOf, type SiteState, type State } from './state';

const byKey = (a: OutboxMessage, b: OutboxMessage): number => byCodePoint(a.key, b.key);
const byDue = (a: OutboxMessage, b: OutboxMessage): number => byCodePoint(a.nextAt, b.nextAt) || byKey(a, b);
const latestFirst = (a: OutboxMessage, b: OutboxMessage): number =>
  byCodePoint(b.changedAt, a.changedAt) || byKey(a, b);

/** The part of a transaction that keeps the outbox of messages. */
export const messagePart = (
  state: SiteState,
  pause: () => Promise<void>,
): MessagePart & { readonly apply: () => void } => {
  const kept = overlayOf(state.messages);
  return {
    apply: kept.apply,
    messagesOf: async (appointmentIds) =>
      kept
        .values()
        .filter((message) => appointmentIds.includes(message.appointmentId))
        .toSorted(byKey),
    message: async (key) => kept.get(key) ?? null,
    dueMessages: async (at, limit) =>
      kept
        .values()
        .filter((message) => message.nextAt !== '' && message.nextAt <= at)
        .toSorted(byDue)
        .slice(0, limit),
    putMessages: async (messages) => {
      await pause();
      for (const message of messages) kept.set(message.key, message);
    },
  };
};

/** What the memory store tells of its outboxes. */
export const memoryMessageReads = (stateOf: () => State): MessageReads => {
  const all = (siteId: string): readonly OutboxMessage[] => [...siteOf(stateOf(), siteId).messages.values()];
  return {
    messages: async (siteId, { states, since, limit, tried = false }) =>
      all(siteId)
        .filter(({ state, changedAt }) => states.includes(state) && changedAt >= since)
        .filter(({ attempts }) => !tried || attempts > 0)
        .toSorted(latestFirst)
        .slice(0, limit),
    countWaiting: async (siteId) =>
      all(siteId)
        .filter(({ state }) => state === 'waiting')
        .map(({ trigger, channel }) => ({ trigger, channel, count: 1 })),
    nextMessageAt: async (siteId) =>
      all(siteId)
        .filter((message) => message.nextAt !== '')
        .toSorted(byDue)[0]?.nextAt ?? '',
  };
};
