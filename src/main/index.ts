import { app } from 'electron';
import { z } from 'zod';
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

const boot = (): void => {
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
