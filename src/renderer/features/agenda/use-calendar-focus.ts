import { useEffect, useRef, type FocusEvent, type KeyboardEvent, type RefObject } from 'react';

/** Where an arrow leads from what has the focus; `null` when it stays. */
export type NextOf = (from: string, key: string) => string | null;

const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

/** What the calendar library makes focusable around our own content, or our own button. */
const focusable = (mark: Element): HTMLElement | null =>
  mark.closest<HTMLElement>('button, [tabindex]') ?? mark.querySelector<HTMLElement>('button');

const spotOf = (target: EventTarget | null): string | null => {
  if (!(target instanceof Element)) return null;
  const mark = target.closest('[data-spot]') ?? target.querySelector('[data-spot]');
  return mark?.getAttribute('data-spot') ?? null;
};

/** One place of Tab for all spots, moved along without drawing anything: hundreds of lines would be drawn again. */
const holdTab = (body: HTMLElement | null, target: Element): void => {
  if (!(target instanceof HTMLElement) || !target.matches('button[data-spot]')) return;
  for (const other of body?.querySelectorAll<HTMLElement>('button[data-spot][tabindex="0"]') ?? []) other.tabIndex = -1;
  target.tabIndex = 0;
};

/**
 * Arrows in a view of the calendar library: what can be reached carries `data-spot`. The library draws anew when a month or a week
 * changes, so a spot that is not drawn yet, or that was drawn again under the focus, takes it as soon as it is there.
 */
export const useCalendarFocus = (
  bodyRef: RefObject<HTMLElement | null>,
  nextOf: NextOf,
  onSpot: (spot: string | null) => void = () => undefined,
) => {
  const wanted = useRef<string | null>(null);
  const held = useRef<string | null>(null);
  const take = (): void => {
    const isLost = held.current !== null && document.activeElement === document.body;
    const spot = wanted.current ?? (isLost ? held.current : null);
    if (spot === null) return;
    const mark = bodyRef.current?.querySelector(`[data-spot="${CSS.escape(spot)}"]`);
    const target = mark ? focusable(mark) : null;
    // Somebody who went elsewhere, by whatever way, is not called back.
    const at = document.activeElement;
    if (!target || (at !== null && at !== document.body && !bodyRef.current?.contains(at))) return;
    wanted.current = null;
    target.focus();
  };
  useEffect(() => {
    take();
    // The library draws a new month or week a moment after us.
    const frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  });
  return {
    onFocus: ({ target }: FocusEvent): void => {
      held.current = spotOf(target);
      holdTab(bodyRef.current, target);
      onSpot(held.current);
    },
    onBlur: ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget === null) return;
      held.current = null;
      // Whoever went elsewhere is not called back to a line that is drawn later.
      wanted.current = null;
    },
    onKeyDown: (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || !arrows.has(event.key)) return;
      const from = spotOf(event.target);
      const next = from === null ? null : nextOf(from, event.key);
      if (next === null) return;
      event.preventDefault();
      wanted.current = next;
      take();
    },
  };
};
