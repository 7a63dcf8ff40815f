import { useEffect, useState, useSyncExternalStore } from 'react';

import type { IpcChannel, IpcInput, IpcOutput } from '#shared/ipc/contract';
import type { Feed } from '#shared/ipc/public-screens';

import { guichetBridge } from '../../platform/bridge';
import { newId } from '../../platform/ids';
import { watchFeed } from '../../platform/watch-feed';
import type { KioskState } from './kiosk-state';
import { createKioskStore, type KioskStore } from './kiosk-store';
import { startLanguageOf } from './scene';
import { paperOf } from './view-model/paper';

const noFeed: Feed = { publication: null, offlineSince: '' };

/** A page without the app around it has nobody to ask. */
const invoke = <Channel extends IpcChannel>(channel: Channel, input: IpcInput<Channel>): Promise<IpcOutput<Channel>> =>
  guichetBridge()?.invoke(channel, input) ?? Promise.reject(new Error('noBridge'));

/** What is published now, and the kiosk as it stands. */
export type Kiosk = { readonly feed: Feed; readonly state: KioskState; readonly store: KioskStore };

type Running = { readonly store: KioskStore; readonly take: (feed: Feed) => void };

const run = (): Running => {
  let latest: Feed = noFeed;
  const store = createKioskStore({
    invoke,
    newId,
    after: (ms, work) => void setTimeout(work, ms),
    paperOf: (ticket, wish) =>
      paperOf({
        ticket,
        publication: latest.publication,
        language: 'language' in wish ? wish.language : 'fr',
        priority: 'priority' in wish && wish.priority,
      }),
  });
  return {
    store,
    take: (feed) => {
      latest = feed;
      const kiosk = feed.publication?.kiosk;
      // A language that the site has just given up is nobody's.
      if (kiosk && !kiosk.languages.includes(store.state().language))
        store.send({ type: 'idle', language: startLanguageOf(kiosk) });
    },
  };
};

/** The kiosk of this page. */
export const useKiosk = (): Kiosk => {
  const [running] = useState(run);
  const [feed, setFeed] = useState(noFeed);
  useEffect(
    () =>
      watchFeed((next) => {
        running.take(next);
        setFeed(next);
      }),
    [running],
  );
  const { store } = running;
  const state = useSyncExternalStore(store.subscribe, store.state);
  return { feed, state, store };
};
