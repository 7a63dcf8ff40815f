import { useEffect, useSyncExternalStore } from 'react';

import type { Feed } from '#shared/ipc/public-screens';

import { guichetBridge } from '../../platform/bridge';
import { setClockOffset } from '../../platform/clock';
import { chime } from './chime';
import { createHerald, type Shown } from './herald';
import { prepareSpeech, saySpeech } from './speech';

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const herald = createHerald({ chime, prepare: prepareSpeech, say: saySpeech, wait });

const take = (feed: Feed): void => {
  // The hour of the town comes first, so that the clock never shows another.
  if (feed.publication) setClockOffset(feed.publication.clockOffsetMs);
  herald.receive(feed);
};

/** What the screen of the waiting room shows, with its calls announced one after the other. */
export const useFeed = (): Shown => {
  useEffect(() => {
    const bridge = guichetBridge();
    if (!bridge) return undefined;
    let isPushed = false;
    const stop = bridge.on('publication.changed', (feed) => {
      isPushed = true;
      take(feed);
    });
    bridge.invoke('publication.get', undefined).then(
      // The answer to the first question may come after a newer one was pushed.
      (feed) => {
        if (!isPushed) take(feed);
      },
      () => undefined,
    );
    return stop;
  }, []);
  return useSyncExternalStore(herald.subscribe, herald.shown);
};
