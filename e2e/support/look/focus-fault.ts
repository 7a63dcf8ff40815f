/**
 * Runs in the page: what keeps somebody who works by keyboard from seeing where they are; `''` = the element that has the focus is in sight, and it or the
 * frame of its field is drawn with the ring of the focus. A part of the screen that holds the focus itself has no ring, as nothing in it is chosen: that is
 * enough for a key that means the window, and for no key that acts on what has the focus.
 */
export const focusFault = (isOfWindow: boolean): string => {
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
  if (isOfWindow && held.matches('[data-home][tabindex="-1"]')) return '';
  for (let at: Element | null = held, up = 0; at && up < 4; at = at.parentElement, up += 1) {
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return '';
  }
  return `no ring: ${named}`;
};
