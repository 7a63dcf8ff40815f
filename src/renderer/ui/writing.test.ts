import { describe, expect, it } from 'vitest';

import { createWriting } from './writing';

const commands = new Set(['n', 'r', 'h', '1']);

/** Types keys a tenth of a second apart where no field has the focus; answers those that were commands. */
const typed = (keys: readonly string[], inField = false, everyMs = 100): string => {
  const writing = createWriting();
  return keys
    .filter((key, index) => {
      const press = { key, ctrlKey: false, altKey: false, metaKey: false, timeStamp: index * everyMs };
      return !writing.isText(press, inField, () => commands.has(key)) && commands.has(key);
    })
    .join('');
};

describe('createWriting', () => {
  it('takes no letter of a name for a command, nor the blank in it for a press', () => {
    expect(typed([...'Bernard Hugo'])).toBe('');
    const writing = createWriting();
    const press = (key: string, timeStamp: number) => ({
      key,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      timeStamp,
    });
    expect(writing.isText(press('b', 0), false, () => false)).toBe(true);
    expect(writing.isText(press(' ', 400), false, () => false)).toBe(true);
    expect(writing.isText(press(' ', 2_000), false, () => false)).toBe(false);
  });

  it('lets commands follow each other, and a command after a pause or another key', () => {
    expect(typed([...'nnhr1'])).toBe('nnhr1');
    expect(typed(['b', 'Escape', 'n'])).toBe('n');
    expect(typed(['b', 'n'], false, 1_200)).toBe('n');
    expect(typed(['b', 'Shift', 'n'])).toBe('');
  });

  it('gives way to somebody who presses a key until it works', () => {
    const writing = createWriting();
    const isText = (timeStamp: number, works: boolean) =>
      writing.isText({ key: 'r', ctrlKey: false, altKey: false, metaKey: false, timeStamp }, false, () => works);
    expect(isText(0, false)).toBe(true);
    expect(isText(600, true)).toBe(true);
    expect(isText(1_200, true)).toBe(false);
  });

  it('leaves the letters of a field to it, and goes on when the focus falls out of it in the middle of a word', () => {
    const writing = createWriting();
    const press = (key: string, timeStamp: number) => ({
      key,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      timeStamp,
    });
    expect(writing.isText(press('b', 0), true, () => true)).toBe(false);
    expect(writing.isText(press('n', 100), false, () => true)).toBe(true);
  });
});
