import { app, BrowserWindow, dialog } from 'electron';
import { systemText } from '#shared/i18n/fr/system';
import { places } from '#shared/routes/places';
import type { Log } from '../logging/log';
import { MAIN_PAGE, SAFE_PAGE } from '../scheme/app-origin';
import type { JsonFile } from '../settings/json-file';
import { createStripMode, type StripMode } from './strip-mode';
import { watchPage } from './watch-page';
import { webPreferences } from './web-preferences';
import type { WindowKinds } from './window-kinds';
import { rememberPlace, usablePlace, type WindowPlace } from './window-place';

const PAPER = '#f3f2ee';
const SHOW_ANYWAY_MS = 3000;

export type MainWindowNeeds = {
  readonly preload: string;
  readonly kinds: WindowKinds;
  readonly log: Log;
  readonly place: JsonFile<WindowPlace | null>;
};

/**
 * Shows the window once the scripts of its page have run. A page that is visible before waits for the graphics process, to draw nothing,
 * while its scripts could be read: a third of a second on two cores (decision 0081).
 */
const showWhenReady = (window: BrowserWindow): void => {
  const timer = setTimeout(() => {
    if (!window.isDestroyed()) window.show();
  }, SHOW_ANYWAY_MS);
  window.webContents.once('dom-ready', () => {
    clearTimeout(timer);
    window.show();
  });
  window.once('closed', () => clearTimeout(timer));
};

const askOnHang = async (window: BrowserWindow): Promise<void> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: systemText.hangMessage,
    detail: systemText.hangDetail,
    buttons: [systemText.hangWait, systemText.hangReload],
    defaultId: 0,
    cancelId: 0,
  });
  if (response === 1 && !window.isDestroyed()) window.webContents.forcefullyCrashRenderer();
};

/** A shortcut may open at a place: `--place=agenda`. Without it the page chooses by the role of the person. */
const startFragment = (): string => {
  const wanted = app.commandLine.getSwitchValue('place');
  return (places as readonly string[]).includes(wanted) ? `#/${wanted}` : '';
};

/** The window that agents work in, whole or as a strip. */
export type MainWindow = { readonly window: BrowserWindow; readonly strip: StripMode };

/** Opens the window that agents work in. */
export const openMainWindow = ({ preload, kinds, log, place }: MainWindowNeeds): MainWindow => {
  const last = usablePlace(place.read());
  const window = new BrowserWindow({
    ...(last === null
      ? { width: 1366, height: 768 }
      : { x: last.x, y: last.y, width: last.width, height: last.height }),
    minWidth: 640,
    minHeight: 480,
    show: false,
    paintWhenInitiallyHidden: false,
    title: systemText.windowTitle,
    backgroundColor: PAPER,
    webPreferences: webPreferences(preload),
  });
  window.setMenuBarVisibility(false);
  if (last?.maximized === true) window.maximize();
  kinds.add(window.webContents, 'main');
  showWhenReady(window);
  const strip = createStripMode(window);
  rememberPlace(window, place, strip.wholePlace);
  watchPage(window, log, 'main', {
    giveUp: () => void window.loadURL(SAFE_PAGE),
    onHang: () => void askOnHang(window),
  });
  void window.loadURL(`${MAIN_PAGE}${startFragment()}`).catch(() => undefined);
  return { window, strip };
};
