/** The element at or around a place that shortens its text with dots. */
const shorteningAt = (target: EventTarget | null): HTMLElement | null => {
  let at = target instanceof HTMLElement ? target : null;
  for (let up = 0; at && up < 3; up += 1) {
    if (getComputedStyle(at).textOverflow === 'ellipsis') return at;
    at = at.parentElement;
  }
  return null;
};

/** What a list shortens, it says whole under the pointer. Answers what ends that. */
export const titleClipped = (): (() => void) => {
  const own = new WeakSet<HTMLElement>();
  const onOver = ({ target }: Event): void => {
    const element = shorteningAt(target);
    if (!element || (element.title !== '' && !own.has(element))) return;
    if (element.scrollWidth <= element.clientWidth) element.removeAttribute('title');
    else {
      element.title = element.textContent;
      own.add(element);
    }
  };
  document.addEventListener('pointerover', onOver);
  return () => document.removeEventListener('pointerover', onOver);
};
