import type { Connection } from '#shared/ipc/contract';

type FollowNeeds = {
  readonly origin: () => string | null;
  readonly connection: () => Connection | null;
  /** Tells the page of its connection. */
  readonly tell: (connection: Connection | null) => void;
  /** Loads the page again, in a moment: the answer to the call that changed the connection reaches it before. */
  readonly reload: () => void;
};

export type FollowedConnection = {
  /** The connection changed, or may have. */
  readonly changed: () => void;
  /** The one origin that a page may talk to that is served now, null for none. */
  readonly originForPage: () => string | null;
  /** The connection, for a page that asks: once it may talk to its server. */
  readonly connectionForPage: () => Promise<Connection | null>;
};

/**
 * A page's policy names one origin for good, so another server means another load of the page. Until then the page is
 * told nothing of that server: it would ask it, and be refused by its own policy.
 */
export const followConnection = ({ origin, connection, tell, reload }: FollowNeeds): FollowedConnection => {
  let served: { readonly origin: string | null } | null = null;
  let waiting: (() => void)[] | null = null;

  const mayTalk = (): boolean => served === null || served.origin === origin();

  return {
    changed: () => {
      const now = connection();
      if (now === null || mayTalk()) tell(now);
      if (mayTalk() || waiting !== null) return;
      waiting = [];
      reload();
    },
    originForPage: () => {
      served = { origin: origin() };
      for (const answer of waiting ?? []) answer();
      waiting = null;
      return served.origin;
    },
    connectionForPage: async () => {
      if (waiting !== null) await new Promise<void>((resolve) => waiting?.push(resolve));
      return connection();
    },
  };
};
