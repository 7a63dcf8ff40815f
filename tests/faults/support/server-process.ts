import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

import { shiftClock } from './shifted-clock';
import { until } from './until';
import { endWithUs } from './with-us';

const startWithinMs = 60_000;

/** The checkout, wherever this runs from: npm and the scripts start there. */
const root = process.cwd();
const bundle = path.join(root, 'out/server/server.cjs');

/** Of servers without a folder of their own: beside the checkout otherwise. Those of one database share it. */
const journalKey = path.join(root, 'out/.faults-journal-key');

const lock = path.join(root, 'out/.faults-build');
const lockLifeMs = 60_000;

/** One build at a time: test files run side by side, and none may start what another is writing. */
const locked = async (work: () => void): Promise<void> => {
  mkdirSync(path.dirname(lock), { recursive: true });
  await until(
    () => {
      try {
        mkdirSync(lock);
        return true;
      } catch {
        // A process that was killed leaves its lock behind.
        if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > lockLifeMs) rmSync(lock, { recursive: true });
        return false;
      }
    },
    'nobody else builds',
    2 * lockLifeMs,
  );
  try {
    work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

/** Builds what the process tests start, unless it is there. Throws with what the build said. */
export const buildPrograms = (): Promise<void> => locked(() => build('server', 'desk'));

/** Builds the server and desks, and the next version of both, unless it is there. Throws with what the build said. */
export const buildRehearsal = (): Promise<void> => locked(() => build('server', 'desk', 'rehearsal'));

/** Builds the server and what attacks it, unless it is there. Throws with what the build said. */
export const buildHostile = (): Promise<void> => locked(() => build('server', 'hostile'));

/** Builds the server and the nemesis, unless it is there. Throws with what the build said. */
export const buildNemesis = (): Promise<void> => locked(() => build('server', 'nemesis'));

const build = (...names: readonly string[]): void => {
  const built = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs'), ...names], { encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`build failed\n${built.stdout}\n${built.stderr}`);
};

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('GUICHET_') && name !== 'NODE_OPTIONS'),
  ),
  NODE_ENV: 'production',
  ...more,
});

export type ServerProcess = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Printed on start while no device is enrolled or when asked for, `''` otherwise. */
  readonly code: string;
  readonly alive: () => boolean;
  /** Resident memory, megabytes, now and at most since the start, as the system tells; 0 where it does not. */
  readonly memoryMb: () => number;
  readonly mostMemoryMb: () => number;
  /** Sends a signal and waits for the end. */
  readonly end: (signal: NodeJS.Signals) => Promise<void>;
};

const heard = (child: ChildProcess, wantsCode: boolean): Promise<{ readonly url: string; readonly code: string }> =>
  new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string): void => reject(new Error(`server: ${why}\n${said}`));
    const timer = setTimeout(() => fail('not ready'), startWithinMs);
    const hear = (part: Buffer): void => {
      said += part.toString('utf8');
      const url = /^Guichet sync server on (\S+)$/mu.exec(said)?.[1];
      const code = /^Enrolment code (\S+)/mu.exec(said)?.[1] ?? '';
      if (url === undefined || (wantsCode && code === '')) return;
      clearTimeout(timer);
      resolve({ url, code });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      fail(`ended with ${code ?? signal}`);
    });
  });

/** Only Linux remembers the most: elsewhere it is what is there now. */
const memoryOf = (pid: number | undefined): { readonly nowMb: number; readonly mostMb: number } => {
  if (process.platform === 'win32') return { nowMb: 0, mostMb: 0 };
  if (process.platform !== 'linux') {
    const nowMb = Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()) / 1024;
    return { nowMb, mostMb: nowMb };
  }
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Number(new RegExp(`${name}:\\s+(\\d+)`, 'u').exec(status)?.[1] ?? 0) / 1024;
  return { nowMb: megabytes('VmRSS'), mostMb: megabytes('VmHWM') };
};

/** Servers without a folder, and who looks into their database, share one key of the journal. */
const environmentOf = (args: readonly string[]) =>
  environment(args.includes('--data') ? {} : { GUICHET_JOURNAL_KEY: journalKey });

/** Options of Node for a process whose machine has another clock, so many milliseconds ahead. */
const clockAhead = (aheadMs: number): readonly string[] =>
  aheadMs === 0
    ? []
    : ['--import', `data:text/javascript,${encodeURIComponent(`(${String(shiftClock)})(${aheadMs})`)}`];

/**
 * Starts the built server and waits until it listens. With `--invite` among the arguments it also gives a code. `aheadMs`: by so much the clock of its machine is
 * ahead. `program`: another build of it.
 */
export const startServer = async (args: readonly string[], aheadMs = 0, program = bundle): Promise<ServerProcess> => {
  const child = spawn(process.execPath, [...clockAhead(aheadMs), program, '--host', '127.0.0.1', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: environmentOf(args),
  });
  endWithUs(child);
  const { url, code } = await heard(child, args.includes('--invite'));
  const alive = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    url,
    code,
    port: Number(new URL(url).port),
    pid: child.pid ?? 0,
    alive,
    memoryMb: () => (alive() ? memoryOf(child.pid).nowMb : 0),
    mostMemoryMb: () => (alive() ? memoryOf(child.pid).mostMb : 0),
    end: async (signal) => {
      if (!alive()) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
};

/** Runs `backup`, `restore` or `audit` of the built server. Throws with what it said when it went wrong. */
export const runOperator = (...args: readonly string[]): string => {
  const run = spawnSync(process.execPath, [bundle, ...args], { encoding: 'utf8', env: environmentOf(args) });
  if (run.status !== 0) throw new Error(`${args[0]}: ${run.status}\n${run.stdout}\n${run.stderr}`);
  return run.stdout;
};
