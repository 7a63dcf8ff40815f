import type { Publication } from '#shared/domain/publication/publication';
import type { Connection } from '#shared/ipc/contract';
import type { Client } from '#shared/sync/wire/client';
import type { FeedStore } from './feed-store';
import { openStream } from './open-stream';
import { sendJson, type Line } from './send-json';
import { createServerDoor } from './server-door';
import { watchPublication, type PublicationWatch } from './watch-publication';

/** The one way of a screen in public to the server. The pages have neither a token nor a network. */
export type PublicLink = {
  /** What was fetched last; null before the first answer. */
  readonly publication: () => Publication | null;
  /** Told of each publication that was fetched. Returns the function that stops listening. */
  readonly onPublication: (listener: (publication: Publication) => void) => () => void;
  /** The server, in the name of this station. */
  readonly calls: Client;
  /** Starts to follow the publication, where this station is a screen in public; once is enough. */
  readonly start: () => void;
  /** The machine woke up, or there is a new token. Does nothing before the start. */
  readonly wake: () => void;
  readonly stop: () => void;
};

export type LinkNeeds = {
  readonly connection: () => Connection | null;
  readonly line: Line;
  readonly renewToken: () => Promise<string | null>;
  readonly store: FeedStore;
};

/** Makes the link; nothing is sent before it starts. */
export const createPublicLink = ({ connection, line, renewToken, store }: LinkNeeds): PublicLink => {
  const door = createServerDoor({ connection, line, renewToken, send: sendJson });
  let watch: PublicationWatch | null = null;
  return {
    publication: () => store.get().publication,
    onPublication: (listener) => {
      let last = store.get().publication;
      return store.onChange(({ publication }) => {
        if (publication === null || publication === last) return;
        last = publication;
        listener(publication);
      });
    },
    calls: door.calls,
    start: () => {
      watch ??= watchPublication({ door, renewToken, store, open: openStream, nowMs: Date.now, random: Math.random });
    },
    wake: () => watch?.wake(),
    stop: () => {
      watch?.stop();
      watch = null;
      store.set({ publication: null, offlineSince: '' });
    },
  };
};
