import { useSyncExternalStore } from 'react';

import type { BackupState } from '#shared/ipc/backups';

import { backupState } from '../../../platform/backup-state';

/** The backups of this station: `null` where it is not the server of a town hall, `undefined` until that is known. */
export const useBackups = (): BackupState | null | undefined =>
  useSyncExternalStore(backupState.subscribe, backupState.read);
