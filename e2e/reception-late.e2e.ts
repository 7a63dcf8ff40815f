import { expect, test, type Page } from '@playwright/test';
import { displayName, toCitizenValues } from '#shared/domain/model/citizen-values';
import type { Ticket } from '#shared/domain/model/ticket';
import { chooseFavourite, ticketNumber, toPassage } from './support/acts';
import type { Launched } from './support/launch';
import { launchServedDesk } from './support/prepared-town';
import { readStore } from './support/read-store';
import type { TownServer } from './support/server';
import { beAgent, expectSynced, goTo } from './support/town';

/**
 * The number of a ticket is asked of the server, and the desk waits up to a second and a half for it: what an agent begins meanwhile for the
 * next person is theirs. The server stands still while they do it.
 */
let server: TownServer;
let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  ({ server, desk: guichet } = await launchServedDesk());
  ({ page } = guichet);
  await beAgent(page);
  await expectSynced(page);
});
test.beforeEach(async () => {
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
  await goTo(page, 'reception');
  // What the passage before left goes first.
  await toPassage(page);
  await page.keyboard.press('Escape');
  await expect(caller()).toHaveValue('');
});
test.afterEach(() => server.thaw());
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  await server.remove();
  expect(faults).toEqual([]);
});

const search = () => page.getByRole('combobox', { name: 'Chercher une personne attendue' });
const walkIn = () => page.getByRole('form', { name: 'Passage sans rendez-vous' });
const caller = () => walkIn().getByRole('combobox', { name: 'Usager' });
const priority = () => walkIn().getByRole('checkbox', { name: /^Priorité/ });
const print = () => walkIn().getByRole('button', { name: /^Imprimer un ticket/ });
const reason = (digit: string) => page.locator(`.fav[aria-keyshortcuts="${digit}"]`);

/** The tickets that were given since, the first one first. */
const ticketsSince = async () => {
  const known = new Set(Object.keys((await readStore(page, 'tickets')).tickets));
  return async (): Promise<readonly Ticket[]> =>
    Object.values((await readStore(page, 'tickets')).tickets)
      .filter(({ id }) => !known.has(id))
      .toSorted((a, b) => a.id.localeCompare(b.id));
};

/** Does something while the number of a ticket is waited for, and lets the number come. */
const meanwhile = async (act: () => Promise<void>): Promise<void> => {
  const before = await ticketNumber(page);
  await act();
  // Nothing was answered so far.
  expect(await ticketNumber(page)).toBe(before);
  server.thaw();
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
};

test('the passage of the next person that is begun meanwhile is theirs: its reason stays, and its ticket follows', async () => {
  const given = await ticketsSince();
  await chooseFavourite(page, '3');
  await caller().focus();
  await page.keyboard.type('Zéphyrin Aurore');
  await print().focus();
  server.freeze();
  await meanwhile(async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('2');
    await expect(reason('2')).toBeChecked();
    await expect(caller()).toHaveValue('');
    await page.keyboard.press('Enter');
  });
  await expect.poll(async () => (await given()).length).toBe(2);
  const [first, second] = await given();
  expect([first?.citizenId === '', second?.citizenId]).toEqual([false, '']);
  expect(second?.reasonId).not.toBe(first?.reasonId);
  await expect(reason('2')).not.toBeChecked();
});

test('a name that is searched meanwhile stays in the search, with the focus; the passage is empty', async () => {
  await chooseFavourite(page, '2');
  await expect(print()).toBeFocused();
  server.freeze();
  await meanwhile(async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.press('F3');
    await page.keyboard.type('dupo');
  });
  await expect(reason('2')).not.toBeChecked();
  await page.keyboard.type('nt');
  await expect(search()).toHaveValue('dupont');
  await expect(search()).toBeFocused();
  await expect(caller()).toHaveValue('');
});

test('« Recevoir aujourd’hui » leaves the search to the next name at once', async () => {
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const names = new Map(Object.values(citizens).map((one) => [one.id, displayName(toCitizenValues(one))]));
  const all = Object.values(appointments);
  const today = all.find(({ status }) => status === 'arrived')?.day ?? '';
  const later = all.find(
    ({ day, status, citizenId }) =>
      status === 'booked' &&
      day > today &&
      all.filter((one) => one.citizenId === citizenId).length === 1 &&
      [...names.values()].filter((name) => name === names.get(citizenId)).length === 1,
  );
  await page.keyboard.press('F3');
  await search().fill(names.get(later?.citizenId ?? '') ?? '');
  await page.locator('.arrs li').filter({ hasText: 'RDV' }).locator('button').first().click();
  const receive = page.getByRole('button', { name: /^Recevoir aujourd’hui/ });
  await expect(receive).toBeVisible();
  await receive.click();
  const sure = page.getByRole('dialog').getByRole('button', { name: /^Recevoir aujourd’hui/ });
  await expect(sure).toBeFocused();
  server.freeze();
  await meanwhile(async () => {
    await sure.click();
    await page.keyboard.type('dupo');
  });
  await page.keyboard.type('nt');
  await expect(search()).toHaveValue('dupont');
});

test('priority is of the one who is checked in first, not of the next, who comes before the number does', async () => {
  const given = await ticketsSince();
  await page.keyboard.press('Alt+p');
  await expect(priority()).toBeChecked();
  await page.keyboard.press('F3');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.arr.is-sel')).toHaveCount(1);
  server.freeze();
  await meanwhile(async () => {
    await page.keyboard.press('Enter');
    await expect(priority()).not.toBeChecked();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  });
  await expect.poll(async () => (await given()).length).toBe(2);
  expect((await given()).map((ticket) => ticket.priority)).toEqual([true, false]);
});

test('the name that is begun right after « Enregistrer l’arrivée » stays', async () => {
  // Somebody under a name that nobody shares, who does not come hours early.
  const { citizens } = await readStore(page, 'citizens');
  const names = Object.values(citizens).map((one) => displayName(toCitizenValues(one)));
  const rows = page.locator('.arr').filter({ hasNotText: /1[1-9]:\d\d/ });
  const expected = await rows.locator('.who-what b').allTextContents();
  const name = expected.find((one) => names.filter((other) => other === one).length === 1) ?? '';
  await chooseFavourite(page, '2');
  await caller().focus();
  await page.keyboard.type(name);
  await expect(page.getByRole('option', { name })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option')).toHaveCount(0);
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog');
  await expect(question).toBeVisible();
  // A key that comes at once is none that was meant.
  await page.waitForTimeout(700);
  server.freeze();
  await meanwhile(async () => {
    await page.keyboard.press('1');
    await expect(question).toBeHidden();
    await caller().focus();
    await page.keyboard.type('Zébulon');
  });
  await page.keyboard.type(' Zoé');
  await expect(caller()).toHaveValue('Zébulon Zoé');
});
