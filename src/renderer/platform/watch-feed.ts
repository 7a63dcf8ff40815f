import type { Feed } from '#shared/ipc/public-screens';

import { guichetBridge } from './bridge';
import { setClockOffset } from './clock';

/** Tells a screen in public what it shows, now and whenever it changes. Returns the function that stops. */
export const watchFeed = (take: (feed: Feed) => void): (() => void) => {
  const bridge = guichetBridge();
  if (!bridge) return () => undefined;
  let isPushed = false;
  const receive = (feed: Feed): void => {
    // The hour of the town comes first, so that the clock never shows another.
    if (feed.publication) setClockOffset(feed.publication.clockOffsetMs);
    take(feed);
  };
  const stop = bridge.on('publication.changed', (feed) => {
    isPushed = true;
    receive(feed);
  });
  bridge.invoke('publication.get', undefined).then(
    // The answer to the first question may come after a newer one was pushed.
    (feed) => {
      if (!isPushed) receive(feed);
    },
    () => undefined,
  );
  return stop;
};
