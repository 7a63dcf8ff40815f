import type { MessageState, OutboxMessage } from '#shared/domain/messages/message';

/** The part of a site's transaction that keeps the outbox of messages. Under the lock of the site nobody else takes one meanwhile. */
export type MessagePart = {
  /** All messages of these appointments, in the order of their keys. */
  readonly messagesOf: (appointmentIds: readonly string[]) => Promise<readonly OutboxMessage[]>;
  readonly message: (key: string) => Promise<OutboxMessage | null>;
  /** Messages that are to be looked at by `at`, the longest due first. */
  readonly dueMessages: (at: string, limit: number) => Promise<readonly OutboxMessage[]>;
  /** Stores each message under its key, in the place of what was there. */
  readonly putMessages: (messages: readonly OutboxMessage[]) => Promise<void>;
};

/** Which messages to list: in one of these states, changed since an instant (`''` = ever). */
export type MessageWish = {
  readonly states: readonly MessageState[];
  readonly since: string;
  readonly limit: number;
  /** Only those that were tried in vain at least once. */
  readonly tried?: boolean;
};

/** How many messages of a kind wait; a kind may come in several parts. */
export type WaitingCount = Pick<OutboxMessage, 'trigger' | 'channel'> & { readonly count: number };

/** What a store tells of its outboxes without taking a lock. */
export type MessageReads = {
  /** The latest changed first. */
  readonly messages: (siteId: string, wish: MessageWish) => Promise<readonly OutboxMessage[]>;
  readonly countWaiting: (siteId: string) => Promise<readonly WaitingCount[]>;
  /** When the next message is to be looked at; `''` when none is. */
  readonly nextMessageAt: (siteId: string) => Promise<string>;
};
