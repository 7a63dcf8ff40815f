import type { PrintJob } from '#shared/ipc/printables';

import { guichetBridge } from './bridge';

let jobs: readonly PrintJob[] = [];
const listeners = new Set<() => void>();
let isWatching = false;

const take = (next: readonly PrintJob[]): void => {
  jobs = next;
  for (const listener of listeners) listener();
};

const watch = (): void => {
  if (isWatching) return;
  isWatching = true;
  const bridge = guichetBridge();
  let hasHeard = false;
  bridge?.on('print.changed', (next) => {
    hasHeard = true;
    take(next);
  });
  bridge?.invoke('print.jobs', undefined).then(
    (first) => {
      // What was pushed meanwhile is newer.
      if (!hasHeard) take(first);
    },
    () => undefined,
  );
};

/** The tickets of this station on their way to paper, as the main process tells them. */
export const printJobs = {
  read: (): readonly PrintJob[] => jobs,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    watch();
    return () => listeners.delete(listener);
  },
} as const;
