import type { Publication } from '#shared/domain/publication/publication';
import { calls } from '#shared/sync/wire/calls';
import { PUBLICATION } from '#shared/sync/wire/kiosk-calls';
import type { FeedStore } from './feed-store';
import { keepStream } from './keep-stream';
import type { openStream } from './open-stream';
import type { ServerDoor } from './server-door';
import { DOUBT_AFTER_MS, isSilent } from './silence';

/** A poke that got lost is made good after this time. */
const POLL_MS = 20_000;
const ANSWER_WITHIN_MS = calls.publication.patienceMs;
const LOOK_EVERY_MS = 1_000;

export type WatchNeeds = {
  readonly door: ServerDoor;
  readonly renewToken: () => Promise<string | null>;
  readonly store: FeedStore;
  readonly open: typeof openStream;
  readonly nowMs: () => number;
  readonly random: () => number;
};

export type PublicationWatch = {
  /** The line may be back, or dead: try everything anew, now. */
  readonly wake: () => void;
  readonly stop: () => void;
};

/** The civil clock of a screen is that of the town, in a demonstration too. */
const instantOf = (ms: number, publication: Publication | null): string =>
  new Date(ms + (publication?.clockOffsetMs ?? 0)).toISOString();

/**
 * Follows the publication of the server: fetched when the stream opens, at each poke and every 20 s all the same. What was fetched last
 * stays when the server falls silent, with the time since when.
 */
export const watchPublication = (needs: WatchNeeds): PublicationWatch => {
  const { store, nowMs } = needs;
  let heardMs = nowMs();
  let askedMs = Number.NEGATIVE_INFINITY;
  let isBroken = false;
  // What shows is old for sure, even while the line beats.
  let isStale = false;
  let asking = false;
  let askAgain = false;
  let stopped = false;

  const heard = (): void => {
    if (isStale) return;
    heardMs = nowMs();
    isBroken = false;
  };

  const take = (publication: Publication): void => {
    isStale = false;
    heard();
    store.set({ publication, offlineSince: '' });
  };

  const ask = async (): Promise<void> => {
    askedMs = nowMs();
    const answer = await needs.door.calls.publication();
    if (stopped) return;
    if (answer.ok) return take(answer.value);
    isStale = true;
    isBroken = true;
  };

  const refetch = async (): Promise<void> => {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    do {
      askAgain = false;
      await ask();
    } while (askAgain && !stopped);
    asking = false;
  };

  const stream = keepStream({
    pass: needs.door.pass,
    open: needs.open,
    nowMs,
    random: needs.random,
    opened: () => void refetch(),
    poked: (collection) => {
      if (collection === PUBLICATION) void refetch();
    },
    heard,
    broke: (status) => {
      isBroken = true;
      if (status === 401) void needs.renewToken();
      // Where only streams are cut, the answers still come.
      else if (needs.door.pass() !== null) void refetch();
    },
  });

  const look = setInterval(() => {
    const now = nowMs();
    const { publication, offlineSince } = store.get();
    const isDoubtful = now - heardMs > DOUBT_AFTER_MS && now - askedMs > ANSWER_WITHIN_MS;
    if (isDoubtful || now - askedMs >= POLL_MS) void refetch();
    if (offlineSince === '' && isSilent({ heardMs, isBroken }, now))
      store.set({ publication, offlineSince: instantOf(heardMs, publication) });
  }, LOOK_EVERY_MS);

  return {
    wake: () => {
      stream.reopen();
      void refetch();
    },
    stop: () => {
      stopped = true;
      clearInterval(look);
      stream.stop();
    },
  };
};
