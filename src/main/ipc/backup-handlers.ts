import type { Backups } from '../backups/backups';
import type { IpcHandlers } from './handlers';

type BackupChannel = Extract<keyof IpcHandlers, `backups.${string}`>;

/** The calls about the backups of a station that is the server. */
export const backupHandlers = (backups: Backups): Pick<IpcHandlers, BackupChannel> => ({
  'backups.state': backups.state,
  'backups.newKey': backups.newKey,
  'backups.keepKey': async ({ recipient }) => ({ fault: await backups.keepKey(recipient) }),
  'backups.choose': backups.choose,
  'backups.now': () => ({ fault: backups.now() }),
  'backups.try': async ({ key }) => ({ fault: await backups.tryKey(key) }),
});
