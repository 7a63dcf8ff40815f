import type { SingleKeys } from '#shared/lib/single-keys';

import { ownKey } from './key-name';
import { useChosenKeys } from './keys';

const ariaNames: Readonly<Record<string, string>> = {
  Maj: 'Shift',
  Ctrl: 'Control',
  Alt: 'Alt',
  Entrée: 'Enter',
  Échap: 'Escape',
  Espace: 'Space',
  Suppr: 'Delete',
  'Pg↑': 'PageUp',
  'Pg↓': 'PageDown',
};

/** A key as written for people (`Maj F9`) in the words of `aria-keyshortcuts` (`Shift+F9`), as a person has it; `undefined` where they have none. */
export const ariaKeys = (keys: string, single: SingleKeys): string | undefined => {
  const own = ownKey(keys, single);
  return own === ''
    ? undefined
    : own
        .split(' ')
        .map((part) => ariaNames[part] ?? part)
        .join('+');
};

/** The same for the person who sits here. */
export const useAriaKeys = (keys = ''): string | undefined => ariaKeys(keys, useChosenKeys());

/**
 * The spoken name of a button that shows its key beside other words: with the key as this person has it, since a name has to say what is
 * seen (WCAG 2.5.3).
 */
export const useNamesWithKeys = (): ((name: string, key: string) => string) => {
  const single = useChosenKeys();
  return (name, key) => [name, ownKey(key, single)].filter(Boolean).join(' ');
};
