import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { SCHEMA_VERSION, type Checkpoint, type WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';
import type { DeviceRank } from '#shared/domain/rights/writes';
import { collectionNames } from '#shared/domain/model/collections';

import type { DeskIdentity, Dump } from './desk-calls';
import { openDeskOf, type Desk } from './desk';
import { enrol, renewToken } from './enrol';
import { startServer, type ServerProcess } from './server-process';

/** A town hall whose server and desks are processes of their own. */
export type Town = {
  readonly folder: string;
  readonly dataDir: string;
  readonly server: () => ServerProcess;
  /** Starts the server again: on its own data and port unless told otherwise. */
  readonly startAgain: (...args: readonly string[]) => Promise<ServerProcess>;
  /** Starts the server again on a machine whose clock is so many milliseconds ahead. */
  readonly startLater: (aheadMs: number) => Promise<ServerProcess>;
  /** Another process takes the place of the server in all that is asked here. */
  readonly use: (server: ServerProcess) => void;
  /** Enrols a desk; it speaks to `url`, the server itself unless a proxy stands before it. */
  readonly enrol: (name: string, url?: string) => Promise<Desk>;
  /** Enrols a device that is no desk of its own; a desk by rank unless told otherwise. */
  readonly enrolDevice: (name: string, rank?: DeviceRank) => Promise<DeskIdentity>;
  /** What the server holds, deleted documents left out, as a device of this version of the document schemas gets it. */
  readonly dump: (schemaVersion?: number) => Promise<Dump>;
  /** A call of the protocol by the administrator's device, to the server unless another address is given. */
  readonly call: (path: string, body?: unknown, url?: string) => Promise<unknown>;
  readonly desks: readonly Desk[];
  /** The administrator’s device, by which `call` calls. */
  readonly deviceId: string;
  readonly close: () => Promise<void>;
};

const founding = ['--commune', 'Essai', '--site', 'Mairie', '--stations', '2'];
const patienceMs = 60_000;

const perAddress = 8;

/** The server counts enrolments per address; on Linux the loopback has many. */
const addressFor = (index: number): string =>
  process.platform === 'linux' ? `127.0.2.${1 + Math.floor(index / perAddress)}` : '';

const ask = async (url: string, token: string, to: string, body: unknown): Promise<unknown> => {
  const reply = await fetch(url + to, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(patienceMs),
  });
  if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
  return reply.json();
};

const pullAll = async (call: Town['call'], collection: string, schemaVersion: number): Promise<WireDocument[]> => {
  const all = new Map<string, WireDocument>();
  let since: Checkpoint | null = null;
  for (let more = true; more;) {
    const body = { collection, since, limit: 1000, schemaVersion };
    const page = calls.pull.output.parse(await call('/v1/pull', body));
    for (const document of page.documents) all.set(document.id, document);
    since = page.checkpoint;
    more = page.hasMore;
  }
  return [...all.values()].filter((document) => !document._deleted).toSorted((a, b) => (a.id < b.id ? -1 : 1));
};

/** Founds a town hall of so many desks. `place` is where its server keeps the data: `--data DIR` in its folder unless given. */
export const foundTown = async (place?: readonly string[], deskCount = 4): Promise<Town> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-town-'));
  const dataDir = path.join(folder, 'server');
  const where = place ?? ['--data', dataDir];
  let server = await startServer([...where, '--port', '0', ...founding, '--desks', String(deskCount), '--invite']);
  const { port } = server;
  let admin: DeskIdentity = await enrol({ baseUrl: server.url, code: server.code, name: 'Administration', from: '' });
  const desks: Desk[] = [];
  let enrolled = 0;

  const call: Town['call'] = async (to, body, url = server.url) => {
    try {
      return await ask(url, admin.token, to, body);
    } catch (error) {
      // A server that was restored does not know the tokens that it gave since.
      if (!(error instanceof Error) || !error.message.includes(': 401')) throw error;
      admin = { ...admin, token: await renewToken(url, admin) };
      return ask(url, admin.token, to, body);
    }
  };
  const enrolDevice: Town['enrolDevice'] = async (name, rank = 'desk') => {
    const { code } = calls.makeCode.output.parse(await call('/v1/codes', { rank }));
    enrolled += 1;
    return enrol({ baseUrl: server.url, code, name, from: addressFor(enrolled) });
  };
  return {
    folder,
    dataDir,
    enrolDevice,
    desks,
    deviceId: admin.deviceId,
    call,
    server: () => server,
    startAgain: async (...args) => {
      server = await startServer(args.length > 0 ? args : [...where, '--port', String(port)]);
      return server;
    },
    startLater: async (aheadMs) => {
      server = await startServer([...where, '--port', String(port)], aheadMs);
      return server;
    },
    use: (other) => {
      server = other;
    },
    enrol: async (name, url) => {
      const identity = await enrolDevice(name);
      const desk = await openDeskOf({ name, identity, folder: path.join(folder, name), baseUrl: url ?? server.url });
      desks.push(desk);
      return desk;
    },
    dump: async (schemaVersion = SCHEMA_VERSION) => {
      const parts = collectionNames.map(async (name) => [name, await pullAll(call, name, schemaVersion)] as const);
      return Object.fromEntries(await Promise.all(parts)) as unknown as Dump;
    },
    close: async () => {
      for (const desk of desks) await desk.kill();
      await server.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
