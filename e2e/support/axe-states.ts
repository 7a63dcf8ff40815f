import { appendFileSync } from 'node:fs';
import { type Page } from '@playwright/test';
import { stateKey, type SeenState } from './look/state-key';

/** Runs in the page: of what its state is told from another one. */
const seeState = (): SeenState => {
  const isShown = (one: Element): boolean => one.checkVisibility({ checkVisibilityCSS: true });
  const isIn = (one: Element, around: string): boolean => one.parentElement?.closest(around) !== null;
  /** What a reader hears as its name, without the keys that are written in it. */
  const wordsOf = (one: Element): string => {
    const copy = one.cloneNode(true) as Element;
    for (const key of copy.querySelectorAll('kbd')) key.remove();
    return (one.getAttribute('aria-label') ?? copy.textContent ?? '').trim();
  };
  /** Its class, without those that say how things are with it. */
  const lookOf = ({ classList }: Element): string => [...classList].find((one) => !/^(?:is|has)-|--/u.test(one)) ?? '';
  const titleOf = (one: Element): string => {
    const title = one.querySelector('h2');
    return title ? wordsOf(title) : '';
  };
  const open = '[role="dialog"], [role="alertdialog"], aside, form';
  const all = <Part>(selector: string, say: (one: Element) => Part): Part[] =>
    [...document.querySelectorAll(selector)].filter(isShown).map(say);
  const { lang, dir } = document.documentElement;
  const place = /^#\/[\w-]+/u.exec(location.hash)?.[0] ?? '';
  return {
    where: [location.pathname, place, lang, dir],
    parts: [
      ...all('h1, h2', (one) => ({ kind: one.tagName, look: '', words: wordsOf(one) })),
      ...all('[aria-current="page"], .set-it[aria-current]', (one) => ({ kind: 'at', look: '', words: wordsOf(one) })),
      // What is chosen in a form is what somebody fills in.
      ...[...document.querySelectorAll('[aria-checked="true"], [role="tab"][aria-selected="true"]')]
        .filter((one) => isShown(one) && !isIn(one, open))
        .map((one) => ({ kind: 'view', look: '', words: wordsOf(one) })),
      ...all('[role="dialog"], [role="alertdialog"]', (one) => ({
        kind: one.role ?? '',
        look: lookOf(one),
        words: titleOf(one),
      })),
      ...all('aside, form', (one) => ({
        kind: one.tagName,
        look: lookOf(one),
        words: one.getAttribute('aria-label') ?? '',
      })),
      // Lists that are open, drawings, and the tables that stand for them.
      ...all('[role="listbox"], .ch-table', (one) => ({ kind: 'list', look: lookOf(one), words: '' })),
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
