import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';

import type { FastifyInstance, FastifyRequest } from 'fastify';

import { LARGE_BODY_BYTES, MOST_DROPPED_BYTES } from '../bounds';
import { Problem } from '../lib/problem';
import { siteQueue } from '../store/site-queue';
import { deviceOf } from './authenticate';
import { nobodyWaits } from './read-body';

const isTold = ({ headers }: FastifyRequest): boolean => headers['transfer-encoding'] === undefined;
const toldBytes = ({ headers }: FastifyRequest): number => Number(headers['content-length'] ?? 0);

const ended = (response: ServerResponse): Promise<void> =>
  new Promise((resolve) => {
    if (response.destroyed || response.writableFinished) resolve();
    else response.once('close', resolve);
  });

const dropped = async (payload: Readable): Promise<void> => {
  for await (const _ of payload);
};

/**
 * Takes in one large body of each device of this scope at a time, until its call is answered: the others wait on the line and take no memory.
 * One beyond the bound of its route is read to its end and dropped, so that its device hears the refusal and sends less.
 */
export const takeInLargeBodies = (app: FastifyInstance): void => {
  const queue = siteQueue();
  app.addHook('preParsing', async (request, reply, payload) => {
    const [bytes, most] = [toldBytes(request), request.routeOptions.bodyLimit ?? 0];
    if (isTold(request) && bytes < LARGE_BODY_BYTES) return payload;
    await new Promise<void>((go) => {
      void queue(deviceOf(request).id, () => {
        go();
        return ended(reply.raw);
      });
    });
    if (reply.raw.destroyed) throw nobodyWaits();
    if (isTold(request) && bytes > most && bytes <= MOST_DROPPED_BYTES) {
      await dropped(payload as Readable);
      throw new Problem('tooLarge', 'the body is too large');
    }
    return payload;
  });
};
