import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { deviceRoutes, reads } from './support/all-routes';
import { TOWN, factTown, NOW } from './support/fact-town';
import { calls } from '#shared/sync/wire/calls';

import { citizen, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let admin: TestDevice;

const sensitiveIds = new Set(
  factTown.reference.flatMap(({ id, body }) => (body.kind === 'reason' && body.sensitive === true ? [id] : [])),
);

it('looks at a town with reasons that their department alone may see', () =>
  expect(sensitiveIds.size).toBeGreaterThan(0));

beforeEach(async () => {
  server = await testServer(1, { limits: { readsPerMinute: 40, mostLoopDelayMs: 60_000 } });
  server.time.nowMs = Date.parse(NOW);
  await server.seed(TOWN, factTown.reference);
  admin = await server.enrol('Direction', { rank: 'admin', siteId: TOWN });
  for (const name of ['requests', 'appointments', 'tickets'] as const)
    await admin.push(
      name,
      factTown[name].map((row) => wire(row)),
    );
});
afterEach(() => server.close());

const makeKey = async (scope: 'indicators' | 'rows') =>
  calls.makeAccessKey.output.parse((await admin.post('/v1/access-keys', { name: 'Observatoire', scope })).json());

const get = (key: string, path: string, etag = '') =>
  server.app.inject({
    method: 'GET',
    url: path,
    headers: { authorization: `Bearer ${key}`, ...(etag === '' ? {} : { 'if-none-match': etag }) },
  });

const WEEK = 'period=week&day=2026-11-24';

describe('keys of the read interface', () => {
  it('are made, listed and ended by an administrator alone, and told once', async () => {
    const desk = await server.enrol('Poste', { siteId: TOWN });
    expect((await desk.post('/v1/access-keys', { name: 'x', scope: 'rows' })).statusCode).toBe(403);
    expect((await desk.get('/v1/access-keys')).statusCode).toBe(403);
    const { id, key } = await makeKey('rows');
    const listed = await admin.get('/v1/access-keys');
    expect(listed.body).not.toContain(key);
    expect(calls.accessKeys.output.parse(listed.json()).keys).toMatchObject([
      { id, name: 'Observatoire', scope: 'rows', readAt: '' },
    ]);
    expect((await get(key, `/v1/api/requests?${WEEK}`)).statusCode).toBe(200);
    expect(calls.accessKeys.output.parse((await admin.get('/v1/access-keys')).json()).keys[0]?.readAt).toBe(NOW);
    expect((await admin.post(`/v1/access-keys/${id}/revoke`, {})).statusCode).toBe(200);
    expect((await admin.post('/v1/access-keys/nobody/revoke', {})).statusCode).toBe(404);
    expect((await get(key, `/v1/api/requests?${WEEK}`)).statusCode).toBe(401);
  });

  it('open nothing of the exchange, and a token of a device nothing of theirs', async () => {
    const { key } = await makeKey('rows');
    expect(reads.length).toBe(5);
    for (const { path } of reads) expect((await admin.get(path.replace(':id', 'requests'))).statusCode, path).toBe(401);
    for (const { method, path } of deviceRoutes) {
      const answer = await server.app.inject({
        method,
        url: path.replace(':id', 'any'),
        headers: { authorization: `Bearer ${key}` },
        ...(method === 'POST' ? { payload: {} } : {}),
      });
      expect([path, answer.statusCode]).toEqual([path, 401]);
    }
  });

  it('of indicators get 403 on every row', async () => {
    const { key } = await makeKey('indicators');
    const rows = reads.flatMap((route) => (route.scope === 'rows' ? [route.path] : []));
    expect(rows.length).toBe(3);
    for (const path of rows) {
      const answer = await get(key, `${path.replace(':id', 'requests')}?${WEEK}`);
      expect([path, answer.statusCode, answer.json<{ code: string }>().code]).toEqual([path, 403, 'notAllowed']);
    }
    expect((await get(key, '/v1/api/indicators')).statusCode).toBe(200);
  });

  it('of indicators read what is published of a year, and no stretch or part that could be subtracted', async () => {
    const { key } = await makeKey('indicators');
    const [reason] = factTown.reference.filter(({ body }) => body.kind === 'reason');
    for (const asked of [
      WEEK,
      'period=month',
      'period=quarter',
      'period=halfYear',
      'period=custom&from=2026-01-01&to=2026-12-31',
      'period=year&from=2026-01-01&to=2026-06-30',
      'channel=mail',
      'period=year&department=department-civil-status',
      `period=year&reason=${reason?.id ?? ''}`,
      `period=year&site=${TOWN}`,
    ])
      expect([asked, (await get(key, `/v1/api/indicators?${asked}`)).statusCode]).toEqual([asked, 403]);
    const answer = (await get(key, '/v1/api/indicators?period=year&day=2026-03-03')).json<{
      readonly period: object;
      readonly panels: { readonly published?: { readonly contacts?: number } };
    }>();
    expect(answer.period).toEqual({ kind: 'custom', from: '2026-01-01', to: '2026-10-31' });
    expect(Object.keys(answer.panels)).toEqual(['published']);
    for (const id of sensitiveIds) expect(JSON.stringify(answer)).not.toContain(id);
    expect((await get(key, '/v1/api/indicators?day=2027-01-01')).statusCode).toBe(404);
  });

  it('are told to wait beyond their pace, each for itself', async () => {
    const [one, other] = [await makeKey('indicators'), await makeKey('indicators')];
    for (let turn = 0; turn < 40; turn += 1) await get(one.key, '/v1/api/indicators?period=odd');
    expect((await get(one.key, '/v1/api/indicators?period=odd')).statusCode).toBe(429);
    expect((await get(other.key, '/v1/api/indicators?period=odd')).statusCode).toBe(400);
  });
});

describe('what is read', () => {
  it('are the panels of a period and a filter, with their moment', async () => {
    const { key } = await makeKey('rows');
    const reply = (await get(key, `/v1/api/indicators?${WEEK}`)).json<{
      readonly period: object;
      readonly asOf: object;
      readonly panels: Readonly<Record<string, { readonly n?: number }>>;
    }>();
    expect(reply.period).toEqual({ kind: 'week', from: '2026-11-23', to: '2026-11-29' });
    expect(reply.asOf).toEqual({ day: '2026-11-24', minute: 630, unsyncedDesks: 0 });
    expect(Object.keys(reply.panels)).toContain('delayByChannel');
    const mail = (await get(key, `/v1/api/indicators?${WEEK}&channel=mail`)).json<typeof reply>();
    const [all, some] = [reply.panels['delayByChannel']?.n ?? 0, mail.panels['delayByChannel']?.n ?? 0];
    expect(all).toBeGreaterThan(some);
    for (const id of sensitiveIds) {
      expect(JSON.stringify(reply.panels)).not.toContain(`"reasonId":"${id}"`);
      expect((await get(key, `/v1/api/indicators?${WEEK}&reason=${id}`)).statusCode).toBe(403);
    }
    for (const odd of [
      'period=odd',
      'day=yesterday',
      'period=custom&from=2026-02-01',
      'period=custom&from=2020-01-01&to=2026-01-01',
    ])
      expect([odd, (await get(key, `/v1/api/indicators?${odd}`)).statusCode]).toEqual([odd, 400]);
  });

  it('tell as many requests in sums as in rows, so that no sensitive one is left when both are subtracted', async () => {
    const { key } = await makeKey('rows');
    const asked = 'period=week&day=2026-11-24';
    type Panels = { readonly panels: { readonly delayByChannel: { readonly n: number } } };
    const { panels } = (await get(key, `/v1/api/indicators?${asked}`)).json<Panels>();
    const { rows } = (await get(key, `/v1/api/requests?${asked}&limit=1000`)).json<{
      readonly rows: readonly object[];
    }>();
    expect(factTown.requests.some(({ reasonId }) => sensitiveIds.has(reasonId))).toBe(true);
    expect(panels.delayByChannel.n).toBe(rows.length);
  });

  it('are all rows of a period once, page by page, without a name and without sensitive ones', async () => {
    await admin.push('citizens', [{ ...wire(citizen('citizen-1', 'Delacroix')), siteId: TOWN }]);
    const { key } = await makeKey('rows');
    type Rows = { readonly rows: readonly { readonly id: string; readonly reasonId: string }[]; readonly next: string };
    const read: Rows['rows'][number][] = [];
    let pages = 0;
    for (let cursor = ''; ; pages += 1) {
      const answer = await get(key, `/v1/api/requests?period=month&day=2026-11-24&limit=60&cursor=${cursor}`);
      expect(answer.body).not.toContain('Delacroix');
      const { rows, next } = answer.json<Rows>();
      read.push(...rows);
      if (next === '') break;
      cursor = next;
    }
    expect(pages).toBeGreaterThan(1);
    expect(new Set(read.map(({ id }) => id)).size).toBe(read.length);
    expect(read.filter(({ reasonId }) => sensitiveIds.has(reasonId))).toEqual([]);
    const whole = (await get(key, '/v1/api/requests?period=month&day=2026-11-24&limit=1000')).json<Rows>();
    expect(read).toEqual(whole.rows);
    expect((await get(key, '/v1/api/requests?cursor=odd')).statusCode).toBe(400);
  });

  it('are tables of facts as CSV, as their data package says', async () => {
    const { key } = await makeKey('rows');
    const described = (await get(key, `/v1/api/exports/datapackage.json?${WEEK}`)).json<{
      readonly resources: readonly {
        readonly name: string;
        readonly schema: { readonly fields: readonly { readonly name: string }[] };
      }[];
    }>();
    expect(described.resources.map(({ name }) => name)).toContain('requests');
    for (const { name, schema } of described.resources) {
      const file = await get(key, `/v1/api/exports/${name}.csv?${WEEK}`);
      expect([name, file.statusCode, file.headers['content-type']]).toEqual([name, 200, 'text/csv; charset=utf-8']);
      expect(file.body.split('\r\n')[0]).toBe(schema.fields.map((field) => field.name).join(','));
      for (const id of sensitiveIds) if (name !== 'reasons') expect(file.body).not.toContain(id);
    }
    expect((await get(key, `/v1/api/exports/citizens.csv?${WEEK}`)).statusCode).toBe(404);
  });

  it('is described to whoever has a key: the reads alone', async () => {
    const { key } = await makeKey('indicators');
    const { paths } = (await get(key, '/v1/api/openapi.json')).json<{ readonly paths: object }>();
    expect(Object.keys(paths).every((path) => path.startsWith('/v1/api/'))).toBe(true);
    expect(Object.keys(paths)).toHaveLength(5);
  });

  it('is not sent again while nothing changed', async () => {
    const { key } = await makeKey('rows');
    const path = `/v1/api/requests?${WEEK}`;
    const first = await get(key, path);
    const etag = String(first.headers['etag']);
    expect((await get(key, path, etag)).statusCode).toBe(304);
    expect((await get(key, `/v1/api/indicators?${WEEK}`, etag)).statusCode).toBe(200);
    const [ticket] = factTown.tickets;
    await admin.push('tickets', [wire({ ...ticket, id: 'another' })]);
    expect((await get(key, path, etag)).statusCode).toBe(200);
  });
});
