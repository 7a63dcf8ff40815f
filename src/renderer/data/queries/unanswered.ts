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

/** How long the first answers of a screen wait for each other, milliseconds: nobody sees it. */
const togetherMs = 25;

const firsts = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;

const tellFirsts = (): void => {
  clearTimeout(timer);
  timer = undefined;
  const due = [...firsts];
  firsts.clear();
  for (const tell of due) tell();
};

/**
 * Tells a first answer together with those of the questions that were asked beside it: at once when none is open any more. A screen asks
 * twenty questions, and each answer alone would draw it again.
 */
export const tellFirst = (tell: () => void): void => {
  firsts.add(tell);
  if (open === 0) tellFirsts();
  else timer ??= setTimeout(tellFirsts, togetherMs);
};
