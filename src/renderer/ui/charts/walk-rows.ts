import type { KeyboardEvent } from 'react';

import { nextMark } from './drawing/next-mark';

/** Marks a row that ↓ and ↑ lead to. Its button gets the focus, where it has one, else the row itself. */
export const walked = { 'data-row': '', tabIndex: -1 } as const;

const rowsIn = (list: Element): readonly HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')];
const stopOf = (row: HTMLElement): HTMLElement => row.querySelector('button') ?? row;

/** Brings the focus to the next row of a list or table by ↓, ↑, Début and Fin; Entrée on a row without a button runs `pick`. */
export const walkRows = (event: KeyboardEvent<HTMLElement>, pick?: (at: number) => void): void => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const rows = rowsIn(event.currentTarget);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (event.key === 'Enter' && pick && rows[at] === document.activeElement) {
    event.preventDefault();
    pick(at);
    return;
  }
  const next = nextMark(event.key, { at, count: rows.length, perLine: 1, isList: true });
  const row = next === null ? undefined : rows[next];
  if (!row) return;
  event.preventDefault();
  stopOf(row).focus();
};

const stepPx = 160;

/** Shows more of a table that is wider than its panel by → and ←, which are left to the screen where all of it is in sight. */
export const scrollAside = (event: KeyboardEvent<HTMLElement>): void => {
  const { key, currentTarget } = event;
  const direction = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  if (direction === 0 || event.ctrlKey || event.altKey || event.metaKey) return;
  if (currentTarget.scrollWidth <= currentTarget.clientWidth) return;
  event.preventDefault();
  currentTarget.scrollBy({ left: direction * stepPx });
};

/** What reads the figures of a panel: its drawing, its table, its list. */
const reading = '.ch-canvas, .ch-table, [data-rows]';

/** From the frame of a panel, ↓, ↑ and Entrée lead to the first of its figures; ← and → are left to the screen. */
export const enterPanel = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.target !== event.currentTarget || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key)) return;
  const inside = event.currentTarget.querySelector<HTMLElement>(reading);
  if (!inside) return;
  event.preventDefault();
  const [first] = rowsIn(inside);
  if (first) {
    stopOf(first).focus();
    return;
  }
  inside.focus();
  // The drawing reads its first value, as if ↓ had been pressed in it.
  inside.dispatchEvent(new globalThis.KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
};
