import { app, type BrowserWindow } from 'electron';
import { isLockedKey } from './kiosk-keys';

let isQuitting = false;

const noteQuit = (): void => {
  isQuitting = true;
};

/** Nobody closes, leaves, shrinks or looks into this window. It goes when the program ends, which a touch cannot bring about. */
export const lockWindow = (window: BrowserWindow): void => {
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
