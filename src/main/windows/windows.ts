import { app, type BrowserWindow } from 'electron';
import type { Log } from '../logging/log';
import type { JsonFile } from '../settings/json-file';
import { openDisplayWindow } from './display-window';
import { openMainWindow } from './main-window';
import type { WindowKinds } from './window-kinds';
import type { WindowPlace } from './window-place';

export type Windows = {
  readonly openMain: () => void;
  readonly openDisplay: () => void;
  readonly focusMain: () => void;
  readonly reloadMain: () => void;
};

export type WindowsNeeds = {
  readonly preload: { readonly main: string; readonly display: string };
  readonly kinds: WindowKinds;
  readonly log: Log;
  readonly place: JsonFile<WindowPlace | null>;
};

/** The app's windows: at most one of each kind. Closing the main one closes all and quits. */
export const createWindows = ({ preload, kinds, log, place }: WindowsNeeds): Windows => {
  let main: BrowserWindow | null = null;
  let display: BrowserWindow | null = null;

  const openMain = (): void => {
    main = openMainWindow({ preload: preload.main, kinds, log, place });
    main.once('closed', () => {
      main = null;
      display?.destroy();
      app.quit();
    });
  };

  return {
    openMain,
    openDisplay: () => {
      if (main === null) return;
      if (display !== null) {
        display.show();
        return;
      }
      display = openDisplayWindow(main, { preload: preload.display, kinds, log });
      display.once('closed', () => {
        display = null;
      });
    },
    focusMain: () => {
      if (main === null) return;
      if (main.isMinimized()) main.restore();
      main.show();
      main.focus();
    },
    reloadMain: () => main?.webContents.reload(),
  };
};
