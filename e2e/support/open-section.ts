import { expect, type Page } from '@playwright/test';
import { settingsText } from '#shared/i18n/fr/settings';
import { goTo } from './town';

/** Goes to a section of the settings by the arrows of its list. */
export const openSection = async (page: Page, label: string): Promise<void> => {
  await goTo(page, 'settings');
  const current = page.getByRole('navigation', { name: settingsText.sectionsLabel }).locator('[aria-current]');
  await current.focus();
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(current).toHaveText(label, { timeout: 100 });
  }).toPass();
};
