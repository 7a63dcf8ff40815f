import { expect, test, type Page } from '@playwright/test';
import type { Appointment } from '#shared/domain/model/appointment';
import { appointmentParams, formatRoute } from '#shared/routes/places';
import { receptionText } from '#shared/i18n/fr/reception';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';

/** A letter acts on the person whom the panel shows, whichever way they came there. The words stand here as the screen says them. */
const [now, today, later] = ['2026-11-23T09:32:00.000Z', '2026-11-23', '2026-11-26'];

type Person = Pick<Appointment, 'id' | 'day' | 'time' | 'deskId'> & { readonly name: string };

let guichet: Launched;
let page: Page;
let expected: readonly Person[];
let ahead: readonly Person[];
let alone: readonly Person[];

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
  guichet = await launchDemo(now);
  ({ page } = guichet);
  await beAgent(page, 'Clément D.');
  await expectSynced(page);
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const booked = Object.values(appointments).filter(({ status, day }) => status === 'booked' && day >= today);
  const nameOf = ({ citizenId }: Appointment): string => citizens[citizenId]?.fields['lastName']?.v ?? '';
  const all = booked.map((one) => ({ ...one, name: nameOf(one) })).filter(({ name }) => name !== '');
  alone = all.filter(({ name }) => all.filter((other) => other.name === name).length === 1);
  expected = alone.filter(({ day, time }) => day === today && time > '14:00');
  ahead = alone.filter(({ day }) => day === later);
  expect(expected.length).toBeGreaterThan(3);
  expect(ahead.length).toBeGreaterThan(3);
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

const block = ({ id }: Person) => page.locator(`[data-block="${id}"]`);
const panel = () => page.getByRole('complementary', { name: 'Rendez-vous', exact: true });
const one = (list: readonly Person[], index: number): Person => {
  const person = list[index];
  if (!person) throw new Error(`no person ${index}`);
  return person;
};

/** The letter of the button moves who is shown, and nobody else. */
const expectMoves = async ({ name }: Person): Promise<void> => {
  await expect(panel()).toContainText(name);
  await expect(panel().getByRole('button', { name: 'Déplacer M' })).toBeVisible();
  await page.keyboard.press('m');
  await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toHaveAccessibleName(new RegExp(name));
  await page.keyboard.press('Escape');
};

/** Somebody else was looked at before: the keyboard stood on them. */
const lookAt = async (person: Person): Promise<void> => {
  await goTo(page, 'agenda');
  await page.evaluate(
    (to) => (window.location.hash = to),
    formatRoute({ place: 'agenda', params: { day: person.day } }),
  );
  await block(person).click();
  await expect(panel()).toContainText(person.name);
};

test('opened from elsewhere, on the day that is shown', async () => {
  await lookAt(one(expected, 0));
  const person = one(expected, 1);
  await page.evaluate(
    (to) => (window.location.hash = to),
    formatRoute({ place: 'agenda', params: appointmentParams(person) }),
  );
  await expect(block(person)).toBeFocused();
  await expectMoves(person);
});

test('opened in Accueil, while the agenda stands on another day', async () => {
  await lookAt(one(ahead, 0));
  const person = one(expected, 2);
  await goTo(page, 'reception');
  await page.keyboard.press('F3');
  await page.getByRole('combobox', { name: 'Chercher une personne attendue' }).fill(person.name);
  const row = page.locator('.arrs li').filter({ hasText: person.name });
  await row.getByRole('button', { name: 'Ouvrir' }).click();
  await expect(block(person)).toBeFocused();
  await expectMoves(person);
});

test('clicked in the week', async () => {
  await lookAt(one(expected, 0));
  await page.keyboard.press('2');
  const spots = page.locator('.ag-week [data-spot]');
  await expect(spots.first()).toBeVisible();
  const shown = await spots.evaluateAll((all) => all.map((each) => each.getAttribute('data-spot')));
  const person = one(
    alone.filter(({ id, day }) => day > today && shown.includes(id)),
    0,
  );
  await page.locator(`.ag-week [data-spot="${person.id}"]`).click();
  await expectMoves(person);
});

test('a ticket goes to who bears the typed name, in whatever order it was typed, and makes no second file', async () => {
  const { citizens } = await readStore(page, 'citizens');
  const names = Object.values(citizens).map(({ id, fields }) => ({
    id,
    last: fields['lastName']?.v ?? '',
    first: fields['firstName']?.v ?? '',
  }));
  const isPlain = (name: string): boolean => /^[A-Za-z]{5,}$/u.test(name);
  const person = names.find(
    ({ last, first }) =>
      isPlain(last) &&
      isPlain(first) &&
      names.filter((other) => other.last === last && other.first === first).length === 1,
  );
  if (!person) throw new Error('nobody bears a plain name');
  await goTo(page, 'reception');
  await page.keyboard.press('F2');
  await page.keyboard.press('1');
  const field = page.getByRole('combobox', { name: 'Usager' });
  // What was looked for in Accueil is the name of a new passage.
  await field.fill('');
  await page.keyboard.type(`${person.last} ${person.first}`.toLowerCase());
  await expect(page.getByRole('option', { name: person.last }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue(`${person.first} ${person.last}`);
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('');
  const after = await readStore(page, 'citizens', 'tickets');
  expect(Object.keys(after.citizens)).toHaveLength(names.length);
  const own = Object.values(after.tickets).filter(
    ({ citizenId, status }) => citizenId === person.id && status === 'waiting',
  );
  expect(own).toHaveLength(1);

  // Again, with nobody chosen from the list: whom the name means holds a ticket by now.
  await page.keyboard.press('F2');
  await page.keyboard.press('1');
  await field.fill(`${person.last} ${person.first}`.toLowerCase());
  await expect(page.getByRole('option', { name: person.last }).first()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(field).toHaveValue(`${person.last} ${person.first}`.toLowerCase());
  await page.getByRole('button', { name: receptionText.passage.print }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveAccessibleName(new RegExp(own[0]?.label ?? 'no ticket'));
  const asked = await readStore(page, 'tickets');
  expect(Object.values(asked.tickets).filter(({ citizenId }) => citizenId === person.id)).toHaveLength(1);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
});
