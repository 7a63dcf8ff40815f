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
