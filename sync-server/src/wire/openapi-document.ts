import { z } from 'zod';

import { problemReply } from '#shared/sync/protocol';

import type { Route } from './route';

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
};

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

const answerOf = (route: Route): object => {
  const schema = jsonSchema(route.output, 'output');
  if (route.auth === 'key')
    return { description: 'The file, with its mark in `etag`.', content: { [route.mediaType]: { schema } } };
  if (route.auth === 'access')
    return {
      description: 'The answer, with its mark in `etag`.',
      headers: { ETag: { schema: { type: 'string' } } },
      content: { [route.mediaType]: { schema } },
    };
  if (route.auth === 'page')
    return { description: 'The page, for a browser.', content: { [route.mediaType]: { schema } } };
  if (route.auth === 'none' || route.reply !== 'stream') return { description: 'The answer.', ...json(schema) };
  return {
    description: 'Server-sent events; the data of each is JSON of the type in `x-event`.',
    content: { 'text/event-stream': { schema: { type: 'string' }, 'x-event': schema } },
  };
};

const refused = (description: string): object => ({
  description,
  ...json({ $ref: '#/components/schemas/Problem' }),
});

const refusals = {
  '4XX': refused('The server says no: a code, and words for a log.'),
  '5XX': refused('The server could not answer. Nothing was stored; the same call may be tried again.'),
};

const inWords = (description: string): object => ({
  description,
  content: { 'text/html': { schema: { type: 'string', pattern: '^<!doctype html>' } } },
});

const pageAnswers = ({ method }: Route): object => ({
  ...(method === 'POST' ? { 303: { description: 'Taken: the browser goes on to the page of the ticket.' } } : {}),
  '4XX': inWords('Nothing to show under this key, or not any more: a page that says so.'),
  '5XX': inWords('The server could not answer: a page that tries again by itself.'),
});

const isOpen = ({ auth }: Route): boolean => auth === 'none' || auth === 'key' || auth === 'page';

const form = {
  required: true,
  content: {
    'application/x-www-form-urlencoded': {
      schema: { type: 'object', properties: { score: { type: 'integer' }, theme: { type: 'string' } } },
    },
  },
};

/** What stands in the path, and after `?`: each word of the query by its own form. */
const parametersOf = (route: Route): object => {
  const id = route.path.includes(':id') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : [];
  const words =
    route.auth === 'access'
      ? Object.entries(route.query.shape).map(([name, form]) => {
          const { description, ...schema } = jsonSchema(form as z.ZodType, 'input') as {
            readonly description?: string;
          };
          return { name, in: 'query', required: false, ...(description === undefined ? {} : { description }), schema };
        })
      : [];
  const parameters = [...id, ...words];
  return parameters.length === 0 ? {} : { parameters };
};

const operationOf = (route: Route): object => ({
  operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^a-z]+/gi, '_')}`,
  summary: route.summary,
  security: isOpen(route) ? [] : [route.auth === 'access' ? { key: [] } : { token: [] }],
  ...parametersOf(route),
  ...(route.input ? { requestBody: { required: true, ...json(jsonSchema(route.input, 'input')) } } : {}),
  ...(route.auth === 'page' && route.method === 'POST' ? { requestBody: form } : {}),
  responses: {
    200: answerOf(route),
    ...(route.auth === 'key' || route.auth === 'access'
      ? { 304: { description: 'The caller has it already, as its `if-none-match` says.' } }
      : {}),
    ...(route.auth === 'page' ? pageAnswers(route) : refusals),
  },
});

/** The path of a route as OpenAPI writes it: `/v1/devices/{id}/revoke`. */
export const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** The protocol as an OpenAPI 3.1 document. */
export const openApiDocument = (routes: readonly Route[]): Record<string, unknown> => {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Guichet sync protocol',
      version: '1',
      summary: 'How a desk exchanges with the server of its site.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      schemas: { Problem: jsonSchema(problemReply, 'output') },
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The token of an enrolled device.' },
        key: { type: 'http', scheme: 'bearer', description: 'A key of the read interface, made in the settings.' },
      },
    },
  };
};
