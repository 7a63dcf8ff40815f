import { expect, it } from 'vitest';
import { isLockedKey } from './kiosk-keys';

const pressed = (text: string) => {
  const parts = text.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string) => parts.slice(0, -1).includes(name);
  return {
    key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    control: has('Ctrl'),
    alt: has('Alt'),
    shift: has('Maj'),
    meta: has('Meta'),
  };
};

it.each([
  'Alt+F4',
  'Ctrl+w',
  'Ctrl+q',
  'F11',
  'F5',
  'F12',
  'Ctrl+r',
  'Ctrl+Maj+i',
  'Ctrl++',
  'Ctrl+0',
  'Alt+ArrowLeft',
])('%s leads nowhere', (keys) => expect(isLockedKey(pressed(keys))).toBe(true));
it.each(['Meta+d', 'Meta', 'ContextMenu', 'BrowserHome', 'Ctrl+Maj+q', 'Ctrl+Alt+q', 'Ctrl+p', 'Ctrl+n', 'Alt+Tab'])(
  '%s leads nowhere',
  (keys) => expect(isLockedKey(pressed(keys))).toBe(true),
);
it.each(['a', 'Maj+A', '7', '-', 'Tab', 'Maj+Tab', 'Enter', ' ', 'ArrowDown', 'Escape', 'Backspace', 'Ctrl+Alt+Maj+q'])(
  '%s is left to the page',
  (keys) => expect(isLockedKey(pressed(keys))).toBe(false),
);
