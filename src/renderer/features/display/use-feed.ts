import { useEffect, useSyncExternalStore } from 'react';

import { watchFeed } from '../../platform/watch-feed';
import { chime } from './chime';
import { createHerald, type Shown } from './herald';
import { prepareSpeech, saySpeech } from './speech';

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

const herald = createHerald({ chime, prepare: prepareSpeech, say: saySpeech, wait });

/** What the screen of the waiting room shows, with its calls announced one after the other. */
export const useFeed = (): Shown => {
  useEffect(() => watchFeed(herald.receive), []);
  return useSyncExternalStore(herald.subscribe, herald.shown);
};
