import { utilityProcess, type UtilityProcess } from 'electron';
import type { Log } from '../logging/log';
import { fromServerSchema, type FromServer, type StartMessage, type ToServer } from './server-messages';

export type ServerProcess = {
  readonly send: (message: ToServer) => void;
  /** The next message of one of these types, or null when none came in time or the process is gone. */
  readonly next: (types: readonly FromServer['type'][], timeoutMs: number) => Promise<FromServer | null>;
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
  return (types, timeoutMs) =>
    new Promise((resolve) => {
      const done = (message: FromServer | null): void => {
        if (message !== null && !types.includes(message.type)) return;
        clearTimeout(timer);
        waiting.delete(done);
        resolve(message);
      };
      const timer = setTimeout(() => done(null), timeoutMs);
      waiting.add(done);
    });
};

/** Starts the embedded server in its own process; `onExit` tells that it is gone, for whatever reason. */
export const forkServer = (
  file: string,
  start: StartMessage,
  log: Log,
  onExit: (code: number) => void,
): ServerProcess => {
  const child = utilityProcess.fork(file, [], { serviceName: 'guichet-server', stdio: 'pipe' });
  logOutput(child, log);
  child.once('exit', (code: number) => onExit(code));
  const next = relay(child);
  child.once('spawn', () => child.postMessage(start));
  return { send: (message) => child.postMessage(message), next, kill: () => void child.kill() };
};
