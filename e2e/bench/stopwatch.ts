import type { Page } from '@playwright/test';

/** What a condition in the page may ask. */
export type Look = {
  /** The visible elements of a selector whose text holds some words. */
  readonly shown: (selector: string, words?: string) => HTMLElement[];
  /** Whether one is visible. */
  readonly any: (selector: string, words?: string) => boolean;
  readonly focused: (selector: string) => boolean;
};

type Condition<Arg> = (look: Look, arg: Arg) => boolean;

/** Runs in the page. From the trusted key (or click, or text) on until the frame that shows the answer is painted. */
const arm = (isDone: Condition<unknown>, arg: unknown, limitMs: number): void => {
  const isShown = (one: HTMLElement, words: string): boolean =>
    one.checkVisibility({ visibilityProperty: true }) && (one.textContent ?? '').includes(words);
  const look: Look = {
    shown: (selector, words = '') =>
      [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => isShown(one, words)),
    any: (selector, words = '') => {
      for (const one of document.querySelectorAll<HTMLElement>(selector)) if (isShown(one, words)) return true;
      return false;
    },
    focused: (selector) => document.activeElement?.matches(selector) === true,
  };
  const begins = ['keydown', 'pointerdown', 'beforeinput'] as const;
  const answer = new Promise<number>((resolve, reject) => {
    let startedMs: number | null = null;
    let isPainting = false;
    const end = (): void => {
      watch.disconnect();
      for (const name of begins) removeEventListener(name, begin, true);
      resolve(performance.now() - (startedMs ?? 0));
    };
    // Noticed before a frame, it is painted by the frame after that; noticed in one, by the next.
    const paint = (frames: number): void => {
      if (isPainting) return;
      isPainting = true;
      const step = (left: number): number => requestAnimationFrame(() => (left > 1 ? step(left - 1) : end()));
      step(frames);
    };
    const check = (frames: number): void => {
      if (startedMs !== null && !isPainting && isDone(look, arg)) paint(frames);
    };
    const watch = new MutationObserver(() => check(2));
    const begin = (event: Event): void => {
      if (startedMs !== null || !event.isTrusted) return;
      startedMs = event.timeStamp;
      watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      const poll = (): void => {
        check(1);
        if (isPainting) return;
        if (performance.now() - (startedMs ?? 0) > limitMs) reject(new Error('no answer was painted'));
        else requestAnimationFrame(poll);
      };
      requestAnimationFrame(poll);
    };
    for (const name of begins) addEventListener(name, begin, true);
    setTimeout(() => startedMs === null && reject(new Error('the key never came')), limitMs);
  });
  answer.catch(() => undefined);
  Object.assign(window, { benchAnswer: answer, benchWasDone: isDone(look, arg) });
};

type Answer = { readonly wasDone: boolean; readonly ms: number };
const limitMs = 15_000;

/**
 * Milliseconds from the key to the painted answer, by the clock of the page itself. `isDone` runs in the page: it may use what it is
 * given and nothing else. It must not hold before the key.
 */
export const timed = async <Arg>(
  page: Page,
  isDone: Condition<Arg>,
  arg: Arg,
  press: () => Promise<unknown>,
): Promise<number> => {
  await page.evaluate(`(${arm.toString()})(${isDone.toString()}, ${JSON.stringify(arg)}, ${limitMs})`);
  await press();
  const { wasDone, ms } = await page.evaluate(async (): Promise<Answer> => {
    const { benchAnswer, benchWasDone } = window as unknown as { benchAnswer: Promise<number>; benchWasDone: boolean };
    return { ms: await benchAnswer, wasDone: benchWasDone };
  });
  if (wasDone) throw new Error(`the answer stood before the key: ${isDone.toString().slice(0, 120)}`);
  return ms;
};

/** Waits until the page has had nothing to do for two frames, so that one act does not pay for the one before. */
export const settle = async (page: Page, ms = 150): Promise<void> => {
  await page.waitForTimeout(ms);
  await page.evaluate(
    () =>
      new Promise<void>((resolve) =>
        requestIdleCallback(() => requestAnimationFrame(() => resolve()), { timeout: 2_000 }),
      ),
  );
};
