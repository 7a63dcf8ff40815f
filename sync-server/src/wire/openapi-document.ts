import { z } from 'zod';

import { pokeSchema, problemReply } from '#shared/sync/protocol';
import type { Call } from '#shared/sync/wire/call';
import { STREAM_PATH } from '#shared/sync/wire/calls';

import type { ServedRoute } from './served';

const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
};

const json = (schema: object): object => ({ content: { 'application/json': { schema } } });

const answerOf = (route: ServedRoute): object => {
  const content = { [route.mediaType]: { schema: jsonSchema(route.output, 'output') } };
  switch (route.kind) {
    case 'file':
      return { description: 'The file, with its mark in `etag`.', content };
    case 'read':
      return {
        description: 'The answer, with its mark in `etag`.',
        headers: { ETag: { schema: { type: 'string' } } },
        content,
      };
    case 'page':
      return { description: 'The page, for a browser.', content };
  }
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

const pageAnswers = ({ method }: ServedRoute): object => ({
  ...(method === 'POST' ? { 303: { description: 'Taken: the browser goes on to the page of the ticket.' } } : {}),
  '4XX': inWords('Nothing to show under this key, or not any more: a page that says so.'),
  '5XX': inWords('The server could not answer: a page that tries again by itself.'),
});

const form = {
  required: true,
  content: {
    'application/x-www-form-urlencoded': {
      schema: { type: 'object', properties: { score: { type: 'integer' }, theme: { type: 'string' } } },
    },
  },
};

type Described = { readonly method: 'GET' | 'POST'; readonly path: string; readonly summary: string };

const idIn = ({ path }: Described): object[] =>
  path.includes(':id') ? [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] : [];

/** The words after `?`, each by its own form. */
const wordsOf = (route: ServedRoute): object[] =>
  route.kind === 'read'
    ? Object.entries(route.query.shape).map(([name, word]) => {
        const { description, ...schema } = jsonSchema(word as z.ZodType, 'input') as { readonly description?: string };
        return { name, in: 'query', required: false, ...(description === undefined ? {} : { description }), schema };
      })
    : [];

const operation = (route: Described, security: object[], parameters: object[], rest: object): object => ({
  operationId: `${route.method.toLowerCase()}${route.path.replaceAll(/[^a-z]+/gi, '_')}`,
  summary: route.summary,
  security,
  ...(parameters.length === 0 ? {} : { parameters }),
  ...rest,
});

const callOperation = (call: Call): object => {
  const { input, output } = call;
  const body = 'id' in input.shape && idIn(call).length > 0 ? input.omit({ id: true }) : input;
  const hasBody = call.method === 'POST' && Object.keys(body.shape).length > 0;
  return operation(call, call.door === 'anyone' ? [] : [{ token: [] }], idIn(call), {
    ...(hasBody ? { requestBody: { required: true, ...json(jsonSchema(body, 'input')) } } : {}),
    responses: { 200: { description: 'The answer.', ...json(jsonSchema(output, 'output')) }, ...refusals },
  });
};

const servedOperation = (route: ServedRoute): object =>
  operation(route, route.kind === 'read' ? [{ key: [] }] : [], [...idIn(route), ...wordsOf(route)], {
    ...(route.kind === 'page' && route.method === 'POST' ? { requestBody: form } : {}),
    responses: {
      200: answerOf(route),
      ...(route.kind === 'page'
        ? pageAnswers(route)
        : { 304: { description: 'The caller has it already, as its `if-none-match` says.' }, ...refusals }),
    },
  });

const stream = {
  method: 'GET',
  path: STREAM_PATH,
  summary:
    'Pokes: something changed in a collection; for screens in public, in their publication alone. One stream per device.',
} as const;

const streamOperation = (): object =>
  operation(stream, [{ token: [] }], [], {
    responses: {
      200: {
        description: 'Server-sent events; the data of each is JSON of the type in `x-event`.',
        content: { 'text/event-stream': { schema: { type: 'string' }, 'x-event': jsonSchema(pokeSchema, 'output') } },
      },
      ...refusals,
    },
  });

/** The path of a route as OpenAPI writes it: `/v1/devices/{id}/revoke`. */
export const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

/** An OpenAPI document; its form is checked in tests. */
export type OpenApiDocument = { readonly openapi: '3.1.1' } & { readonly [key: string]: unknown };

/** A protocol as an OpenAPI 3.1 document: its JSON calls, what is served besides and, where there are calls of devices, the stream. */
export const openApiDocument = (calls: readonly Call[], served: readonly ServedRoute[]): OpenApiDocument => {
  const paths: Record<string, Record<string, object>> = {};
  const add = (route: Described, operation: object): void => {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation };
  };
  for (const call of calls) add(call, callOperation(call));
  for (const route of served) add(route, servedOperation(route));
  if (calls.length > 0) add(stream, streamOperation());
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
