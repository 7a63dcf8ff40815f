import { sql, type Kysely, type Transaction } from 'kysely';

import { messageStates, type OutboxMessage } from '#shared/domain/messages/message';
import { messageTriggers } from '#shared/domain/model/message-settings';

import type { MessagePart, MessageReads } from '../message-port';
import { chunksOf } from './chunks-of';
import { idChunks } from './id-chunks';
import { prepared } from './prepared';
import type { Tables } from './tables';

const READ_CHUNK = 500;
const WRITE_CHUNK = 50;

const kindOf = (occasion: string, channel: string): Pick<OutboxMessage, 'trigger' | 'channel'> => ({
  trigger: messageTriggers.find((trigger) => trigger === occasion) ?? 'confirmed',
  channel: channel === 'sms' ? 'sms' : 'email',
});

const toMessage = (row: Tables['messages']): OutboxMessage => ({
  key: row.key,
  appointmentId: row.appointment_id,
  cause: row.cause,
  ...kindOf(row.occasion, row.channel),
  day: row.day,
  time: row.time,
  // A state of a newer version is nothing that this one may send.
  state: messageStates.find((state) => state === row.state) ?? 'uncertain',
  askedAt: row.asked_at,
  nextAt: row.next_at,
  notAfter: row.not_after,
  attempts: Number(row.attempts),
  claim: row.claim,
  changedAt: row.changed_at,
  saidAt: row.said_at,
  why: row.why,
});

const toRow = (site: string, message: OutboxMessage): Tables['messages'] => ({
  site,
  key: message.key,
  appointment_id: message.appointmentId,
  cause: message.cause,
  occasion: message.trigger,
  channel: message.channel,
  day: message.day,
  time: message.time,
  state: message.state,
  asked_at: message.askedAt,
  next_at: message.nextAt,
  not_after: message.notAfter,
  attempts: message.attempts,
  claim: message.claim,
  changed_at: message.changedAt,
  said_at: message.saidAt,
  why: message.why,
});

/** The part of a site's transaction that keeps the outbox of messages. */
export const messages = (db: Transaction<Tables>, siteId: string): MessagePart => {
  const all = () => db.selectFrom('messages').selectAll().where('site', '=', siteId);
  return {
    messagesOf: async (appointmentIds) => {
      const found: OutboxMessage[] = [];
      for (const some of idChunks(appointmentIds, READ_CHUNK))
        for (const row of await prepared(db, 'messages of', [siteId, ...some], (site, ...ids) =>
          db
            .selectFrom('messages')
            .selectAll()
            .where('site', '=', site)
            .where('appointment_id', 'in', ids)
            .orderBy('key'),
        ))
          found.push(toMessage(row));
      return found;
    },
    message: async (key) => {
      const row = await all().where('key', '=', key).executeTakeFirst();
      return row ? toMessage(row) : null;
    },
    dueMessages: async (at, limit) => {
      const due = all().where('next_at', '!=', '').where('next_at', '<=', at);
      return (await due.orderBy('next_at').orderBy('key').limit(limit).execute()).map(toMessage);
    },
    putMessages: async (written) => {
      for (const some of chunksOf(written, WRITE_CHUNK))
        await db
          .insertInto('messages')
          .values(some.map((message) => toRow(siteId, message)))
          .onConflict((conflict) =>
            conflict.columns(['site', 'key']).doUpdateSet((known) => ({
              state: known.ref('excluded.state'),
              asked_at: known.ref('excluded.asked_at'),
              next_at: known.ref('excluded.next_at'),
              not_after: known.ref('excluded.not_after'),
              attempts: known.ref('excluded.attempts'),
              claim: known.ref('excluded.claim'),
              changed_at: known.ref('excluded.changed_at'),
              said_at: known.ref('excluded.said_at'),
              why: known.ref('excluded.why'),
              day: known.ref('excluded.day'),
              time: known.ref('excluded.time'),
            })),
          )
          .execute();
    },
  };
};

/** What a database tells of its outboxes. */
export const messageReads = (db: Kysely<Tables>): MessageReads => ({
  messages: async (siteId, { states, since, limit, tried = false }) => {
    let wanted = db
      .selectFrom('messages')
      .selectAll()
      .where('site', '=', siteId)
      .where('state', 'in', states)
      .where('changed_at', '>=', since);
    if (tried) wanted = wanted.where('attempts', '>', 0);
    return (await wanted.orderBy('changed_at', 'desc').orderBy('key').limit(limit).execute()).map(toMessage);
  },
  countWaiting: async (siteId) => {
    const rows = await db
      .selectFrom('messages')
      .select(['occasion', 'channel', sql<number | string>`count(*)`.as('count')])
      .where('site', '=', siteId)
      .where('state', '=', 'waiting')
      .groupBy(['occasion', 'channel'])
      .execute();
    return rows.map(({ occasion, channel, count }) => ({ ...kindOf(occasion, channel), count: Number(count) }));
  },
  nextMessageAt: async (siteId) => {
    const row = await db
      .selectFrom('messages')
      .select('next_at')
      .where('site', '=', siteId)
      .where('next_at', '!=', '')
      .orderBy('next_at')
      .limit(1)
      .executeTakeFirst();
    return row?.next_at ?? '';
  },
});
