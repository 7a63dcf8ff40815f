import { utilityProcess, type UtilityProcess } from 'electron';
import type { InvitedRank } from '#shared/domain/rights/writes';
import { ok, no, type Result } from '#shared/lib/result';
import type { Log } from '../logging/log';
import {
  type BackupAnswer,
  type BackupMessage,
  type ServerReady,
  type StartMessage,
  fromServerSchema,
  type FromServer,
  type ToServer,
} from './server-messages';

type ServerProcess = {
  readonly send: (message: ToServer) => void;
  /** The next message of one of these types, or null when none came in time or the process is gone. `n`: the answer to the question of that number alone. */
  readonly next: (types: readonly FromServer['type'][], timeoutMs: number, n?: number) => Promise<FromServer | null>;
  readonly kill: () => void;
};

const logOutput = (child: UtilityProcess, log: Log): void => {
  const note = (level: 'info' | 'warn') => (chunk: Buffer) => {
    for (const line of chunk.toString('utf8').split('\n'))
      if (line.trim() !== '') log.write(level, 'server.output', line);
  };
  child.stdout?.on('data', note('info'));
  child.stderr?.on('data', note('warn'));
};

const relay = (child: UtilityProcess): ServerProcess['next'] => {
  const waiting = new Set<(message: FromServer | null) => void>();
  const tell = (message: FromServer | null): void => {
    // A listener takes itself away while it runs.
    for (const listener of Array.from(waiting)) listener(message);
  };
  child.on('message', (raw: unknown) => {
    const checked = fromServerSchema.safeParse(raw);
    if (checked.success) tell(checked.data);
  });
  child.once('exit', () => tell(null));
  return (types, timeoutMs, n) =>
    new Promise((resolve) => {
      const done = (message: FromServer | null): void => {
        if (message !== null && !types.includes(message.type)) return;
        if (message?.type === 'backups' && message.n !== n) return;
        clearTimeout(timer);
        waiting.delete(done);
        resolve(message);
      };
      const timer = setTimeout(() => done(null), timeoutMs);
      waiting.add(done);
    });
};

/** Starts the embedded server in its own process; `onExit` tells that it is gone, for whatever reason. */
const forkServer = (file: string, start: StartMessage, log: Log, onExit: (code: number) => void): ServerProcess => {
  const child = utilityProcess.fork(file, [], { serviceName: 'guichet-server', stdio: 'pipe' });
  logOutput(child, log);
  child.once('exit', (code: number) => onExit(code));
  const next = relay(child);
  child.once('spawn', () => child.postMessage(start));
  return { send: (message) => child.postMessage(message), next, kill: () => void child.kill() };
};

const READY_TIMEOUT_MS = 30_000;
const ANSWER_TIMEOUT_MS = 5000;
const STOP_TIMEOUT_MS = 4500;
/** A large town on a slow stick; a share that hangs answers nothing at all. */
const BACKUP_TIMEOUT_MS = 30 * 60_000;
const KEY_TIMEOUT_MS = 30_000;
const BACKOFF_MOST_MS = 30_000;
const HEALTHY_AFTER_MS = 60_000;

export type EmbeddedServer = {
  readonly start: (message: StartMessage) => Promise<Result<ServerReady, string>>;
  readonly invite: (rank: InvitedRank) => Promise<{ readonly code: string; readonly expiresAt: string } | null>;
  /** An answer about backups; null when the server does not run, ends meanwhile, or does not answer. */
  readonly backups: (message: BackupMessage) => Promise<BackupAnswer | null>;
  readonly stop: () => Promise<void>;
};

/** The wait before the n-th restart in a row: 0.5 s, 1 s, 2 s … 30 s. */
export const restartDelayMs = (failures: number): number => Math.min(500 * 2 ** failures, BACKOFF_MOST_MS);

/** Keeps one server process alive: a crash is followed by a restart, with growing waits; `onReady` tells each start. */
export const createEmbeddedServer = (
  file: string,
  log: Log,
  onReady: (ready: ServerReady, start: StartMessage) => void,
): EmbeddedServer => {
  let running: ServerProcess | null = null;
  let wanted: StartMessage | null = null;
  let failures = 0;
  let startedAt = 0;
  let timer: NodeJS.Timeout | null = null;
  let asked = 0;

  const restart = (): void => {
    if (Date.now() - startedAt > HEALTHY_AFTER_MS) failures = 0;
    timer = setTimeout(() => {
      if (wanted !== null) void launch(wanted, true);
    }, restartDelayMs(failures));
    failures += 1;
  };

  const launch = async (message: StartMessage, again: boolean): Promise<Result<ServerReady, string>> => {
    startedAt = Date.now();
    let reached = again;
    const child = forkServer(file, message, log, (code) => {
      if (running === child) running = null;
      if (wanted !== message) return;
      log.error('server.exit', String(code));
      if (reached) restart();
    });
    running = child;
    const answer = await child.next(['ready', 'failed'], READY_TIMEOUT_MS);
    if (answer?.type === 'ready') {
      reached = true;
      log.info('server.ready', `port ${answer.port} in ${Date.now() - startedAt} ms`);
      onReady(answer, message);
      return ok(answer);
    }
    log.error('server.failed', answer?.type === 'failed' ? answer.code : 'no answer');
    // A process that answered `failed` or hangs is of no use; its exit schedules the next try where one is due.
    child.kill();
    return no(answer?.type === 'failed' ? answer.code : 'serverFailed');
  };

  const stop = async (): Promise<void> => {
    wanted = null;
    if (timer !== null) clearTimeout(timer);
    const child = running;
    running = null;
    if (child === null) return;
    const stopped = child.next(['stopped'], STOP_TIMEOUT_MS);
    child.send({ type: 'stop' });
    await stopped;
    child.kill();
  };

  return {
    start: async (message) => {
      await stop();
      wanted = message;
      failures = 0;
      return await launch(message, false);
    },
    invite: async (rank) => {
      if (running === null) return null;
      const answer = running.next(['invited', 'failed'], ANSWER_TIMEOUT_MS);
      running.send({ type: 'invite', rank });
      const invited = await answer;
      return invited?.type === 'invited' ? { code: invited.code, expiresAt: invited.expiresAt } : null;
    },
    backups: async (message) => {
      if (running === null) return null;
      asked += 1;
      const isFile = message.type === 'backup' || message.type === 'tryBackup';
      const answer = running.next(['backups'], isFile ? BACKUP_TIMEOUT_MS : KEY_TIMEOUT_MS, asked);
      running.send({ type: 'backups', n: asked, asked: message });
      const given = await answer;
      return given?.type === 'backups' ? given.answer : null;
    },
    stop,
  };
};
