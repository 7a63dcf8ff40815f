import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Gives a control the focus as it appears, before the next key: `autoFocus` of React Aria waits for the running transitions when
 * the last button was pressed by its key, and one that never ends keeps the focus away. Answers the ref that the control takes:
 * the one that is handed in, or its own.
 */
export const useFirstFocus = <E extends HTMLElement>(
  handed: RefObject<E | null> | undefined,
  isWanted = false,
): RefObject<E | null> => {
  const own = useRef<E>(null);
  const ref = handed ?? own;
  const wants = useRef(isWanted);
  useLayoutEffect(() => {
    if (wants.current) ref.current?.focus({ preventScroll: true });
    wants.current = false;
  }, [ref]);
  return ref;
};
