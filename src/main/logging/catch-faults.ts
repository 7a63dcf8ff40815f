import { faultWords } from '#shared/lib/fault-words';
import type { Log } from './log';

/** A bug in the main process is written down; it does not take the desk away from the agent. */
export const catchFaults = (log: Log): void => {
  process.on('uncaughtException', (error) => log.error('main.uncaught', faultWords(error)));
  process.on('unhandledRejection', (reason) => log.error('main.unhandled', faultWords(reason)));
};
