import { BrowserWindow, screen } from 'electron';
import { systemText } from '#shared/i18n/fr/system';
import type { Log } from '../logging/log';
import { DISPLAY_PAGE } from '../scheme/app-origin';
import { watchPage } from './watch-page';
import { webPreferences } from './web-preferences';
import type { WindowKinds } from './window-kinds';

/** Not persistent: the waiting room's screen keeps nothing. */
export const DISPLAY_PARTITION = 'display';
const RETRY_MS = 30_000;

export type DisplayWindowNeeds = { readonly preload: string; readonly kinds: WindowKinds; readonly log: Log };

const placeBeside = (main: BrowserWindow): Electron.BrowserWindowConstructorOptions => {
  const own = screen.getDisplayMatching(main.getBounds());
  const other = screen.getAllDisplays().find((display) => display.id !== own.id);
  if (other === undefined) return { width: 1280, height: 720 };
  return {
    x: other.bounds.x,
    y: other.bounds.y,
    width: other.bounds.width,
    height: other.bounds.height,
    fullscreen: true,
  };
};

/** The waiting room's window: full screen on a second screen when there is one. It recovers without asking anybody. */
export const openDisplayWindow = (main: BrowserWindow, { preload, kinds, log }: DisplayWindowNeeds): BrowserWindow => {
  const window = new BrowserWindow({
    ...placeBeside(main),
    show: false,
    title: systemText.displayTitle,
    backgroundColor: '#000000',
    webPreferences: {
      ...webPreferences(preload),
      partition: DISPLAY_PARTITION,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.setMenuBarVisibility(false);
  kinds.add(window.webContents, 'display');
  window.once('ready-to-show', () => window.showInactive());
  const retryLater = (): void => {
    setTimeout(() => {
      if (!window.isDestroyed()) void window.loadURL(DISPLAY_PAGE).catch(() => undefined);
    }, RETRY_MS);
  };
  watchPage(window, log, 'display', { giveUp: retryLater, onHang: () => window.webContents.forcefullyCrashRenderer() });
  void window.loadURL(DISPLAY_PAGE).catch(retryLater);
  return window;
};
