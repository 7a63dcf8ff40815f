import { app, dialog } from 'electron';
import { systemText } from '#shared/i18n/fr/system';
import { z } from 'zod';
import { debugSwitchOf } from './boot/debug-switch';
import { setMenu } from './boot/menu';
import { claimPaths } from './boot/paths';
import { stopBeforeQuit } from './boot/quit';
import { becomeOnlyInstance } from './boot/single-instance';
import { startApp } from './boot/start-app';
import { setSwitches } from './boot/switches';
import { catchFaults } from './logging/catch-faults';
import { openLog } from './logging/log';
import { registerScheme } from './scheme/register-scheme';
import type { Windows } from './windows/windows';

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
