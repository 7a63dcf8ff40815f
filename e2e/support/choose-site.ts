import { expect, type Page } from '@playwright/test';
import { steeringText } from '#shared/i18n/fr/steering';

const { filters } = steeringText;

/** Narrows the figures of Pilotage to a site of the town, or to all of them, and leaves the filter. */
export const chooseSite = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: new RegExp(`^${filters.title}`) }).click();
  const dialog = page.getByRole('dialog', { name: filters.title });
  await dialog.getByRole('button', { name: new RegExp(`${filters.site}$`) }).click();
  await page.getByRole('option', { name, exact: true }).click();
  // The list gives the focus back to the filter, which the key then closes.
  // The drawings are lists of their values.
  await expect(page.locator('[role="listbox"]:not([data-values])')).toBeHidden();
  await expect(async () => {
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden({ timeout: 1_000 });
  }).toPass();
};
