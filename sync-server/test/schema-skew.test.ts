import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { lowered, raised, requireSchema, type Schemas } from '#server/documents/conversions';
import { digestOf } from '#shared/sync/digest';
import type { WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { citizen, SITE, wire } from './support/documents';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

type Fields = Readonly<Record<string, { readonly v: string; readonly t: string }>>;

const fieldsOf = (document: WireDocument | undefined): Fields => (document?.['fields'] ?? {}) as Fields;

const renamed = (document: WireDocument, from: string, to: string, drop: readonly string[] = []): WireDocument => ({
  ...document,
  fields: Object.fromEntries(
    Object.entries(fieldsOf(document))
      .filter(([name]) => !drop.includes(name))
      .map(([name, register]) => [name === from ? to : name, register]),
  ),
});

/** An invented version 2: `phone` became `telephone`, and people may have a `birthName`, which version 1 knows nothing of. */
const two: Schemas = {
  current: 2,
  oldest: 1,
  steps: [
    {
      version: 2,
      up: (collection, document) => (collection === 'citizens' ? renamed(document, 'phone', 'telephone') : document),
      down: (collection, document) =>
        collection === 'citizens' ? renamed(document, 'telephone', 'phone', ['birthName']) : document,
    },
  ],
};

const stamp = (count: number): string => `000000000000001-${String(count).padStart(6, '0')}-${desk.deviceId}`;
let server: TestServer;
let desk: TestDevice;
const register = (v: string, count: number) => ({ v, t: stamp(count) });

beforeEach(async () => {
  server = await testServer(1, { schemas: two });
  desk = await server.enrol();
});
afterEach(() => server.close());

const stored = (id: string): Promise<WireDocument | undefined> =>
  server.store.withSite(SITE, async (site) => (await site.read('citizens', [id])).get(id));

const push = async (schemaVersion: number, document: object) =>
  calls.push.output.parse(
    (
      await desk.post('/v1/push', { collection: 'citizens', epoch: 'epoch-1', schemaVersion, rows: [wire(document)] })
    ).json(),
  ).verdicts[0];
const pull = async (schemaVersion: number) =>
  calls.pull.output.parse(
    (await desk.post('/v1/pull', { collection: 'citizens', since: null, limit: 10, schemaVersion })).json(),
  ).documents[0];
const scope = (schemaVersion: number) => ({ collection: 'citizens', epoch: 'epoch-1', schemaVersion });

const person = (fields: Fields) => ({
  ...citizen('c1', 'Durand', stamp(1)),
  fields: { lastName: register('Durand', 1), ...fields },
});

describe('a desk of an older version', () => {
  it('sends and gets what it knows, while the server keeps its own version', async () => {
    expect(await push(1, person({ phone: register('0102030405', 2) }))).toEqual({ verdict: 'stored', id: 'c1' });
    expect(Object.keys(fieldsOf(await stored('c1'))).toSorted()).toEqual(['lastName', 'telephone']);
    expect(fieldsOf(await pull(1))).toEqual({ lastName: register('Durand', 1), phone: register('0102030405', 2) });
    expect(fieldsOf(await pull(2))).toHaveProperty('telephone');
  });

  it('takes nothing from newer desks by sending what it knows', async () => {
    await push(2, person({ telephone: register('0102030405', 2), birthName: register('Petit', 3) }));
    const known = fieldsOf(await pull(1));
    expect(Object.keys(known).toSorted()).toEqual(['lastName', 'phone']);
    const verdict = await push(1, person({ ...known, phone: register('0600000000', 4) }));
    expect(verdict?.verdict === 'merged' && Object.keys(fieldsOf(verdict.document)).toSorted()).toEqual([
      'lastName',
      'phone',
    ]);
    expect(fieldsOf(await stored('c1'))).toMatchObject({
      telephone: { v: '0600000000' },
      birthName: { v: 'Petit' },
    });
  });

  it('finds nothing to mend once it has what it can have', async () => {
    await push(2, person({ telephone: register('0102030405', 2), birthName: register('Petit', 3) }));
    const mine = await pull(1);
    for (const [version, copy] of [
      [1, mine],
      [2, await pull(2)],
    ] as const) {
      const asked = { ...scope(version), after: '', fromDay: '', limit: 10 };
      const { rows } = calls.digest.output.parse((await desk.post('/v1/digest', asked)).json());
      expect(rows).toEqual([['c1', digestOf(copy ?? {})]]);
      const fetched = await desk.post('/v1/fetch', { ...scope(version), ids: ['c1'] });
      expect(calls.fetch.output.parse(fetched.json()).documents).toEqual([copy]);
    }
  });
});

describe('a desk that this server does not understand', () => {
  it.each([0, 3, 99])('is sent to upgrade by every call that carries documents: version %i', async (version) => {
    for (const [path, body] of [
      ['/v1/pull', { collection: 'citizens', since: null, limit: 10, schemaVersion: version }],
      ['/v1/push', { ...scope(version), rows: [] }],
      ['/v1/digest', { ...scope(version), after: '', fromDay: '', limit: 10 }],
      ['/v1/fetch', { ...scope(version), ids: [] }],
    ] as const) {
      const refused = await desk.post(path, body);
      expect([refused.statusCode, refused.json().code], path).toEqual([426, 'upgradeRequired']);
    }
  });
});

it('converts over several versions in their order, and leaves other collections alone', () => {
  const way = (document: WireDocument): string => (typeof document['way'] === 'string' ? document['way'] : '');
  const step = (version: number): Schemas['steps'][number] => ({
    version,
    up: (_collection, document) => ({ ...document, way: `${way(document)}+${version}` }),
    down: (_collection, document) => ({ ...document, way: `${way(document)}-${version}` }),
  });
  const four: Schemas = { current: 4, oldest: 1, steps: [step(3), step(4), step(2)] };
  expect(way(raised(four, 1, 'x', wire({ id: 'a' })))).toBe('+2+3+4');
  expect(way(raised(four, 3, 'x', wire({ id: 'a' })))).toBe('+4');
  expect(way(lowered(four, 2, 'x', wire({ id: 'a' })))).toBe('-4-3');
  expect(way(lowered(four, 4, 'x', wire({ id: 'a' })))).toBe('');
  expect(() => requireSchema(1, four)).not.toThrow();
  expect(() => requireSchema(5, four)).toThrow('speaks schemas 1 to 4');
  const ticket = wire({ id: 't', fields: { phone: { v: '1', t: '1' } } });
  expect(raised(two, 1, 'tickets', ticket)).toEqual(ticket);
});
