import type { PrintJob } from '#shared/ipc/printables';

import { toldState } from './told-state';

/** The tickets of this station on their way to paper. */
export const printJobs = toldState<readonly PrintJob[]>({
  first: [],
  ask: (bridge) => bridge.invoke('print.jobs', undefined),
  listen: (bridge, take) => void bridge.on('print.changed', take),
});
