import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';

import { buildApp, type AppOptions } from '#server/app';
import { codeHash } from '#server/devices/one-time-code';
import { freshId, freshToken } from '#server/lib/fresh';
import { seedSite } from '#server/seed/seed-site';
import type { Store } from '#server/store/port';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import type { CollectionName } from '#shared/domain/model/collections';
import type { Reference } from '#shared/domain/model/reference';
import type { DeviceRank } from '#shared/domain/rights/writes';
import { SCHEMA_VERSION, type Checkpoint, type Verdict, type WireDocument } from '#shared/sync/protocol';
import { calls, type CallOutput } from '#shared/sync/wire/calls';

import { checkAnswers } from './described-answers';
import { newDeviceKey, type DeviceKey } from './device-key';
import { ownStamps, reference, SITE } from './documents';
import { codeOf } from './code-of';

export type TestDevice = {
  readonly token: string;
  readonly deviceId: string;
  readonly series: string;
  readonly key: DeviceKey;
  readonly post: (path: string, body: unknown) => Promise<LightMyRequestResponse>;
  readonly get: (path: string) => Promise<LightMyRequestResponse>;
  readonly push: (collection: CollectionName, rows: readonly WireDocument[]) => Promise<readonly Verdict[]>;
  readonly pull: (collection: CollectionName, since?: Checkpoint | null, limit?: number) => Promise<CallOutput<'pull'>>;
  /** The answer to a proof for a fresh token, by this or another key. */
  readonly askToken: (key?: DeviceKey) => Promise<LightMyRequestResponse>;
};

export type Wanted = { readonly siteId?: string; readonly rank?: DeviceRank };

export type TestServer = {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly time: { nowMs: number };
  /** Calls without a device, from an address of its own unless one is given. */
  readonly ask: (
    method: 'GET' | 'POST',
    url: string,
    options?: { readonly body?: unknown; readonly token?: string; readonly from?: string },
  ) => Promise<LightMyRequestResponse>;
  readonly enrol: (name?: string, wanted?: Wanted) => Promise<TestDevice>;
  /** Writes reference data of another site. */
  readonly seed: (siteId: string, documents: readonly Reference[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type TestServerOptions = Pick<
  AppOptions,
  'limits' | 'registry' | 'rules' | 'schemas' | 'messaging' | 'embeds' | 'pinProof' | 'mayProviderBeInside'
> & {
  readonly reference?: readonly Reference[];
};

export const openTestStore = (file = ':memory:'): Promise<Store> =>
  openSqliteStore({ file, at: '2026-11-23T08:00:00.000Z', epoch: 'epoch-1' });

let address = 0;
/** Each caller comes from an address of its own: the limit of attempts is tested apart. */
const nextAddress = (): string => {
  address += 1;
  return `10.${(address >> 16) & 255}.${(address >> 8) & 255}.${address & 255}`;
};

type Ask = TestServer['ask'];

const proveFor = async (ask: Ask, deviceId: string, key: DeviceKey): Promise<LightMyRequestResponse> => {
  const asked = await ask('POST', '/v1/enrol/challenge', { body: { deviceId } });
  const { challenge } = calls.challenge.output.parse(asked.json());
  return ask('POST', '/v1/enrol/token', {
    body: { deviceId, challenge, signature: key.prove(deviceId, challenge) },
  });
};

const enrolWith =
  (ask: Ask, store: Store, time: TestServer['time']): TestServer['enrol'] =>
  async (name = 'Poste', { siteId = SITE, rank = 'desk' } = {}) => {
    const code = freshId();
    const expiresAt = new Date(time.nowMs + 1000).toISOString();
    await store.addCode(codeOf(codeHash(code), siteId, rank, expiresAt), 99);
    const key = newDeviceKey();
    const body = { code, deviceName: name, publicKey: key.publicKey };
    const { deviceId, series } = calls.enrol.output.parse((await ask('POST', '/v1/enrol', { body })).json());
    const askToken: TestDevice['askToken'] = (other = key) => proveFor(ask, deviceId, other);
    const { token } = calls.token.output.parse((await askToken()).json());
    const post: TestDevice['post'] = (url, payload) => ask('POST', url, { body: payload, token });
    return {
      token,
      deviceId,
      series,
      key,
      post,
      askToken,
      get: (url) => ask('GET', url, { token }),
      push: async (collection, rows) =>
        calls.push.output.parse(
          (
            await post('/v1/push', {
              collection,
              epoch: store.epoch,
              schemaVersion: SCHEMA_VERSION,
              rows: ownStamps(rows, deviceId),
            })
          ).json(),
        ).verdicts,
      pull: async (collection, since = null, limit = 1000) =>
        calls.pull.output.parse(
          (await post('/v1/pull', { collection, since, limit, schemaVersion: SCHEMA_VERSION })).json(),
        ),
    };
  };

/**
 * A server on a memory store with a small site and a clock that stands still until a test moves it. Each of its answers is
 * held against the description of the protocol; `close` fails when one was not as described.
 */
export const testServer = async (stations = 1, options: TestServerOptions = {}): Promise<TestServer> => {
  const { reference: documents = reference(stations), ...parts } = options;
  const store = await openTestStore();
  const time = { nowMs: Date.parse('2026-11-23T08:00:00.000Z') };
  const at = new Date(time.nowMs).toISOString();
  await seedSite(store, SITE, { reference: [...documents] }, at);
  const app = buildApp({
    ...parts,
    store,
    clock: () => time.nowMs,
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: ['guichet://app'],
  });
  const described = checkAnswers(app);
  await app.ready();

  const ask: Ask = (method, url, { body, token, from = nextAddress() } = {}) =>
    app.inject({
      method,
      url,
      remoteAddress: from,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { payload: body as object }),
    });
  return {
    app,
    store,
    time,
    ask,
    enrol: enrolWith(ask, store, time),
    seed: (siteId, rows) => seedSite(store, siteId, { reference: [...rows] }, at),
    close: async () => {
      await app.close();
      await store.close();
      expect(described.faults).toEqual([]);
    },
  };
};
