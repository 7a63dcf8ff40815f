import type { Feed } from '#shared/ipc/public-screens';

/** What screens in public show now, whoever publishes it: the desk beside a second screen, or the server. */
export type FeedStore = {
  readonly get: () => Feed;
  readonly set: (feed: Feed) => void;
  /** Returns the function that stops listening. */
  readonly onChange: (listener: (feed: Feed) => void) => () => void;
};

/** Keeps the last feed and tells of each one that differs from it. */
export const createFeedStore = (): FeedStore => {
  let feed: Feed = { publication: null, offlineSince: '' };
  const listeners = new Set<(feed: Feed) => void>();
  return {
    get: () => feed,
    set: (next) => {
      if (next.publication === feed.publication && next.offlineSince === feed.offlineSince) return;
      feed = next;
      for (const listener of listeners) listener(next);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
