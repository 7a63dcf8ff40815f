import { powerMonitor } from 'electron';

type PowerNeeds = {
  readonly onResume: () => void;
  /** The machine is about to sleep, or its session was locked. */
  readonly onLeave: () => void;
};

/** The line may be back after a sleep: the pages exchange at once. Before it, nobody is there any more. */
export const watchPower = ({ onResume, onLeave }: PowerNeeds): void => {
  powerMonitor.on('resume', onResume);
  powerMonitor.on('unlock-screen', onResume);
  powerMonitor.on('suspend', onLeave);
  powerMonitor.on('lock-screen', onLeave);
};
