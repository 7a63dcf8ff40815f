import type { BackupState } from '#shared/ipc/backups';

import { guichetBridge } from './bridge';

let state: BackupState | null | undefined;
const listeners = new Set<() => void>();
let isWatching = false;

const take = (next: BackupState | null): void => {
  state = next;
  for (const listener of listeners) listener();
};

const watch = (): void => {
  if (isWatching) return;
  isWatching = true;
  const bridge = guichetBridge();
  let hasHeard = false;
  bridge?.on('backups.changed', (next) => {
    hasHeard = true;
    take(next);
  });
  bridge?.invoke('backups.state', undefined).then(
    (first) => {
      // What was pushed meanwhile is newer.
      if (!hasHeard) take(first);
    },
    () => undefined,
  );
};

/** The backups of this station as the main process tells them: `null` where it is not the server of a town hall, `undefined` until it has said. */
export const backupState = {
  read: (): BackupState | null | undefined => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    watch();
    return () => listeners.delete(listener);
  },
} as const;
