import { appendFileSync } from 'node:fs';
import { type Page } from '@playwright/test';

/**
 * Runs in the page: what tells one of its states from another. Numbers are left out, and of third headings and of what Entrée does all but the first word:
 * another ticket or another person in a part of the screen is the same state.
 */
const describeState = (): string => {
  const shown = (selector: string): readonly Element[] =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility({ checkVisibilityCSS: true }));
  /** Kinds of parts, and whether all of their words count, the first alone, or only the name and class of a part that holds others. */
  const kinds = [
    ['h1, h2, [aria-checked="true"], [role="tab"][aria-selected="true"], [aria-current="page"]', 'all'],
    ['h3, .btn--main', 'first'],
    ['[role="dialog"], [role="alertdialog"], [role="listbox"], aside, form', 'name'],
  ] as const;
  const named = kinds.flatMap(([selector, say]) =>
    shown(selector).map((one) => {
      const text = say === 'name' ? one.className : one.textContent;
      const words = (one.getAttribute('aria-label') ?? text ?? '').replaceAll(/[\d\s]+/gu, ' ').trim();
      return say === 'first' ? words.split(' ')[0] : words.slice(0, 40);
    }),
  );
  const counted = ['input, textarea', '.ch-svg', 'table'].map((selector) => shown(selector).length);
  const { lang, dir } = document.documentElement;
  return [location.pathname, location.hash.split('?')[0], lang, dir, counted.join('/'), ...new Set(named)].join(' | ');
};

/** The window as it is, or one of half the size. */
export type Zoom = '100 %' | '200 %';

/** Notes that axe looked at the state in which a page is, in both contrasts, where the run asks for it (`scripts/lib/axe-states.mjs`). */
export const noteState = async (page: Page, zoom: Zoom): Promise<void> => {
  const file = process.env['GUICHET_AXE_STATES'];
  if (file === undefined) return;
  const state = await page.evaluate(describeState);
  appendFileSync(file, `${JSON.stringify({ zoom, state })}\n`);
};
