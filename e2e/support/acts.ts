import { expect, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { receptionText } from '#shared/i18n/fr/reception';
import { shellText } from '#shared/i18n/fr/shell';
import { formatRoute } from '#shared/routes/places';
import { appointmentsOf, readStore } from './read-store';
import { goTo } from './town';
import { onScreen } from './on-screen';

/** The acts of the journeys, done as an agent does them: by keys, checked by what the screen shows. */

/** The number on the last ticket that left this desk, `''` before the first. */
export const ticketNumber = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('.ticket-n')?.textContent ?? '');

/** Goes to the form of a passage, and waits until digits choose a reason there. */
export const toPassage = async (page: Page): Promise<void> => {
  await page.keyboard.press('F2');
  await expect(page.locator('main.place:visible [data-ground="passage"] :focus')).toHaveCount(1);
};

/** Chooses the favourite reason of a digit for a passage. */
export const chooseFavourite = async (page: Page, digit: string): Promise<void> => {
  await toPassage(page);
  await page.keyboard.press(digit);
  await expect(page.locator(`.fav[aria-keyshortcuts="${digit}"]`)).toBeChecked();
};

/** Hands out a ticket for the favourite reason of a digit, to a person by name or to nobody known; answers its number. */
export const giveTicket = async (page: Page, digit: string, name = ''): Promise<string> => {
  await goTo(page, 'reception');
  const before = await ticketNumber(page);
  await chooseFavourite(page, digit);
  const print = page.getByRole('button', { name: receptionText.passage.print });
  await expect(print).toBeFocused();
  if (name !== '') {
    const citizen = page.getByRole('combobox', { name: receptionText.passage.citizen });
    await citizen.focus();
    await page.keyboard.type(name);
    await expect(citizen).toHaveValue(name);
    await print.focus();
  }
  await page.keyboard.press('Enter');
  // In a town that goes by the clock of this machine the house may have closed for today.
  const anyway = page.getByRole('button', { name: receptionText.afterClosing.give });
  const numbered = async (): Promise<string> => {
    if (await anyway.isVisible()) await anyway.click({ timeout: 1_000 }).catch(() => undefined);
    return ticketNumber(page);
  };
  await expect.poll(numbered).not.toBe(before);
  return ticketNumber(page);
};

export type NewPerson = { readonly lastName: string; readonly firstName: string };

/** A block of the agenda, found by the person's name. */
export const blockOf = (page: Page, { lastName }: NewPerson) =>
  page.locator('[data-block]').and(page.getByRole('button', { name: lastName }));

/** From the citizen of the form, back to the reason: typing goes to a reason, as in every list. */
export const chooseReason = async (page: Page, name: string): Promise<void> => {
  // Over the number of persons.
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  const reason = page.getByRole('button', { name: new RegExp(`${agendaText.create.reason}$`) });
  await expect(reason).toBeFocused();
  await page.keyboard.type(name.slice(0, 4));
  await expect(reason).toContainText(name);
};

/** Opens the form of a new appointment and fills it for a person who is not known yet. */
export const fillBooking = async (page: Page, person: NewPerson, number: string, reason = ''): Promise<void> => {
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: agendaText.create.title });
  const citizen = panel.getByRole('combobox', { name: agendaText.create.citizen });
  await expect(citizen).toBeFocused();
  if (reason !== '') {
    await chooseReason(page, reason);
    await citizen.focus();
  }
  await page.keyboard.type(`${person.lastName.toUpperCase()} ${person.firstName}`);
  const create = page.getByRole('option', { name: /^Créer la fiche/ });
  // On a loaded machine the list may still be that of half the name.
  await expect(create).toContainText(person.firstName);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('textbox', { name: agendaText.create.lastName, exact: true })).toHaveValue(/./);
  if (number !== '') {
    await panel.getByRole('textbox', { name: agendaText.create.number(1) }).focus();
    await page.keyboard.type(number);
  }
  await expect(panel.getByRole('button', { name: /^Réserver .+ à \d/ })).toBeVisible();
};

/** Books the first free place for a new person; the block stands in the grid afterwards and has the focus. */
export const book = async (page: Page, person: NewPerson, number: string, reason = ''): Promise<void> => {
  await fillBooking(page, person, number, reason);
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, person)).toBeFocused();
};

/** Shows the day of the person's appointment, as soon as this desk has it, and sees the block there. */
export const seeBooked = async (page: Page, person: NewPerson): Promise<void> => {
  const dayOf = async () =>
    appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName)[0]?.day ?? '';
  await expect.poll(dayOf).not.toBe('');
  const hash = formatRoute({ place: 'agenda', params: { day: await dayOf() } });
  await page.evaluate((to) => (window.location.hash = to), hash);
  await expect(blockOf(page, person)).toBeVisible();
};

/** Opens a desk by its digit. */
export const openDesk = async (page: Page, desk: number): Promise<void> => {
  await goTo(page, 'counter');
  await expect(page.getByRole('group', { name: counterText.choice.title })).toBeVisible();
  await page.keyboard.press(String(desk));
  const open = page.getByRole('button', { name: counterText.choice.open(desk) });
  await expect(open).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(open).toBeHidden();
};

/** Calls who is next and answers the number; it stands big at the head, with « Commencer » under it. */
export const callNext = async (page: Page): Promise<string> => {
  await goTo(page, 'counter');
  const call = page.getByRole('button', { name: /^Appeler [A-Z]/ });
  await expect(call).toBeVisible();
  const announced = async (): Promise<string> =>
    ((await call.textContent()) ?? '').replace('Appeler ', '').replace('F8', '').trim();
  // Another person may become the next one between reading the button and pressing the key.
  const before = await announced();
  await pressUntil(page, 'F8', () => page.getByRole('button', { name: counterText.called.start }).isVisible());
  const called = (await page.locator('header.id .plaque').textContent()) ?? '';
  if (called !== before) expect(called).toMatch(/^[A-Z]\d{3}$/u);
  return called;
};

/** Calls a ticket out of turn, by its number, right after whatever act came before. */
export const callNumber = async (page: Page, label: string): Promise<void> => {
  await goTo(page, 'counter');
  const dialog = page.getByRole('dialog', { name: counterText.other.title });
  await page.keyboard.press('Control+F8');
  await expect(dialog.getByRole('option', { name: label })).toBeVisible();
  await page.keyboard.type(label);
  await expect(dialog.getByRole('option', { name: label, selected: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: counterText.called.start })).toBeVisible();
  await expect(page.locator('header.id .plaque')).toHaveText(label);
};

/** The counter takes a second press within a fifth of a second for a rebound: then it is pressed again. */
export const pressUntil = (page: Page, key: string, isDone: () => Promise<boolean>): Promise<void> =>
  expect(async () => {
    if (!(await isDone())) await page.keyboard.press(key);
    await expect.poll(isDone, { timeout: 2_000 }).toBe(true);
  }).toPass();

const serving = (page: Page) => onScreen(page).getByText(/^En cours depuis/);

/** Receives the person who was called. */
export const startService = (page: Page): Promise<void> => pressUntil(page, 'F8', () => serving(page).isVisible());

/** Ends the service as it usually ends for its reason, without a theme where the town hall keeps some. */
export const finishService = async (page: Page): Promise<void> => {
  const bare = page.getByRole('button', { name: counterLifeText.theme.none });
  await pressUntil(page, 'F9', async () => (await bare.isVisible()) || serving(page).isHidden());
  if (await bare.isVisible()) await bare.press('Enter');
  await expect(serving(page)).toBeHidden();
};

/** Logs a passage answered on the spot, for the favourite reason of a digit. */
export const answerOnTheSpot = async (page: Page, digit: string): Promise<void> => {
  await goTo(page, 'reception');
  await chooseFavourite(page, digit);
  await page.keyboard.press('F9');
  await expect(page.getByRole('radio', { checked: true }).and(page.locator('.fav'))).toHaveCount(0);
};

/**
 * Takes back the last act and waits until the foot says so. Right after another undo a press does nothing: it waits for that. An act of another
 * screen is asked about first, and goes at the second press.
 */
export const undoLast = async (page: Page): Promise<void> => {
  const foot = page.locator('.last-act');
  const before = (await foot.textContent()) ?? '';
  if (before.startsWith('Annulé')) await page.waitForTimeout(700);
  await page.keyboard.press('Control+z');
  await expect(foot).not.toHaveText(before);
  if (await foot.getByText(shellText.lastAct.again).isVisible()) {
    await page.waitForTimeout(700);
    await page.keyboard.press('Control+z');
  }
  await expect(foot).toContainText(/^Annulé/);
  await expect(foot).not.toHaveText(before);
};
