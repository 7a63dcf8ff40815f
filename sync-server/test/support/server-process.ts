import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { SCHEMA_VERSION, type Checkpoint, type Verdict, type WireDocument } from '#shared/sync/protocol';
import { calls } from '#shared/sync/wire/calls';

import { ownStamps } from './documents';
import { enrolOverHttp } from './enrol-over-http';

const ROOT = path.resolve(import.meta.dirname, '../../..');
export const BUNDLE = path.join(ROOT, 'out/server/server.cjs');
/** Far beyond what a start takes, also on a machine that does much else. */
const READY_LIMIT_MS = 60_000;

/** Builds the server as it is shipped. */
export const buildServer = (): void => {
  const built = spawnSync(process.execPath, [path.join(ROOT, 'scripts/build.mjs'), 'server'], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`build failed\n${built.stdout}\n${built.stderr}`);
};

/** The environment of this process without what changes a server. */
export const environment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('GUICHET_') && name !== 'NODE_OPTIONS'),
  );

/** Runs the bundle to its end and returns what it said; for starts that must fail. */
export const runToEnd = (
  args: readonly string[],
): { readonly status: number | null; readonly stdout: string; readonly stderr: string } => {
  const run = spawnSync(process.execPath, [BUNDLE, ...args], {
    encoding: 'utf8',
    timeout: READY_LIMIT_MS,
    env: environment(),
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
};

export type ServerProcess = {
  readonly child: ChildProcess;
  readonly url: string;
  /** Printed on start while no device is enrolled, `''` otherwise. */
  readonly code: string;
  readonly readyMs: number;
  /** Sends a signal and waits for the end. Returns the exit code, `null` when the signal ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | null>;
};

/** Starts the bundled server and waits until it says where it listens. */
export const startProcess = async (args: readonly string[]): Promise<ServerProcess> => {
  const startedMs = performance.now();
  const child = spawn(process.execPath, [BUNDLE, '--host', '127.0.0.1', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environment(),
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`no server\n${output}`)), READY_LIMIT_MS);
    const read = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
      const found = /on (http:\S+)/.exec(output)?.[1];
      if (!found) return;
      clearTimeout(limit);
      resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`ended with ${code}\n${output}`)));
  });
  const readyMs = performance.now() - startedMs;
  // The code follows the address on a line of its own.
  await new Promise((resolve) => setTimeout(resolve, 100));
  return {
    child,
    url,
    code: /code (\S+)/.exec(output)?.[1] ?? '',
    readyMs,
    end: async (signal) => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, 'exit');
        child.kill(signal);
        await ended;
      }
      return child.exitCode;
    },
  };
};

export type HttpDevice = {
  readonly deviceId: string;
  readonly siteId: string;
  readonly post: (path: string, body: unknown) => Promise<unknown>;
  readonly get: (path: string, signal?: AbortSignal) => Promise<Response>;
  readonly push: (epoch: string, collection: string, rows: readonly WireDocument[]) => Promise<readonly Verdict[]>;
  readonly pullAll: (collection: string) => Promise<ReadonlyMap<string, WireDocument>>;
  /** The same device at another address of the server. */
  readonly at: (url: string) => HttpDevice;
};

const device = (url: string, token: string, ids: Pick<HttpDevice, 'deviceId' | 'siteId'>): HttpDevice => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', origin: 'guichet://app' };
  const post = async (to: string, body: unknown): Promise<unknown> => {
    const reply = await fetch(url + to, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(READY_LIMIT_MS),
    });
    if (!reply.ok) throw new Error(`${to}: ${reply.status} ${await reply.text()}`);
    return reply.json();
  };
  return {
    ...ids,
    post,
    get: (to, signal) => fetch(url + to, { headers, ...(signal ? { signal } : {}) }),
    push: async (epoch, collection, rows) =>
      calls.push.output.parse(
        await post('/v1/push', {
          collection,
          epoch,
          schemaVersion: SCHEMA_VERSION,
          rows: ownStamps(rows, ids.deviceId),
        }),
      ).verdicts,
    pullAll: async (collection) => {
      const all = new Map<string, WireDocument>();
      let since: Checkpoint | null = null;
      for (let more = true; more;) {
        const page = calls.pull.output.parse(
          await post('/v1/pull', { collection, since, limit: 1000, schemaVersion: SCHEMA_VERSION }),
        );
        for (const document of page.documents) all.set(document.id, document);
        since = page.checkpoint;
        more = page.hasMore;
      }
      return all;
    },
    at: (other) => device(other, token, ids),
  };
};

/** Enrols a device by a code. */
export const enrolAt = async (url: string, code: string): Promise<HttpDevice> => {
  const { token, deviceId, siteId } = await enrolOverHttp(url, code);
  return device(url, token, { deviceId, siteId });
};
