import { useEffect, useSyncExternalStore } from 'react';

const query = '(prefers-contrast: more)';

const subscribe = (listener: () => void): (() => void) => {
  const media = window.matchMedia(query);
  media.addEventListener('change', listener);
  window.addEventListener('hashchange', listener);
  return () => {
    media.removeEventListener('change', listener);
    window.removeEventListener('hashchange', listener);
  };
};

/** The station tells its theme in the address: this page knows no settings. */
const wantsContrast = (): boolean => window.location.hash === '#contrast' || window.matchMedia(query).matches;

/** Puts the strong contrast on the page where the station or the system asks for it. */
export const useContrast = (): void => {
  const contrast = useSyncExternalStore(subscribe, wantsContrast);
  useEffect(() => {
    if (contrast) document.documentElement.dataset.theme = 'contrast';
    else delete document.documentElement.dataset.theme;
  }, [contrast]);
};
