import { useEffect, useEffectEvent } from 'react';

import { newId } from '../../platform/ids';
import type { KioskStore } from './kiosk-store';
import { CODE_LENGTH } from './kiosk-state';
import { nearest, type Arrow } from './view-model/nearest';
import { emptyScan, scannedCode, withSign, type ScanBuffer } from './view-model/scan-buffer';

const isArrow = (key: string): key is Arrow => /^Arrow(Up|Down|Left|Right)$/u.test(key);

/** Goes to the button that lies in the direction of an arrow. */
const move = (arrow: Arrow): void => {
  const buttons = [...document.querySelectorAll<HTMLElement>('button, input')].filter(
    (one) => one.offsetParent !== null,
  );
  const from = document.activeElement ?? document.body;
  const box = (from === document.body ? document.querySelector('[data-focus]') : from)?.getBoundingClientRect();
  if (!box) return;
  const others = buttons.filter((one) => one !== from);
  const at = nearest(
    box,
    others.map((one) => one.getBoundingClientRect()),
    arrow,
  );
  others[at]?.focus();
};

/** Signs that people read wrong on a slip, as the code means them. */
const meant = (key: string): string => key.toUpperCase().replace('O', '0').replace(/[IL]/u, '1');

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLInputElement;

/**
 * The keys of a kiosk: arrows go from button to button, Échap goes back, a code reader types its code and Entrée at any time, and
 * Ctrl Alt Maj Q asks for the digits of the town hall.
 */
export const useKioskKeys = (store: KioskStore, hasService: boolean, isOpen: boolean): void => {
  const wantsService = useEffectEvent(
    ({ ctrlKey, altKey, shiftKey, code }: KeyboardEvent) =>
      hasService && ctrlKey && altKey && shiftKey && code === 'KeyQ',
  );
  const takesCodes = useEffectEvent(() => isOpen);
  useEffect(() => {
    let buffer: ScanBuffer = emptyScan;

    const enter = (event: KeyboardEvent): void => {
      const scanned = scannedCode(buffer, performance.now());
      buffer = emptyScan;
      const { screen } = store.state();
      const typed = screen.at === 'code' && screen.typed.length === CODE_LENGTH ? screen.typed : '';
      const isOnButton = document.activeElement instanceof HTMLButtonElement;
      const code = scanned !== '' ? scanned : isOnButton ? '' : typed;
      if (code === '' || !takesCodes()) return;
      // The reader's Entrée must not press the button that happens to have the focus.
      event.preventDefault();
      event.stopPropagation();
      store.send({ type: 'code', key: newId(), code });
    };

    const press = (event: KeyboardEvent): void => {
      const { key } = event;
      if (wantsService(event)) {
        event.preventDefault();
        store.send({ type: 'open', at: 'service' });
        return;
      }
      if (isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
      if (isArrow(key)) {
        event.preventDefault();
        move(key);
      } else if (key === 'Enter') enter(event);
      else if (key === 'Escape') store.send({ type: 'back' });
      else if (key === 'Backspace') store.send({ type: 'erase' });
      else if (key.length === 1 && key !== ' ') {
        buffer = withSign(buffer, { key, code: event.code, atMs: performance.now() });
        store.send({ type: 'sign', sign: meant(key), isTyped: true });
      }
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [store]);
};
