import { useSyncExternalStore } from 'react';

import { isMediaMet } from '../../ui/text-size/use-text-size';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
};

/** Whether the window has room for a panel more. */
export const useIsWide = (): boolean => useSyncExternalStore(subscribe, () => isMediaMet('(min-width: 1600px)'));
