import { expect, test, type Page } from '@playwright/test';
import { launchDemo } from './support/prepared-town';
import { openSection } from './support/open-section';
import { readStore } from './support/read-store';
import type { Launched } from './support/launch';
import { beAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

/**
 * What somebody types arrives where they type it, and is not lost: in date fields, in the lists of the settings, in the name of a booking
 * and in closed choices. The words stand here as the screen says them, so that this file runs on any commit.
 */

let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  guichet = await launchDemo();
  ({ page } = guichet);
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
});
test.beforeEach(async () => {
  for (let layer = 0; layer < 3; layer += 1) await page.keyboard.press('Escape');
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

const form = () => page.getByRole('complementary', { name: 'Nouveau rendez-vous' });
const caller = () => form().getByRole('combobox', { name: 'Usager' });
const row = (words: string) => page.locator('.set-row:visible', { hasText: words });
const agentName = () => page.locator('.set-form:visible').getByRole('textbox', { name: 'Nom complet' });

const openForm = async (): Promise<void> => {
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  await expect(caller()).toBeFocused();
};

test('a digit too many in « À partir du » neither stops the agenda nor changes what is booked', async () => {
  await openForm();
  await page.keyboard.press('F3');
  const from = form().getByLabel('À partir du');
  await from.focus();
  await page.keyboard.type('07122026', { delay: 15 });
  await expect(from).toHaveValue('2026-12-07');
  await expect(form().getByRole('list', { name: 'Premiers créneaux libres' })).toContainText('7 déc');
  await page.keyboard.type('11', { delay: 15 });
  await expect(form()).toBeVisible();
  await expect(onScreen(page).getByText('Cet écran s’est arrêté')).toBeHidden();
  await page.keyboard.press('Tab');
  await expect(form()).toBeVisible();
});

test('Tab and Entrée lead from the date of « À partir du » to the places that it leaves, and not to what empties it', async () => {
  const from = form().getByLabel('À partir du');
  const offers = form().getByRole('list', { name: 'Premiers créneaux libres' });
  for (const key of ['Tab', 'Enter']) {
    await page.keyboard.press('Escape');
    await openForm();
    await page.keyboard.press('F3');
    await from.focus();
    await page.keyboard.type('15122026', { delay: 15 });
    await expect(offers).toContainText('15 déc');
    await expect(form().getByRole('button', { name: 'Sans préférence' })).toBeVisible();
    // Chromium stops at its calendar on the way.
    await page.keyboard.press(key);
    await expect(async () => {
      if (await from.evaluate((field) => field === document.activeElement)) await page.keyboard.press('Tab');
      await expect(offers.getByRole('button').first()).toBeFocused({ timeout: 500 });
    }).toPass({ timeout: 5_000 });
    await expect(from).toHaveValue('2026-12-15');
  }
});

test('a look at another place leaves the field that somebody was writing in, and the next letter goes on in it', async () => {
  await goTo(page, 'requests');
  await page.keyboard.press('F2');
  const subject = page.getByRole('form', { name: 'Nouvelle demande' }).getByLabel('Objet');
  await subject.focus();
  await page.keyboard.type('Lampadaire');
  await goTo(page, 'reception');
  await expect(page.getByRole('combobox', { name: 'Chercher une personne attendue' })).toBeFocused();
  await goTo(page, 'requests');
  await expect(subject).toBeFocused();
  await page.keyboard.type(' éteint');
  await expect(subject).toHaveValue('Lampadaire éteint');
});

test('F3 right after Échap in Demandes: the pictures come late, and the search keeps what is typed', async () => {
  await goTo(page, 'requests');
  const subject = page.getByRole('form', { name: 'Nouvelle demande' }).getByLabel('Objet');
  if (!(await subject.isVisible())) await page.keyboard.press('F2');
  await subject.focus();
  const restore = await page.evaluateHandle(() => {
    const real = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (work) => window.setTimeout(() => work(performance.now()), 400);
    return () => {
      window.requestAnimationFrame = real;
    };
  });
  const search = page.getByRole('searchbox', { name: 'Chercher', exact: true });
  try {
    await page.keyboard.press('Escape');
    await expect(subject).toBeHidden();
    await page.keyboard.press('F3');
    await expect(search).toBeFocused();
    // Longer than the pictures are late, twice: what waited for one has had it.
    await page.waitForTimeout(1_000);
    await page.keyboard.type('lampadaire');
    await expect(search).toHaveValue('lampadaire');
    // The same from the search itself.
    await page.keyboard.press('Escape');
    await page.keyboard.press('F3');
    await page.waitForTimeout(1_000);
    await expect(search).toBeFocused();
  } finally {
    await restore.evaluate((again) => again());
  }
});

const shownDay = () => page.locator('.su-step:visible').getByLabel('Jour affiché');
const said = () => page.locator('.su-said .meta:visible');

test('a day that is typed in Supervision is shown once it is whole, and the field keeps the focus', async () => {
  await goTo(page, 'supervision');
  await page.locator('main.place:visible').getByRole('radio', { name: 'Jour' }).click();
  for (const [typed, value, words] of [
    ['03122026', '2026-12-03', 'Jeudi 3 décembre 2026'],
    ['16112026', '2026-11-16', 'Lundi 16 novembre 2026'],
    ['26112026', '2026-11-26', 'Jeudi 26 novembre 2026'],
  ] as const) {
    // From its first part on.
    await page.locator('main.place:visible').getByRole('radio', { name: 'Jour' }).focus();
    await shownDay().focus();
    await page.keyboard.type(typed, { delay: 30 });
    await expect(shownDay()).toHaveValue(value);
    await expect(said()).toContainText(words);
    await expect(shownDay()).toBeFocused();
  }
  await shownDay().evaluate((field) => field.blur());
  await shownDay().focus();
  await page.keyboard.type('24', { delay: 30 });
  await expect(shownDay()).toHaveValue('2026-11-24');
  await expect(said()).toContainText('Jeudi 26 novembre 2026');
  await page.keyboard.press('Enter');
  await expect(said()).toContainText('Mardi 24 novembre 2026');
  await expect(shownDay()).toBeFocused();
  await page.locator('main.place:visible').getByRole('radio', { name: 'Direct' }).click();
});

test('a name that is typed in Réglages stays while another agent is looked at, and the list says so', async () => {
  await openSection(page, 'Agents');
  const [first, second] = ['Odile', 'Clément'];
  await row(first).click();
  const name = agentName();
  const before = await name.inputValue();
  await name.fill('Odile Quennebec');
  await row(second).click();
  await expect(name).not.toHaveValue('Odile Quennebec');
  await expect(row(first)).toContainText('Non enregistré');
  await expect(page.locator('.set-rows:visible')).toContainText('1\u00A0autre saisie n’est pas enregistrée');
  await name.fill('Clément Quennebec');
  await page.getByRole('button', { name: 'Ajouter un agent' }).click();
  await name.fill('Tifenn Quennebec');
  await row(first).click();
  await expect(name).toHaveValue('Odile Quennebec');
  await page.getByRole('button', { name: 'Rétablir' }).click();
  await expect(name).toHaveValue(before);
  await expect(row(first)).not.toContainText('Non enregistré');
  await page.getByRole('button', { name: 'Ajouter un agent' }).click();
  await expect(name).toHaveValue('Tifenn Quennebec');
  await name.press('Control+Enter');
  await expect(row('Tifenn Quennebec')).toBeVisible();
  await row(second).click();
  await expect(name).toHaveValue('Clément Quennebec');
  await name.press('Control+Enter');
  await expect(row('Clément Quennebec')).not.toContainText('Non enregistré');
  await page.getByRole('button', { name: 'Ajouter un agent' }).click();
  await expect(name).toHaveValue('');
});

/** Somebody whose two names begin like those of nobody else. */
const rareCitizen = async (): Promise<{ readonly lastName: string; readonly firstName: string }> => {
  const citizens = Object.values((await readStore(page, 'citizens')).citizens).map(({ fields }) => ({
    lastName: String(fields.lastName?.v),
    firstName: String(fields.firstName?.v),
  }));
  const begin = ({ lastName, firstName }: (typeof citizens)[number]): string =>
    `${lastName.slice(0, 3)} ${firstName.slice(0, 2)}`;
  const rare = citizens.find(
    (one) =>
      /^\p{L}{6,} \p{L}{5,}$/u.test(`${one.lastName} ${one.firstName}`) &&
      citizens.filter((other) => begin(other) === begin(one)).length === 1,
  );
  if (!rare) throw new Error('nobody in this town has a name of their own');
  return rare;
};

test('Entrée on a name that one person bears fills the form with that person, and books nothing', async () => {
  const { lastName, firstName } = await rareCitizen();
  const booked = async (): Promise<number> => Object.keys((await readStore(page, 'appointments')).appointments).length;
  const before = await booked();
  await openForm();
  await page.keyboard.type(`${lastName} ${firstName}`);
  await expect(page.getByRole('option')).toHaveText([new RegExp(lastName, 'iu'), /^Créer la fiche/]);
  await test.step('what Ctrl Entrée asks for is read above the list', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.menu-head')).toHaveText(/^Choisissez l’usager/);
  });
  await page.keyboard.press('Enter');
  await expect(form().locator('.ag-known')).toContainText(new RegExp(lastName, 'iu'));
  await page.keyboard.press('Enter');
  expect(await booked()).toBe(before);
  await expect(form()).toBeVisible();
});
