/** Letters that follow each other within this are one word, also where two fingers type them. */
export const ONE_WORD_MS = 1_000;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead']);

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'timeStamp'>;

const isLetter = ({ key, ctrlKey, altKey, metaKey }: Press): boolean =>
  key.length === 1 && !ctrlKey && !altKey && !metaKey;

/** Whether a press writes a letter, or holds a key down for one. */
export const mayWrite = (press: Press): boolean => modifiers.has(press.key) || isLetter(press);

/**
 * Knows whether somebody writes: after a letter that was text, or that meant nothing where it was pressed, those that follow it
 * without a pause are the rest of a word and no commands, wherever the focus went meanwhile. Any other key or a press ends the word.
 */
export const createWriting = () => {
  let wroteAt = Number.NEGATIVE_INFINITY;
  let last = '';
  return {
    /** Whether this letter is a part of a word that nobody reads; `isCommand` says whether it would do something here. */
    isText: (press: Press, isInField: boolean, isCommand: () => boolean): boolean => {
      if (modifiers.has(press.key)) return false;
      if (!isLetter(press)) {
        wroteAt = Number.NEGATIVE_INFINITY;
        return false;
      }
      const isWriting = press.timeStamp - wroteAt < ONE_WORD_MS;
      if (!isInField && !isWriting && (press.key === ' ' || isCommand())) return false;
      // The same letter again and again is somebody who waits for its act, not a word.
      if (isInField || press.key !== last) wroteAt = press.timeStamp;
      last = press.key;
      return !isInField;
    },
    stop: (): void => {
      wroteAt = Number.NEGATIVE_INFINITY;
    },
  };
};

/** Says which field takes the letters that are typed in this part of the screen, where they mean nothing else. */
export const writesTo = (selector: string): { readonly 'data-writes': string } => ({ 'data-writes': selector });

/** The field that takes a letter typed here, ready for it; `null` = none does. */
export const fieldFor = (held: Element | null): HTMLInputElement | null => {
  const part = held?.closest<HTMLElement>('[data-writes]');
  const field = part?.querySelector(part.dataset['writes'] ?? '') ?? null;
  return field instanceof HTMLInputElement && !field.disabled ? field : null;
};
