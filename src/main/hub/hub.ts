import path from 'node:path';
import { networkInterfaces } from 'node:os';
import type { InvitedRank } from '#shared/domain/rights/writes';
import { serverFaults, type Connection, type ServerFault } from '#shared/ipc/contract';
import { faultWords } from '#shared/lib/fault-words';
import { no, ok, type Result } from '#shared/lib/result';
import { shownAddress } from '#shared/sync/invitation';
import type { Log } from '../logging/log';
import type { SealedFile } from '../secrets/sealed-file';
import type { JsonFile } from '../settings/json-file';
import type { StationFile } from '../settings/station-file';
import { createEmbeddedServer, type EmbeddedServer } from './embedded-server';
import { inviteByToken } from './invite-by-token';
import { isJoined } from './joined-modes';
import type { Line } from './line/secure-line';
import { createMembership, type Membership, type MembershipNeeds } from './membership';
import { choosePort } from './ports';
import type { ServerReady, StartMessage, ServerSeed } from './server-messages';

type TownHall = {
  readonly adminName?: string;
  readonly commune: string;
  readonly siteName: string;
  readonly desks: number;
  readonly stations: number;
};

/** What a station keeps of it: whose name it was is in the data of the town hall alone. */
const withoutName = (asked: TownHall): TownHall => {
  const { adminName: _, ...townHall } = asked;
  return townHall;
};

/** A server of this station's own: what it holds, where, and who can reach it. */
type Embedded = {
  readonly mode: 'demo' | 'hub';
  readonly host: string;
  readonly folder: string;
  readonly seed: ServerSeed;
};

/** The server that a mode needs; null for a hub that was never described. */
const embeddedOf = (mode: 'demo' | 'hub', townHall: TownHall | null, demoNow: string | null): Embedded | null => {
  if (mode === 'demo') {
    const seed = demoNow === null ? ({ kind: 'demo' } as const) : ({ kind: 'demo', now: demoNow } as const);
    return { mode, host: '127.0.0.1', folder: 'server-demo', seed };
  }
  return townHall === null
    ? null
    : { mode, host: '0.0.0.0', folder: 'server', seed: { kind: 'townHall', ...townHall } };
};

/** The IPv4 addresses, with the port, at which other stations of the network may find this one. */
const lanAddresses = (port: number): readonly string[] =>
  Object.values(networkInterfaces())
    .flatMap((entries) => entries ?? [])
    .filter((entry) => entry.family === 'IPv4' && !entry.internal && !entry.address.startsWith('169.254.'))
    .map((entry) => `${entry.address}:${port}`);

export type Invitation = { readonly code: string; readonly expiresAt: string; readonly addresses: string[] };
export type Hub = {
  /** Null until a mode was chosen and its server was ready once; `starting` until it is ready this time. */
  readonly connection: () => Connection | null;
  /** The one origin that pages may talk to; known from the settings before the server is ready. */
  readonly origin: () => string | null;
  /** The way to the server of a member over TLS. */
  readonly line: Line;
  readonly resume: () => Promise<void>;
  readonly startDemo: () => Promise<Result<null, string>>;
  readonly becomeServer: (townHall: TownHall) => Promise<Result<null, string>>;
  readonly join: (address: string, code: string) => Promise<Result<null, string>>;
  readonly known: Membership['known'];
  readonly moveTo: Membership['moveTo'];
  readonly leave: () => Promise<void>;
  /** A code for another station, from the server of this one. */
  readonly invite: (rank: InvitedRank) => Promise<Invitation | null>;
  /** Where the server answers to other programs: on the network for a hub, on this machine alone for a demonstration. */
  readonly addresses: () => readonly string[];
  /** An answer about the backups of the server of this station; null where it is not the server of a town hall, or does not answer. */
  readonly backups: EmbeddedServer['backups'];
  /** A token that the server takes now; null when there is none to be had. */
  readonly renewToken: () => Promise<string | null>;
  readonly stop: () => Promise<void>;
};

export type HubNeeds = {
  readonly userData: string;
  readonly serverFile: string;
  /** Instant that the demonstration town takes for now; tests fix it. */
  readonly demoNow: string | null;
  readonly station: JsonFile<StationFile>;
  /** Keeps the private key of a member. */
  readonly key: SealedFile;
  readonly log: Log;
  readonly onChange: () => void;
  readonly onWiped: MembershipNeeds['onWiped'];
};

const serverFaultOf = (code: string): ServerFault => serverFaults.find((fault) => fault === code) ?? 'other';

const localUrl = (port: number): string => `http://127.0.0.1:${port}`;

/** How this station reaches a sync server: one of its own (demonstration, hub) or that of its town hall (member). */
export const createHub = ({ userData, serverFile, demoNow, station, key, log, onChange, onWiped }: HubNeeds): Hub => {
  let local: Connection | null = null;
  let serverFault: ServerFault | null = null;

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
  const member = createMembership({ station, key, log, onChange, onWiped });

  const setMode = (mode: StationFile['station']['mode']): void =>
    patch({ station: { ...station.read().station, mode } });

  const startEmbedded = async (embedded: Embedded): Promise<Result<null, string>> => {
    const portKey = embedded.mode === 'demo' ? 'demoPort' : 'hubPort';
    member.close();
    await server.stop();
    [local, serverFault] = [null, null];
    const port = await choosePort(embedded.host, station.read()[portKey], embedded.mode);
    if (port === null) return no('portTaken');
    if (port !== station.read()[portKey]) patch({ [portKey]: port });
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
      if (townHall !== null) patch({ townHall: withoutName(townHall) });
      setMode(mode);
      onChange();
    }
    return started;
  };

  const resume = async (): Promise<void> => {
    const { station: settings, townHall } = station.read();
    member.resume();
    if (settings.mode !== 'demo' && settings.mode !== 'hub') return;
    const embedded = embeddedOf(settings.mode, townHall, demoNow);
    if (embedded === null) return;
    // Settings that cannot be written must not leave the page waiting without a word.
    const started = await startEmbedded(embedded).catch((error: unknown) => {
      log.error('hub.resume', faultWords(error));
      return no('other');
    });
    if (started.ok) return;
    serverFault = serverFaultOf(started.reason);
    onChange();
  };

  const join = async (address: string, code: string): Promise<Result<null, string>> => {
    const enrolled = await member.enrol(address, code);
    if (!enrolled.ok) return enrolled;
    await server.stop();
    local = null;
    await member.begin(enrolled.value);
    onChange();
    return ok(null);
  };

  const leave = async (): Promise<void> => {
    member.forget();
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
    const fault = serverFault === null ? {} : { serverFault };
    return { baseUrl, token: null, deviceId, siteId, series, starting: true, ...fault };
  };

  const connection = (): Connection | null => {
    const { station: settings } = station.read();
    if (isJoined(settings.mode)) return member.connection();
    return settings.mode === 'unset' ? null : (local ?? remembered());
  };

  const origin = (): string | null => {
    const { station: settings, demoPort, hubPort, member: joined } = station.read();
    if (isJoined(settings.mode)) return joined?.baseUrl ?? null;
    const port = settings.mode === 'demo' ? demoPort : settings.mode === 'hub' ? hubPort : null;
    return port === null ? null : localUrl(port);
  };

  const invite = async (rank: InvitedRank): Promise<Invitation | null> => {
    const { station: settings, hubPort } = station.read();
    if (settings.mode === 'hub' && hubPort !== null) {
      const invited = await server.invite(rank);
      return invited === null ? null : { ...invited, addresses: [...lanAddresses(hubPort)] };
    }
    const at = connection();
    const invited = await inviteByToken(at, member.line, rank);
    return invited === null || at === null ? null : { ...invited, addresses: [shownAddress(at.baseUrl)] };
  };

  const addresses = (): readonly string[] => {
    const { station: settings, hubPort } = station.read();
    const lan = settings.mode === 'hub' && hubPort !== null ? lanAddresses(hubPort) : [];
    const own = origin();
    return [...lan.map((address) => `https://${address}`), ...(own === null ? [] : [own])];
  };

  const renewToken = async (): Promise<string | null> =>
    isJoined(station.read().station.mode) ? member.renewToken() : (local?.token ?? null);

  const stop = async (): Promise<void> => {
    member.close();
    await server.stop();
  };

  return {
    connection,
    origin,
    line: member.line,
    resume,
    startDemo: () => choose('demo', null),
    becomeServer: (townHall) => choose('hub', townHall),
    join,
    known: member.known,
    moveTo: member.moveTo,
    leave,
    invite,
    addresses,
    backups: (message) => (station.read().station.mode === 'hub' ? server.backups(message) : Promise.resolve(null)),
    renewToken,
    stop,
  };
};
