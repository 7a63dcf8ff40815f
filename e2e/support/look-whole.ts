import { expect, type Page } from '@playwright/test';

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Runs in the page: a line for each text that is cut or covered and each control that overlaps or leaves the window. */
const findFaults = (): string[] => {
  const faults = new Set<string>();
  const scrolls = (value: string): boolean => value === 'auto' || value === 'scroll';
  const cuts = (value: string): boolean => value === 'hidden' || value === 'clip';
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const width = (box: Box): number => box.right - box.left;
  const height = (box: Box): number => box.bottom - box.top;
  const isEmpty = (box: Box): boolean => width(box) < 2 || height(box) < 2;
  const say = (element: Element): string => {
    const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
    const names = [...element.classList].map((name) => `.${name}`).join('');
    return `<${element.tagName.toLowerCase()}${names}> « ${words.slice(0, 60)} »`;
  };
  const windowBox: Box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };

  /** What is left of a box inside all that cuts or scrolls around it; `cutBy` is the first that cuts without a sign. */
  const see = (
    from: Element,
    box: Box,
  ): { readonly seen: Box; readonly cutBy: Element | null; readonly isScrolled: boolean } => {
    let seen = box;
    let cutBy: Element | null = null;
    let isScrolled = false;
    let isFixed = getComputedStyle(from).position === 'fixed';
    for (let at: Element | null = from; at && !isFixed; at = at.parentElement) {
      const style = getComputedStyle(at);
      const frame = at.getBoundingClientRect();
      const isInline = style.display === 'inline';
      if (!isInline && (scrolls(style.overflowX) || scrolls(style.overflowY))) {
        isScrolled = true;
        seen = meet(seen, frame);
      } else if (!isInline && (cuts(style.overflowX) || cuts(style.overflowY))) {
        const hasSign = style.textOverflow === 'ellipsis' || at.classList.contains('clip');
        const wide = cuts(style.overflowX) && (seen.left < frame.left - 1 || seen.right > frame.right + 1);
        const tall = cuts(style.overflowY) && (seen.top < frame.top - 4 || seen.bottom > frame.bottom + 4);
        if (!isScrolled && ((wide && !hasSign) || tall)) cutBy ??= at;
        seen = meet(seen, frame);
      }
      isFixed = style.position === 'fixed';
    }
    return { seen: meet(seen, windowBox), cutBy, isScrolled };
  };

  const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')];
  const top = dialogs.findLast((dialog) => dialog.checkVisibility()) ?? document.body;
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
    element.closest('.sr, [hidden], [aria-hidden="true"] svg') === null;

  const texts: { readonly element: Element; readonly box: Box; readonly whole: Box }[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (isEmpty(box)) continue;
      const { seen, cutBy, isScrolled } = see(element, box);
      // What is cut away whole was hidden on purpose: a part alone reads as a fault.
      if (cutBy && width(seen) > 3 && height(seen) > 3) faults.add(`cut: ${say(element)} in ${say(cutBy)}`);
      const isOut = box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1 || box.top < -1;
      if (isOut && !isScrolled && !cutBy && isEmpty(seen)) faults.add(`outside: ${say(element)}`);
      if (!isEmpty(seen)) texts.push({ element, box: seen, whole: box });
    }
  }
  texts.forEach((one, index) => {
    for (const other of texts.slice(index + 1)) {
      if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
        continue;
      const common = meet(one.box, other.box);
      const low = Math.min(height(one.whole), height(other.whole));
      if (width(common) > 2 && height(common) > low * 0.45)
        faults.add(`texts overlap: ${say(one.element)} and ${say(other.element)}`);
    }
  });

  const controls = [...top.querySelectorAll('button, a[href], input, [role="button"], [role="radio"], [role="tab"]')]
    .filter(
      (element) =>
        isShown(element) &&
        !element.matches('label input, [data-rac] input[type="radio"], [data-rac] input[type="checkbox"]'),
    )
    .map((element) => ({
      element,
      box: element.getBoundingClientRect(),
      ...see(element, element.getBoundingClientRect()),
    }))
    .filter(({ box }) => !isEmpty(box));
  for (const { element, box, isScrolled } of controls) {
    const isOut = box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1;
    if (isOut && !isScrolled) faults.add(`leaves the window: ${say(element)}`);
  }
  controls.forEach((one, index) => {
    for (const other of controls.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const common = meet(one.seen, other.seen);
      if (width(common) > 2 && height(common) > 2)
        faults.add(`controls overlap: ${say(one.element)} and ${say(other.element)}`);
    }
  });

  for (const element of [document.documentElement, ...top.querySelectorAll('*')]) {
    const { overflowX } = getComputedStyle(element);
    if ((element === document.documentElement || scrolls(overflowX)) && element.scrollWidth > element.clientWidth + 1)
      if (element === document.documentElement || isShown(element)) faults.add(`scrolls sideways: ${say(element)}`);
  }
  return [...faults];
};

/** What is wrong on the page as it stands, a line each. */
export const faultsOf = (page: Page): Promise<readonly string[]> => page.evaluate(findFaults);

/** Once the page stands: nothing is cut without an ellipsis, covers its neighbour or leaves the window. */
export const expectNothingCut = async (page: Page): Promise<void> => {
  await expect.poll(() => faultsOf(page), { timeout: 5_000 }).toEqual([]);
};
