import { app, type BrowserWindow, dialog } from 'electron';
import type { StationSettings } from '#shared/ipc/contract';
import type { WindowKind } from '#shared/ipc/window-kind';
import { systemText } from '#shared/i18n/fr/system';
import type { TextSize } from '#shared/lib/text-size';
import { openKioskWindow } from '../kiosk/open-kiosk-window';
import type { Log } from '../logging/log';
import type { JsonFile } from '../settings/json-file';
import { displayPage, openDisplayWindow } from './display-window';
import { openMainWindow } from './main-window';
import type { StripMode } from './strip-mode';
import type { WindowKinds } from './window-kinds';
import type { WindowPlace } from './window-place';

/** Ctrl Maj Q on the board of a waiting room: asks whether this machine shall no longer be one. Nothing on the screen tells of it. */
const askToLeave = (window: BrowserWindow, onLeave: () => void): void => {
  let asking = false;
  window.webContents.on('before-input-event', (event, { type, key, control, meta, shift }) => {
    if (type !== 'keyDown' || key.toLowerCase() !== 'q' || !shift || !(control || meta)) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    const question = {
      type: 'question' as const,
      message: systemText.leaveDisplayMessage,
      detail: systemText.leaveDisplayDetail,
      buttons: [systemText.leaveDisplayStay, systemText.leaveDisplayLeave],
      defaultId: 0,
      cancelId: 0,
    };
    void dialog
      .showMessageBox(window, question)
      .then(({ response }) => {
        if (response === 1) onLeave();
      })
      .finally(() => {
        asking = false;
      });
  });
};

export type Windows = {
  /** Shows the one window that this station is for: the desk, or a screen in public. What stood before goes. */
  readonly openStation: (kind: WindowKind) => void;
  /** A waiting room's board beside the desk. */
  readonly openDisplay: () => void;
  /** The boards follow the theme of the station. */
  readonly themeDisplay: (theme: StationSettings['theme']) => void;
  /** The desk as a strip that stays on top, or whole again; `false` where there is no desk. */
  readonly setStrip: (on: boolean, textSize: TextSize) => boolean;
  readonly focusStation: () => void;
  readonly reloadMain: () => void;
};

export type WindowsNeeds = {
  readonly preload: string;
  readonly kinds: WindowKinds;
  readonly log: Log;
  readonly place: JsonFile<WindowPlace | null>;
  readonly theme: () => StationSettings['theme'];
  /** Somebody wants this machine to be no board any more, and said so twice. */
  readonly onLeave: () => void;
};

/** The app's windows: the one of the station, and a board beside a desk. Closing the former closes all and quits. */
export const createWindows = ({ preload, kinds, log, place, theme, onLeave }: WindowsNeeds): Windows => {
  let station: { readonly kind: WindowKind; readonly window: BrowserWindow } | null = null;
  let beside: BrowserWindow | null = null;
  let strip: StripMode | null = null;

  const display = (main: BrowserWindow | null): BrowserWindow =>
    openDisplayWindow(main, { preload, kinds, log, theme: theme() });

  const open = (kind: WindowKind): BrowserWindow => {
    if (kind === 'main') {
      const main = openMainWindow({ preload, kinds, log, place });
      ({ strip } = main);
      return main.window;
    }
    if (kind === 'kiosk') return openKioskWindow({ preload, kinds, log });
    const window = display(null);
    askToLeave(window, onLeave);
    return window;
  };

  const openStation = (kind: WindowKind): void => {
    if (station?.kind === kind) return;
    const before = station?.window;
    const window = open(kind);
    station = { kind, window };
    window.once('closed', () => {
      // Another one took its place.
      if (station?.window !== window) return;
      station = null;
      beside?.destroy();
      app.quit();
    });
    beside?.destroy();
    before?.destroy();
  };

  const desk = (): BrowserWindow | null => (station?.kind === 'main' ? station.window : null);

  return {
    openStation,
    openDisplay: () => {
      const main = desk();
      if (main === null) return;
      if (beside !== null) {
        beside.show();
        return;
      }
      beside = display(main);
      beside.once('closed', () => {
        beside = null;
      });
    },
    themeDisplay: (next) => {
      for (const contents of kinds.each('display')) void contents.loadURL(displayPage(next)).catch(() => undefined);
    },
    setStrip: (on, textSize) => {
      if (desk() === null) return false;
      strip?.set(on, textSize);
      return true;
    },
    focusStation: () => {
      if (station === null) return;
      const { window } = station;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
    reloadMain: () => desk()?.webContents.reload(),
  };
};
