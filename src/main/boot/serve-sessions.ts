import { session } from 'electron';
import type { Hub } from '../hub/hub';
import { KIOSK_PARTITION } from '../kiosk/open-kiosk-window';
import { safePage } from '../scheme/safe-page';
import { serveApp } from '../scheme/serve-app';
import { keepToServer } from '../security/keep-to-server';
import { denyPermissions } from '../security/permissions';
import { DISPLAY_PARTITION } from '../windows/display-window';
import type { AppPaths } from './paths';

/** Gives each kind of window its pages and its rights. Screens in public have no network at all. */
export const serveSessions = (paths: AppPaths, hub: Hub): void => {
  denyPermissions(session.defaultSession, 'main');
  keepToServer(session.defaultSession, hub);
  serveApp(session.defaultSession, { root: paths.renderer, connect: hub.origin, made: safePage(paths.logs) });
  for (const partition of [DISPLAY_PARTITION, KIOSK_PARTITION]) {
    const inPublic = session.fromPartition(partition);
    denyPermissions(inPublic, 'public');
    serveApp(inPublic, { root: paths.renderer, connect: () => null, made: () => null });
  }
};
