import { createElement, useEffect, useState, type ComponentType } from 'react';

import { parseRoute, type ScreenProps } from '#shared/routes/places';

let screen: ComponentType<ScreenProps> | null = null;

const load = async (): Promise<void> => {
  screen = (await import('../features/agenda/agenda-screen')).AgendaScreen;
};

// A window that opens at the agenda does not wait for the store before it asks for it.
if (typeof window !== 'undefined' && parseRoute(window.location.hash)?.place === 'agenda')
  load().catch(() => undefined);

/**
 * Whether the screen of the agenda, which carries much, is here; it is loaded when it is first wanted. Not React's `lazy`:
 * that keeps a fallback once shown for 300 ms, and the start would pay them.
 */
export const useAgendaLoaded = (isWanted: boolean): boolean => {
  const [isLoaded, setLoaded] = useState(() => screen !== null);
  const [fault, setFault] = useState<{ readonly error: unknown } | null>(null);
  useEffect(() => {
    if (!isWanted || isLoaded) return;
    load().then(
      () => setLoaded(true),
      (error: unknown) => setFault({ error }),
    );
  }, [isWanted, isLoaded]);
  // For the boundary above.
  if (fault) throw fault.error;
  return isLoaded;
};

/** The agenda, once it is loaded. */
export const LoadedAgenda = (props: ScreenProps) => screen && createElement(screen, props);
