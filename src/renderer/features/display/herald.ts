import type { PublishedCall } from '#shared/domain/publication/publication';
import { spokenCall } from '#shared/i18n/fr/spoken-call';
import type { Feed } from '#shared/ipc/public-screens';

import { announceNext, openWith, receive, silent, type Announcer } from './announcer';

/** The ears of the waiting room. None of these may fail: a screen without sound still shows. */
export type HeraldNeeds = {
  /** Resolves when it has rung out. */
  readonly chime: () => Promise<void>;
  /** Gets a text ready while others are said. */
  readonly prepare: (text: string) => void;
  /** Resolves when it was said, or could not be. */
  readonly say: (text: string) => Promise<void>;
  /** Ends what is being said. */
  readonly hush: () => void;
  readonly wait: (ms: number) => Promise<void>;
};

export type Shown = {
  readonly feed: Feed;
  readonly announcer: Announcer;
  /** The call whose announcement can be heard now; its words stand as long. */
  readonly saying: PublishedCall | null;
  /** Somebody switched the sound off at the board itself: calls are shown, and not heard. */
  readonly isSilent: boolean;
};

/** Announces calls one after the other, each with its own words, and tells what to show meanwhile. */
export type Herald = {
  readonly shown: () => Shown;
  readonly subscribe: (listener: () => void) => () => void;
  readonly receive: (feed: Feed) => void;
  /** Switches the sound off or on, at once. */
  readonly toggleSound: () => void;
};

/** How long a call stands alone at least: three inversions of the plate, one a second. */
const standMs = 3_000;
const mostSpoken = 400;

const textOf = (call: PublishedCall): string => spokenCall(call).slice(0, mostSpoken);

const nextAnnouncer = ({ announcer }: Shown, { publication }: Feed): Announcer => {
  if (!publication) return announcer;
  return announcer.day === '' ? openWith(publication) : receive(announcer, publication);
};

/** Makes a herald that knows no call yet. */
export const createHerald = (needs: HeraldNeeds): Herald => {
  let shown: Shown = {
    feed: { publication: null, offlineSince: '' },
    announcer: silent,
    saying: null,
    isSilent: false,
  };
  let isBusy = false;
  const listeners = new Set<() => void>();

  const show = (change: Partial<Shown>): void => {
    shown = { ...shown, ...change };
    for (const listener of listeners) listener();
  };
  const isVoiced = (): boolean => shown.feed.publication?.voice === true && !shown.isSilent;

  const announce = async (): Promise<void> => {
    const announcer = announceNext(shown.announcer);
    const call = announcer.current;
    if (!call) return;
    show({ announcer, saying: call });
    const stood = needs.wait(standMs);
    if (!shown.isSilent) await needs.chime();
    if (isVoiced()) await needs.say(textOf(call));
    await stood;
    show({ saying: null });
  };

  const run = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    while (shown.announcer.queue.length > 0) await announce();
    isBusy = false;
  };

  return {
    shown: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    receive: (feed) => {
      show({ feed, announcer: nextAnnouncer(shown, feed) });
      if (isVoiced()) for (const call of shown.announcer.queue) needs.prepare(textOf(call));
      void run();
    },
    toggleSound: () => {
      show({ isSilent: !shown.isSilent });
      if (shown.isSilent) needs.hush();
    },
  };
};
