import { app } from 'electron';
import type { StationSettings } from '#shared/ipc/contract';
import type { Result } from '#shared/lib/result';
import type { Backups } from '../backups/backups';
import type { FeedStore } from '../feed/feed-store';
import type { FollowedConnection } from '../boot/follow-connection';
import type { Hub } from '../hub/hub';
import type { Wipe } from '../hub/wipe';
import type { Kiosk } from '../kiosk/kiosk';
import type { Log } from '../logging/log';
import type { LockWatch } from '../persons/lock-watch';
import type { Persons } from '../persons/persons';
import type { Printing } from '../printing/printing';
import type { SealedFile } from '../secrets/sealed-file';
import type { StoreKey } from '../secrets/store-key';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import type { Voice } from '../voice/voice';
import type { Windows } from '../windows/windows';
import { backupHandlers } from './backup-handlers';
import type { IpcHandlers } from './handlers';
import { kioskHandlers } from './kiosk-handlers';
import { printHandlers } from './print-handlers';
import { publicHandlers } from './public-handlers';
import { wipeHandlers } from './wipe-handlers';

export type HandlerNeeds = {
  readonly station: JsonFile<StationFile>;
  readonly hub: Hub;
  readonly connectionForPage: FollowedConnection['connectionForPage'];
  readonly wipe: Wipe;
  readonly backups: Backups;
  readonly key: SealedFile;
  readonly storeKey: StoreKey;
  readonly printing: Printing;
  readonly log: Log;
  readonly windows: Windows;
  readonly feed: FeedStore;
  readonly kiosk: Kiosk;
  readonly voice: Voice;
  readonly persons: Persons;
  readonly lockWatch: LockWatch;
  /** A code made something else of this station. */
  readonly onMode: () => void;
  /** The first place of the main window can be worked with. */
  readonly onUsable: () => void;
};

type Outcome = { ok: boolean; code: string };
/** What the start benchmark waits for. */
const benchCodes: ReadonlySet<string> = new Set(['usable', 'searchable']);

const fine: Outcome = { ok: true, code: '' };
const outcomeOf = (result: Result<null, string>): Outcome => (result.ok ? fine : { ok: false, code: result.reason });

/** Undefined values are keys that a page left out. */
const definedOnly = (patch: {
  readonly [Key in keyof StationSettings]?: StationSettings[Key] | undefined;
}): Partial<StationSettings> => Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));

/** What each call of the contract does. */
export const createHandlers = (needs: HandlerNeeds): IpcHandlers => {
  const {
    station,
    hub,
    connectionForPage,
    wipe,
    backups,
    key,
    storeKey,
    printing,
    log,
    windows,
    feed,
    kiosk,
    voice,
    persons,
    lockWatch,
    onMode,
    onUsable,
  } = needs;
  return {
    'station.get': () => station.read().station,
    'station.set': async (patch) => {
      // A mode is entered by `hub.*` alone, which starts its server; here it can only be left.
      const { mode, ...rest } = definedOnly(patch);
      station.write({ ...station.read(), station: { ...station.read().station, ...rest } });
      if (rest.printer !== undefined) printing.queue.wake();
      if (rest.theme !== undefined) windows.themeDisplay(rest.theme);
      if (mode === 'unset' && station.read().station.mode !== 'unset') {
        await hub.leave();
        persons.forgetAll();
      }
      return station.read().station;
    },
    'app.info': () => ({
      version: app.getVersion(),
      electron: process.versions.electron,
      chrome: process.versions.chrome,
      platform: process.platform,
      keyring: key.keyring(),
    }),
    'hub.connection': () => connectionForPage(),
    'hub.startDemo': async () => outcomeOf(await hub.startDemo()),
    'hub.becomeServer': async (townHall) => outcomeOf(await hub.becomeServer(townHall)),
    'hub.join': async ({ address, code }) => {
      const joined = await hub.join(address, code);
      if (joined.ok) onMode();
      return outcomeOf(joined);
    },
    'hub.line': () => hub.known(),
    'hub.moveTo': async ({ address, authority }) => outcomeOf(await hub.moveTo(address, authority)),
    'hub.invite': ({ rank }) => hub.invite(rank),
    'hub.addresses': () => [...hub.addresses()],
    'hub.renewToken': () => hub.renewToken(),
    'store.key': () => storeKey.read(),
    'store.newKey': () => storeKey.renew(),
    'person.signIn': (said) => persons.signIn(said),
    'person.choosePin': (said) => persons.choosePin(said),
    'person.makeRecovery': (said) => persons.makeRecovery(said),
    'person.recover': (said) => persons.recover(said),
    'person.means': () => persons.provider.means(),
    'person.beginProvider': () => persons.provider.begin(),
    'person.followProvider': (said) => persons.provider.follow(said),
    'person.lockAfter': ({ minutes }) => {
      lockWatch.lockAfter(minutes);
      return fine;
    },
    ...backupHandlers(backups),
    ...wipeHandlers(wipe),
    ...printHandlers(printing),
    ...publicHandlers(feed, voice),
    ...kioskHandlers(kiosk),
    'window.strip': ({ on, textSize }) => (windows.setStrip(on, textSize) ? fine : { ok: false, code: 'notAllowed' }),
    'window.openDisplay': () => {
      windows.openDisplay();
      return fine;
    },
    'log.report': ({ level, code, detail }) => {
      log.write(level, `page.${code}`, detail);
      if (code === 'usable') onUsable();
      // The start benchmark waits for these lines.
      if (benchCodes.has(code) && process.env['GUICHET_BENCH'] === '1') process.stdout.write(`guichet:${code}\n`);
      return fine;
    },
    'app.reload': () => {
      setImmediate(windows.reloadMain);
      return fine;
    },
  };
};
