import { app, dialog, protocol, Menu, type MenuItemConstructorOptions } from 'electron';
import { systemText } from '#shared/i18n/fr/system';
import { z } from 'zod';
import { faultWords } from '#shared/lib/fault-words';
import { debugSwitchOf } from './boot/debug-switch';
import { claimPaths } from './boot/paths';
import { startApp } from './boot/start-app';
import { openLog, type Log } from './logging/log';
import type { Windows } from './windows/windows';
import { APP_SCHEME } from './scheme/app-origin';

const STOP_TIMEOUT_MS = 5000;

/** Before quitting, lets the embedded server close its database; after five seconds the app quits all the same. */
const stopBeforeQuit = (stop: () => Promise<void>): void => {
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, STOP_TIMEOUT_MS));
    void Promise.race([stop().catch(() => undefined), timeout]).then(() => {
      state = 'stopped';
      app.quit();
    });
  });
};

/** No default menu: only editing, zoom and full screen, kept for their keys. The bar itself is hidden in each window. */
const setMenu = (): void => {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ];
  if (!app.isPackaged) view.push({ role: 'toggleDevTools' });
  const template: MenuItemConstructorOptions[] = [
    { label: systemText.menuEdit, role: 'editMenu' },
    { label: systemText.menuView, submenu: view },
  ];
  if (process.platform === 'darwin') template.unshift({ role: 'appMenu' });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
};

/** Must run before the app is ready. */
const registerScheme = (): void => {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
};

/** A bug in the main process is written down; it does not take the desk away from the agent. */
const catchFaults = (log: Log): void => {
  process.on('uncaughtException', (error) => log.error('main.uncaught', faultWords(error)));
  process.on('unhandledRejection', (reason) => log.error('main.unhandled', faultWords(reason)));
};

/** Chromium switches; all must be set before the app is ready. */
const setSwitches = (argv: readonly string[]): void => {
  if (!argv.some((argument) => argument.startsWith('--lang='))) app.commandLine.appendSwitch('lang', 'fr');
  // Root in a container has no sandbox to enable; a person who starts the app never passes this flag.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
};

/** Returns false when another instance holds this profile; that one is then told to come to the front. */
const becomeOnlyInstance = (onSecond: () => void): boolean => {
  if (!app.requestSingleInstanceLock()) return false;
  app.on('second-instance', onSecond);
  return true;
};

z.config({ jitless: true });

// Before anything is written, by this process or one that it starts: nobody else at this PC reads it.
process.umask(0o077);

const boot = (): void => {
  const found = app.isPackaged ? debugSwitchOf(process.argv, process.env, process.platform) : '';
  if (found !== '') {
    dialog.showErrorBox(systemText.debugTitle, systemText.debugBody(found));
    app.exit(1);
    return;
  }
  const paths = claimPaths(process.argv, process.env);
  let windows: Windows | null = null;
  if (!becomeOnlyInstance(() => windows?.focusStation())) {
    app.exit(0);
    return;
  }
  const log = openLog(paths.logs, !app.isPackaged);
  catchFaults(log);
  registerScheme();
  setSwitches(process.argv);
  setMenu();
  log.info('app.start', `${app.getVersion()} electron ${process.versions.electron}`);
  void app.whenReady().then(() => {
    const started = startApp(paths, log, process.env);
    windows = started.windows;
    stopBeforeQuit(started.stop);
  });
};

boot();
