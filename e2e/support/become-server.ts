import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { seeShell } from './town';

/** Where the next folder is chosen, instead of by the system's window; `''` = the window is closed. */
export const chooseFolder = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog }, to) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: to === '', filePaths: to === '' ? [] : [to] });
  }, folder);

/** First start as the computer that is the server of a new town hall, up to its first screen. */
export const becomeServer = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('textbox', { name: welcomeText.hub.adminName })).toBeFocused();
  await page.keyboard.type('Maud Kervella');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Fontbelle');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: welcomeText.who.title })).toBeVisible({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await seeShell(page);
  // The first place takes the focus once more when its lists are read: a key pressed before would go astray on a loaded machine.
  await expect(page.locator('html')).toHaveAttribute('data-usable', 'yes');
};
