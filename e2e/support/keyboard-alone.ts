import { expect, type Page } from '@playwright/test';
import { focusFault } from './look/focus-fault';
import type { LaunchOptions } from './launch';

/** What a journey by keyboard alone may ask of the window: to find and to read. Every other function of a locator is an act, or may hide one. */
const reading = new Set(
  `constructor page locator and or filter first last nth toString getByRole getByText getByLabel getByPlaceholder getByTitle getByAltText getByTestId
   count isVisible isHidden isChecked isEnabled isDisabled textContent allTextContents innerText allInnerTexts inputValue getAttribute boundingBox
   waitFor`.split(/\s+/u),
);
const pageActs =
  `click dblclick tap hover dragAndDrop focus fill type press check uncheck setChecked selectOption setInputFiles dispatchEvent
   $ $$ $eval $$eval`.split(/\s+/u);
/** Keys that mean the window, wherever in it the focus is. */
const ofWindow = /^(?:Control\+.+|Alt\+.+|(?:Shift\+)?(?:F\d+|Tab)|Escape)$/u;
const pointers = ['pointerdown', 'mousedown', 'touchstart', 'wheel'] as const;

type Counting = Window & { touched?: number };
type Functions = Record<string, unknown>;

/** Runs in the page before its own scripts: counts all that a pointer does. */
const countPointers = (types: readonly string[]): void => {
  const counting = window as Counting;
  counting.touched = 0;
  for (const type of types)
    window.addEventListener(type, () => (counting.touched = (counting.touched ?? 0) + 1), { capture: true });
};

/** The option of a start in which the page counts pointers from its first moment. */
export const countsPointers: Pick<LaunchOptions, 'before'> = { before: [[countPointers, pointers]] };

/** How often a pointer was put down or turned since the page began. */
export const pointersOf = (page: Page): Promise<number> =>
  page.evaluate(() => (window as Counting).touched ?? Number.NaN);

/** Replaces functions until they are given back. */
const replace = (of: object, names: readonly string[], by: (name: string, own: unknown) => unknown): (() => void) => {
  const held = of as Functions;
  const before = names.map((name) => [name, Object.hasOwn(held, name), held[name]] as const);
  for (const [name, , own] of before) held[name] = by(name, own);
  return () => {
    for (const [name, isOwn, own] of before)
      if (isOwn) held[name] = own;
      else Reflect.deleteProperty(held, name);
  };
};

/**
 * Takes everything but the keyboard from a journey, its helpers too: an act on a locator, on the page or of a pointer throws, and before each key the
 * element that has the focus must be in sight and marked. Answers what gives it all back.
 */
export const takeAllButKeys = (page: Page): (() => void) => {
  const refuse = (name: string) => (): never => {
    throw new Error(`« ${name} » is no key`);
  };
  const locators = Object.getPrototypeOf(page.locator('body')) as object;
  const acts = Object.getOwnPropertyNames(locators).filter((name) => !reading.has(name) && !name.startsWith('_'));
  const { keyboard, mouse, touchscreen } = page;
  const functionsOf = (one: object): readonly string[] =>
    Object.getOwnPropertyNames(Object.getPrototypeOf(one)).filter(
      (name) => name !== 'constructor' && !name.startsWith('_'),
    );
  const seen =
    (name: string, own: unknown) =>
    async (...given: unknown[]): Promise<void> => {
      const key = String(given[0]);
      const message = `${name} ${key}: the focus is in sight`;
      const isOfWindow = name !== 'type' && ofWindow.test(key);
      await expect
        .poll(() => page.evaluate(focusFault, isOfWindow), { message, timeout: 5_000, intervals: [20] })
        .toBe('');
      await (own as (...of: unknown[]) => Promise<void>).apply(keyboard, given);
    };
  const back = [
    replace(locators, acts, refuse),
    replace(page, pageActs, refuse),
    replace(mouse, functionsOf(mouse), refuse),
    replace(touchscreen, functionsOf(touchscreen), refuse),
    replace(keyboard, ['insertText'], refuse),
    replace(keyboard, ['press', 'type', 'down'], seen),
  ];
  return () => back.forEach((give) => give());
};
