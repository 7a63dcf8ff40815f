import { z } from 'zod';

import { openApiDocument } from '../wire/openapi-document';
import type { ReadRoute } from '../wire/served';
import { exportRoutes } from './exports';
import { indicatorsRoute } from './indicators';
import type { ReadNeeds } from './read-scene';
import { rowsRoute } from './rows';

/** The read interface for other programs of the town hall. Nothing that leaves by it names anybody. */
export const readRoutes = (needs: ReadNeeds): readonly ReadRoute[] => {
  const described: ReadRoute = {
    kind: 'read',
    method: 'GET',
    path: '/v1/api/openapi.json',
    summary: 'The description of the read interface.',
    scope: 'indicators',
    query: z.object({}),
    mediaType: 'application/json',
    output: z.looseObject({ openapi: z.literal('3.1.1') }),
    read: async () => ({ version: '1', make: async () => JSON.stringify(openApiDocument([], routes)) }),
  };
  const routes = [indicatorsRoute(needs), rowsRoute(needs), ...exportRoutes(needs), described];
  return routes;
};
