import { useEffect, useState } from 'react';

import { useDataState } from '../data-state';
import type { KnownFacts } from '../sheets/fact-source';
import { unread } from './use-live';

export type { KnownFacts } from '../sheets/fact-source';

const notRead = unread<KnownFacts>({ facts: null, asOf: '', isStale: true, isPartial: true });

/** Writes follow each other closely: figures are read once they pause. */
const gatherMs = 400;
/** The moment of the figures goes on though nobody writes. */
const againMs = 60_000;

/**
 * The facts of the site from a civil day to another, both included: the server’s history, under what this desk wrote itself. `site` =
 * another site of the town by its id, or `ALL_SITES`: of others the server’s history alone, fetched while somebody looks. As long as
 * nothing changes `facts` is the same object.
 */
export const useFacts = (from: string, to: string, site = ''): KnownFacts => {
  const state = useDataState();
  const source = state.kind === 'ready' ? state.context.town : null;
  const [known, setKnown] = useState<{ readonly key: string; readonly value: KnownFacts }>({ key: '', value: notRead });
  const key = `${from} ${to} ${site}`;
  useEffect(() => {
    if (!source) return undefined;
    let isGone = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const ask = (): void => {
      waiting = undefined;
      source.read(site, from, to).then(
        (value) => {
          if (!isGone) setKnown({ key, value });
        },
        // A store that closes meanwhile is no fault: whoever opens the next one asks again.
        () => undefined,
      );
    };
    const askSoon = (): void => {
      waiting ??= setTimeout(ask, gatherMs);
    };
    source.want(site);
    ask();
    const stop = source.subscribe(askSoon);
    const timer = setInterval(() => {
      // Nobody keeps other sites in step but whoever looks at them.
      if (site !== '') source.want(site);
      askSoon();
    }, againMs);
    return () => {
      isGone = true;
      stop();
      clearInterval(timer);
      clearTimeout(waiting);
    };
  }, [source, from, to, site, key]);
  return known.key === key ? known.value : notRead;
};
