import { BrowserWindow, screen, type Display } from 'electron';
import { systemText } from '#shared/i18n/fr/system';
import type { StationSettings } from '#shared/ipc/contract';
import type { Log } from '../logging/log';
import { DISPLAY_PAGE } from '../scheme/app-origin';
import { watchPage } from './watch-page';
import { webPreferences } from './web-preferences';
import type { WindowKinds } from './window-kinds';

/** Not persistent: the waiting room's screen keeps nothing. */
export const DISPLAY_PARTITION = 'display';
const RETRY_MS = 30_000;

type Theme = StationSettings['theme'];
export type DisplayWindowNeeds = {
  readonly preload: string;
  readonly kinds: WindowKinds;
  readonly log: Log;
  readonly theme: Theme;
};

/** The page of the board in a theme: it has no other way to learn it. */
export const displayPage = (theme: Theme): string => `${DISPLAY_PAGE}${theme === 'contrast' ? '#contrast' : ''}`;

const wholeScreen = ({ bounds }: Display): Electron.BrowserWindowConstructorOptions => ({
  x: bounds.x,
  y: bounds.y,
  width: bounds.width,
  height: bounds.height,
  fullscreen: true,
});

/** Full screen on another screen than the desk's; a plain window where there is none. */
const placeBeside = (main: BrowserWindow): Electron.BrowserWindowConstructorOptions => {
  const own = screen.getDisplayMatching(main.getBounds());
  const other = screen.getAllDisplays().find((display) => display.id !== own.id);
  return other === undefined ? { width: 1280, height: 720 } : wholeScreen(other);
};

/**
 * The waiting room's window: beside the desk `main`, without taking its focus, or alone on the whole screen of a machine of its own. It
 * recovers without asking anybody.
 */
export const openDisplayWindow = (
  main: BrowserWindow | null,
  { preload, kinds, log, theme }: DisplayWindowNeeds,
): BrowserWindow => {
  const window = new BrowserWindow({
    ...(main === null ? wholeScreen(screen.getPrimaryDisplay()) : placeBeside(main)),
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
  window.once('ready-to-show', () => (main === null ? window.show() : window.showInactive()));
  const load = (): Promise<void> => window.loadURL(displayPage(theme));
  const retryLater = (): void => {
    setTimeout(() => {
      if (!window.isDestroyed()) void load().catch(() => undefined);
    }, RETRY_MS);
  };
  watchPage(window, log, 'display', { giveUp: retryLater, onHang: () => window.webContents.forcefullyCrashRenderer() });
  void load().catch(retryLater);
  return window;
};
