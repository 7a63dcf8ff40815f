import { useCallback, useMemo, useSyncExternalStore } from 'react';

import { askedAt, formatRoute, parseRoute, type Navigate, type Place, type Route } from '#shared/routes/places';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const read = (): string => window.location.hash;

/** Where the window is: kept in the address, so that a reload comes back to the same place. */
export const useRoute = (start: Place): { readonly route: Route; readonly navigate: Navigate } => {
  const hash = useSyncExternalStore(subscribe, read);
  const navigate = useCallback<Navigate>(
    (place, params = {}) => {
      const here = parseRoute(read())?.place ?? start;
      window.location.hash = formatRoute(askedAt(here, { place, params }));
    },
    [start],
  );
  const route = useMemo<Route>(() => parseRoute(hash) ?? { place: start, params: {} }, [hash, start]);
  return { route, navigate };
};
