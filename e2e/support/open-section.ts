import { expect, type Page } from '@playwright/test';
import { settingsText } from '#shared/i18n/fr/settings';
import { formatRoute } from '#shared/routes/places';
import { goTo } from './town';

/** Goes to a section of the settings by the arrows of its list, downward. */
export const openSection = async (page: Page, label: string): Promise<void> => {
  await goTo(page, 'settings');
  const current = page.getByRole('navigation', { name: settingsText.sectionsLabel }).locator('[aria-current]');
  await current.focus();
  if ((await current.textContent()) === label) return;
  await expect(async () => {
    const before = await current.textContent();
    await page.keyboard.press('ArrowDown');
    // An arrow pressed before the list is drawn is lost: it is pressed again.
    await expect(current).not.toHaveText(before ?? '', { timeout: 1_000 });
    expect(await current.textContent()).toBe(label);
  }).toPass({ intervals: [0], timeout: 60_000 });
};

/** Goes to a section by its address, where the way there is not what is tried. */
export const showSection = async (page: Page, section: keyof typeof settingsText.sections): Promise<void> => {
  await page.evaluate((to) => (window.location.hash = to), formatRoute({ place: 'settings', params: { section } }));
  await expect(page.getByRole('heading', { level: 2, name: settingsText.sections[section] })).toBeVisible();
};
