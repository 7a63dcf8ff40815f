/**
 * Runs in the page: what keeps somebody who works by keyboard from seeing where they are; `''` = the element that has the focus is in sight, and it or the
 * frame of its field is drawn with the ring of the focus.
 */
export const focusFault = (): string => {
  const held = document.activeElement;
  if (!held || held === document.body) return 'nothing has the focus';
  const named = held.outerHTML.slice(0, 120);
  const box = held.getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  if (!held.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || right <= left || bottom <= top)
    return `not in sight: ${named}`;
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  if (over && !held.contains(over) && !over.contains(held)) return `below « ${over.outerHTML.slice(0, 60)} »: ${named}`;
  for (let at: Element | null = held, up = 0; at && up < 4; at = at.parentElement, up += 1) {
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return '';
  }
  return `no ring: ${named}`;
};
