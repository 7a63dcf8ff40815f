import { expect, test, type Locator, type Page } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { followUpText } from '#shared/i18n/fr/follow-up';
import { papersText } from '#shared/i18n/fr/papers';
import { agendaText } from '#shared/i18n/fr/agenda';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsPapersText } from '#shared/i18n/fr/settings-papers';
import { callNext, chooseReason, startService, undoLast } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { readStore, ticketOf } from './support/read-store';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const fee = 'Passeport, 18 ans et plus';

/** The list of papers at the foot of the booking form. */
const papersOf = (page: Page) => page.locator('.ag-papers');

/** A family of three, an adult and two minors, in the form of a new appointment. */
const fillFamily = async (page: Page): Promise<void> => {
  await goTo(page, 'agenda');
  await page.keyboard.press('F4');
  const panel = page.getByRole('complementary', { name: agendaText.create.title });
  await expect(panel.getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
  await chooseReason(page, 'CNI + passeport');
  for (const person of ['Gaspard 15', 'Lilas 8']) {
    await page.keyboard.press('Alt+a');
    await page.keyboard.type(person);
    await page.keyboard.press('Enter');
    await expect(papersOf(page)).toContainText(person.split(' ')[0] ?? '');
  }
};

test('the papers and fees of a family follow the rules of the town hall, and a situation adds to them', async () => {
  const { page, close, errors } = await launchDemo();
  await beAgent(page, 'Yann K.');

  await test.step('what the shipped rules say', async () => {
    await fillFamily(page);
    await expect(papersOf(page)).toContainText('86 + 42 + 17 = 145\u00A0€');
    await expect(papersOf(page)).toContainText('Gaspard et Lilas : présence d’un parent');
  });

  await test.step('a lost card asks for a declaration and a stamp', async () => {
    await page.getByRole('button', { name: papersText.openSituations }).press('Enter');
    const situation = page.getByRole('button', { name: papersText.situationOf(papersText.person(1)) });
    await situation.focus();
    await page.keyboard.type('Carte d’identité perdue'.slice(0, 7));
    await expect(situation).toContainText('Carte d’identité perdue');
    await expect(papersOf(page)).toContainText('25 + 86 + 42 + 17 = 170\u00A0€');
    await expect(papersOf(page)).toContainText('déclaration de perte');
  });

  await test.step('another fee from today on is seen in the form that is open, and undone', async () => {
    await goTo(page, 'settings');
    await page.getByRole('button', { name: settingsText.sections.papers }).click();
    await page.getByRole('button', { name: fee }).click();
    await page.getByRole('textbox', { name: settingsPapersText.amount }).fill('91');
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.set-row', { hasText: fee })).toHaveCount(2);
    await goTo(page, 'agenda');
    await expect(papersOf(page)).toContainText('25 + 91 + 42 + 17 = 175\u00A0€');
    await undoLast(page);
    await expect(papersOf(page)).toContainText('25 + 86 + 42 + 17 = 170\u00A0€');
  });

  await test.step('a new fee that the others always go before says so before it is saved, and in the list', async () => {
    await goTo(page, 'settings');
    await page.getByRole('button', { name: settingsText.sections.papers }).click();
    await page.getByRole('button', { name: settingsPapersText.add.feeRule, exact: true }).click();
    await page.getByRole('textbox', { name: settingsPapersText.fee }).fill('Nouveau tarif');
    await page.getByRole('textbox', { name: settingsPapersText.amount }).fill('90');
    await expect(onScreen(page).getByText('ne s’appliqueront jamais ici')).toBeVisible();
    for (const [width, height] of [
      [1093, 614],
      [1366, 768],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: test.info().outputPath(`fee-${width}.png`) });
    }
    await page.keyboard.press('Control+Enter');
    await expect(page.locator('.set-row', { hasText: 'Nouveau tarif' })).toContainText('jamais appliqué ici');
    await page.screenshot({ path: test.info().outputPath('fee-list.png') });
  });
  expect(errors).toEqual([]);
  await close();
});

test('a missing paper makes the file incomplete and the next appointment is one press away', async () => {
  const { page, close, errors } = await launchDemo();
  await beAgent(page, 'Clément D.');
  const label = await callNext(page);
  await startService(page);
  await page.keyboard.press('Shift+2');
  await expect(onScreen(page).getByText(counterText.papers.lacking)).toBeVisible();
  const offer = page.getByRole('region', { name: followUpText.label });
  // A press right after another act counts as a rebound; once the service is over the key does nothing.
  await expect(async () => {
    await page.keyboard.press('Shift+F9');
    await expect(offer).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(offer.getByRole('button', { name: /^Prendre / })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(onScreen(page).getByText(/rendez-vous pris/i)).toBeVisible();
  const store = await readStore(page);
  const ticket = ticketOf(store, label);
  expect(ticket).toMatchObject({ status: 'done', outcome: 'incompleteFile' });
  const again = Object.values(store.appointments).filter(
    ({ citizenId, status, day }) => citizenId === ticket?.citizenId && status === 'booked' && day > ticket.day,
  );
  expect(again).toMatchObject([{ reasonId: ticket?.reasonId }]);

  await test.step('its confirmation is printed before the person leaves', async () => {
    await page.getByRole('button', { name: followUpText.print }).press('Enter');
    const paper = onScreen(page).getByText(/^PDF gardé dans /);
    await expect(paper).toContainText('rendez-vous-');
    await expect(page.getByRole('button', { name: /^Ouvrir rendez-vous-/ })).toBeVisible();
  });

  await test.step('undone, it is offered again', async () => {
    await undoLast(page);
    await expect(offer.getByRole('button', { name: /^Prendre / })).toBeVisible();
  });

  await test.step('in a pause Entrée is its answer, and the way back is another key', async () => {
    await page.keyboard.press('Control+F7');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.waitForTimeout(700);
    await page.keyboard.press('2');
    const resume = page.locator('.upnext').getByRole('button', { name: new RegExp(`^${counterText.endPause}`, 'u') });
    await expect(resume).toContainText('Ctrl F7');
    await expect(page.locator('.keys')).not.toContainText('Entrée');
    await expect(offer.getByRole('button', { name: /^Prendre / })).toBeFocused();
    // A press right after another act counts as a rebound.
    await page.waitForTimeout(700);
    await page.keyboard.press('Control+F7');
    await expect(resume).toBeHidden();
    await expect(offer).toBeVisible();
  });

  await test.step('beside the next person a line keeps it, with the way to the form and back', async () => {
    const title = (await offer.getByRole('heading').textContent()) ?? '';
    const name = title.slice(title.indexOf(':') + 2);
    await page.keyboard.press('Control+F8');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(offer).toBeHidden();
    await expect(page.locator('.now')).toContainText(followUpText.left(name));
    await page.keyboard.press('Alt+r');
    const form = page.getByRole('complementary', { name: agendaText.create.title });
    await expect(form).toContainText(name);
    // The days that were offered: not the minute in which they were sent home.
    await expect(form.getByText('aujourd’hui à')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.locator('.now')).toContainText(followUpText.left(name));
  });
  expect(errors).toEqual([]);
  await close();
});

test('a next appointment that is taken in the agenda is said at the counter, and Échap leads back there', async () => {
  const { page, close, errors } = await launchDemo();
  await beAgent(page, 'Clément D.');
  await callNext(page);
  await startService(page);
  const offer = page.getByRole('region', { name: followUpText.label });
  const first = offer.getByRole('button', { name: /^Prendre / });
  const form = page.getByRole('complementary', { name: agendaText.create.title });
  const booked = page.getByRole('complementary', { name: agendaText.detail.title, exact: true });
  const taken = page.locator('.now .fu', { hasText: /rendez-vous pris/u });
  const incomplete = async (shown: Locator): Promise<void> => {
    // A press right after another act counts as a rebound; once the service is over the key does nothing.
    await expect(async () => {
      await page.keyboard.press('Shift+F9');
      await expect(shown).toBeVisible({ timeout: 1000 });
    }).toPass();
  };
  const book = async (): Promise<void> => {
    await expect(form.locator('.panel-foot .btn--main')).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(booked).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.locator('.now')).toBeVisible();
  };
  await incomplete(offer);

  await test.step('left without a booking, the first place has Entrée again and not the next call', async () => {
    await offer.getByRole('button', { name: followUpText.openAgenda }).press('Enter');
    await expect(form).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(first).toBeVisible();
    // What the other parts of the screen do with the focus as they come back is over by then.
    await page.waitForTimeout(700);
    await expect(first).toBeFocused();
  });

  await test.step('booked there, the counter says so and proposes no second one', async () => {
    await offer.getByRole('button', { name: followUpText.openAgenda }).press('Enter');
    await book();
    await expect(taken.getByRole('button', { name: followUpText.done })).toBeFocused();
    await expect(taken.getByRole('button', { name: followUpText.print })).toBeVisible();
    await expect(offer).toBeHidden();
  });

  await test.step('undone, it is offered again', async () => {
    await undoLast(page);
    await expect(first).toBeVisible();
  });

  await test.step('booked by F4 before the end, it is said in place of the offer', async () => {
    await undoLast(page);
    await expect(offer).toBeHidden();
    await page.keyboard.press('F4');
    await book();
    await incomplete(taken);
    await expect(taken.getByRole('button', { name: followUpText.done })).toBeFocused();
    await expect(offer).toBeHidden();
  });
  expect(errors).toEqual([]);
  await close();
});
