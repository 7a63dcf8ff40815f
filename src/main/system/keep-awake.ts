import { powerSaveBlocker } from 'electron';

/** Keeps the panel of a screen in public lit, for as long as this station is one. */
export const createKeepAwake = (): ((on: boolean) => void) => {
  let blocker: number | null = null;
  return (on) => {
    if (on) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker);
      blocker = null;
    }
  };
};
