import type { BackupState } from '#shared/ipc/backups';

import { toldState } from './told-state';

/** The backups of this station: `null` where it is not the server of a town hall, `undefined` until the main process has said. */
export const backupState = toldState<BackupState | null | undefined>({
  first: undefined,
  ask: (bridge) => bridge.invoke('backups.state', undefined),
  listen: (bridge, take) => void bridge.on('backups.changed', take),
});
