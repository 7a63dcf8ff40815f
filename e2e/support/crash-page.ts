import type { ElectronApplication } from '@playwright/test';

/** Windows of an app: the one in which people work, or the hidden one that papers are set in, which is a window too and may come first. */
type WindowUse = 'station' | 'prints';

/** The process of a page dies, as one without memory does. Ends once the app has heard of it. */
export const crashPage = (app: ElectronApplication, use: WindowUse = 'station'): Promise<void> =>
  app.evaluate(
    ({ BrowserWindow }, isPrints) =>
      new Promise<void>((resolve, reject) => {
        const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
        // The window of the prints has no address before the first of them.
        const contents = all.find((one) => /^$|\/print\//.test(one.getURL()) === isPrints);
        if (contents === undefined) reject(new Error('there is no such window'));
        contents?.once('render-process-gone', () => resolve());
        contents?.forcefullyCrashRenderer();
      }),
    use === 'prints',
  );

/** The address of the page in which people work; `busy` while it is dead or loads. */
export const stationPage = (app: ElectronApplication): Promise<string> =>
  app.evaluate(({ BrowserWindow }) => {
    const all = BrowserWindow.getAllWindows().map(({ webContents }) => webContents);
    const contents = all.find((one) => !/^$|\/print\//.test(one.getURL()));
    return contents === undefined || contents.isCrashed() || contents.isLoading() ? 'busy' : contents.getURL();
  });
