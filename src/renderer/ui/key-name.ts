import type { SingleKeys } from '#shared/lib/single-keys';

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

const heldWith = ({ ctrlKey, metaKey, altKey }: KeyPress, name: string): string =>
  [ctrlKey || metaKey ? 'Ctrl' : '', altKey ? 'Alt' : '', name].filter(Boolean).join(' ');

/**
 * The names under which a key press may be bound, the closest first: `Maj 1` also answers to `1`, because on some
 * keyboards digits need Maj.
 */
export const keyNames = (press: KeyPress): readonly string[] => {
  const base = baseOf(press);
  const plain = heldWith(press, base);
  if (!press.shiftKey) return [plain];
  const shifted = heldWith(press, `Maj ${base}`);
  return /^\d$/.test(base) ? [shifted, plain] : [shifted];
};

/** Keys that no text field wants: they are taken before any field sees them. */
export const isReservedKey = (name: string): boolean =>
  /^(?:Ctrl |Alt |Maj )*F\d{1,2}$/.test(name) || /^(?:Ctrl|Alt) /.test(name);

/** Whether a key is one that somebody types: a letter, a digit, also with Maj, a range of them, and Suppr. */
export const isBareKey = (key: string): boolean => /^(?:Maj )?(?:[^←→↑↓]|Suppr|\d…(?:Maj )?\d)$/u.test(key);

/** The digits from 1 on as one key of a list: `1…9`, and `1` where there is one alone. */
export const digitsTo = (last: number): string => (last < 2 ? '1' : `1…${last}`);

/** Whether a key is a letter with which a word can begin. */
export const isLetterKey = (key: string): boolean => /^(?:Maj )?\p{L}$/u.test(key);

/** A key that somebody types, without Suppr, which is no character and which no screen reader or voice takes for one (WCAG 2.1.4). */
const isSingleKey = (key: string): boolean => isBareKey(key) && key !== 'Suppr' && key !== 'Maj Suppr';

/**
 * The key that holds for a person instead of the one that an action names, `''` = none. With Alt, what had Alt and one letter or digit already moves on to
 * Alt Maj: so Alt and a letter always do what the letter did, and `Alt N` never answers for many where `N` answered for one.
 */
export const ownKey = (key: string, single: SingleKeys): string => {
  if (single === 'alone') return key;
  if (isSingleKey(key)) return single === 'alt' ? `Alt ${key}` : '';
  const [, letter = ''] = /^Alt (.*)$/u.exec(key) ?? [];
  return single === 'alt' && isSingleKey(letter) && !letter.startsWith('Maj ') ? `Alt Maj ${letter}` : key;
};

/**
 * The letter or digit that a press commands for a person, `''` = none: for lists that take every letter, beside the bound keys. A capital counts as its
 * letter.
 */
export const typedBy = (press: KeyPress, single: SingleKeys): string => {
  const base = baseOf(press);
  if (!isSingleKey(base)) return '';
  return heldWith(press, base) === ownKey(base, single) ? base : '';
};

/** The keys to which two of these answer for that person: pairs of actions that must not exist at one moment. */
export const clashes = (keys: readonly string[], single: SingleKeys): readonly (readonly [string, string])[] => {
  const first = new Map<string, string>();
  const found: (readonly [string, string])[] = [];
  for (const key of new Set(keys)) {
    const own = ownKey(key, single);
    const before = first.get(own);
    if (own !== '' && before !== undefined) found.push([before, key]);
    else first.set(own, key);
  }
  return found;
};
