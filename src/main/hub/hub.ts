import path from 'node:path';
import type { Connection } from '#shared/ipc/contract';
import { no, ok, type Result } from '#shared/lib/result';
import type { Log } from '../logging/log';
import type { TokenStore } from '../secrets/token-store';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import { createEmbeddedServer } from './embedded-server';
import { enrol } from './enrol';
import { lanAddresses } from './lan-addresses';
import { normaliseAddress } from './normalise-address';
import { choosePort } from './ports';
import type { ServerReady, ServerSeed, StartMessage } from './server-messages';

export type TownHall = {
  readonly commune: string;
  readonly siteName: string;
  readonly desks: number;
  readonly stations: number;
};
export type Invitation = { readonly code: string; readonly expiresAt: string; readonly addresses: string[] };
export type Hub = {
  /** Null until a mode was chosen and its server was ready once; `starting` until it is ready this time. */
  readonly connection: () => Connection | null;
  /** The one origin that pages may talk to; known from the settings before the server is ready. */
  readonly origin: () => string | null;
  readonly resume: () => Promise<void>;
  readonly startDemo: () => Promise<Result<null, string>>;
  readonly becomeServer: (townHall: TownHall) => Promise<Result<null, string>>;
  readonly join: (address: string, code: string) => Promise<Result<null, string>>;
  readonly leave: () => Promise<void>;
  readonly invite: () => Promise<Invitation | null>;
  readonly stop: () => Promise<void>;
};

export type HubNeeds = {
  readonly userData: string;
  readonly serverFile: string;
  /** Instant that the demonstration town takes for now; tests fix it. */
  readonly demoNow: string | null;
  readonly station: JsonFile<StationFile>;
  readonly tokens: TokenStore;
  readonly log: Log;
  readonly onChange: () => void;
};

type Embedded = {
  readonly mode: 'demo' | 'hub';
  readonly host: string;
  readonly folder: string;
  readonly seed: ServerSeed;
};

const localUrl = (port: number): string => `http://127.0.0.1:${port}`;

const embeddedOf = (mode: 'demo' | 'hub', townHall: TownHall | null, demoNow: string | null): Embedded | null => {
  if (mode === 'demo') {
    const seed = demoNow === null ? ({ kind: 'demo' } as const) : ({ kind: 'demo', now: demoNow } as const);
    return { mode, host: '127.0.0.1', folder: 'server-demo', seed };
  }
  return townHall === null
    ? null
    : { mode, host: '0.0.0.0', folder: 'server', seed: { kind: 'townHall', ...townHall } };
};

/** How this station reaches a sync server: one of its own (demonstration, hub) or that of its town hall (member). */
export const createHub = ({ userData, serverFile, demoNow, station, tokens, log, onChange }: HubNeeds): Hub => {
  let local: Connection | null = null;

  const patch = (change: Partial<StationFile>): void => station.write({ ...station.read(), ...change });

  const remember = (mode: 'demo' | 'hub', { deviceId, siteId, series }: Connection): void => {
    const own = { mode, deviceId, siteId, series };
    if (JSON.stringify(own) !== JSON.stringify(station.read().own)) patch({ own });
  };

  const takeReady = (ready: ServerReady, start: StartMessage): void => {
    local = { baseUrl: localUrl(ready.port), siteId: ready.siteId, ...ready.local };
    // A demonstration takes another port when its own was taken in the meantime.
    if (ready.port !== start.port)
      patch(start.seed?.kind === 'demo' ? { demoPort: ready.port } : { hubPort: ready.port });
    remember(start.seed?.kind === 'demo' ? 'demo' : 'hub', local);
    onChange();
  };
  const server = createEmbeddedServer(serverFile, log, takeReady);

  const setMode = (mode: StationFile['station']['mode']): void =>
    patch({ station: { ...station.read().station, mode } });

  const startEmbedded = async (embedded: Embedded): Promise<Result<null, string>> => {
    const key = embedded.mode === 'demo' ? 'demoPort' : 'hubPort';
    await server.stop();
    local = null;
    const port = await choosePort(embedded.host, station.read()[key], embedded.mode);
    if (port === null) return no('portTaken');
    patch({ [key]: port });
    const dataDir = path.join(userData, embedded.folder);
    const { host, seed } = embedded;
    const started = await server.start({ type: 'start', dataDir, port, host, seed, localDevice: true });
    if (!started.ok) return no(started.reason);
    return ok(null);
  };

  const choose = async (mode: 'demo' | 'hub', townHall: TownHall | null): Promise<Result<null, string>> => {
    const embedded = embeddedOf(mode, townHall, demoNow);
    if (embedded === null) return no('fault');
    const started = await startEmbedded(embedded);
    if (started.ok) {
      if (townHall !== null) patch({ townHall });
      setMode(mode);
      onChange();
    }
    return started;
  };

  const resume = async (): Promise<void> => {
    const { station: settings, townHall } = station.read();
    if (settings.mode !== 'demo' && settings.mode !== 'hub') return;
    const embedded = embeddedOf(settings.mode, townHall, demoNow);
    if (embedded !== null) await startEmbedded(embedded);
  };

  const join = async (address: string, code: string): Promise<Result<null, string>> => {
    const baseUrl = normaliseAddress(address);
    if (baseUrl === null) return no('unreachable');
    const enrolled = await enrol(baseUrl, code, station.read().station.deviceName);
    if (!enrolled.ok) return enrolled;
    const { token, ...identity } = enrolled.value;
    await server.stop();
    local = null;
    tokens.set(token);
    patch({ member: { baseUrl, ...identity } });
    setMode('member');
    onChange();
    return ok(null);
  };

  const leave = async (): Promise<void> => {
    await server.stop();
    local = null;
    setMode('unset');
    onChange();
  };

  // What the last start found stands until the server says otherwise: the page opens its store meanwhile.
  const remembered = (): Connection | null => {
    const { station: settings, own } = station.read();
    const baseUrl = origin();
    if (own === null || own.mode !== settings.mode || baseUrl === null) return null;
    const { deviceId, siteId, series } = own;
    return { baseUrl, token: null, deviceId, siteId, series, starting: true };
  };

  const connection = (): Connection | null => {
    const { station: settings, member } = station.read();
    if (settings.mode === 'member') return member === null ? null : { ...member, token: tokens.get() };
    return settings.mode === 'unset' ? null : (local ?? remembered());
  };

  const origin = (): string | null => {
    const { station: settings, demoPort, hubPort, member } = station.read();
    const port = { demo: demoPort, hub: hubPort, member: null, unset: null }[settings.mode];
    if (settings.mode === 'member') return member?.baseUrl ?? null;
    return port === null ? null : localUrl(port);
  };

  const invite = async (): Promise<Invitation | null> => {
    const { station: settings, hubPort } = station.read();
    if (settings.mode !== 'hub' || hubPort === null) return null;
    const invited = await server.invite();
    return invited === null ? null : { ...invited, addresses: [...lanAddresses(hubPort)] };
  };

  return {
    connection,
    origin,
    resume,
    startDemo: () => choose('demo', null),
    becomeServer: (townHall) => choose('hub', townHall),
    join,
    leave,
    invite,
    stop: server.stop,
  };
};
