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

/** Within this time nobody has read a question: an Entrée is still the one that opened it, pressed twice or held. */
export const UNREAD_MS = 600;

/** Keeps a second Entrée from answering what the first one opened. Moments are of one clock, milliseconds. */
export type Rebound = {
  /** A key went down; whether it must do nothing. `name` as `keyNames` writes it. */
  readonly press: (name: string, at: number, isRepeat?: boolean) => boolean;
  /** A question, or an act that asks for a second key, has just been shown. */
  readonly open: (at: number) => void;
  /** Somebody went on to another answer by the mouse or the focus, or wrote something: they have seen the question. */
  readonly seen: () => void;
};

export const createRebound = (): Rebound => {
  // The moment of the last key when that was Entrée, and of the question that it opened.
  let enteredAt: number | null = null;
  let openedAt: number | null = null;
  return {
    press: (name, at, isRepeat = false) => {
      const isEnter = name === 'Entrée';
      if (isEnter && openedAt !== null && (isRepeat || at - openedAt < UNREAD_MS)) return true;
      openedAt = null;
      enteredAt = isEnter ? at : null;
      return false;
    },
    open: (at) => {
      openedAt = enteredAt !== null && at - enteredAt <= UNREAD_MS ? at : null;
    },
    seen: () => {
      openedAt = null;
    },
  };
};

/** Whether the focus went on from one control of a dialog to another. */
export const isWithinDialog = ({ target, relatedTarget }: FocusEvent): boolean =>
  target instanceof Element &&
  relatedTarget instanceof Element &&
  relatedTarget.matches('button, input, textarea, [role="option"]') &&
  target.closest('[role$="dialog"]')?.contains(relatedTarget) === true;
