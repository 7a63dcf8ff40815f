import type { ElectronApplication } from '@playwright/test';

/** Where the next file that is saved goes, instead of the system's window that asks. */
export const saveInto = (app: ElectronApplication, file: string): Promise<void> =>
  app.evaluate(({ session }, to) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(to));
  }, file);
