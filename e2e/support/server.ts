import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { DeviceRank } from '#shared/domain/rights/writes';
import { calls } from '#shared/sync/wire/calls';
import { call } from './call';
import { demoMorning, root } from './launch';
import { runFolder } from './run-folder';

const startWithinMs = 60_000;

export type TownServer = {
  readonly address: string;
  readonly dataDir: string;
  /** All that it said, in pieces. */
  readonly said: readonly string[];
  /** The one-time code that a server without any desk prints, `''` where there are desks. */
  readonly firstCode: string;
  /** `kill -9`, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Stops it where it is, with its lines open: nobody gets an answer before `thaw`. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** Ends it as a user does: what it wrote is in its file. */
  readonly stop: () => Promise<void>;
  /** The same server again: same data, same port. */
  readonly startAgain: () => Promise<void>;
  /** Ends it and removes its data. */
  readonly remove: () => Promise<void>;
};

export type ServerOptions = {
  /** Puts a town into its folder; without it a demonstration town is made. */
  readonly fill?: (dataDir: string) => Promise<void>;
  readonly env?: Readonly<Record<string, string>>;
};

type Running = { readonly process: ChildProcess; readonly address: string; readonly code: string };

const start = (args: readonly string[], env: ServerOptions['env'], pieces: string[]): Promise<Running> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'out', 'server', 'server.cjs'), ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    // A journey that fails never reaches its own clean-up.
    process.once('exit', () => child.kill('SIGKILL'));
    let said = '';
    const fail = (why: string): void => reject(new Error(`server: ${why}\n${said}`));
    const timer = setTimeout(() => fail('not ready'), startWithinMs);
    const hear = (chunk: Buffer): void => {
      said += chunk.toString();
      pieces.push(chunk.toString());
      const address = /^Guichet sync server on (\S+)$/m.exec(said)?.[1];
      const code = /^Enrolment code (\S+)/m.exec(said)?.[1] ?? '';
      if (address === undefined || (code === '' && args.includes('--demo'))) return;
      clearTimeout(timer);
      resolve({ process: child, address, code });
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (exitCode) => fail(`ended with ${exitCode}`));
  });

const end = async ({ process: child }: Running, signal: NodeJS.Signals): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  await gone;
};

/** A sync server in a process of its own: with a new demonstration town, or with the town that `fill` puts into its folder. */
export const startTownServer = async ({ fill, env }: ServerOptions = {}): Promise<TownServer> => {
  const dataDir = mkdtempSync(path.join(runFolder(), 'server-'));
  const common = ['--data', dataDir, '--host', '127.0.0.1'];
  process.once('exit', () => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 }));
  await fill?.(dataDir);
  const said: string[] = [];
  const founding = fill ? [] : ['--demo', '--demo-now', demoMorning];
  let running = await start([...common, '--port', '0', ...founding], env, said);
  const { address, code } = running;
  return {
    address,
    firstCode: code,
    dataDir,
    said,
    kill: () => end(running, 'SIGKILL'),
    freeze: () => void running.process.kill('SIGSTOP'),
    thaw: () => void running.process.kill('SIGCONT'),
    stop: () => end(running, 'SIGTERM'),
    startAgain: async () => {
      running = await start([...common, '--port', new URL(address).port], env, said);
    },
    remove: async () => {
      await end(running, 'SIGKILL');
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};

/** A one-time code for another desk, or for a screen in public, asked by a desk that is already enrolled. */
export const askCode = async (page: Page, rank: DeviceRank = 'desk'): Promise<string> => {
  // The token of a desk at its own server comes only once that server is ready.
  await expect.poll(async () => (await call(page, 'hub.connection', undefined))?.token).toBeTruthy();
  const connection = await call(page, 'hub.connection', undefined);
  if (connection === null || connection.token === null) throw new Error('this desk is not enrolled');
  const reply = await fetch(`${connection.baseUrl}/v1/codes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${connection.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rank }),
  });
  return calls.makeCode.output.parse(await reply.json()).code;
};
