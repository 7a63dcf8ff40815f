let open = 0;
const listeners = new Set<() => void>();

/** Notes a question to the store; the returned function notes its first answer (or that nobody waits for it any more). */
export const noteQuestion = (): (() => void) => {
  let isOpen = true;
  open += 1;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    open -= 1;
    if (open === 0) for (const listener of listeners) listener();
  };
};

/** Calls back once, as soon as every question that screens asked has its first answer. */
export const whenAnswered = (listener: () => void): void => {
  if (open === 0) {
    listener();
    return;
  }
  const once = (): void => {
    listeners.delete(once);
    listener();
  };
  listeners.add(once);
};
