import { useSyncExternalStore } from 'react';

import type { PrintJob } from '#shared/ipc/printables';

import { printJobs } from '../../platform/print-jobs';

/** The tickets of this station on their way to paper: what is not there yet, the oldest first, then the last that are. */
export const usePrintJobs = (): readonly PrintJob[] => useSyncExternalStore(printJobs.subscribe, printJobs.read);
