import { takesText } from './ground';
import type { ActiveAction } from './key-registry';

/** What Ctrl Z finds when it is pressed, and what came between the act that it would take back and this press. */
export type UndoFacts = {
  /** The focus stands in a field that takes text. */
  readonly isInField: boolean;
  readonly isFieldEmpty: boolean;
  /** Something was typed anywhere in this window since the act was done. */
  readonly isTypedSince: boolean;
  /** The field came with a form that was opened since the act was done. */
  readonly isFieldNewer: boolean;
  /** Échap was pressed in this field, and nothing was typed since. */
  readonly isGivenUp: boolean;
  /** Before that Échap it was said that Ctrl Z is about the text here, and that Échap changes it. */
  readonly isTold: boolean;
};

/**
 * Whether Ctrl Z takes the act back; else it is about the text of the field alone. Who types a name wants their letters back, also the
 * press that finds none left: an act of the person before is meant only where nothing was begun since, or where Échap gave up what was begun.
 */
export const takesActBack = (facts: UndoFacts): boolean =>
  !facts.isInField ||
  (facts.isGivenUp && (facts.isTold || facts.isFieldEmpty)) ||
  (facts.isFieldEmpty && !facts.isTypedSince && !facts.isFieldNewer);

/** How things stood when an act was seen first. */
type Seen<Field extends object> = { readonly typed: number; readonly fields: WeakSet<Field> };

/** The field that has the focus, and the text in it. */
export type FocusedField<Field> = { readonly at: Field; readonly value: string; readonly isEmpty: boolean };

/** The field that was written into last, what stood in it before and what it came to, and whether the last of it was taken back. */
type Writing<Field> = {
  readonly field: Field;
  readonly before: string;
  readonly after: string | null;
  readonly isUndone: boolean;
};

/** Remembers for each act which fields there were when it was done, and whether something was typed since; and what was written last. */
export const createUndoKey = <Field extends object>() => {
  const acts = new Map<string, Seen<Field>>();
  let writing: Writing<Field> | null = null;
  let typed = 0;
  /** Where it was said that Ctrl Z is about the text alone, and where Échap was pressed: until something is typed. */
  let told: Field | null = null;
  let givenUp: { readonly field: Field; readonly isTold: boolean } | null = null;
  return {
    /** An act that can be taken back, with the fields of the window; only its first time counts. */
    see: (actId: string, fields: Iterable<Field>): void => {
      if (!acts.has(actId)) acts.set(actId, { typed, fields: new WeakSet(fields) });
    },
    /** Somebody writes: a letter, a deletion, a text that was taken back. */
    type: (): void => {
      typed += 1;
      told = null;
      givenUp = null;
    },
    /** It is said that in this field Ctrl Z is about the text alone. */
    tell: (field: Field): void => {
      told = field;
    },
    /** Échap in this field, whatever the screen does with it. */
    giveUp: (field: Field): void => {
      givenUp = { field, isTold: told === field || (givenUp?.field === field && givenUp.isTold) };
    },
    /** Somebody is about to write into this field, in which this text stands. */
    write: (field: Field, before: string): void => {
      writing = { field, before: writing?.field === field ? writing.before : before, after: null, isUndone: false };
    },
    /** What this field holds after it was written into. */
    wrote: (field: Field, after: string): void => {
      if (writing?.field === field) writing = { ...writing, after };
    },
    /** Text of this field was taken back. */
    unwrite: (field: Field): void => {
      if (writing?.field === field) writing = { ...writing, isUndone: true };
    },
    /**
     * Whether there is text of this field to take back. Chromium keeps one history for all fields of a window: a press too many would
     * change the text of the field before, and move the focus there. It forgets the history of a field that the screen emptied.
     */
    hasText: ({ at, value, isEmpty }: FocusedField<Field>): boolean =>
      writing?.field === at &&
      (!writing.isUndone || value !== writing.before) &&
      !(isEmpty && (writing.after ?? '') !== ''),
    /** Whether Ctrl Z takes this act back now; `null` = the focus is in no field. */
    takesBack: (actId: string, field: FocusedField<Field> | null): boolean => {
      const seen = acts.get(actId);
      return takesActBack({
        isInField: field !== null,
        isFieldEmpty: field?.isEmpty ?? false,
        isTypedSince: seen?.typed !== typed,
        isFieldNewer: field !== null && seen?.fields.has(field.at) !== true,
        isGivenUp: field !== null && givenUp?.field === field.at,
        isTold: givenUp?.isTold ?? false,
      });
    },
  };
};

export type UndoKey<Field extends object> = ReturnType<typeof createUndoKey<Field>>;

/** The text field that has the focus. A date of which half is written has no value yet. */
const focusedField = (): FocusedField<Element> | null => {
  const at = document.activeElement;
  const isField = (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) && takesText(at);
  return isField ? { at, value: at.value, isEmpty: at.value === '' && !at.validity.badInput } : null;
};

/** Whether Ctrl Z is about the text of the field that has the focus, and about nothing that was done. */
export const isAboutText = (
  event: KeyboardEvent,
  action: ActiveAction | undefined,
  undoKey: UndoKey<Element>,
): boolean => {
  const field = focusedField();
  if (!field) return false;
  const doing = action?.disabled === true ? undefined : action;
  const { undoes } = doing ?? {};
  if (doing && (undoes ? undoKey.takesBack(undoes.actId, field) : field.isEmpty)) return false;
  if (undoKey.hasText(field)) return true;
  event.preventDefault();
  if (undoes) {
    undoKey.tell(field.at);
    undoes.leave();
  }
  return true;
};

/** Échap: what was begun in the field that has the focus is given up. */
export const giveUpText = (undoKey: UndoKey<Element>): void => {
  const field = focusedField();
  if (field) undoKey.giveUp(field.at);
};

const isHistory = ({ inputType = '' }: { readonly inputType?: string }): boolean => inputType.startsWith('history');

/** Follows what is written into the fields of the window, until it is told to stop. */
export const followText = (undoKey: UndoKey<Element>): (() => void) => {
  const before = (event: InputEvent): void => {
    const { target } = event;
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (isField && !isHistory(event)) undoKey.write(target, target.value);
  };
  const input = (event: Event): void => {
    undoKey.type();
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)
      undoKey.wrote(target, target.value);
    if (event instanceof InputEvent && isHistory(event) && event.target instanceof Element)
      undoKey.unwrite(event.target);
  };
  window.addEventListener('beforeinput', before, { capture: true });
  window.addEventListener('input', input, { capture: true });
  return () => {
    window.removeEventListener('beforeinput', before, { capture: true });
    window.removeEventListener('input', input, { capture: true });
  };
};
