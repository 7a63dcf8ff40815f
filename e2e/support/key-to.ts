import { expect, type Locator, type Page } from '@playwright/test';

/** Presses a key until a control has the focus: Tab goes from stop to stop, an arrow within a group. */
export const keyTo = async (page: Page, control: Locator, key = 'Tab'): Promise<void> => {
  if ((await control.and(page.locator(':focus')).count()) > 0) return;
  await expect(async () => {
    await page.keyboard.press(key);
    await expect(control).toBeFocused({ timeout: 200 });
  }).toPass({ intervals: [10] });
};
