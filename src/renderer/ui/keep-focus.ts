import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * The focus never falls on the body: there every word that somebody goes on typing would be lost. When what had it goes away or
 * is switched off, it goes to the home of the closest part of the screen that is still there. A part says by `data-home` where its
 * home is: a selector within it, or nothing for its first field, else itself.
 */

/** How many places the focus was at before are remembered: of a dialog that is gone, where it was opened. */
const memory = 6;
const fields =
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="hidden"], :disabled), textarea:not(:disabled)';

/** Says where the focus goes in this part of the screen when it would be lost. */
export const homeAt = (selector = ''): { readonly 'data-home': string; readonly tabIndex: -1 } => ({
  'data-home': selector,
  tabIndex: -1,
});

const isThere = (element: Element): element is HTMLElement =>
  element instanceof HTMLElement &&
  element.isConnected &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.closest('[inert], [aria-hidden="true"]') === null;

const mayHold = (element: Element): boolean =>
  isThere(element) && !element.matches(':disabled') && (element.tabIndex >= 0 || element.hasAttribute('tabindex'));

const homeIn = (scope: HTMLElement): HTMLElement | null => {
  const selector = scope.dataset['home'] || fields;
  for (const found of scope.querySelectorAll(selector)) if (mayHold(found)) return found as HTMLElement;
  return mayHold(scope) ? scope : null;
};

/** From the inside out: the first part that is still there and has a home. */
const homeAbove = (path: readonly Element[]): HTMLElement | null => {
  for (const scope of path) {
    if (!isThere(scope) || scope.dataset['home'] === undefined) continue;
    const home = homeIn(scope);
    if (home) return home;
  }
  return null;
};

/** Where nothing is remembered: in the dialog that lies above, else in the innermost part of the place. */
const homeOfScreen = (): HTMLElement | null => {
  const open = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].findLast(isThere);
  return homeAbove([...(open ?? document).querySelectorAll('[data-home]')].toReversed());
};

/** Brings the focus to where work begins on the screen that is shown. */
export const goHome = (): void => homeOfScreen()?.focus({ preventScroll: true });

/**
 * Brings the focus to an element with the next picture, when it is drawn. A key that was pressed meanwhile and took the focus elsewhere
 * comes first: nothing is taken from a form that has just opened.
 */
export const focusNext = (find: () => HTMLElement | null | undefined): void => {
  const held = document.activeElement;
  requestAnimationFrame(() => {
    const active = document.activeElement;
    if (active === held || active === null || active === document.body) find()?.focus({ preventScroll: true });
  });
};

/** Brings the focus to the home of the part of the screen that an element stands in, with the next picture. */
export const goOn = (from: Element | null): void =>
  void requestAnimationFrame(() => {
    const part = from?.closest<HTMLElement>('[data-home]');
    if (part) homeIn(part)?.focus();
  });

/**
 * A part of the frame that leads elsewhere, or whose act is meant only by who goes to it: the focus does not come back to it when a dialog or
 * another part goes away.
 */
export const passing = { 'data-passing': '' } as const;

/** React Aria asks by this event, on the element, before it brings the focus back to where a dialog was opened. */
const restoring = 'react-aria-focus-scope-restore';

const pathOf = (element: Element): readonly Element[] => {
  const path: Element[] = [];
  for (let at: Element | null = element; at; at = at.parentElement) path.push(at);
  return path;
};

const isNowhere = (element: Element | null): boolean =>
  element === null || element === document.body || !element.checkVisibility({ visibilityProperty: true });

/** A part of the screen that may hold the focus itself. */
const isPart = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.dataset['home'] !== undefined;

/** Watches over the focus until it is told to stop. */
export const keepFocus = (): (() => void) => {
  let paths: readonly (readonly Element[])[] = [];
  let isAsked = false;
  let isPressed = false;
  /** Somebody pressed where nothing is: the focus stays where it was. */
  let isBlank = false;

  const find = (): HTMLElement | null => {
    for (const path of paths) {
      const [held] = path;
      if (held && mayHold(held) && !isPart(held) && !held.closest('[data-passing]')) return held as HTMLElement;
      const home = homeAbove(path);
      // All that it stood in is gone but the place itself: what is shown there now has a home of its own.
      if (home) return home.matches('main') ? homeOfScreen() : home;
    }
    return homeOfScreen();
  };
  const rescue = (): void => {
    const active = document.activeElement;
    if (isNowhere(active) || isBlank) find()?.focus({ preventScroll: true });
    // The home of this part was not drawn yet when it took the focus.
    else if (isPart(active)) (active.matches('main') ? homeOfScreen() : homeIn(active))?.focus({ preventScroll: true });
    isBlank = false;
  };
  // What the screen itself does with its focus comes first: a frame, and what follows it.
  const ask = (): void => {
    if (isAsked || isPressed) return;
    isAsked = true;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        isAsked = false;
        if (!isPressed) rescue();
      }),
    );
  };
  const onFocus = ({ target }: FocusEvent): void => {
    if (!(target instanceof Element)) return;
    isBlank = isPressed && isPart(target);
    if (!isBlank) paths = [pathOf(target), ...paths.filter(([held]) => held !== target)].slice(0, memory);
  };
  const onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget === null) ask();
  };
  const onRestore = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('[data-passing]')) event.preventDefault();
  };
  // A key that is pressed before the next frame is not lost either: what it writes goes where the focus is now, and Échap closes the
  // dialog that this lies in.
  const onKey = (event: KeyboardEvent): void => {
    isPressed = false;
    if (!isNowhere(document.activeElement)) return;
    rescue();
    const active = document.activeElement;
    if (event.key !== 'Escape' || event.repeat || isNowhere(active)) return;
    if (!active?.closest('[role="dialog"], [role="alertdialog"]')) return;
    event.stopImmediatePropagation();
    if (!active.dispatchEvent(new KeyboardEvent('keydown', event))) event.preventDefault();
  };
  const press = (): void => {
    isPressed = true;
  };
  const release = (): void => {
    isPressed = false;
    ask();
  };
  const watch = new MutationObserver(ask);
  watch.observe(document.body, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ['disabled', 'hidden', 'inert', 'style'],
  });
  document.addEventListener('focusin', onFocus);
  document.addEventListener('focusout', onBlur);
  document.addEventListener(restoring, onRestore);
  window.addEventListener('keydown', onKey, { capture: true });
  window.addEventListener('pointerdown', press, { capture: true });
  window.addEventListener('pointerup', release, { capture: true });
  window.addEventListener('pointercancel', release, { capture: true });
  return () => {
    watch.disconnect();
    document.removeEventListener('focusin', onFocus);
    document.removeEventListener('focusout', onBlur);
    document.removeEventListener(restoring, onRestore);
    window.removeEventListener('keydown', onKey, { capture: true });
    window.removeEventListener('pointerdown', press, { capture: true });
    window.removeEventListener('pointerup', release, { capture: true });
    window.removeEventListener('pointercancel', release, { capture: true });
  };
};

/**
 * Gives a control the focus as it appears, before the next key: `autoFocus` of React Aria waits for the running transitions when
 * the last button was pressed by its key, and one that never ends keeps the focus away. Answers the ref that the control takes:
 * the one that is handed in, or its own. `selects`: the words of a field are selected with it.
 */
export const useFirstFocus = <E extends HTMLElement>(
  handed: RefObject<E | null> | undefined,
  isWanted = false,
  selects = false,
): RefObject<E | null> => {
  const own = useRef<E>(null);
  const ref = handed ?? own;
  const wants = useRef(isWanted);
  const selectsAll = useRef(selects);
  useLayoutEffect(() => {
    if (wants.current) {
      ref.current?.focus({ preventScroll: true });
      if (selectsAll.current && ref.current instanceof HTMLInputElement) ref.current.select();
      // Only where it is out of sight: a screen that holds it does not move.
      ref.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    }
    wants.current = false;
  }, [ref]);
  return ref;
};
