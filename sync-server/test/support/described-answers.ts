import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { FastifyInstance } from 'fastify';

import { openApiPath } from '#server/wire/openapi-document';

import { description } from './all-routes';

const document = description();
const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false }).addSchema(document, 'protocol');

const checkOf = (method: string, url: string, status: number, mediaType: string): ValidateFunction => {
  const key = status === 200 ? '200' : `${Math.floor(status / 100)}XX`;
  const path = openApiPath(url).replaceAll('~', '~0').replaceAll('/', '~1');
  const pointer = [
    'paths',
    path,
    method.toLowerCase(),
    'responses',
    key,
    'content',
    mediaType.replace('/', '~1'),
    'schema',
  ];
  const check = ajv.getSchema(`protocol#/${pointer.map((part) => encodeURIComponent(part)).join('/')}`);
  if (!check) throw new Error(`${method} ${url} ${status} is not described`);
  return check;
};

/** What no test may see pass: answers that are not as the protocol's own description says. */
export type Described = { readonly checked: Set<string>; readonly faults: string[] };

/** Holds every answer of an app but a stream: JSON, and files as their text, against the OpenAPI description. */
export const checkAnswers = (app: FastifyInstance): Described => {
  const described: Described = { checked: new Set(), faults: [] };
  app.addHook('onSend', async (request, reply, payload) => {
    const { method, url } = request.routeOptions;
    const known =
      typeof method === 'string' && url !== undefined && /^\/(v1|t|sso)\//.test(url) && reply.statusCode !== 303;
    if (!known || typeof payload !== 'string') return payload;
    const mediaType = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '';
    const check = checkOf(method, url, reply.statusCode, mediaType);
    described.checked.add(`${method} ${url} ${reply.statusCode}`);
    if (!check(mediaType === 'application/json' ? JSON.parse(payload) : payload))
      described.faults.push(`${method} ${url} ${reply.statusCode}: ${ajv.errorsText(check.errors)}`);
    return payload;
  });
  return described;
};
