import { expect, test, type Page } from '@playwright/test';
import { receptionText } from '#shared/i18n/fr/reception';
import { UNREAD_MS } from '#shared/lib/unread';
import { undoLast } from './support/acts';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

/**
 * What was chosen, begun or said about one person acts on nobody who comes after them: defects that five roles met on a sixth walk. The words
 * stand here as the screen says them, so that the file runs on the commit that was walked, where each test is red.
 */
const [now, today] = ['2026-11-23T09:32:00.000Z', '2026-11-23'];

let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  guichet = await launchDemo(now);
  ({ page } = guichet);
  await beAgent(page, 'Clément D.');
  await expectSynced(page);
});
test.beforeEach(async () => {
  for (let layer = 0; layer < 4; layer += 1) await page.keyboard.press('Escape');
  await goTo(page, 'reception');
  // An empty form, whatever the test before left there.
  await page.keyboard.press('F2');
  await page.keyboard.press('F3');
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

const search = () => page.getByRole('combobox', { name: 'Chercher une personne attendue' });
const chosen = () => page.locator('.col--arr .arr.is-sel');
const last = () => page.locator('.last-act');
const question = () => page.getByRole('dialog');
const reasons = () => page.locator('.fav[aria-checked="true"]');

/** Types a name as the person at the desk says it. */
const type = async (name: string): Promise<void> => {
  await page.keyboard.press('F3');
  await page.keyboard.type(name);
  await expect(search()).toHaveValue(name);
};

/** Two of one name: Hugo is expected at 10:50, Emre has an appointment on the 25th. */
const ofName = async (firstName: string) => {
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const one = Object.values(appointments).find(({ citizenId }) => {
    const { firstName: first, lastName } = citizens[citizenId]?.fields ?? {};
    return first?.v === firstName && lastName?.v === 'Öztürk';
  });
  if (!one) throw new Error(`no appointment of ${firstName}`);
  return one;
};

/** Checks Hugo in, and answers the words at the foot. */
const checkHugoIn = async (): Promise<void> => {
  await type('ozturk');
  await expect(chosen()).toContainText('Hugo');
  await page.keyboard.press('Enter');
  await expect(last()).toContainText('Hugo');
  await expect(last()).not.toContainText('Annulé');
  expect((await ofName('Hugo')).status).toBe('arrived');
};

test('C1: the arrow of an earlier search chooses nobody when the same name is typed again', async () => {
  for (const leave of ['Escape', 'Control+a Backspace', 'Control+2 Control+1'] as const) {
    await type('ozturk');
    // The row that Entrée acts on looks chosen before any arrow, and ↓ goes on from there.
    await expect(chosen()).toContainText('Hugo');
    await expect(chosen()).toBeInViewport();
    // Who comes soon is among the first of many namesakes once the appointments are read.
    await expect(page.locator('.col--arr .arr').nth(1)).toContainText('Emre');
    await page.keyboard.press('ArrowDown');
    await expect(chosen()).toContainText('Emre');
    await expect(chosen()).toBeInViewport();
    for (const key of leave.split(' ')) await page.keyboard.press(key);
    await goTo(page, 'reception');
    await type('ozturk');
    await expect(chosen()).toContainText('Hugo');
    await page.keyboard.press('Escape');
  }
});

test('C1: a name of several asks for an arrow each time that it is typed', async () => {
  const title = page.locator('.col--arr .head h2');
  for (let time = 0; time < 2; time += 1) {
    await type('berenice ait');
    await expect(page.locator('.arrs li').nth(1)).toBeVisible();
    await expect(chosen()).toHaveCount(0);
    await page.keyboard.press('Enter');
    await expect(title).toContainText('choisissez avec');
    await expect(search()).toHaveValue('berenice ait');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(chosen()).toHaveCount(1);
    await page.keyboard.press('Escape');
  }
});

test('Entrée on the open row of an expected person notes that they came, as its button says', async () => {
  const row = page.locator('.col--arr .arr').first();
  const id = (await row.getAttribute('data-appointment')) ?? '';
  const status = async () => (await readStore(page, 'appointments')).appointments[id]?.status;
  await row.locator('.arr-pick').focus();
  await page.keyboard.press('Enter');
  await expect(row.getByRole('button', { name: 'Enregistrer l’arrivée' })).toBeVisible();
  // Pressed twice it only opens.
  await page.keyboard.press('Enter');
  expect(await status()).toBe('booked');
  await page.waitForTimeout(UNREAD_MS + 100);
  await page.keyboard.press('Enter');
  await expect.poll(status).toBe('arrived');
  await expect(search()).toBeFocused();
  await undoLast(page);
  await expect.poll(status).toBe('booked');
});

test('H3: Entrée on somebody of another day asks before it moves their appointment', async () => {
  const dayOf = async () => (await ofName('Emre')).day;
  const day = await dayOf();
  expect(day > today).toBe(true);
  const ask = async (): Promise<void> => {
    await type('ozturk');
    await expect(chosen()).toContainText('Hugo');
    await page.keyboard.press('ArrowDown');
    await expect(chosen()).toContainText('Emre');
    await expect(chosen()).toContainText('Recevoir aujourd’hui');
    await page.keyboard.press('Enter');
    await expect(question()).toContainText('rendez-vous du 25\u00A0novembre');
    await expect(question()).toContainText('La place du 25\u00A0novembre est rendue');
  };
  await ask();
  // The same key, pressed twice.
  await page.keyboard.press('Enter');
  await expect(question()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question()).toBeHidden();
  await expect(search()).toBeFocused();
  expect(await dayOf()).toBe(day);
  await page.keyboard.press('Escape');
  await ask();
  await page.waitForTimeout(UNREAD_MS + 100);
  await page.keyboard.press('Enter');
  await expect(question()).toBeHidden();
  await expect.poll(dayOf).toBe(today);
  await expect(search()).toBeFocused();
  await expect(search()).toHaveValue('');
  await undoLast(page);
  await expect.poll(dayOf).toBe(day);
});

test('C2: Échap leads to no act, and a name typed after it is searched', async () => {
  await checkHugoIn();
  await page.keyboard.type('noz');
  await expect(search()).toHaveValue('noz');
  await expect(async () => {
    await page.keyboard.press('Control+z');
    await expect(last()).toContainText('Échap, puis Ctrl Z', { timeout: 300 });
  }).toPass();
  await page.keyboard.press('Escape');
  await expect(search()).toBeFocused();
  await page.keyboard.type('manon nowak');
  await expect(search()).toHaveValue('manon nowak');
  // From here on it is about that name again.
  await page.keyboard.press('Control+z');
  expect((await ofName('Hugo')).status).toBe('arrived');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect(last()).toContainText('Annulé');
  await expect.poll(async () => (await ofName('Hugo')).status).toBe('booked');
  await expect(search()).toBeFocused();
});

test('C2: a dialog that Échap closes gives the focus back to no act at the foot', async () => {
  await checkHugoIn();
  const undo = last().getByRole('button', { name: 'Annuler' });
  for (const key of ['F1', 'Control+k']) {
    await undo.focus();
    await page.keyboard.press(key);
    await expect(question()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(question()).toBeHidden();
    await expect(search()).toBeFocused();
  }
  // Pressed by the mouse it leaves the focus where the next name is typed.
  await undo.click();
  await expect(last()).toContainText('Annulé');
  await expect(search()).toBeFocused();
});

test('H2: while a passage is begun Échap, then Ctrl Z takes the last act back all the same', async () => {
  await checkHugoIn();
  await page.keyboard.press('F2');
  await page.keyboard.press('5');
  await expect(reasons()).toHaveCount(1);
  await type('Renau');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await ofName('Hugo')).status).toBe('booked');
  await expect(reasons()).toHaveCount(1);
});

test('H2: a reason that was chosen for nobody by name is gone once somebody else was checked in', async () => {
  await page.keyboard.press('F2');
  await page.keyboard.press('5');
  await page.keyboard.press('Alt+p');
  await expect(reasons()).toHaveCount(1);
  await checkHugoIn();
  await expect(reasons()).toHaveCount(0);
  const { ticketId } = await ofName('Hugo');
  // Nor was the priority theirs.
  expect((await readStore(page, 'tickets')).tickets[ticketId]?.priority).toBe(false);
  await undoLast(page);
});

test('a passage begun for somebody is on nobody else’s ticket once another person was checked in, and can be taken up again', async () => {
  const name = page.locator('.walk').getByRole('combobox');
  await type('nowak');
  // The arrow is of what was found, and not of the list before.
  await expect(page.locator('.col--arr .arr').first()).toContainText('Nowak');
  await page.keyboard.press('ArrowDown');
  await expect(chosen()).toContainText('Nowak');
  await page.keyboard.press('F2');
  await expect(name).not.toHaveValue('');
  const begun = await name.inputValue();
  await checkHugoIn();
  await expect(name).toHaveValue('');
  await expect(reasons()).toHaveCount(0);
  await expect(onScreen(page).getByText(`Passage commencé pour ${begun}`, { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Reprendre ce passage' }).click();
  await expect(name).toHaveValue(begun);
  await expect(page.getByText('Passage commencé pour', { exact: false })).toHaveCount(0);
  await undoLast(page);
});

test('a passage that waits beside the form outlives the passage that is written before it, until it is left', async () => {
  const name = page.locator('.walk').getByRole('combobox');
  const waits = (whom: string) => onScreen(page).getByText(`Passage commencé pour ${whom}`, { exact: false });
  await name.fill('Perdu Bernard');
  await checkHugoIn();
  await expect(waits('Perdu Bernard')).toBeVisible();
  await name.fill('Venue Alice');
  await page.getByRole('button', { name: 'Reprendre ce passage' }).click();
  await expect(name).toHaveValue('Perdu Bernard');
  await expect(waits('Venue Alice')).toBeVisible();
  await page.locator('.fav').first().click();
  await page.getByRole('button', { name: /^Imprimer un ticket/u }).click();
  await expect(last()).toContainText('Perdu');
  await expect(name).toHaveValue('');
  await expect(waits('Venue Alice')).toBeVisible();
  await page.getByRole('button', { name: 'Ne pas le reprendre' }).click();
  await expect(page.getByText('Passage commencé pour', { exact: false })).toHaveCount(0);
  await undoLast(page);
  await undoLast(page);
});

test('F3 within the search begins another one', async () => {
  await type('ozturk');
  await page.keyboard.press('F3');
  await page.keyboard.type('nowak');
  await expect(search()).toHaveValue('nowak');
});

test('who was called off and comes all the same is asked about: their place while it is free, else a passage for their reason', async () => {
  const manon = async () => {
    const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
    return Object.values(appointments).find(
      ({ citizenId, time }) => time === '11:30' && citizens[citizenId]?.fields.lastName?.v === 'Nowak',
    );
  };
  await type('nowak manon');
  await chosen().getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await page
    .locator('.ag-acts')
    .getByRole('button', { name: /^Annuler le rendez-vous/ })
    .click();
  await page.keyboard.press('2');
  await expect.poll(async () => (await manon())?.status).toBe('cancelledByOffice');
  await goTo(page, 'reception');
  await type('nowak manon');
  await expect(chosen()).toContainText('annulé par la mairie, personne à prévenir');
  const reopen = question().getByRole('button', { name: /^Rouvrir le rendez-vous/ });
  // Pressed twice it answers nothing.
  for (let press = 0; press < 2; press += 1) await page.keyboard.press('Enter');
  await expect(reopen).toBeFocused();
  await expect(question()).toContainText('La place est encore libre.');
  await page.keyboard.press('2');
  await expect(page.getByRole('combobox', { name: 'Usager' })).toHaveValue('Manon Nowak');
  await expect(reasons()).toContainText('Carte d’identité');
  expect((await manon())?.status).toBe('cancelledByOffice');
  await type('nowak manon');
  await page.keyboard.press('Enter');
  await expect(reopen).toBeFocused();
  await page.keyboard.press('1');
  await expect.poll(async () => (await manon())?.status).toBe('arrived');
  await expect(search()).toHaveValue('');
});

test('who comes after they were noted absent today is checked in from the search', async () => {
  const statusOf = async () => (await ofName('Hugo')).status;
  const offsetMs = Number(await page.evaluate(() => localStorage.getItem('guichet.clockOffsetMs') ?? '0'));
  // The server agrees with the clock of the page: else the desk would go by the server’s.
  await page.evaluate((offset) => {
    const ask = window.fetch;
    window.fetch = async (to, how) => {
      const answer = await ask(to, how);
      const url = to instanceof Request ? to.url : String(to);
      if (!url.endsWith('/v1/head')) return answer;
      const now = new Date(Date.now() + offset).toISOString();
      return new Response(JSON.stringify({ ...((await answer.json()) as object), now }), { status: answer.status });
    };
  }, offsetMs);
  // A timer of before the clock is replaced can no longer be ended: those of the last act run out first.
  await page.waitForTimeout(700);
  // Half an hour after their time.
  await page.clock.setFixedTime(Date.parse('2026-11-23T10:20:00.000Z') - offsetMs);
  await type('ozturk');
  await chosen().getByRole('button', { name: 'Ouvrir', exact: true }).click();
  await page
    .locator('.ag-acts')
    .getByRole('button', { name: /^Absent/ })
    .click();
  await expect.poll(statusOf).toBe('noShow');
  await goTo(page, 'reception');
  await type('hugo ozturk');
  await expect(chosen()).toContainText('absence notée');
  await expect(chosen().locator('.btn--main')).toContainText('Enregistrer l’arrivée');
  await page.keyboard.press('Enter');
  await expect.poll(statusOf).toBe('arrived');
  await expect(search()).toHaveValue('');

  // The same person, two hours later: who comes so late is asked about first.
  await page.keyboard.press('Control+z');
  await expect.poll(statusOf).toBe('noShow');
  await page.clock.setFixedTime(Date.parse('2026-11-23T12:00:00.000Z') - offsetMs);
  await type('hugo ozturk');
  await expect(chosen()).toContainText('absence notée');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: /absence notée, rendez-vous de/ });
  await expect(question).toBeVisible();
  expect(await statusOf()).toBe('noShow');
  // The Entrée that asked answers nothing; once it is read, it does.
  await page.waitForTimeout(UNREAD_MS + 100);
  await question.getByRole('button', { name: receptionText.missed.receive }).press('Enter');
  await expect.poll(statusOf).toBe('arrived');
  await expect(search()).toHaveValue('');
});
