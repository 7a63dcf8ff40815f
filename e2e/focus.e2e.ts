import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { receptionText } from '#shared/i18n/fr/reception';
import { callNext, startService } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { differences, readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';

const name = 'Bernard Hugo';

const panelOf = (page: Page) => page.getByRole('complementary', { name: agendaText.create.title });
const citizenOf = (page: Page) => panelOf(page).getByRole('combobox', { name: agendaText.create.citizen });

/** The name of a caller, typed after an act by somebody who does not look: it may end up in a field, and does nothing else. */
const typeName = async (page: Page): Promise<void> => {
  const [before, at] = [await readStore(page), page.url()];
  const day = await page.locator('main.place:visible h2').first().textContent();
  await page.keyboard.type(name, { delay: 15 });
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
  expect(differences(before, await readStore(page))).toEqual([]);
  expect(page.url()).toBe(at);
  expect(await page.locator('main.place:visible h2').first().textContent()).toBe(day);
};

test('a name typed in the booking stands in the field of the citizen, and marks nobody', async () => {
  const app = await launchDemo();
  const { page } = app;
  await beAgent(page);
  await expectSynced(page);
  await goTo(page, 'agenda');
  const offers = page.getByRole('list', { name: agendaText.create.free });

  await test.step('after a place was taken by its digit', async () => {
    await page.keyboard.press('F4');
    await expect(citizenOf(page)).toBeFocused();
    await page.keyboard.press('F3');
    await expect(offers.getByRole('button').first()).toBeFocused();
    await page.keyboard.press('4');
    await expect(offers).toBeHidden();
    await typeName(page);
    await expect(citizenOf(page)).toHaveValue(name);
  });

  await test.step('after a place was taken by the mouse', async () => {
    await citizenOf(page).fill('');
    await page.keyboard.press('F3');
    await offers.getByRole('button').nth(2).click();
    await expect(offers).toBeHidden();
    await typeName(page);
    await expect(citizenOf(page)).toHaveValue(name);
  });

  await test.step('a weekday typed in its closed list is chosen there, and the form stands', async () => {
    await citizenOf(page).fill('');
    await page.keyboard.press('F3');
    const weekday = panelOf(page).getByRole('button', { name: new RegExp(`${bookingText.weekdayLabel}$`) });
    await weekday.focus();
    await page.keyboard.type('mercredi', { delay: 15 });
    await expect(weekday).toContainText(/mercredi/i);
    await expect(panelOf(page)).toBeVisible();
  });

  await test.step('Tab in its open list takes the marked line and goes on, back too, and the list is closed', async () => {
    const weekday = panelOf(page).getByRole('button', { name: new RegExp(`${bookingText.weekdayLabel}$`) });
    await weekday.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await expect(weekday).toContainText(/jeudi/i);
    await expect(panelOf(page).getByRole('button', { name: new RegExp(`${bookingText.deskLabel}$`) })).toBeFocused();
    await weekday.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Shift+Tab');
    await expect(page.getByRole('listbox')).toHaveCount(0);
    await expect(weekday).toContainText(/mercredi/i);
    await expect(weekday).not.toBeFocused();
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.ag-panel') !== null)).toBe(true);
  });

  await test.step('a day is written digit by digit, and the place that follows from it is named with its day', async () => {
    const from = panelOf(page).getByLabel(bookingText.fromDay);
    await from.focus();
    await page.keyboard.type('15122026', { delay: 15 });
    await expect(from).toHaveValue('2026-12-15');
    await page.keyboard.press('Tab');
    await expect(from).toHaveValue('2026-12-15');
    await offers.getByRole('button').first().click();
    await expect(
      panelOf(page).getByRole('button', { name: /^Réserver (?:mardi|mercredi) 1[56] décembre à \d/ }),
    ).toBeVisible();
  });

  await test.step('the only line of the list is taken by Entrée', async () => {
    await expect(citizenOf(page)).toBeFocused();
    await page.keyboard.type('ZÉPHYRIN Aurore');
    await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(panelOf(page).getByRole('textbox', { name: agendaText.create.lastName, exact: true })).toHaveValue(
      'Zéphyrin',
    );
  });

  await test.step('who calls next finds an empty form, and what was typed before waits beside it', async () => {
    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toBeHidden();
    await page.keyboard.press('F4');
    await expect(citizenOf(page)).toBeFocused();
    await expect(citizenOf(page)).toHaveValue('');
    await expect(panelOf(page).locator('.ag-shelved')).toBeVisible();
    await page.keyboard.press('Alt+r');
    await expect(panelOf(page).getByRole('textbox', { name: agendaText.create.lastName, exact: true })).toHaveValue(
      'Zéphyrin',
    );
  });

  expect([...app.errors, ...app.violations]).toEqual([]);
  await app.close();
});

test('a booking for the person at the desk begins with its place, gives no false advice, and Échap leads back to the desk', async () => {
  const app = await launchDemo();
  const { page } = app;
  await beAgent(page, 'Clément D.');
  await expectSynced(page);
  const change = panelOf(page).getByRole('button', { name: new RegExp(`^${agendaText.create.change} F3`, 'u') });
  const desk = page.locator('header.id .plaque');

  await test.step('called or received', async () => {
    await callNext(page);
    await startService(page);
    const label = await desk.textContent();
    const person = (await page.locator('header.id h2').textContent()) ?? '';
    await page.keyboard.press('F4');
    await expect(panelOf(page).locator('.ag-known')).toContainText(person);
    await expect(change).toBeFocused();
    await typeName(page);
    await expect(change).toBeFocused();
    await expect(panelOf(page).locator('.ag-pa input')).not.toHaveValue(/BERN/u);
    await expect(panelOf(page)).not.toContainText('Déplacez-le');
    // Pressed twice it is meant for the form.
    for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape');
    await expect(panelOf(page)).toBeHidden();
    await expect(desk).toHaveText(label ?? '');
    expect(await page.evaluate(() => document.activeElement?.closest('main.place') !== null)).toBe(true);
  });

  await test.step('somebody who is expected, from Accueil', async () => {
    await goTo(page, 'reception');
    await page.keyboard.press('F3');
    await page.keyboard.press('ArrowDown');
    const chosen = (await page.locator('.arr.is-sel b').textContent()) ?? '';
    await page.keyboard.press('F4');
    await expect(panelOf(page).locator('.ag-known')).toContainText(chosen);
    await expect(change).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: receptionText.arrivals.search })).toBeVisible();
  });

  await test.step('a form that is begun in the agenda stays there', async () => {
    await goTo(page, 'agenda');
    await page.keyboard.press('F4');
    await expect(citizenOf(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panelOf(page)).toBeHidden();
    await expect(page.getByRole('region', { name: agendaText.region })).toBeVisible();
  });

  expect([...app.errors, ...app.violations]).toEqual([]);
  await app.close();
});
