/** No act keeps the screens waiting for longer, milliseconds. */
const longestMs = 250;

const waiting = new Set<() => void>();
/** Acts whose news is held back. */
let acts = 0;
/** Acts that have not ended yet. */
let running = 0;
let isDue = false;

const flush = (): void => {
  const due = [...waiting];
  waiting.clear();
  for (const tell of due) tell();
};

/**
 * Tells a screen that the store says something new: together with all that comes in the same turn of the event loop, or from the same
 * act. A check-in changes three documents, and each would draw the whole screen.
 */
export const tellSoon = (tell: () => void): void => {
  waiting.add(tell);
  if (isDue || acts > 0) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    if (acts === 0) flush();
  });
};

/** Holds back what the store says, for a quarter of a second at most; gives what ends that. */
const hold = (): (() => void) => {
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    acts -= 1;
    // The caller of the act goes on first, so that its own answer is drawn with the news.
    setTimeout(() => acts === 0 && flush());
  };
  acts += 1;
  const timer = setTimeout(end, longestMs);
  return end;
};

/** Tells what the store says together with something that is awaited, where that comes soon. No act is under way meanwhile. */
export const newsWith = async <Value>(awaited: Promise<Value>): Promise<Value> => {
  const end = hold();
  try {
    return await awaited;
  } finally {
    end();
  }
};

/** Does an act that writes; what the store says meanwhile is told when it is done, a quarter of a second later at most. */
export const asOneNews = async <Value>(act: () => Promise<Value>): Promise<Value> => {
  const end = hold();
  running += 1;
  try {
    return await act();
  } finally {
    running -= 1;
    end();
  }
};

/** When somebody last pressed a key or the mouse, by the clock of the page; -Infinity = never. */
let pressedMs = Number.NEGATIVE_INFINITY;
/** From the press to the moment in which its act begins to write. */
const afterPressMs = 250;

/** Hears every key and click of a window, from now on: most begin an act, or ask for something that is to be drawn. */
export const hearPresses = (page: EventTarget): void => {
  for (const name of ['keydown', 'pointerdown'])
    page.addEventListener(name, () => void (pressedMs = performance.now()), { capture: true, passive: true });
};

const lookEveryMs = 20;
const longestRestMs = 2_000;

/** Waits while somebody’s act is done, two seconds at most: what is read in the background would keep it waiting. */
export const whenNoAct = async (): Promise<void> => {
  for (let waited = 0; running > 0 && waited < longestRestMs; waited += lookEveryMs)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
};

/** The same, and a quarter of a second at most after a key or a click, whose act has not begun to write: for what nobody waits for. */
export const whenQuiet = async (): Promise<void> => {
  for (let waited = 0; waited < afterPressMs && performance.now() - pressedMs < afterPressMs; waited += lookEveryMs)
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  await whenNoAct();
};
