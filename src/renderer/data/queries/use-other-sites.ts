import { useEffect, useSyncExternalStore } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';

import { useDataState } from '../data-state';

const none: readonly SiteReference[] = [];
const noNews = (): (() => void) => () => undefined;

/** The other sites of the town with what their figures speak of, as this desk knows them; the server is asked when the screen opens. */
export const useOtherSites = (): readonly SiteReference[] => {
  const state = useDataState();
  const town = state.kind === 'ready' ? state.context.town : null;
  useEffect(() => {
    void town?.learn();
  }, [town]);
  return useSyncExternalStore(town?.subscribe ?? noNews, town?.others ?? (() => none));
};
