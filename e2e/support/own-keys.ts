import { expect, type Locator, type Page } from '@playwright/test';
import { ownKeysText } from '#shared/i18n/fr/settings';
import { shellText } from '#shared/i18n/fr/shell';
import type { SingleKeys } from '#shared/lib/single-keys';
import { keyTo } from './key-to';

/** « Vos touches »: how one commands by a letter or a digit. */
export const keysDialog = (page: Page): Locator => page.getByRole('dialog', { name: ownKeysText.title });

/** Chooses in the open dialog of one's own keys, by keyboard, and sees it hold. */
export const chooseKeys = async (page: Page, single: SingleKeys): Promise<void> => {
  const dialog = keysDialog(page);
  await expect(dialog).toBeVisible();
  const choice = dialog.getByRole('radio', { name: ownKeysText.choices[single], exact: true });
  await keyTo(page, dialog.locator('[role="radio"]:focus'));
  await keyTo(page, choice, 'ArrowRight');
  await page.keyboard.press('Space');
  await expect(choice).toBeChecked();
  await expect(page.locator('.last-act')).toContainText(ownKeysText.what);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};

/** As a key is written: one letter or digit, digits from one to another, or one of them with Maj. */
export const oneCharacter = /^(?:Maj )?(?:\S|\d…\d)$/u;

/** What F1 lists at this moment, with its keys. */
export const keysOfSheet = async (page: Page): Promise<readonly string[]> => {
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: shellText.sheet.title });
  await expect(sheet).toBeVisible();
  const keys = await sheet.locator('dt kbd').allTextContents();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  return keys;
};
