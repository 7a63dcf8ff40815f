import { expect, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { counterText } from '#shared/i18n/fr/counter';
import { receptionText } from '#shared/i18n/fr/reception';
import { goTo } from './town';

/** The acts of the journeys, done as an agent does them: by keys, checked by what the screen shows. */

/** The number on the last ticket that left this desk, `''` before the first. */
export const ticketNumber = async (page: Page): Promise<string> => {
  const number = page.locator('.ticket-n');
  return (await number.count()) === 0 ? '' : ((await number.first().textContent()) ?? '');
};

/** Hands out a ticket for the favourite reason of a digit; answers its number. */
export const giveTicket = async (page: Page, digit: string): Promise<string> => {
  await goTo(page, 'reception');
  const before = await ticketNumber(page);
  await page.keyboard.press('F2');
  await page.keyboard.press(digit);
  await expect(page.getByRole('radio', { checked: true }).and(page.locator(`[aria-keyshortcuts="${digit}"]`))).toBeVisible();
  await expect(page.getByRole('button', { name: receptionText.passage.print })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
  return ticketNumber(page);
};

export type NewPerson = { readonly lastName: string; readonly firstName: string };

/** How the agenda writes a person. */
export const nameOf = ({ firstName, lastName }: NewPerson): string => `${lastName} ${firstName}`;

/** A block of the agenda, found by the person's name. */
export const blockOf = (page: Page, person: NewPerson) =>
  page.getByRole('button', { name: new RegExp(`${person.lastName}.*Passeport|${person.lastName}`, 'i') }).and(page.locator('[data-block]'));

/** Opens the form of a new appointment and fills it for a person who is not known yet. */
export const fillBooking = async (page: Page, person: NewPerson, number: string): Promise<void> => {
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: agendaText.create.title });
  const citizen = panel.getByRole('combobox', { name: agendaText.create.citizen });
  await expect(citizen).toBeFocused();
  await page.keyboard.type(`${person.lastName.toUpperCase()} ${person.firstName}`);
  const create = page.getByRole('option', { name: /^Créer la fiche/ });
  await expect(create).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(panel.getByRole('textbox', { name: agendaText.create.lastName, exact: true })).toHaveValue(/./);
  await panel.getByRole('textbox', { name: agendaText.create.number(1) }).focus();
  await page.keyboard.type(number);
  await expect(panel.getByRole('button', { name: /^Réserver à/ })).toBeVisible();
};

/** Books the first free place for a new person; the block stands in the grid afterwards. */
export const book = async (page: Page, person: NewPerson, number: string): Promise<void> => {
  await fillBooking(page, person, number);
  await page.keyboard.press('Control+Enter');
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
