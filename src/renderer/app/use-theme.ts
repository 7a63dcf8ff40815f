import { useEffect, useSyncExternalStore } from 'react';

import { safeAccent } from '../ui/safe-accent';

const query = '(prefers-contrast: more)';

const subscribe = (listener: () => void): (() => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};
const wantsContrast = (): boolean => window.matchMedia(query).matches;

/** Puts the theme of this station (or of the system) and the accent of the commune on the page. */
export const useTheme = (theme: 'light' | 'contrast', accent: string | undefined): void => {
  const system = useSyncExternalStore(subscribe, wantsContrast);
  const contrast = theme === 'contrast' || system;
  useEffect(() => {
    const root = document.documentElement;
    if (contrast) root.dataset.theme = 'contrast';
    else delete root.dataset.theme;
  }, [contrast]);
  useEffect(() => {
    if (accent !== undefined) document.documentElement.style.setProperty('--accent', safeAccent(accent));
  }, [accent]);
};
