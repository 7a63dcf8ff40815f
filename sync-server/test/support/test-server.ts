import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

import { buildApp } from '#server/app';
import { codeHash } from '#server/enrolment/one-time-code';
import { freshId, freshToken } from '#server/lib/fresh';
import { seedSite } from '#server/seed/seed-site';
import type { Store } from '#server/store/port';
import { openSqliteStore } from '#server/store/sqlite/open-sqlite-store';
import type { CollectionName } from '#shared/domain/model/collections';
import {
  enrolReply,
  pullReply,
  pushReply,
  SCHEMA_VERSION,
  type Checkpoint,
  type PullReply,
  type Verdict,
  type WireDocument,
} from '#shared/sync/protocol';

import { reference, SITE } from './documents';

export type TestDevice = {
  readonly token: string;
  readonly deviceId: string;
  readonly series: string;
  readonly post: (path: string, body: unknown) => Promise<LightMyRequestResponse>;
  readonly get: (path: string) => Promise<LightMyRequestResponse>;
  readonly push: (collection: CollectionName, rows: readonly WireDocument[]) => Promise<readonly Verdict[]>;
  readonly pull: (collection: CollectionName, since?: Checkpoint | null, limit?: number) => Promise<PullReply>;
};

export type TestServer = {
  readonly app: FastifyInstance;
  readonly store: Store;
  readonly time: { nowMs: number };
  readonly enrol: (name?: string) => Promise<TestDevice>;
  readonly close: () => Promise<void>;
};

export const openTestStore = (file = ':memory:'): Promise<Store> =>
  openSqliteStore({ file, at: '2026-11-23T08:00:00.000Z', epoch: 'epoch-1' });

/** A server on a memory store with a small site and a clock that stands still until a test moves it. */
export const testServer = async (stations = 1): Promise<TestServer> => {
  const store = await openTestStore();
  const time = { nowMs: Date.parse('2026-11-23T08:00:00.000Z') };
  await seedSite(store, SITE, { reference: reference(stations) }, new Date(time.nowMs).toISOString());
  const app = buildApp({
    store,
    clock: () => time.nowMs,
    newId: freshId,
    newToken: freshToken,
    allowedOrigins: ['guichet://app'],
  });
  await app.ready();

  const enrol = async (name = 'Poste'): Promise<TestDevice> => {
    const code = freshId();
    await store.addCode({ hash: codeHash(code), siteId: SITE, expiresAt: new Date(time.nowMs + 1000).toISOString() });
    // Each from an address of its own: the limit of attempts is tested apart.
    const remoteAddress = `10.0.0.${Math.floor(Math.random() * 250)}`;
    const enrolled = await app.inject({
      method: 'POST',
      url: '/v1/enrol',
      remoteAddress,
      payload: { code, deviceName: name },
    });
    const { token, deviceId, series } = enrolReply.parse(enrolled.json());
    const headers = { authorization: `Bearer ${token}` };
    const post = (url: string, payload: unknown) =>
      app.inject({ method: 'POST', url, headers, payload: payload as object });
    return {
      token,
      deviceId,
      series,
      post,
      get: (url) => app.inject({ method: 'GET', url, headers }),
      push: async (collection, rows) =>
        pushReply.parse(
          (await post('/v1/push', { collection, epoch: store.epoch, schemaVersion: SCHEMA_VERSION, rows })).json(),
        ).verdicts,
      pull: async (collection, since = null, limit = 1000) =>
        pullReply.parse((await post('/v1/pull', { collection, since, limit, schemaVersion: SCHEMA_VERSION })).json()),
    };
  };
  const close = async (): Promise<void> => {
    await app.close();
    await store.close();
  };
  return { app, store, time, enrol, close };
};
