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

/** A key as written for people (`Maj F9`) in the words of `aria-keyshortcuts` (`Shift+F9`). */
export const ariaKeys = (keys: string): string =>
  keys
    .split(' ')
    .map((part) => ariaNames[part] ?? part)
    .join('+');
