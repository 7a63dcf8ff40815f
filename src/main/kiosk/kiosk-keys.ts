import type { Input } from 'electron';

type Pressed = Pick<Input, 'key' | 'code' | 'control' | 'alt' | 'meta' | 'shift'>;

const ways: ReadonlySet<string> = new Set([
  'ContextMenu',
  'PrintScreen',
  'BrowserBack',
  'BrowserForward',
  'BrowserHome',
  'BrowserRefresh',
  'BrowserSearch',
  'BrowserFavorites',
  'LaunchMail',
  'LaunchApplication1',
  'LaunchApplication2',
  'Meta',
  'OS',
]);

const isFunctionKey = (key: string): boolean => /^F\d{1,2}$/u.test(key);

/** Ctrl Alt Maj Q: asks for the digits. */
const asksForDigits = ({ code, control, alt, shift, meta }: Pressed): boolean =>
  control && alt && shift && !meta && code === 'KeyQ';

/** Whether a key leads out of a kiosk or changes its window. What types, moves or chooses stays. */
export const isLockedKey = (input: Pressed): boolean => {
  if (asksForDigits(input)) return false;
  return input.control || input.alt || input.meta || isFunctionKey(input.key) || ways.has(input.key);
};
