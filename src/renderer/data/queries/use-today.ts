import { useMemo, useSyncExternalStore } from 'react';

import { civilOf } from '#shared/time/civil';

import { now } from '../../platform/clock';
import { useSiteReference } from './use-site-reference';

const lookEveryMs = 1_000;

/** The zone of the site. Until it is known, that of metropolitan France. */
export const useZone = (): string => useSiteReference()?.site.zone ?? 'Europe/Paris';

/** The civil day of the site, which changes at its midnight. */
export const useToday = (): string => {
  const zone = useZone();
  const day = useMemo(
    () => ({
      read: () => civilOf(now().toISOString(), zone).day,
      subscribe: (listener: () => void) => {
        const timer = setInterval(listener, lookEveryMs);
        return () => clearInterval(timer);
      },
    }),
    [zone],
  );
  return useSyncExternalStore(day.subscribe, day.read);
};
