import type { ServerResponse } from 'node:http';

import type { FastifyInstance } from 'fastify';

import { LARGE_ANSWER_BYTES, MOST_UNREAD_ANSWERS } from '../bounds';
import { deviceOf } from './authenticate';

/**
 * Holds so many large answers for each device of this scope that it has not read yet: with one more, the line of the earliest is closed. Its device
 * has given it up, or reads nothing.
 */
export const limitUnreadAnswers = (app: FastifyInstance, most = MOST_UNREAD_ANSWERS): void => {
  const unread = new Map<string, Set<ServerResponse>>();
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < LARGE_ANSWER_BYTES) return payload;
    const { id } = deviceOf(request);
    const held = unread.get(id) ?? new Set();
    unread.set(id, held);
    const [earliest] = held;
    if (earliest && held.size >= most) {
      held.delete(earliest);
      earliest.destroy();
    }
    held.add(reply.raw);
    reply.raw.once('close', () => {
      held.delete(reply.raw);
      if (held.size === 0 && unread.get(id) === held) unread.delete(id);
    });
    // A text would be held three times as large as it is sent.
    return Buffer.from(payload);
  });
};
