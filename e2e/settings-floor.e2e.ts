import { expect, test, type Page } from '@playwright/test';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsDesksText } from '#shared/i18n/fr/settings-desks';
import { settingsFloorText } from '#shared/i18n/fr/settings-floor';
import { giveTicket } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const openSection = async (page: Page, section: keyof typeof settingsText.sections): Promise<void> => {
  await goTo(page, 'settings');
  await page.getByRole('button', { name: settingsText.sections[section], exact: true }).click();
  const current = page.getByRole('navigation', { name: settingsText.sectionsLabel }).locator('[aria-current]');
  await expect(current).toHaveText(settingsText.sections[section]);
};

/** Longer than a form of a new entry is waited for. */
const formMs = 1_500;

const row = (page: Page, text: string) => page.locator('.set-row:visible', { hasText: text });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });

/** In a field that holds text Ctrl Z takes back typing: the act itself is taken back at the foot. */
const undoAtFoot = async (page: Page): Promise<void> => {
  await page.locator('.last-act').getByRole('button', { name: 'Annuler' }).press('Enter');
  await expect(page.locator('.last-act')).toContainText(/^Annulé/);
};

test('the floor is set without code: rules of the queue, a room, a series that counts otherwise, the kiosk', async () => {
  const { page, close, errors } = await launchDemo();
  await beAgent(page, 'Yann K.');

  await test.step('a rule out of bounds is told beside its field, and what was typed stays', async () => {
    await openSection(page, 'queue');
    const ceiling = field(page, settingsFloorText.queue.waitCeiling);
    await ceiling.fill('3');
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText('Écrivez de 5 à 480\u00A0minutes.')).toBeVisible();
    await expect(ceiling).toBeFocused();
    await ceiling.fill('50');
    await expect(onScreen(page).getByText(settingsFloorText.queue.sayWait(50))).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.last-act')).toContainText(settingsFloorText.queue.what);
    await undoAtFoot(page);
    await expect(ceiling).toHaveValue('60');
  });

  await test.step('a room is made by keyboard, and undone', async () => {
    await openSection(page, 'rooms');
    await page.keyboard.press('Control+n');
    await expect(field(page, settingsFloorText.rooms.name)).toBeFocused();
    await page.keyboard.type('Salle des mariages');
    await page.keyboard.press('Control+Enter');
    await expect(row(page, 'Salle des mariages')).toBeVisible();
    await undoAtFoot(page);
    await expect(row(page, 'Salle des mariages')).toHaveCount(0);
  });

  await test.step('Ctrl N in a form that is new already leaves the focus there, and with who goes to another line', async () => {
    const wayHint = field(page, settingsFloorText.rooms.wayHint);
    await page.keyboard.press('Control+n');
    await expect(field(page, settingsFloorText.rooms.name)).toBeFocused();
    await wayHint.focus();
    await page.keyboard.press('Control+n');
    await page.waitForTimeout(formMs);
    await expect(wayHint).toBeFocused();
    await page.keyboard.press('Control+n');
    // Into the list, and on to another line: its form replaces the new one.
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(formMs);
    await expect(page.locator('.set-row:focus')).toHaveAttribute('aria-current', 'true');
  });

  await test.step('a series counts as it says from the next ticket on', async () => {
    expect(await giveTicket(page, '7')).toBe('U01');
    await openSection(page, 'desks');
    await row(page, settingsDesksText.seriesTitle('U')).click();
    await field(page, settingsDesksText.start).fill('50');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.last-act')).toContainText('série U');
    expect(await giveTicket(page, '7')).toBe('U51');
  });

  await test.step('the kiosk keeps French, and its reasons their new order', async () => {
    await openSection(page, 'kiosk');
    const { upReason, languageNames } = settingsFloorText.kiosk;
    await page.getByRole('button', { name: upReason('État civil') }).press('Enter');
    await page.getByRole('button', { name: languageNames.fr, exact: true }).press(' ');
    await expect(page.getByRole('button', { name: languageNames.fr, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.last-act')).toContainText(settingsFloorText.kiosk.what);
    await expect(page.locator('.floor-row:visible').first()).toHaveText('État civil');
  });

  expect(errors).toEqual([]);
  await close();
});
