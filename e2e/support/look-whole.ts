import { expect, type Page } from '@playwright/test';

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** What may be wrong with a screen as it is drawn; what a desk of less than 900 pixels may do is not a fault there. */
const findFaults = (needs: readonly string[]): string[] => {
  const faults = new Set<string>();
  // Larger texts are laid out as in a narrower window.
  const times = Number(getComputedStyle(document.documentElement).getPropertyValue('--text-times')) || 1;
  const isDesk = innerWidth >= 900 * times;
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

  /** What is worked out once for each element: thousands are asked for, and most of them for each text in them. */
  const onceEach = <Value>(make: (element: Element) => Value): ((element: Element) => Value) => {
    const known = new Map<Element, Value>();
    return (element) => {
      const found = known.get(element);
      if (found !== undefined) return found;
      const fresh = make(element);
      known.set(element, fresh);
      return fresh;
    };
  };
  // Copied, as a computed style is worked out anew at each reading.
  const styleOf = onceEach((element) => {
    const { position, display, overflowX, overflowY, overflowClipMargin, textOverflow, pointerEvents, fontSize } =
      getComputedStyle(element);
    return { position, display, overflowX, overflowY, overflowClipMargin, textOverflow, pointerEvents, fontSize };
  });
  const frameOf = onceEach((element) => element.getBoundingClientRect());

  /**
   * What is left of a box inside all that cuts or scrolls around it; `cutBy` is the first that cuts without a sign. A line of
   * text is higher than its letters: `spare` is what may go above and below them.
   */
  const see = (
    from: Element,
    box: Box,
    spare = 0,
  ): { readonly seen: Box; readonly cutBy: Element | null; readonly isScrolled: boolean } => {
    let seen = box;
    let cutBy: Element | null = null;
    let isScrolled = false;
    let isFixed = styleOf(from).position === 'fixed';
    for (let at: Element | null = from; at && !isFixed; at = at.parentElement) {
      const [style, frame] = [styleOf(at), frameOf(at)];
      if (style.display === 'contents') continue;
      const isInline = style.display === 'inline';
      if (!isInline && (scrolls(style.overflowX) || scrolls(style.overflowY))) {
        isScrolled = true;
        seen = meet(seen, frame);
      } else if (!isInline && (cuts(style.overflowX) || cuts(style.overflowY))) {
        // A box of boxes shows no dots, whatever it says.
        const hasSign = style.textOverflow === 'ellipsis' && !/flex|grid/.test(style.display);
        const wide = cuts(style.overflowX) && (seen.left < frame.left - 1 || seen.right > frame.right + 1);
        const edge = spare + (style.overflowY === 'clip' ? Number.parseFloat(style.overflowClipMargin) || 0 : 0);
        const tall = cuts(style.overflowY) && (seen.top < frame.top - edge || seen.bottom > frame.bottom + edge);
        if (!isScrolled && ((wide && !hasSign) || tall)) cutBy ??= at;
        seen = meet(seen, frame);
      }
      isFixed = style.position === 'fixed';
    }
    return { seen: meet(seen, windowBox), cutBy, isScrolled };
  };

  const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')];
  const top = dialogs.findLast((dialog) => dialog.checkVisibility()) ?? document.body;
  const isShown = onceEach(
    (element) =>
      element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) &&
      element.closest('.sr, [hidden], [aria-hidden="true"] svg') === null,
  );

  // Places that were left stay in the page: a style or a box of theirs that is asked for has all of them laid out.
  const shown = [...top.querySelectorAll('*')].filter(isShown);

  const texts: { readonly element: Element; readonly seen: Box; readonly whole: Box }[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (isEmpty(box)) continue;
      const { seen, cutBy, isScrolled } = see(element, box, Number.parseFloat(styleOf(element).fontSize) * 0.18);
      // What is cut away whole was hidden on purpose: a part alone reads as a fault.
      if (cutBy && width(seen) > 3 && height(seen) > 3) faults.add(`cut: ${say(element)} in ${say(cutBy)}`);
      const isOut = box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1 || box.top < -1;
      if (isOut && !isScrolled && !cutBy && isEmpty(seen)) faults.add(`outside: ${say(element)}`);
      if (!isEmpty(seen)) texts.push({ element, seen, whole: box });
    }
  }
  /** The head or foot that stays in sight while its list goes on under it. */
  const stuckOf = (element: Element | null): Element | null =>
    element === null || styleOf(element).position === 'sticky' ? element : stuckOf(element.parentElement);
  const isUnder = (one: Element, other: Element): boolean =>
    one.contains(other) || other.contains(one) || stuckOf(one) !== stuckOf(other);
  /** Every two that share more than two pixels of breadth, and of height more than `least` of them. */
  const eachOverlap = <One extends { readonly element: Element; readonly seen: Box }>(
    ones: readonly One[],
    least: (one: One, other: One) => number,
    tell: (one: One, other: One) => void,
  ): void => {
    const fromTop = ones.toSorted((a, b) => a.seen.top - b.seen.top);
    fromTop.forEach((one, index) => {
      for (let at = index + 1; at < fromTop.length; at += 1) {
        const other = fromTop[at];
        // Those that follow begin lower still.
        if (!other || other.seen.top >= one.seen.bottom) break;
        const common = meet(one.seen, other.seen);
        if (width(common) <= 2 || height(common) <= least(one, other)) continue;
        if (!isUnder(one.element, other.element)) tell(one, other);
      }
    });
  };
  eachOverlap(
    texts,
    (one, other) => Math.min(height(one.whole), height(other.whole)) * 0.45,
    (one, other) => faults.add(`texts overlap: ${say(one.element)} and ${say(other.element)}`),
  );

  // Dots stand for words that are whole elsewhere: a name in a list, with its title. What is pressed or headed is never short.
  const said = (text: string | null): string => (text ?? '').replaceAll(/\s+/g, '');
  const shortened = shown
    .filter((element) => {
      const { textOverflow, overflowX } = styleOf(element);
      return textOverflow === 'ellipsis' && cuts(overflowX);
    })
    // Measured before the first title comes: each that is written has the page laid out anew.
    .map((element) => ({ element, wide: element.scrollWidth, room: element.clientWidth }))
    .filter(({ wide, room }) => wide > room + 1 && room !== 0);
  for (const { element, wide, room } of shortened) {
    element.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
    const title = element.closest('[title]')?.getAttribute('title') ?? '';
    const isWhole = said(title).includes(said(element.textContent));
    if (!isWhole || element.closest('h1, h2, h3, th, label, .btn, .tab, .seg, .fav') !== null)
      faults.add(`shortened: ${say(element)}`);
    else if (room < Math.min(40, wide * 0.5)) faults.add(`almost gone: ${say(element)}`);
  }

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
  for (const { element, seen } of controls) {
    if (width(seen) < 8 || height(seen) < 8 || styleOf(element).pointerEvents === 'none') continue;
    const [left, right, top_, bottom] = [seen.left + 3, seen.right - 4, seen.top + 3, seen.bottom - 4];
    const points = [
      [(left + right) / 2, (top_ + bottom) / 2],
      [left, top_],
      [right, top_],
      [left, bottom],
      [right, bottom],
    ] as const;
    for (const [x, y] of points) {
      const hit = document.elementFromPoint(x, y);
      if (!hit || hit.contains(element) || element.contains(hit) || hit.closest('label')?.contains(element)) continue;
      if (stuckOf(hit) !== stuckOf(element)) continue;
      faults.add(`covered: ${say(element)} by ${say(hit)}`);
      break;
    }
  }
  eachOverlap(
    controls,
    () => 2,
    (one, other) => faults.add(`controls overlap: ${say(one.element)} and ${say(other.element)}`),
  );

  for (const element of [document.documentElement, ...shown])
    if (
      (element === document.documentElement || scrolls(styleOf(element).overflowX)) &&
      element.scrollWidth > element.clientWidth + 1
    )
      faults.add(`scrolls sideways: ${say(element)}`);
  const pen = document.createElement('canvas').getContext('2d');
  for (const input of top.querySelectorAll('input')) {
    const style = getComputedStyle(input);
    if (!pen || input.placeholder === '' || !isShown(input)) continue;
    pen.font = `${style.fontWeight} ${getComputedStyle(input, '::placeholder').fontSize} ${style.fontFamily}`;
    const room = input.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    if (pen.measureText(input.placeholder).width > room + 1) faults.add(`hint cut: « ${input.placeholder} »`);
  }

  const isLong = (element: Element): boolean =>
    scrolls(styleOf(element).overflowY) && element.scrollHeight > element.clientHeight + 1 && isShown(element);
  // Beneath the strip the screen is hidden and out of reach: it may be larger than the window.
  const isOutOfReach = document.querySelector('#root [inert], #root[inert]') !== null;
  if (!isOutOfReach && document.documentElement.scrollHeight > innerHeight + 1) faults.add('the page itself scrolls');
  if (isDesk)
    for (const element of shown) {
      if (!isLong(element) || element.clientWidth === 0 || element.matches('textarea')) continue;
      for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
        if (isLong(at)) faults.add(`scrolls within what scrolls: ${say(element)} in ${say(at)}`);
      if (element.clientHeight < 72) faults.add(`scrolls in a slit of ${element.clientHeight}: ${say(element)}`);
    }

  for (const need of needs) {
    const there = [...document.querySelectorAll(need)].filter(isShown);
    const found = there.find((element) => {
      const box = element.getBoundingClientRect();
      const { seen } = see(element, box);
      return !isEmpty(box) && width(seen) > width(box) - 2 && height(seen) > height(box) - 2;
    });
    if (!found) faults.add(`not in sight: ${need}${there.length === 0 ? ' (not there)' : ''}`);
  }
  return [...faults];
};

/** What is wrong on the page as it stands, a line each; `needs` are selectors of which one element is whole and in sight. */
export const faultsOf = (page: Page, needs: readonly string[] = []): Promise<readonly string[]> =>
  page.evaluate(findFaults, needs);

const settleMs = 10_000;

/**
 * What is still wrong once the page has settled, but for what `isLet` lets through; a page without a fault is not waited for, and neither is what is let through: it
 * would never go.
 */
export const lastingFaults = async (
  page: Page,
  needs: readonly string[] = [],
  isLet: (fault: string) => boolean = () => false,
): Promise<readonly string[]> => {
  const look = async (): Promise<readonly string[]> => (await faultsOf(page, needs)).filter((fault) => !isLet(fault));
  let faults = await look();
  for (const started = Date.now(); faults.length > 0 && Date.now() - started < settleMs;) {
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 100))));
    faults = await look();
  }
  return faults;
};

/** Once the page stands: nothing is cut, shortened where it is pressed, covers its neighbour or leaves the window. */
export const expectNothingCut = async (page: Page, needs: readonly string[] = []): Promise<void> => {
  expect(await lastingFaults(page, needs)).toEqual([]);
};
