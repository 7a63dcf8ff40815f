import type { Page } from '@playwright/test';
import { lastingFaults } from '../look-whole';

/** Letters, words and lines as wide as WCAG 2.2, 1.4.12 says. */
export const wideLetters = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;
/**
 * What is longer scrolls; that loses nothing, nor does a table of a file that is wider than its frame. An example in an empty field is not needed to fill it.
 */
const losesNothing = /^(?:scrolls within what scrolls|scrolls in a slit|hint cut|scrolls sideways: <div\.imp-rows>)/;

/** Styles that are laid over those of the page; `''` = none. */
export const styleWith = (page: Page, styles: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, styles);

/** What is lost of the page as it stands when its letters are wide, a line each. */
export const wideFaults = async (page: Page): Promise<readonly string[]> => {
  await styleWith(page, wideLetters);
  const faults = await lastingFaults(page, [], (fault) => losesNothing.test(fault));
  await styleWith(page, '');
  return faults;
};
