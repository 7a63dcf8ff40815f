import type { Log } from './log';

const textOf = (reason: unknown): string =>
  reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);

/** A bug in the main process is written down; it does not take the desk away from the agent. */
export const catchFaults = (log: Log): void => {
  process.on('uncaughtException', (error) => log.error('main.uncaught', textOf(error)));
  process.on('unhandledRejection', (reason) => log.error('main.unhandled', textOf(reason)));
};
