import type { Connection } from '#shared/ipc/contract';

import { createAuthority, noAuthority, type Authority } from './authority';
import { createHttp, type Http } from './http';
import { startSync, type SyncEngine, type SyncOptions } from './sync-engine';

/** How the server is reached now. Who this desk is there never changes while its store is open. */
export type Way = Pick<Connection, 'baseUrl' | 'token' | 'starting'>;

export type ServerLine = {
  /** The word of the server that is reached at the moment of asking. */
  readonly authority: Authority;
  /** Whether there is a server for this desk, or will be one in a moment. */
  readonly enrolled: () => boolean;
  /** Exchanges by this way from now on; the store stays open. */
  readonly connect: (way: Way) => void;
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

/** The exchange of an open store with its server, over changes of the way there. It begins once `calm` has come. */
export const createServerLine = (options: Omit<SyncOptions, 'http'>, calm: Promise<unknown>): ServerLine => {
  let known = '';
  let enrolled = true;
  let authority = noAuthority;
  let wanted: Http | null = null;
  let running: Http | null = null;
  let engine: SyncEngine | null = null;
  let isCalm = false;
  let changing: Promise<void> = Promise.resolve();

  const change = async (): Promise<void> => {
    if (running === wanted) return;
    await engine?.stop();
    running = wanted;
    engine = wanted && startSync({ ...options, http: wanted });
  };
  const renew = (): void => {
    changing = changing.then(change);
  };
  void calm.then(() => {
    isCalm = true;
    renew();
  });
  return {
    authority: {
      callNext: (input) => authority.callNext(input),
      issueNumber: (input) => authority.issueNumber(input),
    },
    enrolled: () => enrolled,
    connect: ({ baseUrl, token, starting = false }) => {
      enrolled = token !== null || starting;
      const way = JSON.stringify([baseUrl, token]);
      if (way === known) return;
      known = way;
      wanted = token === null ? null : createHttp(baseUrl, token);
      authority = wanted ? createAuthority(wanted) : noAuthority;
      if (isCalm) renew();
    },
    wake: () => engine?.wake(),
    stop: async () => {
      wanted = null;
      renew();
      await changing;
    },
  };
};
