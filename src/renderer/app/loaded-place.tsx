import { createElement, useEffect, useState, type ComponentType } from 'react';

import { parseRoute, type Place, type ScreenProps } from '#shared/routes/places';

/** A place that carries much: loaded when it is first wanted. `useLoaded` says whether it is here. */
export type LoadedPlace = {
  readonly useLoaded: (isWanted: boolean) => boolean;
  readonly Screen: ComponentType<ScreenProps>;
};

/** Not React's `lazy`: that keeps a fallback once shown for 300 ms, and the start would pay them. */
export const loadedPlace = (place: Place, load: () => Promise<ComponentType<ScreenProps>>): LoadedPlace => {
  let screen: ComponentType<ScreenProps> | null = null;
  const fetch = async (): Promise<void> => {
    screen = await load();
  };
  // A window that opens at this place does not wait for the store before it asks for it.
  if (typeof window !== 'undefined' && parseRoute(window.location.hash)?.place === place)
    fetch().catch(() => undefined);
  return {
    useLoaded: (isWanted) => {
      const [isLoaded, setLoaded] = useState(() => screen !== null);
      const [fault, setFault] = useState<{ readonly error: unknown } | null>(null);
      useEffect(() => {
        if (!isWanted || isLoaded) return;
        fetch().then(
          () => setLoaded(true),
          (error: unknown) => setFault({ error }),
        );
      }, [isWanted, isLoaded]);
      // For the boundary above.
      if (fault) throw fault.error;
      return isLoaded;
    },
    Screen: (props) => screen && createElement(screen, props),
  };
};
