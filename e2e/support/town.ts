import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { displayText } from '#shared/i18n/fr/display';
import { shellText } from '#shared/i18n/fr/shell';
import { trustText } from '#shared/i18n/fr/trust';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { places, type Place } from '#shared/routes/places';

const readyWithinMs = 60_000;

/** Two pictures on: what a screen does once it stands (hearing its keys, taking the focus) is done by then. */
export const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((seen) => requestAnimationFrame(() => requestAnimationFrame(() => seen()))));

/** The list of agents stands when the data of the town have arrived. */
export const seeAgents = (page: Page): Promise<void> =>
  expect(page.getByRole('heading', { name: welcomeText.who.title })).toBeVisible({ timeout: readyWithinMs });

/** Says who sits here: the proposed agent by Entrée, another by name. */
export const beAgent = async (page: Page, shortName = ''): Promise<void> => {
  await seeAgents(page);
  if (shortName !== '') await page.getByRole('button', { name: shortName }).press('Enter');
  else {
    await expect(page.locator('.agents button:focus')).toHaveCount(1);
    await page.keyboard.press('Enter');
  }
  await seeShell(page);
};

/** Somebody else sits down at this station at work, by keyboard: their name is typed. */
export const becomeAgent = async (page: Page, shortName: string): Promise<void> => {
  const dialog = page.getByRole('dialog', { name: shellText.who.title });
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(async () => {
    await page.locator('button.who').press('Enter');
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(dialog.getByRole('combobox', { name: shellText.who.agent })).toBeFocused();
  await page.keyboard.type(shortName);
  await expect(dialog.getByRole('option', { selected: true })).toContainText(shortName);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(page.locator('.who b')).toHaveText(shortName);
  await seeShell(page);
};

/** The frame with its places stands: the app is at work. */
export const seeShell = (page: Page): Promise<void> =>
  expect(page.getByRole('navigation', { name: shellText.placesLabel })).toBeVisible({ timeout: readyWithinMs });

/** First start with the demonstration town, up to « Qui êtes-vous ? ». */
export const startDemo = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
  await twoFrames(page);
  await page.keyboard.press('1');
  await seeAgents(page);
};

/** First start as a desk of a town hall that another machine serves, up to « Qui êtes-vous ? ». */
export const joinTown = async (page: Page, address: string, code: string): Promise<void> => {
  await expect(page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
  await twoFrames(page);
  await page.keyboard.press('3');
  const field = page.getByRole('textbox', { name: welcomeText.join.address });
  await expect(field).toBeFocused();
  await page.keyboard.type(address.replace('http://', ''));
  await page.getByRole('textbox', { name: welcomeText.join.code }).fill(code);
  await page.keyboard.press('Enter');
  await seeAgents(page);
};

/** Goes to a place by its key and waits until it stands. */
export const goTo = async (page: Page, place: Place): Promise<void> => {
  await page.keyboard.press(`Control+${places.indexOf(place) + 1}`);
  await expect(page.getByRole('heading', { level: 1, name: shellText.places[place] })).toBeVisible();
  await expect(
    page.getByRole('navigation', { name: shellText.placesLabel }).locator('[aria-current="page"]'),
  ).toContainText(shellText.places[place]);
  // The heading stands before a screen that is loaded on demand: keys of that screen would go nowhere.
  await expect(page.locator('main.place:visible .place-wait')).toHaveCount(0);
  await twoFrames(page);
};

/** The trust chip of the top bar. */
export const trustChip = (page: Page) => page.locator('button.sync');

export const expectSynced = (page: Page): Promise<void> =>
  expect(trustChip(page)).toContainText(trustText.synced, { timeout: 45_000 });

export const expectOffline = (page: Page): Promise<void> =>
  expect(trustChip(page)).toContainText(trustText.offlineSince, { timeout: 45_000 });

/** Runs an action by its name through the palette, as a user who knows no key does. */
export const runAction = async (page: Page, label: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: shellText.palette.title });
  await expect(dialog).toBeVisible();
  await page.keyboard.type(label);
  await expect(dialog.getByRole('option', { selected: true })).toContainText(label);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
};

/** Opens the window of the waiting room. */
export const openDisplay = async (app: ElectronApplication, page: Page): Promise<Page> => {
  const opened = app.waitForEvent('window');
  await runAction(page, shellText.keys.display);
  const display = await opened;
  await expect(display.getByRole('heading', { level: 1, name: displayText.title })).toBeAttached();
  return display;
};
