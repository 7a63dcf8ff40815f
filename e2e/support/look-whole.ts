import { expect, type Page } from '@playwright/test';

/**
 * Runs in the page: what is cut or lies over something else. Text may be elided only where the design allows it
 * (`clip`, an agenda block, a select); controls must lie inside the window and not over each other.
 */
const faultsOfPage = (): string[] => {
  const faults: string[] = [];
  const visible = (element: Element): boolean =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && element.getClientRects().length > 0;
  const name = (element: Element): string =>
    `${element.tagName.toLowerCase()}.${element.className.toString().replaceAll(' ', '.')} « ${(element.textContent ?? '').trim().slice(0, 40)} »`;
  const dialog = document.querySelector('.veil');
  const scope: ParentNode = dialog ?? document;
  const mayElide = '.clip, .clip *, [data-block], [data-block] *, .select-value, .sr, .fc, .fc *, input';
  for (const element of scope.querySelectorAll<HTMLElement>(
    'button, a, h1, h2, h3, p, b, dt, dd, th, label, kbd, time',
  )) {
    if (!visible(element) || element.matches(mayElide)) continue;
    const style = getComputedStyle(element);
    if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
      faults.push(`cut: ${name(element)}`);
  }
  const controls = [...scope.querySelectorAll<HTMLElement>('button.btn, .input, .seg, .fav')].filter(visible);
  const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
  for (const { element, box } of boxes) {
    if (box.left < -1 || box.right > innerWidth + 1) faults.push(`outside: ${name(element)}`);
    const parent = element.closest('.col, .panel, section, form')?.getBoundingClientRect();
    if (parent && box.right > parent.right + 2) faults.push(`over the edge: ${name(element)}`);
  }
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (wide > 2 && high > 2) faults.push(`overlap: ${name(one.element)} and ${name(other.element)}`);
    }
  }
  if (document.documentElement.scrollWidth > innerWidth + 1)
    faults.push(`the page scrolls sideways: ${document.documentElement.scrollWidth}`);
  return faults;
};

/** Nothing on this page is cut, outside the window, or over something else. */
export const expectNothingCut = async (page: Page): Promise<void> => {
  expect(await page.evaluate(faultsOfPage)).toEqual([]);
};
