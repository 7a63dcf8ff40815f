import { appendFileSync } from 'node:fs';
import { type Page } from '@playwright/test';
import { stateKey, type SeenState } from './look/state-key';

/** Runs in the page: of what its state is told from another one. What lies below an open dialog belongs to none. */
const seeState = (): SeenState => {
  const dialogs = '[role="dialog"], [role="alertdialog"]';
  /** What is chosen in these is what somebody fills in. */
  const filledIn = `${dialogs}, aside, form`;
  const isReached = (one: Element): boolean =>
    one.checkVisibility({ checkVisibilityCSS: true }) && one.closest('[inert], [aria-hidden="true"]') === null;
  /** What a reader hears as its name, without the keys that are written in it. */
  const wordsOf = (one: Element | null): string => {
    const copy = one?.cloneNode(true) as Element | null;
    for (const key of copy?.querySelectorAll('kbd') ?? []) key.remove();
    return one?.getAttribute('aria-label') ?? copy?.textContent ?? '';
  };
  /** Its classes, without those that say how things are with it. */
  const lookOf = (one: Element | null): string =>
    [...(one?.classList ?? [])].filter((name) => !/^(?:is|has)-|--/u.test(name)).join('.');
  const titleOf = (dialog: Element): string => {
    const [id = ''] = dialog.getAttribute('aria-labelledby')?.split(' ') ?? [];
    return wordsOf(dialog.hasAttribute('aria-label') ? dialog : document.querySelector(`[id="${id}"]`));
  };
  const reached = (selector: string): readonly Element[] => [...document.querySelectorAll(selector)].filter(isReached);
  const named = (kind: string, selector: string) =>
    reached(selector).map((one) => ({ kind, look: '', words: wordsOf(one) }));
  const looked = (selector: string) =>
    reached(selector).map((one) => ({
      kind: one.tagName,
      look: lookOf(one),
      words: one.getAttribute('aria-label') ?? '',
    }));
  const { lang, dir } = document.documentElement;
  return {
    where: [location.pathname, lang, dir],
    parts: [
      ...named('heading', 'h1, h2'),
      ...named('at', '[aria-current="page"], .set-it[aria-current]'),
      ...reached('[aria-checked="true"], [role="tab"][aria-selected="true"]')
        .filter((one) => one.parentElement?.closest(filledIn) === null)
        .map((one) => ({ kind: 'view', look: '', words: wordsOf(one) })),
      ...reached(dialogs).map((one) => ({
        kind: one.role ?? '',
        look: `${lookOf(one.parentElement)} ${lookOf(one)}`,
        words: titleOf(one),
      })),
      ...named('act', `:is(${dialogs}) .btn--main`),
      ...looked('aside:not(.clock-banner), form'),
      // Lists that are open, drawings, and the tables that stand for them.
      ...reached('[role="listbox"], [role="menu"], .ch-table').map((one) => ({
        kind: 'list',
        look: lookOf(one),
        words: '',
      })),
    ],
  };
};

/** The window as it is, or one of half the size. */
export type Zoom = '100 %' | '200 %';

/** Notes that axe looked at the state in which a page is, in both contrasts, where the run asks for it (`scripts/lib/axe-states.mjs`). */
export const noteState = async (page: Page, zoom: Zoom): Promise<void> => {
  const file = process.env['GUICHET_AXE_STATES'];
  if (file === undefined) return;
  appendFileSync(file, `${JSON.stringify({ zoom, state: stateKey(await page.evaluate(seeState)) })}\n`);
};
