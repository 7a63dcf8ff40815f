import { UNREAD_MS } from '#shared/lib/unread';

import { isReservedKey } from './key-name';

/** Letters that follow each other within this are one word, also where two fingers type them. */
export const ONE_WORD_MS = 1_000;

/** A letter that acts waits this long for a second one, which makes of it the beginning of a word. */
export const SECOND_LETTER_MS = 280;

const modifiers = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead']);

const mayErase = new Set(['Backspace', 'Delete']);

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'timeStamp'>;

const isLetter = ({ key, ctrlKey, altKey, metaKey }: Press): boolean =>
  key.length === 1 && !ctrlKey && !altKey && !metaKey;

/** Whether a press in a field changes its text. */
export const isTyped = (press: Press): boolean =>
  isLetter(press) || (mayErase.has(press.key) && !press.ctrlKey && !press.altKey && !press.metaKey);

/** Whether a press writes a letter, or holds a key down for one. */
export const mayWrite = (press: Press): boolean => modifiers.has(press.key) || isLetter(press);

/** Letters that a French keyboard has in its row of digits: alone they are their digit (`key-name.ts`), before a letter they begin a name. */
const inDigitRow = /^[éèçà]$/u;

/** Whether a letter that is held is the beginning of a word with the next character: a letter, or a sign that stands in names. */
const goesOn = (held: string, next: string): boolean =>
  inDigitRow.test(held) ? /^\p{Ll}$/u.test(next) && !inDigitRow.test(next) : /^[\p{L}'’ -]$/u.test(next);

type Wait = (run: () => void, inMs: number) => () => void;

const byTimer: Wait = (run, inMs) => {
  const timer = setTimeout(run, inMs);
  return () => clearTimeout(timer);
};

/**
 * Knows whether somebody writes: after a letter that was text, or that meant nothing where it was pressed, those that follow it
 * without a pause are the rest of a word and no commands, wherever the focus went meanwhile. Any other key or a press ends the word.
 *
 * A command that is held (`hold`) is run when no other letter came for a moment. Another letter makes a word of both, and nothing is
 * run; any other key and the mouse end the wait at once (`settle`), so that what they do comes after it.
 */
export const createWriting = (wait: Wait = byTimer) => {
  let wroteAt = Number.NEGATIVE_INFINITY;
  let last = '';
  /** When the last letter was pressed first, if it was pressed again and again since. */
  let firstAt = Number.NEGATIVE_INFINITY;
  let held: { readonly key: string; readonly run: () => void; readonly stop: () => void } | null = null;
  let begun = '';

  const letGo = (): void => {
    held?.stop();
    held = null;
  };
  const runHeld = (): void => {
    const run = held?.run;
    letGo();
    run?.();
  };
  const write = ({ key, timeStamp }: Press, isInField: boolean): void => {
    wroteAt = timeStamp;
    if (isInField || key !== last) firstAt = timeStamp;
    last = key;
  };
  const endWord = (): void => {
    wroteAt = Number.NEGATIVE_INFINITY;
    firstAt = Number.NEGATIVE_INFINITY;
  };

  return {
    /** Whether this letter is a part of a word that nobody reads; `isCommand` says whether it would do something here. */
    isText: (press: Press, isInField: boolean, isCommand: () => boolean): boolean => {
      begun = '';
      // An accent that waits for its letter writes it.
      if (press.key === 'Dead' && held) {
        begun = held.key;
        letGo();
        write(press, isInField);
      }
      if (modifiers.has(press.key)) return false;
      if (!isLetter(press)) {
        endWord();
        return false;
      }
      if (held && press.key !== held.key && !goesOn(held.key, press.key)) runHeld();
      if (held && press.key !== held.key) {
        begun = held.key;
        letGo();
        write(press, isInField);
        return !isInField;
      }
      const acts = press.key === ' ' || isCommand();
      // The same letter again and again is somebody who waits for its act, not a word.
      const since = press.key === last && acts ? firstAt : wroteAt;
      if (!isInField && acts && press.timeStamp - since >= ONE_WORD_MS) return false;
      write(press, isInField);
      return !isInField;
    },
    /**
     * Lets go of a letter that is held, with a press that is none; `taken` = it was taken back, so the press has done its work, `run` = it was
     * run first, so the press finds another screen than whoever made it saw, `chosen` = the same, and the letter stood for a digit.
     */
    settle: (press: Press): 'taken' | 'run' | 'chosen' | 'nothing' => {
      if (held === null || modifiers.has(press.key) || isLetter(press)) return 'nothing';
      const isTakenBack =
        press.key === 'Backspace' || press.key === 'Escape' || (press.ctrlKey && press.key.toLowerCase() === 'z');
      if (!isTakenBack) {
        const isDigit = inDigitRow.test(held.key);
        runHeld();
        return isDigit ? 'chosen' : 'run';
      }
      letGo();
      endWord();
      return 'taken';
    },
    /** Runs a command once it is clear that its letter is no beginning of a word; the same letter again begins the wait anew. */
    hold: ({ key }: Press, run: () => void): void => {
      letGo();
      last = key;
      held = { key, run, stop: wait(runHeld, SECOND_LETTER_MS) };
    },
    /** The letter that was held until the last press made a word of it; `''` = none. */
    begun: (): string => begun,
    stop: (): void => {
      runHeld();
      endWord();
    },
    /** The keys are heard no longer: nothing is run any more. */
    end: letGo,
  };
};

/** Whether a press means a digit and writes a letter. */
export const isLetterOfDigit = ({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): boolean =>
  code.startsWith('Digit') && inDigitRow.test(key);

/** Says which field takes the letters that are typed in this part of the screen, where they mean nothing else. */
export const writesTo = (selector: string): { readonly 'data-writes': string } => ({ 'data-writes': selector });

/** The field that takes a letter typed here, ready for it; `null` = none does. */
export const fieldFor = (held: Element | null): HTMLInputElement | null => {
  const part = held?.closest<HTMLElement>('[data-writes]');
  const field = part?.querySelector(part.dataset['writes'] ?? '') ?? null;
  return field instanceof HTMLInputElement && !field.disabled ? field : null;
};

/** A key whose second press answers nothing that its first one opened. A digit does: whoever knows two questions in a row answers both in a hurry. */
const opens = (name: string): boolean => name === 'Entrée' || (isReservedKey(name) && !/ \d$/.test(name));

/**
 * Keeps a key from answering what it opened when it is pressed twice (`opens`), and a second Échap from what the first one led to. Moments are of
 * one clock, milliseconds.
 */
export type Rebound = {
  /** A key went down; whether it must do nothing. `name` as `keyNames` writes it. */
  readonly press: (name: string, at: number, isRepeat?: boolean) => boolean;
  /**
   * A question, or an act that asks for a second key, has just been shown. `isByAnyKey`: Entrée is deaf whichever key led to it. `isThere`:
   * whether the keyboard is still where the second press would do harm; anywhere unless told.
   */
  readonly open: (at: number, isByAnyKey?: boolean, isThere?: () => boolean) => void;
  /** Échap left a form for another place: pressed twice or held it was meant for that form, and does nothing there. */
  readonly left: (at: number) => void;
  /** Somebody went on to another answer by the mouse or the focus, or wrote something: they have seen the question. */
  readonly seen: () => void;
};

export const createRebound = (): Rebound => {
  // The moment of the last key that may have opened a question, and of that question.
  let enteredAt: number | null = null;
  let openedAt: number | null = null;
  let isMeantHere = (): boolean => true;
  let leftAt: number | null = null;
  // Which key: another one is no second press of it.
  let [enteredBy, openedBy] = ['', ''];
  return {
    press: (name, at, isRepeat = false) => {
      // Ctrl goes down by itself before each Ctrl Entrée.
      if (modifiers.has(name.split(' ').at(-1) ?? '')) return false;
      if (name === 'Échap' && leftAt !== null && (isRepeat || at - leftAt < UNREAD_MS)) return true;
      leftAt = null;
      const isUnread = openedAt !== null && (isRepeat || at - openedAt < UNREAD_MS);
      if (isUnread && name === openedBy && isMeantHere()) return true;
      openedAt = null;
      enteredAt = opens(name) ? at : null;
      enteredBy = name;
      return false;
    },
    open: (at, isByAnyKey = false, isThere = () => true) => {
      isMeantHere = isThere;
      openedAt = isByAnyKey || (enteredAt !== null && at - enteredAt <= UNREAD_MS) ? at : null;
      openedBy = isByAnyKey ? 'Entrée' : enteredBy;
    },
    left: (at) => {
      leftAt = at;
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
