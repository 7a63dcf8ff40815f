import { faultWords } from '#shared/lib/fault-words';
import type { BrowserWindow } from 'electron';
import type { Log } from '../logging/log';
import { createReloadBudget } from './reload-budget';

const MOST_RELOADS = 3;
const RELOAD_WINDOW_MS = 60_000;

export type PageFailure = {
  /** Called instead of a further reload. */
  readonly giveUp: () => void;
  readonly onHang: () => void;
};

/** Reloads a page whose process died, at most three times in a minute. */
export const watchPage = (window: BrowserWindow, log: Log, name: string, failure: PageFailure): void => {
  const mayReload = createReloadBudget(MOST_RELOADS, RELOAD_WINDOW_MS);
  const contents = window.webContents;
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit') return;
    log.error('page.gone', `${name}: ${details.reason} (${details.exitCode})`);
    // The reload waits a turn: reloading inside the event is ignored by some versions.
    setImmediate(() => {
      if (window.isDestroyed()) return;
      if (mayReload(Date.now())) contents.reload();
      else failure.giveUp();
    });
  });
  window.on('unresponsive', () => {
    log.warn('page.unresponsive', name);
    failure.onHang();
  });
  window.on('responsive', () => log.info('page.responsive', name));
  contents.on('did-fail-load', (_event, code, description, _url, isMainFrame) => {
    if (isMainFrame && code !== -3) log.error('page.loadFailed', `${name}: ${description} (${code})`);
  });
  contents.on('preload-error', (_event, _path, error) => log.error('page.preload', `${name}: ${faultWords(error)}`));
};
