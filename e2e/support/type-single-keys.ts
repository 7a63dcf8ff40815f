import { expect, type Page } from '@playwright/test';
import { keysOfSheet, oneCharacter } from './own-keys';
import { differences, readStore } from './read-store';

/** All that an act would change on the screen: where one is, what is open, chosen and has the focus, the last act. */
const screenOf = (page: Page): Promise<string> =>
  page.evaluate(() =>
    [
      location.hash,
      document.querySelectorAll('[role="dialog"], [role="alertdialog"], [role="listbox"], aside').length,
      [...document.querySelectorAll(':checked, [aria-checked="true"], [aria-selected="true"], [aria-pressed="true"]')]
        .map(({ textContent }) => textContent)
        .join(),
      document.activeElement?.textContent,
      document.querySelector('.last-act')?.textContent,
    ].join(' | '),
  );

const digits = '0123456789';
const letters = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Types each digit and each letter, digits also with Maj: nothing is written, opened, chosen or left; and no such key is written anywhere. `takeBack` empties the
 * field that takes them as text.
 */
export const typeSingleKeys = async (page: Page, ground: string, takeBack?: () => Promise<void>): Promise<void> => {
  await expect(page.locator(`[data-ground="${ground}"] :focus, [data-ground="${ground}"]:focus`)).toHaveCount(1);
  const written = await page.locator('kbd:visible').allTextContents();
  expect(written.filter((key) => oneCharacter.test(key.trim()))).toEqual([]);
  expect((await keysOfSheet(page)).filter((key) => oneCharacter.test(key))).toEqual([]);
  const [store, screen] = [await readStore(page), await screenOf(page)];
  for (const digit of digits) await page.keyboard.press(`Shift+Digit${digit}`);
  await page.keyboard.type(`${digits}${letters}`);
  // Letters that could be the beginning of a word wait on some grounds.
  await page.waitForTimeout(1_000);
  await takeBack?.();
  expect(await screenOf(page)).toBe(screen);
  expect(differences(store, await readStore(page))).toEqual([]);
};
