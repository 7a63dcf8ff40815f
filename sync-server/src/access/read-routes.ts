import { z } from 'zod';

import { openApiDocument } from '../wire/openapi-document';
import type { AccessRoute } from '../wire/route';
import { exportRoutes } from './exports';
import { indicatorsRoute } from './indicators';
import { rowsRoute } from './rows';

const described: AccessRoute = {
  method: 'GET',
  path: '/v1/api/openapi.json',
  summary: 'The description of the read interface.',
  auth: 'access',
  scope: 'indicators',
  query: z.object({}),
  mediaType: 'application/json',
  input: null,
  output: z.looseObject({ openapi: z.literal('3.1.1') }),
  call: async () => ({ version: '1', make: async () => JSON.stringify(openApiDocument(readRoutes)) }),
};

/** The read interface for other programs of the town hall. Nothing that leaves by it names anybody. */
export const readRoutes: readonly AccessRoute[] = [indicatorsRoute, rowsRoute, ...exportRoutes, described];
