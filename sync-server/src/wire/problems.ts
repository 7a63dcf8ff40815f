import type { FastifyError, FastifyInstance } from 'fastify';

import { problemReply } from '#shared/sync/protocol';

import { outgoing } from '../lib/checked';
import { Problem } from '../lib/problem';
import { limitStrangers, type Limits } from './limits';

const toProblem = (error: FastifyError | Problem): Problem => {
  if (error instanceof Problem) return error;
  if (error.statusCode === 413) return new Problem('tooLarge', 'the body is too large');
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new Problem('badRequest', 'the request cannot be read');
  return new Problem('fault', 'the server failed; nothing was stored');
};

/** Answers every refusal and fault in the one shape of the protocol. Only faults are logged, without the request. */
export const answerProblems = (app: FastifyInstance): void => {
  app.setErrorHandler((error: FastifyError | Problem, request, reply) => {
    const problem = toProblem(error);
    if (problem.code === 'fault') request.log.error({ err: error, route: request.routeOptions.url }, 'fault');
    if (problem.retryAfterS > 0) void reply.header('retry-after', String(problem.retryAfterS));
    return reply.code(problem.status).send(outgoing(problemReply, { code: problem.code, message: problem.message }));
  });
};

/** Answers calls to no route, and counts them: whoever looks for doors has to be slow. */
export const answerNoRoute = (app: FastifyInstance, limits: Limits): void => {
  // Once the counters are there.
  app.after(() => {
    app.setNotFoundHandler({ preValidation: limitStrangers(app, limits) }, (_request, reply) =>
      reply.code(404).send(outgoing(problemReply, { code: 'notFound', message: 'no such route' })),
    );
  });
};
