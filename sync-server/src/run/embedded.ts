import { createEmbeddedBackups } from './embedded-backups';
import { toEmbedded, type ParentPort, type ToEmbedded } from './embedded-messages';
import { journalKeyBeside } from './journal-key';
import { anchorBeside } from './open-store';
import { StartFailure } from './start-failure';
import { startServer, type RunningServer } from './start-server';

/** How the process ends; a test passes its own. */
type Exit = (code: number) => void;

// The last message must have left the process before it ends.
const EXIT_DELAY_MS = 50;

/** Runs the server inside the app: it is told by messages what to do, one after the other. */
export const runEmbedded = (port: ParentPort, logLevel: string, exit: Exit): void => {
  let server: RunningServer | null = null;
  let backups: ReturnType<typeof createEmbeddedBackups> | null = null;

  const exitSoon = (code: number): void => void setTimeout(() => exit(code), EXIT_DELAY_MS);

  const handle = async (message: ToEmbedded): Promise<void> => {
    if (message.type === 'stop') {
      await server?.close();
      port.postMessage({ type: 'stopped' });
      return exitSoon(0);
    }
    if (message.type === 'start') {
      if (server) throw new StartFailure('badStart', 'already started');
      const { dataDir, host, port: wanted, seed } = message;
      // A demonstration stands alone, so any port will do; other stations know the port of a town hall's server.
      server = await startServer({
        dataDir,
        host,
        port: wanted,
        seed,
        elsewhere: seed?.kind === 'demo',
        logLevel,
        anchor: anchorBeside(dataDir),
        journalKey: journalKeyBeside(dataDir),
      });
      backups = createEmbeddedBackups({ dataDir });
      return port.postMessage({
        type: 'ready',
        port: server.port,
        siteId: server.siteId,
        local: await server.localIdentity(),
      });
    }
    if (!server || !backups) throw new StartFailure('badStart', 'not started');
    // Other messages do not wait for a backup, which takes seconds.
    if (message.type === 'backups') {
      const { type, n, asked } = message;
      return void backups(asked).then((answer) => port.postMessage({ type, n, answer }));
    }
    port.postMessage({ type: 'invited', ...(await server.invite(message.rank)) });
  };

  const fail = (error: unknown): void => {
    const code = error instanceof StartFailure ? error.code : 'fault';
    port.postMessage({ type: 'failed', code, message: error instanceof Error ? error.message : 'unknown' });
    if (!server) exitSoon(1);
  };

  let queue = Promise.resolve();
  port.on('message', ({ data }) => {
    queue = queue.then(async () => {
      const message = toEmbedded.safeParse(data);
      if (message.success) await handle(message.data).catch(fail);
      else fail(new StartFailure('badStart', `invalid message: ${message.error.issues[0]?.path.join('.') ?? ''}`));
    });
  });
};
