import { getHeapStatistics } from 'node:v8';

import rateLimit, { type RateLimitOptions } from '@fastify/rate-limit';
import underPressure from '@fastify/under-pressure';
import type { FastifyInstance, FastifyReply } from 'fastify';

import { Problem } from '../lib/problem';
import { deviceOf } from './authenticate';

/** How much one caller, and the whole process, may be asked. */
export type Limits = {
  /** Calls of one device, all routes together. */
  readonly callsPerMinute: number;
  /** Attempts to enrol from one address: a code has 40 bits. */
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

/** Counts the calls of each device of this scope, which must know its devices already. */
export const limitDevices = (app: FastifyInstance, { callsPerMinute }: Limits): void => {
  const count = app.rateLimit({ ...atMost(callsPerMinute), keyGenerator: (request) => deviceOf(request).id });
  app.addHook('onRequest', count);
};
