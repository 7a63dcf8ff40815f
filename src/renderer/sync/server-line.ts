import type { Connection } from '#shared/ipc/contract';
import { clientOf, noServer, type Client } from '#shared/sync/wire/client';

import { createHttp, type Http } from './http';
import { startElected } from './elected-engine';
import { startSync, type SyncEngine, type SyncOptions } from './sync-engine';
import { createTokens } from './tokens';

/** How the server is reached now. Who this desk is there never changes while its store is open. */
export type Way = Pick<Connection, 'baseUrl' | 'token' | 'starting'>;

/** A client of the server that is reached by a way. */
export type ConnectBy = (way: Way & { readonly token: string }) => Http;

export type ServerLineOptions = Omit<SyncOptions, 'http'> & {
  readonly connectBy?: ConnectBy;
  /** A device of the elected exchanges the names of things alone. */
  readonly isElected?: boolean;
  /** Asks for a token that the server takes now; without it a refusal stands. */
  readonly renewToken?: () => Promise<string | null>;
};

export type ServerLine = {
  /** The server that is reached at the moment of asking. */
  readonly server: Client;
  /** Whether there is a server for this desk, or will be one in a moment. */
  readonly enrolled: () => boolean;
  /** Exchanges by this way from now on; the store stays open. */
  readonly connect: (way: Way) => void;
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

/** The exchange of an open store with its server, over changes of the way there. It begins once `calm` has come. */
export const createServerLine = (options: ServerLineOptions, calm: Promise<unknown>): ServerLine => {
  const renewToken = options.renewToken ?? (() => Promise.resolve(null));
  const tokens = createTokens(renewToken);
  const connectBy: ConnectBy = options.connectBy ?? ((way) => createHttp(way.baseUrl, tokens));
  let known = '';
  let enrolled = true;
  let server = noServer;
  let wanted: Http | null = null;
  let running: Http | null = null;
  let engine: SyncEngine | null = null;
  let isCalm = false;
  let changing: Promise<void> = Promise.resolve();

  const change = async (): Promise<void> => {
    if (running === wanted) return;
    await engine?.stop();
    running = wanted;
    const start = options.isElected === true ? startElected : startSync;
    engine = wanted && start({ ...options, http: wanted });
  };
  const renew = (): void => {
    changing = changing.then(change);
  };
  void calm.then(() => {
    isCalm = true;
    renew();
  });
  return {
    server: clientOf(() => server),
    enrolled: () => enrolled,
    connect: (next) => {
      const { baseUrl, token, starting = false } = next;
      enrolled = token !== null || starting;
      if (token !== null) tokens.set(token);
      // A fresh token for the same server is used by the calls from now on: the exchange goes on as it is.
      const way = JSON.stringify([baseUrl, token !== null]);
      if (way === known) return;
      known = way;
      wanted = token === null ? null : connectBy({ ...next, token });
      server = wanted?.calls ?? noServer;
      if (isCalm) renew();
    },
    wake: () => {
      engine?.wake();
      // Without a token yet there is no exchange to wake, but someone who may get one by now.
      if (!wanted) void renewToken().catch(() => null);
    },
    stop: async () => {
      wanted = null;
      renew();
      await changing;
    },
  };
};
