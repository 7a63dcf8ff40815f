import { app } from 'electron';

const STOP_TIMEOUT_MS = 5000;

/** Before quitting, lets the embedded server close its database; after five seconds the app quits all the same. */
export const stopBeforeQuit = (stop: () => Promise<void>): void => {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, STOP_TIMEOUT_MS));
    void Promise.race([stop().catch(() => undefined), timeout]).then(() => {
      state = 'stopped';
      app.quit();
    });
  });
};
