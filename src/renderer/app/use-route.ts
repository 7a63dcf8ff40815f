import { useCallback, useMemo, useSyncExternalStore } from 'react';

import { mayReach } from '#shared/domain/rights/places';
import type { Holder } from '#shared/domain/rights/rights';
import { askedAt, formatRoute, parseRoute, type Navigate, type Place, type Route } from '#shared/routes/places';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};
const read = (): string => window.location.hash;

/**
 * Where the window is: kept in the address, so that a reload comes back to the same place. An address that was kept from another person, and
 * that they may not reach, leads to `start`. The route is the same object until the place changes: places take a new one for a wish.
 */
export const useRoute = (
  start: Place,
  holder: Holder | undefined,
): { readonly route: Route; readonly navigate: Navigate } => {
  const hash = useSyncExternalStore(subscribe, read);
  const routeOf = useCallback(
    (address: string): Route => {
      const asked = parseRoute(address);
      return asked && (holder === undefined || mayReach(holder, asked.place)) ? asked : { place: start, params: {} };
    },
    [start, holder],
  );
  const navigate = useCallback<Navigate>(
    (place, params = {}) => {
      window.location.hash = formatRoute(askedAt(routeOf(read()).place, { place, params }));
    },
    [routeOf],
  );
  const route = useMemo(() => routeOf(hash), [routeOf, hash]);
  return { route, navigate };
};
