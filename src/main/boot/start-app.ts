import { rmSync } from 'node:fs';
import path from 'node:path';
import { session } from 'electron';
import { createHub, type Hub } from '../hub/hub';
import { answerCalls } from '../ipc/answer-calls';
import { createHandlers } from '../ipc/create-handlers';
import { pushMessage } from '../ipc/push-message';
import type { Log } from '../logging/log';
import { createPrinter } from '../printing/printer';
import { safePage } from '../scheme/safe-page';
import { serveApp } from '../scheme/serve-app';
import { openSealedFile } from '../secrets/sealed-file';
import { lockNavigation } from '../security/lock-navigation';
import { denyPermissions } from '../security/permissions';
import { openJsonFile, type JsonFile } from '../settings/json-file';
import { newStationFile, stationFileSchema, type StationFile } from '../settings/station-file';
import { watchPower } from '../system/watch-power';
import { DISPLAY_PARTITION } from '../windows/display-window';
import { createWindowKinds, type WindowKinds } from '../windows/window-kinds';
import { windowPlaceSchema } from '../windows/window-place';
import { createWindows, type Windows } from '../windows/windows';
import type { AppPaths } from './paths';

/** The answer to the call that changed the connection must reach the page before it is reloaded. */
const RELOAD_AFTER_MS = 100;
/** A page that does not become usable must not keep the server from starting. */
const RESUME_AT_LATEST_MS = 1500;

const serveSessions = (paths: AppPaths, hub: Hub): void => {
  denyPermissions(session.defaultSession, 'main');
  serveApp(session.defaultSession, { root: paths.renderer, connect: hub.origin, made: safePage(paths.logs) });
  const display = session.fromPartition(DISPLAY_PARTITION);
  denyPermissions(display, 'public');
  serveApp(display, { root: paths.renderer, connect: () => null, made: () => null });
};

/** A page's policy names one origin for good, so another server means another load of the page. */
const followConnection = (hub: () => Hub, windows: Windows, kinds: WindowKinds): (() => void) => {
  let loadedWith: string | null | undefined;
  return () => {
    const origin = hub().origin();
    pushMessage(kinds, 'hub.changed', hub().connection());
    if (loadedWith !== undefined && loadedWith !== origin) setTimeout(windows.reloadMain, RELOAD_AFTER_MS);
    loadedWith = origin;
  };
};

/** The server takes its share of the processor only after the page, where the page can do without it. */
const resumeBesidePage = (hub: Hub, log: Log): (() => void) => {
  let resumed = false;
  const resume = (): void => {
    if (resumed) return;
    resumed = true;
    void hub.resume().catch((error: unknown) => log.error('hub.resume', String(error)));
  };
  setTimeout(resume, hub.connection()?.starting === true ? RESUME_AT_LATEST_MS : 0);
  return resume;
};

const openStation = (paths: AppPaths, log: Log): JsonFile<StationFile> =>
  openJsonFile({
    file: path.join(paths.userData, 'station.json'),
    schema: stationFileSchema,
    fallback: newStationFile(),
    onBroken: () => log.error('settings.broken', 'station.json'),
  });

/** All that happens once Electron is ready, in order: settings, locks, scheme, hub, calls, windows. */
export const startApp = (
  paths: AppPaths,
  log: Log,
  env: NodeJS.ProcessEnv,
): { readonly windows: Windows; readonly hub: Hub } => {
  const kinds = createWindowKinds();
  const station = openStation(paths, log);
  const place = openJsonFile({
    file: path.join(paths.userData, 'window.json'),
    schema: windowPlaceSchema.nullable(),
    fallback: null,
    onBroken: () => log.warn('settings.broken', 'window.json'),
  });
  lockNavigation(kinds, (what) => log.warn('security.denied', what));
  const key = openSealedFile(path.join(paths.userData, 'member-key'));
  // A token of before there were keys: it opens nothing any more.
  rmSync(path.join(paths.userData, 'member-token'), { force: true });
  const windows = createWindows({ preload: paths.preload, kinds, log, place });
  const changed = followConnection(() => hub, windows, kinds);
  const hub = createHub({
    userData: paths.userData,
    serverFile: paths.server,
    demoNow: env['GUICHET_DEMO_NOW'] ?? null,
    station,
    key,
    log,
    onChange: changed,
  });
  changed();
  serveSessions(paths, hub);
  const printer = createPrinter(paths.tickets, paths.renderer, log);
  const showBoard = (board: Parameters<typeof pushMessage<'board.changed'>>[2]): void =>
    pushMessage(kinds, 'board.changed', board);
  const { openDisplay, reloadMain: reload } = windows;
  windows.openMain();
  const onUsable = resumeBesidePage(hub, log);
  const needs = { station, hub, key, printer, log, openDisplay, reload, showBoard, onUsable };
  answerCalls(createHandlers(needs), kinds, log);
  watchPower(() => pushMessage(kinds, 'power.resumed', null));
  return { windows, hub };
};
