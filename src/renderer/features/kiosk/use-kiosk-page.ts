import { useEffect, useRef } from 'react';

import type { KioskWords } from '#shared/i18n/kiosk/words';

import { safeAccent } from '../../ui/safe-accent';
import type { KioskState } from './kiosk-state';

/** Puts language, direction, contrast and the colour of the commune on the page, and the focus on what a new screen asks. */
export const useKioskPage = ({ screen, isContrast }: KioskState, words: KioskWords, accent: string): void => {
  const shown = useRef(screen.at);
  useEffect(() => {
    document.documentElement.lang = words.lang;
    document.documentElement.dir = words.dir;
    document.title = words.title;
  }, [words]);
  useEffect(() => {
    if (isContrast) document.documentElement.dataset.theme = 'contrast';
    else delete document.documentElement.dataset.theme;
  }, [isContrast]);
  useEffect(() => {
    if (accent !== '') document.documentElement.style.setProperty('--accent', safeAccent(accent));
  }, [accent]);
  useEffect(() => {
    if (shown.current === screen.at) return;
    shown.current = screen.at;
    document.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
  }, [screen.at]);
};
