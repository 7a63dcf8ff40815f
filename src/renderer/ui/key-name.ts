/** What of a keyboard event names a key. */
export type KeyPress = {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

const names: Readonly<Record<string, string>> = {
  Enter: 'Entrée',
  Escape: 'Échap',
  ' ': 'Espace',
  Delete: 'Suppr',
  Tab: 'Tab',
  PageUp: 'Pg↑',
  PageDown: 'Pg↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
};

// On a French keyboard the row of digits gives « & é " » without Maj, so digits go by their place.
const digitOf = (code: string): string | null => /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;

const baseOf = (press: KeyPress): string => {
  const digit = digitOf(press.code);
  if (digit !== null) return digit;
  return names[press.key] ?? (press.key.length === 1 ? press.key.toUpperCase() : press.key);
};

/**
 * The names under which a key press may be bound, the closest first: `Maj 1` also answers to `1`, because on some
 * keyboards digits need Maj.
 */
export const keyNames = (press: KeyPress): readonly string[] => {
  const base = baseOf(press);
  const held = [press.ctrlKey || press.metaKey ? 'Ctrl' : '', press.altKey ? 'Alt' : ''].filter(Boolean);
  const plain = [...held, base].join(' ');
  if (!press.shiftKey) return [plain];
  const shifted = [...held, 'Maj', base].join(' ');
  return /^\d$/.test(base) ? [shifted, plain] : [shifted];
};

/** Keys that no text field wants: they are taken before any field sees them. */
export const isReservedKey = (name: string): boolean =>
  /^(?:Ctrl |Alt |Maj )*F\d{1,2}$/.test(name) || /^(?:Ctrl|Alt) /.test(name);
