import { faultWords } from '#shared/lib/fault-words';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { app, powerMonitor, session, shell } from 'electron';
import { startBackups } from '../backups/start-backups';
import { sendJson } from '../feed/send-json';
import { createServerDoor } from '../feed/server-door';
import { createHub, type Hub } from '../hub/hub';
import { createWipe } from '../hub/wipe';
import { joinByFile } from '../hub/join-by-file';
import { isJoined, isPublicMode } from '../hub/joined-modes';
import { answerCalls } from '../ipc/answer-calls';
import { createHandlers } from '../ipc/create-handlers';
import { pushMessage } from '../ipc/push-message';
import type { Log } from '../logging/log';
import { createKiosk } from '../kiosk/kiosk';
import { createLockWatch } from '../persons/lock-watch';
import { createPersons } from '../persons/persons';
import { createPrinting } from '../printing/printing';
import { openSealedFile } from '../secrets/sealed-file';
import { createStoreKey } from '../secrets/store-key';
import { lockNavigation } from '../security/lock-navigation';
import { openJsonFile, type JsonFile } from '../settings/json-file';
import { newStationFile, stationFileSchema, type StationFile } from '../settings/station-file';
import { watchPower } from '../system/watch-power';
import { engineOf } from '../voice/engines';
import { createVoice } from '../voice/voice';
import { createWindowKinds } from '../windows/window-kinds';
import { windowPlaceSchema } from '../windows/window-place';
import { createWindows, type Windows } from '../windows/windows';
import { KIOSK_PARTITION } from '../kiosk/open-kiosk-window';
import { safePage } from '../scheme/safe-page';
import { serveApp } from '../scheme/serve-app';
import { keepToServer } from '../security/keep-to-server';
import { denyPermissions } from '../security/permissions';
import { DISPLAY_PARTITION } from '../windows/display-window';
import type { AppPaths } from './paths';
import { followConnection } from './follow-connection';
import { createPublicSide } from './public-side';

/** Gives each kind of window its pages and its rights. Screens in public have no network at all. */
const serveSessions = (paths: AppPaths, hub: Hub, originForPage: () => string | null): void => {
  denyPermissions(session.defaultSession, 'main');
  keepToServer(session.defaultSession, hub);
  serveApp(session.defaultSession, { root: paths.renderer, connect: originForPage, made: safePage(paths.logs) });
  for (const partition of [DISPLAY_PARTITION, KIOSK_PARTITION]) {
    const inPublic = session.fromPartition(partition);
    denyPermissions(inPublic, 'public');
    serveApp(inPublic, { root: paths.renderer, connect: () => null, made: () => null });
  }
};

/** The answer to the call that changed the connection must reach the page before it is reloaded. */
const RELOAD_AFTER_MS = 100;
/** A page that does not become usable must not keep the server from starting. */
const RESUME_AT_LATEST_MS = 1500;

/** What the start hands back: the windows, and how all of it ends. */
export type StartedApp = { readonly windows: Windows; readonly stop: () => Promise<void> };

/** The server takes its share of the processor only after the page, where the page can do without it. */
const resumeBesidePage = (hub: Hub, log: Log, inPublic: boolean): (() => void) => {
  let resumed = false;
  const resume = (): void => {
    if (resumed) return;
    resumed = true;
    void hub.resume().catch((error: unknown) => log.error('hub.resume', faultWords(error)));
  };
  const waits = !inPublic && hub.connection()?.starting === true;
  setTimeout(resume, waits ? RESUME_AT_LATEST_MS : 0);
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
export const startApp = (paths: AppPaths, log: Log, env: NodeJS.ProcessEnv): StartedApp => {
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
  const windows = createWindows({
    preload: paths.preload,
    kinds,
    log,
    place,
    theme: () => station.read().station.theme,
    onLeave: () => void inPublic.leave(),
  });
  const followed = followConnection({
    origin: () => hub.origin(),
    connection: () => hub.connection(),
    tell: (connection) => pushMessage(kinds, 'hub.changed', connection),
    reload: () => void setTimeout(windows.reloadMain, RELOAD_AFTER_MS),
  });
  const hub = createHub({
    userData: paths.userData,
    serverFile: paths.server,
    demoNow: env['GUICHET_DEMO_NOW'] ?? null,
    station,
    key,
    log,
    onChange: () => {
      followed.changed();
      void backups.refresh();
    },
    onWiped: (member) => {
      wipe.begin(member);
      // A screen in public gives way to the window that erases.
      setImmediate(inPublic.settle);
    },
  });
  const storeKey = openSealedFile(path.join(paths.userData, 'store-key'));
  const wipe = createWipe({
    station,
    key,
    erase: async (isLast) => {
      persons.forgetAll();
      printing.queue.forget();
      kiosk.forget();
      rmSync(path.join(paths.userData, 'kiosk-publication.json'), { force: true });
      rmSync(paths.tickets, { recursive: true, force: true });
      // Settings and tickets that did not read, put aside, or were not written to their end.
      for (const name of readdirSync(paths.userData))
        if (/\.json\.(broken|tmp)$/u.test(name)) rmSync(path.join(paths.userData, name), { force: true });
      await session.defaultSession.clearCache();
      if (!isLast) return;
      storeKey.clear();
      await session.defaultSession.clearStorageData();
    },
    log,
    onChange: (state) => pushMessage(kinds, 'wipe.changed', state),
  });
  const backups = startBackups({ userData: paths.userData, hub, station, kinds, log });
  const inPublic = createPublicSide({ station, hub, windows, kinds });
  serveSessions(paths, hub, followed.originForPage);
  inPublic.settle();
  const printing = createPrinting({
    userData: paths.userData,
    tickets: paths.tickets,
    pagesRoot: paths.renderer,
    station,
    log,
    changed: (jobs) => pushMessage(kinds, 'print.changed', jobs),
  });
  const kiosk = createKiosk({
    userData: paths.userData,
    link: inPublic.link,
    feed: inPublic.feed,
    connection: hub.connection,
    station,
    printing,
    log,
    nowMs: Date.now,
    close: () => app.quit(),
    leave: inPublic.leave,
  });
  const lockWatch = createLockWatch({
    idleSeconds: () => powerMonitor.getSystemIdleTime(),
    lock: () => pushMessage(kinds, 'station.lock', null),
  });
  const persons = createPersons({
    provider: {
      openBrowser: (url) => shell.openExternal(url),
      mayBeInside: process.env['GUICHET_PROVIDER_INSIDE'] === '1',
    },
    signedIn: lockWatch.signedIn,
    lock: lockWatch.leave,
    later: (ms, run) => void setTimeout(run, ms),
    sealed: openSealedFile(path.join(paths.userData, 'persons-key')),
    deviceId: () => hub.connection()?.deviceId ?? null,
    calls: createServerDoor({ connection: hub.connection, line: hub.line, renewToken: hub.renewToken, send: sendJson })
      .calls,
    // That of another machine may be away for days.
    isStarting: () => hub.connection()?.starting === true && !isJoined(station.read().station.mode),
    pause: wait,
    nowMs: Date.now,
    log,
  });
  const handlers = createHandlers({
    persons,
    lockWatch,
    station,
    hub,
    connectionForPage: followed.connectionForPage,
    wipe,
    backups,
    key,
    storeKey: createStoreKey(storeKey, log),
    log,
    windows,
    feed: inPublic.feed,
    kiosk,
    printing,
    voice: createVoice(engineOf(process.platform), (language) => log.warn('voice.none', language)),
    // The answer to the call that changed the mode must reach the page before it goes.
    onMode: () => void setTimeout(inPublic.settle, RELOAD_AFTER_MS),
    onUsable: resumeBesidePage(hub, log, isPublicMode(station.read().station.mode)),
  });
  answerCalls(handlers, kinds, log);
  wipe.resume();
  void joinByFile({
    file: paths.invitation,
    userData: paths.userData,
    isUnset: () => station.read().station.mode === 'unset' && station.read().wipe === null,
    join: hub.join,
    joined: inPublic.settle,
    later: (ms, run) => void setTimeout(run, ms),
    log,
  });
  watchPower({
    onResume: () => {
      pushMessage(kinds, 'power.resumed', null);
      inPublic.link.wake();
    },
    onLeave: lockWatch.leave,
  });
  const stop = async (): Promise<void> => {
    backups.stop();
    wipe.stop();
    kiosk.stop();
    inPublic.link.stop();
    printing.queue.stop();
    await hub.stop();
  };
  return { windows, stop };
};
