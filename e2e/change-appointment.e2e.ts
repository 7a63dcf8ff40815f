import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { bookingText } from '#shared/i18n/fr/booking';
import { blockOf, undoLast, type NewPerson } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const name = `${person.firstName} ${person.lastName}`;

const booking = (page: Page) => page.getByRole('complementary', { name: agendaText.create.title });
const form = (page: Page) => page.getByRole('complementary', { name: agendaText.modify.title(name) });
const detail = (page: Page) => page.getByRole('complementary', { name: agendaText.detail.title, exact: true });

const stored = async (page: Page) => {
  const [one] = appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName);
  return { persons: one?.persons.length, durationMin: one?.durationMin, at: `${one?.day} ${one?.time}` };
};

test('who comes to an appointment is changed from its panel, and where more do not fit another place is taken', async () => {
  const app = await launchDemo();
  const { page } = app;
  await beAgent(page);
  await expectSynced(page);
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  await expect(booking(page).getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
  await page.keyboard.type(`${person.lastName.toUpperCase()} ${person.firstName}`);
  await expect(page.getByRole('option', { name: /^Créer la fiche/ })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(booking(page).getByRole('button', { name: /^Réserver .+ à \d/ })).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, person)).toBeFocused();
  await expectSynced(page);
  const alone = await stored(page);
  expect(alone.persons).toBe(1);

  await test.step('two more come: the place is too short, the offers are beside it, and nothing is written', async () => {
    await page.keyboard.press('e');
    await expect(form(page).getByRole('textbox', { name: agendaText.create.persons })).toBeFocused();
    await expect(form(page).getByRole('combobox')).toHaveCount(0);
    await page.keyboard.press('Alt+a');
    await page.keyboard.type('Gaspard 15');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Lilas 8');
    await page.keyboard.press('Enter');
    await expect(form(page)).toContainText(bookingText.ages.under12);
    await expect(form(page).locator('.note .ag-offers button').first()).toBeVisible();
    await page.screenshot({ path: test.info().outputPath('modify-too-short.png') });
    await expect(form(page).getByRole('button', { name: /^Enregistrer/ })).toBeDisabled();
    expect(await stored(page)).toEqual(alone);
  });

  await test.step('a digit takes a place near it, and one act writes persons and place', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(form(page).locator('.note .ag-offers button').first()).toBeFocused();
    await page.keyboard.press('1');
    await expect(form(page).getByRole('button', { name: /^Enregistrer et déplacer/ })).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(blockOf(page, person)).toBeFocused();
    await expect(detail(page)).toContainText('Gaspard');
    await expect(detail(page)).toContainText('Lilas');
    await expectSynced(page);
    const family = await stored(page);
    expect(family.persons).toBe(3);
    expect(family.at).not.toBe(alone.at);
    await undoLast(page);
    await expect.poll(() => stored(page)).toEqual(alone);
  });

  await test.step('another reason is chosen in the same form, and the server confirms the place for it', async () => {
    await detail(page).getByRole('button', { name: agendaText.detail.modify }).press('Enter');
    await expect(form(page).getByRole('textbox', { name: agendaText.create.persons })).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.type('Pass');
    await expect(form(page).getByRole('button', { name: new RegExp(`${agendaText.create.reason}$`) })).toContainText(
      'Passeport',
    );
    await page.screenshot({ path: test.info().outputPath('modify-reason.png') });
    await page.keyboard.press('Control+Enter');
    await expect(detail(page)).toContainText('Passeport');
    await expect(detail(page)).toContainText('Motif changé');
    await expectSynced(page);
    await expect(detail(page)).toContainText('Confirmé par le serveur');
    await undoLast(page);
    await expect(detail(page)).toContainText('Carte d’identité');
    await expect.poll(() => stored(page)).toEqual(alone);
  });

  await test.step('Échap leads back to the appointment, and what was typed waits', async () => {
    await detail(page).getByRole('button', { name: agendaText.detail.modify }).press('Enter');
    await expect(form(page).getByRole('textbox', { name: agendaText.create.persons })).toBeFocused();
    await page.keyboard.press('Alt+a');
    await page.keyboard.type('Max 6');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(detail(page)).toBeVisible();
    await page.keyboard.press('F4');
    await page.keyboard.press('Alt+r');
    await expect(form(page)).toContainText('Max');
    await expect(form(page)).toContainText(bookingText.ages.under12);
    await page.keyboard.press('Escape');
  });
  await app.close();
});
