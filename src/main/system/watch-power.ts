import { powerMonitor } from 'electron';

/** The line may be back after a sleep: the pages exchange at once. */
export const watchPower = (onResume: () => void): void => {
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onResume);
};
