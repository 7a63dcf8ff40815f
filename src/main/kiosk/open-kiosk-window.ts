import { BrowserWindow, screen, app } from 'electron';
import { systemText } from '#shared/i18n/fr/system';
import type { Log } from '../logging/log';
import { KIOSK_PAGE } from '../scheme/app-origin';
import { watchPage } from '../windows/watch-page';
import { webPreferences } from '../windows/web-preferences';
import type { WindowKinds } from '../windows/window-kinds';
import { isLockedKey } from './kiosk-keys';

let isQuitting = false;

const noteQuit = (): void => {
  isQuitting = true;
};

/** Nobody closes, leaves, shrinks or looks into this window. It goes when the program ends, which a touch cannot bring about. */
const lockWindow = (window: BrowserWindow): void => {
  const contents = window.webContents;
  window.removeMenu();
  contents.setIgnoreMenuShortcuts(true);
  contents.on('before-input-event', (event, input) => {
    if (isLockedKey(input)) event.preventDefault();
  });
  contents.on('devtools-opened', () => contents.closeDevTools());
  contents.on('did-finish-load', () => {
    contents.setZoomFactor(1);
    void contents.setVisualZoomLevelLimits(1, 1).catch(() => undefined);
  });
  window.on('close', (event) => {
    if (!isQuitting) event.preventDefault();
  });
  window.on('minimize', () => window.restore());
  window.on('leave-full-screen', () => {
    if (!isQuitting && !window.isDestroyed()) window.setKiosk(true);
  });
  app.once('before-quit', noteQuit);
};

/** Not persistent: a kiosk keeps nothing of those who touched it. */
export const KIOSK_PARTITION = 'kiosk';
const RETRY_MS = 30_000;

export type KioskWindowNeeds = { readonly preload: string; readonly kinds: WindowKinds; readonly log: Log };

/** The kiosk on the whole screen. It recovers without asking anybody. */
export const openKioskWindow = ({ preload, kinds, log }: KioskWindowNeeds): BrowserWindow => {
  const window = new BrowserWindow({
    ...screen.getPrimaryDisplay().bounds,
    fullscreen: true,
    kiosk: true,
    frame: false,
    show: false,
    title: systemText.windowTitle,
    webPreferences: {
      ...webPreferences(preload),
      partition: KIOSK_PARTITION,
      devTools: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  lockWindow(window);
  kinds.add(window.webContents, 'kiosk');
  window.once('ready-to-show', () => window.show());
  const retryLater = (): void => {
    setTimeout(() => {
      if (!window.isDestroyed()) void window.loadURL(KIOSK_PAGE).catch(() => undefined);
    }, RETRY_MS);
  };
  watchPage(window, log, 'kiosk', { giveUp: retryLater, onHang: () => window.webContents.forcefullyCrashRenderer() });
  void window.loadURL(KIOSK_PAGE).catch(retryLater);
  return window;
};
