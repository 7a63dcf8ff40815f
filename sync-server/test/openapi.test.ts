import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, it } from 'vitest';

import { buildApp } from '#server/app';
import { freshId, freshToken } from '#server/lib/fresh';
import { openApiPath } from '#server/wire/openapi-document';

import { description, everyRoute } from './support/all-routes';
import { checkAnswers } from './support/described-answers';
import { openTestStore, testServer } from './support/test-server';

type Paths = Readonly<Record<string, Readonly<Record<string, { readonly security: readonly object[] }>>>>;

const described = description() as { readonly paths: Paths };
const inDocument = Object.entries(described.paths).flatMap(([path, operations]) =>
  Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
);

const build = async () => {
  const store = await openTestStore();
  const app = buildApp({ store, clock: () => 0, newId: freshId, newToken: freshToken, allowedOrigins: [] });
  return { app, store };
};

/** The routes that the app really has, read from its own tree: `└── /v1/head (GET)`. */
const routesOf = async (): Promise<string[]> => {
  const { app, store } = await build();
  await app.ready();
  const lines = app.printRoutes({ commonPrefix: false }).split('\n');
  await app.close();
  await store.close();
  const depth = (line: string): number => line.search(/[^\s│├└─]/u);
  const found: string[] = [];
  const above: { readonly depth: number; readonly path: string }[] = [];
  for (const line of lines.filter((one) => depth(one) >= 0)) {
    const [, part = '', methods = ''] = /^([^\s(]+)(?: \((.*)\))?$/.exec(line.slice(depth(line))) ?? [];
    while ((above.at(-1)?.depth ?? -1) >= depth(line)) above.pop();
    const path = `${above.at(-1)?.path ?? ''}${part}`;
    above.push({ depth: depth(line), path });
    for (const method of methods.split(', ').filter((one) => one !== '')) found.push(`${method} ${openApiPath(path)}`);
  }
  return found;
};

it('describes every route of the app, and no other', async () => {
  const real = (await routesOf()).filter((route) => route !== 'OPTIONS *');
  expect(real.length).toBeGreaterThan(15);
  expect(real.toSorted()).toEqual(inDocument.toSorted());
});

it('is a valid OpenAPI 3.1 document', async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(description()))).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
  const broken = { ...structuredClone(description()), paths: { 'no-slash': { get: { responses: 7 } } } };
  expect((await new Validator().validate(broken)).valid).toBe(false);
});

it('asks for a token everywhere but for health, this description, enrolment, the calendars and pages that a key opens, and those where a browser comes back from a provider of identities', () => {
  const open = inDocument.filter((one) => {
    const [method = '', path = ''] = one.split(' ');
    return described.paths[path]?.[method.toLowerCase()]?.security.length === 0;
  });
  expect(open).toEqual([
    'GET /v1/health',
    'GET /v1/openapi.json',
    'POST /v1/enrol',
    'POST /v1/enrol/challenge',
    'POST /v1/enrol/token',
    'POST /v1/enrol/wiped',
    'GET /v1/calendar/{id}.ics',
    'GET /t/style.css',
    'GET /t/{id}',
    'POST /t/{id}/feedback',
    'GET /sso/callback',
    'POST /sso/answer',
    'GET /sso/back',
  ]);
});

it('is served to anybody, counted, and says nothing of the town that serves it', async () => {
  const server = await testServer(1, { limits: { strangersPerMinute: 2 } });
  const ask = () => server.ask('GET', '/v1/openapi.json', { from: '192.0.2.1' });
  const told = await ask();
  expect([told.statusCode, told.headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  // As it is made over an empty store: nothing of this one is in it. A stranger may ask for it some hundred times a minute.
  expect(told.json()).toEqual(JSON.parse(JSON.stringify(described)));
  expect(told.body.length).toBeLessThan(160 * 1024);
  expect([(await ask()).statusCode, (await ask()).statusCode]).toEqual([200, 429]);
  await server.close();
});

it('holds for good and refused answers of every route, and for none that was tampered with', async () => {
  const { app, store } = await build();
  app.addHook('onSend', async (request, _reply, payload) =>
    request.headers['x-tamper'] === '1' && typeof payload === 'string' ? '{"odd":true}' : payload,
  );
  const answers = checkAnswers(app);
  for (const { method, path } of everyRoute)
    await app.inject({ method, url: path, payload: method === 'POST' ? {} : '' });
  expect(answers.checked.size).toBe(everyRoute.length);
  expect(answers.faults).toEqual([]);
  for (const { method, path } of everyRoute)
    await app.inject({ method, url: path, headers: { 'x-tamper': '1' }, payload: method === 'POST' ? {} : '' });
  expect(answers.faults).toHaveLength(everyRoute.length);
  await app.close();
  await store.close();
});
