import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { newStationFile, type StationFile } from '../../src/main/settings/station-file';
import { openStore } from '#server/run/open-store';
import type { DeskIdentity } from '../../tests/faults/support/desk-calls';
import { enrol } from '../../tests/faults/support/enrol';
import { calls } from '#shared/sync/wire/calls';
import { demoMorning, launchGuichet, type Launched, type LaunchOptions } from './launch';
import { seeWholeTown } from './read-store';
import { madeOnce } from './run-folder';
import { startTownServer, type ServerOptions, type TownServer } from './server';
import { beAgent, expectSynced, goTo, seeAgents, startDemo } from './town';
import { onScreen } from './on-screen';

/**
 * Towns that are made once in a run. A first start with the demonstration town costs some twenty seconds of a core, and most
 * journeys need only its outcome: they work on a copy, in which it is as late as it was when the town was made. The first start
 * and the joining themselves are walked through in journeys of their own.
 */

const administrator = 'Yann K.';
const clockNote = 'demoClock';
const serverFolder = 'server-demo';
/** What Chromium writes for itself, what belongs to a run of the app, and the server's folder, which is copied by itself. */
const left = new Set([
  'Cache',
  'Code Cache',
  'GPUCache',
  'DawnCache',
  'Crashpad',
  'Session Storage',
  'blob_storage',
  'logs',
  'DevToolsActivePort',
  'window.json',
  serverFolder,
]);

type Clock = { readonly offsetMs: number; readonly seenMs: number };

/** Copies a server's folder, in which the time of the town stood still since it was made; answers the shift of its clock. */
const copyServer = async (from: string, to: string): Promise<number> => {
  cpSync(from, to, { recursive: true });
  const store = await openStore({ dataDir: to });
  try {
    const made = JSON.parse((await store.note(clockNote)) ?? '') as Clock;
    const seenMs = Date.now();
    const offsetMs = made.seenMs + made.offsetMs - seenMs;
    await store.writeNote(clockNote, JSON.stringify({ offsetMs, seenMs }));
    return offsetMs;
  } finally {
    await store.close();
  }
};

const stationOf = (folder: string): string => path.join(folder, 'station.json');

const readStation = (folder: string): StationFile => JSON.parse(readFileSync(stationOf(folder), 'utf8')) as StationFile;

const writeStation = (folder: string, station: StationFile): void =>
  writeFileSync(stationOf(folder), JSON.stringify(station));

const copyProfile = (from: string, to: string): void =>
  cpSync(from, to, { recursive: true, filter: (source) => !left.has(path.relative(from, source)) });

/** Removes who sat at the station, so that the next start asks « Qui êtes-vous ? ». */
const forgetAgent = (folder: string): void => {
  const file = readStation(folder);
  writeStation(folder, { ...file, station: { ...file.station, agentId: '', deskId: '' } });
};

/** The page lives at the hour of its town, not at that of the day when its profile was copied. */
const seeClock = async (page: Page, offsetMs: number): Promise<void> => {
  const isSet = (wanted: string): boolean => localStorage.getItem('guichet.clockOffsetMs') === wanted;
  await page.waitForFunction(isSet, String(offsetMs), { timeout: 60_000 });
};

/** Waits until a page holds all that its town has, and the figures of its past too. */
const seeAll = async (page: Page): Promise<void> => {
  await beAgent(page, administrator);
  // Figures are fetched as soon as somebody looks at them.
  await goTo(page, 'steering');
  await seeWholeTown(page);
  await expect(onScreen(page).getByText(/^Calculé le .+ · tous les postes à jour$/)).toBeVisible({ timeout: 150_000 });
  await expectSynced(page);
};

const makeDemo = (now: string) => async (folder: string) => {
  const { page, close } = await launchGuichet({ userDataDir: folder, env: { GUICHET_DEMO_NOW: now } });
  await startDemo(page);
  await seeAll(page);
  await close({ keep: true });
  forgetAgent(folder);
};

/** The demonstration town, at « Qui êtes-vous ? », at an instant (ISO). */
export const launchDemo = async (now = demoMorning, options: LaunchOptions = {}): Promise<Launched> => {
  const made = await madeOnce(`demo-${now.replaceAll(':', '')}`, makeDemo(now));
  let offsetMs = 0;
  const launched = await launchGuichet({
    ...options,
    fill: async (folder) => {
      copyProfile(made, folder);
      offsetMs = await copyServer(path.join(made, serverFolder), path.join(folder, serverFolder));
      writeStation(folder, { ...readStation(folder), demoPort: null });
    },
  });
  await seeAgents(launched.page);
  await seeClock(launched.page, offsetMs);
  return launched;
};

/** The code by which a device joins, and the address at which its app reaches the server, where that is another. */
type Joining = { readonly baseUrl: string; readonly code: string; readonly name?: string; readonly reachedAt?: string };

/** Enrols a desk as the app does, and writes down in a new profile who it is. */
export const enrolIn = async (
  folder: string,
  { baseUrl, code, name = 'poste', reachedAt = baseUrl }: Joining,
): Promise<DeskIdentity> => {
  const identity = await enrol({ baseUrl, code, name, from: '' });
  const { deviceId, siteId, series, privateKey } = identity;
  const file = newStationFile();
  mkdirSync(folder);
  const station = { ...file.station, mode: 'member' as const };
  writeStation(folder, {
    ...file,
    station,
    member: { baseUrl: reachedAt, deviceId, siteId, series, pin: '', authority: '' },
  });
  // A machine of the tests has no keyring, in which the key of a desk would lie.
  writeFileSync(path.join(folder, 'member-key.open'), privateKey);
  return identity;
};

/** A code for another desk, by the token of an administrator’s device. */
export const codeBy = async (address: string, token: string): Promise<string> => {
  const reply = await fetch(`${address}/v1/codes`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ rank: 'desk' }),
  });
  return calls.makeCode.output.parse(await reply.json()).code;
};

/** A served town after its first desk joined, which administers it, and after its second. */
const makeServed = async (folder: string): Promise<void> => {
  const at = (name: string): string => path.join(folder, name);
  const server = await startTownServer();
  const fillDesk = async (name: string): Promise<void> => {
    const { page, close } = await launchGuichet({ userDataDir: at(name) });
    await seeAll(page);
    await close({ keep: true });
    forgetAgent(at(name));
    await server.stop();
    cpSync(server.dataDir, at(`server-${name}`), { recursive: true });
    await server.startAgain();
  };
  const { token } = await enrolIn(at('first'), { baseUrl: server.address, code: server.firstCode });
  await fillDesk('first');
  await enrolIn(at('second'), { baseUrl: server.address, code: await codeBy(server.address, token) });
  await fillDesk('second');
  await server.remove();
};

type Served = TownServer & { readonly offsetMs: number };

const startServed = async (made: string, name: string, options: ServerOptions = {}): Promise<Served> => {
  let offsetMs = 0;
  const server = await startTownServer({
    ...options,
    fill: async (dataDir) => {
      offsetMs = await copyServer(path.join(made, `server-${name}`), dataDir);
      await options.fill?.(dataDir);
    },
  });
  return { ...server, offsetMs };
};

const launchServed = async (
  made: string,
  name: string,
  { address, offsetMs }: Served,
  options: LaunchOptions = {},
): Promise<Launched> => {
  const launched = await launchGuichet({
    ...options,
    fill: async (folder) => {
      copyProfile(path.join(made, name), folder);
      const file = readStation(folder);
      writeStation(folder, { ...file, member: file.member && { ...file.member, baseUrl: address } });
    },
  });
  await seeAgents(launched.page);
  await seeClock(launched.page, offsetMs);
  return launched;
};

/** A server in a process of its own with the demonstration town, and its first desk at « Qui êtes-vous ? », which holds all of it. */
export const launchServedDesk = async (): Promise<{ readonly server: TownServer; readonly desk: Launched }> => {
  const made = await madeOnce('served', makeServed);
  const server = await startServed(made, 'first');
  return { server, desk: await launchServed(made, 'first', server) };
};

/** How the server and the two desks of a served town are started, where it is not as usual. */
type ServedOptions = {
  readonly server?: ServerOptions;
  readonly desks?: readonly [first: LaunchOptions, second: LaunchOptions];
};

/** The same with a second desk. */
export const launchServedDesks = async ({ server: own, desks = [{}, {}] }: ServedOptions = {}): Promise<{
  readonly server: TownServer;
  readonly desks: readonly [first: Launched, second: Launched];
}> => {
  const made = await madeOnce('served', makeServed);
  const server = await startServed(made, 'second', own);
  const first = await launchServed(made, 'first', server, desks[0]);
  return { server, desks: [first, await launchServed(made, 'second', server, desks[1])] };
};
