import { getHeapStatistics } from 'node:v8';

import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { STREAM_PATH } from '#shared/sync/wire/calls';

import { MOST_BYTES_PER_MINUTE, MOST_DROPPED_BYTES } from '../bounds';
import { rootOf } from '../store/families';
import { budgetsOf } from '../lib/budgets';
import { Problem } from '../lib/problem';
import { deviceOf } from './authenticate';
import { nobodyWaits } from './read-body';

/** How much one caller, and the whole process, may be asked. */
export type Limits = {
  /** Calls of one device and those that it invited, all routes together. */
  readonly callsPerMinute: number;
  /** Bytes of the bodies of them: a desk with more to send waits, and goes on. */
  readonly bytesPerMinute: number;
  /** Calls of one device that are being answered; streams are not among them. A browser makes six. */
  readonly callsAtOnce: number;
  /** Calls of one address without a token of ours, or to no route: each costs a look into the store. */
  readonly strangersPerMinute: number;
  /** Attempts to enrol from one address: the secret of a code has 39 bits. */
  readonly enrolmentsPerMinute: number;
  /** Challenges and tokens from one address: all desks of a town hall may come from one. */
  readonly tokensPerMinute: number;
  /** Calendar feeds read from one address: all calendars of a town hall may come from one. */
  readonly feedsPerMinute: number;
  /** Calls of one key of the read interface. */
  readonly readsPerMinute: number;
  /** Pages of tickets read from one address: all phones of a waiting room may come from one. */
  readonly pagesPerMinute: number;
  /** Above one of these the server answers `busy`: mean delay of the event loop, and bytes of used heap. */
  readonly mostLoopDelayMs: number;
  readonly mostHeapBytes: number;
};

/** What a town hall never reaches by honest work: a desk makes a few dozen calls a minute. */
export const defaultLimits: Limits = {
  callsPerMinute: 1_200,
  bytesPerMinute: MOST_BYTES_PER_MINUTE,
  callsAtOnce: 32,
  strangersPerMinute: 600,
  enrolmentsPerMinute: 10,
  tokensPerMinute: 1_200,
  feedsPerMinute: 300,
  readsPerMinute: 120,
  pagesPerMinute: 1_200,
  mostLoopDelayMs: 2_000,
  mostHeapBytes: Math.floor(getHeapStatistics().heap_size_limit * 0.9),
};

const MINUTE_MS = 60_000;
const RETRY_AFTER_S = 5;
// A stretch without any sample counts as endless delay: it must be longer than what a busy machine takes from us at times.
const SAMPLE_EVERY_MS = 2_000;
const MOST_CALLERS = 20_000;

const silent = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false };

/** The options of one counter; a caller beyond it is told when to come back. */
export const atMost = (max: number): RateLimitOptions => ({
  max,
  timeWindow: MINUTE_MS,
  errorResponseBuilder: () => new Problem('tooMany', 'too many calls; wait a minute'),
});

/** Prepares the counters, and refuses calls while the process is behind with its work or short of memory. */
export const limitPressure = (app: FastifyInstance, { mostLoopDelayMs, mostHeapBytes }: Limits): void => {
  void app.register(rateLimit, {
    global: false,
    cache: MOST_CALLERS,
    addHeaders: { ...silent, 'retry-after': true },
    addHeadersOnExceeding: silent,
  });
  void app.register(underPressure, {
    maxEventLoopDelay: mostLoopDelayMs,
    maxHeapUsedBytes: mostHeapBytes,
    sampleInterval: SAMPLE_EVERY_MS,
    pressureHandler: (_request, reply: FastifyReply) => {
      void reply.header('retry-after', String(RETRY_AFTER_S));
      throw new Problem('busy', 'the server is behind with its work; try again in a moment');
    },
  });
};

type Counted = { readonly limits: Limits; readonly clock: () => number };

/** Bytes that a request is about to send. One that does not tell may send as much as its route takes; one beyond any bound is not read. */
const bytesAhead = ({ headers, routeOptions }: FastifyRequest): number => {
  const most = routeOptions.bodyLimit ?? 0;
  if (headers['transfer-encoding'] !== undefined) return most;
  const told = Number(headers['content-length'] ?? 0);
  return told > Math.max(most, MOST_DROPPED_BYTES) ? 0 : told;
};

/** Counts the calls and the bytes of each family of devices of this scope, before any is read, and the calls of each device that are under way. */
export const limitDevices = (app: FastifyInstance, { limits, clock }: Counted): void => {
  const count = app.rateLimit({
    ...atMost(limits.callsPerMinute),
    keyGenerator: (request) => rootOf(deviceOf(request)),
  });
  const budgets = budgetsOf(limits.bytesPerMinute);
  const underWay = new Map<string, number>();
  app.addHook('onRequest', count);
  app.addHook('onRequest', async (request, reply) => {
    // A caller that hung up while its token was looked at will not close again: counted now, it would be counted for ever.
    if (reply.raw.closed) throw nobodyWaits();
    const device = deviceOf(request);
    const { id } = device;
    const waitMs = budgets.take(rootOf(device), bytesAhead(request), clock());
    if (waitMs > 0) {
      void reply.header('retry-after', String(Math.ceil(waitMs / 1_000)));
      throw new Problem('tooMany', 'too many bytes; wait a moment');
    }
    if (request.routeOptions.url === STREAM_PATH) return;
    const others = underWay.get(id) ?? 0;
    if (others >= limits.callsAtOnce) {
      void reply.header('retry-after', '1');
      throw new Problem('tooMany', 'too many calls at once; wait a moment');
    }
    underWay.set(id, others + 1);
    reply.raw.once('close', () => {
      const left = (underWay.get(id) ?? 1) - 1;
      if (left === 0) underWay.delete(id);
      else underWay.set(id, left);
    });
  });
};

/** Counts what comes of an address without a token of ours, and refuses more of it. */
export const limitStrangers = (app: FastifyInstance, { strangersPerMinute }: Limits) => {
  const count = app.rateLimit(atMost(strangersPerMinute));
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    await count.call(app, request, reply);
  };
};
