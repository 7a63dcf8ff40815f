import { useEffect, useLayoutEffect, useState } from 'react';

import { UNREAD_MS } from '#shared/lib/unread';

/** What stands at each place of a list or a pane, and since when. Moments are of one clock, milliseconds. */
export type Unread = {
  /**
   * `names` says what stands at each place now, `''` nothing; `aimed` is what the person went to by themselves. Another `question` asks for
   * other lines: the first that answer it are what the person waits for.
   */
  readonly show: (names: readonly string[], aimed: string, at: number, question?: string) => void;
  /** Whether a press there was still aimed at what stood there before. */
  readonly isUnread: (place: number, at: number) => boolean;
};

export const createUnread = (): Unread => {
  const places = new Map<number, { readonly name: string; readonly since: number }>();
  // An aim counts for the first time that it is shown: what comes back by itself is news.
  let [lastAimed, isAimed] = ['', false];
  let lastQuestion = '';
  return {
    show: (names, aimed, at, question = '') => {
      if (question !== lastQuestion) places.clear();
      lastQuestion = question;
      if (aimed !== lastAimed) [lastAimed, isAimed] = [aimed, aimed !== ''];
      for (const [place, name] of names.entries()) {
        const before = places.get(place);
        if (name === '' || before?.name === name) continue;
        // What stands at a place that nothing stood at before took nobody's press.
        const isSeen = before === undefined || (isAimed && name === aimed);
        places.set(place, { name, since: isSeen ? -Infinity : at });
      }
      if (names.includes(aimed)) isAimed = false;
    },
    isUnread: (place, at) => at - (places.get(place)?.since ?? -Infinity) < UNREAD_MS,
  };
};

/**
 * Says of each place on the screen whether what stands there came so lately that a key or a click was meant for what stood there before: a
 * colleague settled it, or one press too many.
 */
export const useUnread = (names: readonly string[], aimed = '', question = ''): ((place: number) => boolean) => {
  const [unread] = useState(createUnread);
  useLayoutEffect(() => unread.show(names, aimed, performance.now(), question));
  return (place) => unread.isUnread(place, performance.now());
};

/** Long enough to look up from the keyboard and read it. */
const TOLD_MS = 6_000;

/**
 * Acts on what stands at a place, unless that came so lately that nobody has read it; `isTooSoon` = a press was held back so, some seconds ago at
 * most, and the same stands there still.
 */
export const useHeld = (names: readonly string[], aimed = '', question = '') => {
  const isUnread = useUnread(names, aimed, question);
  const shown = JSON.stringify([names, question]);
  const [heldOver, setHeldOver] = useState('');
  useEffect(() => {
    if (heldOver === '') return undefined;
    const timer = setTimeout(() => setHeldOver(''), TOLD_MS);
    return () => clearTimeout(timer);
  }, [heldOver]);
  return {
    isTooSoon: heldOver === shown,
    once: (place: number, act: () => void): void => {
      const isNews = isUnread(place);
      setHeldOver(isNews ? shown : '');
      if (!isNews) act();
    },
  };
};
