import type { FastifyRequest } from 'fastify';

/** What `:id` stands for in the path of a request, `''` in paths without. */
export const idOf = ({ params }: FastifyRequest): string =>
  typeof params === 'object' && params !== null && 'id' in params && typeof params.id === 'string' ? params.id : '';
