import { expect, test, type Page } from '@playwright/test';
import { printsText } from '#shared/i18n/fr/prints';
import { appointmentParams, formatRoute } from '#shared/routes/places';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { undoLast } from './support/acts';
import { readStore } from './support/read-store';
import { openSection } from './support/open-section';
import { beAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

/** Settings that leave booked people without a desk: they are counted before, and there is a way to them after. */

let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  guichet = await launchDemo();
  ({ page } = guichet);
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

/** The address of a section, as any link leads there. */
const goToSection = (section: string): Promise<string> =>
  page.evaluate((hash) => (window.location.hash = hash), formatRoute({ place: 'settings', params: { section } }));
const touched = () => page.getByRole('region', { name: 'Rendez-vous touchés' });
const opening = () => page.getByRole('form', { name: 'Plage d’ouverture', exact: true });
const button = (name: string | RegExp) => page.getByRole('button', { name });

const showMorning = async (): Promise<void> => {
  await goToSection('openings');
  await page.locator('.set-row').filter({ hasText: '8:30' }).first().click();
};

/** The day view of supervision on a day. */
const superviseDay = async (day: string): Promise<void> => {
  await goTo(page, 'supervision');
  await page.locator('main.place:visible').getByRole('radio', { name: 'Jour' }).click();
  await page.locator('.su:visible input[type="date"]').fill(day);
};

const numberIn = (text: string | null): number => Number(/\d+/.exec(text ?? '')?.[0] ?? 0);

test('a shorter opening says whom it leaves without a desk, before it is saved and in Supervision after', async () => {
  await showMorning();
  await expect(touched()).toBeHidden();
  await opening().getByRole('textbox', { name: 'De', exact: true }).fill('11');
  await expect(touched()).toContainText(/\d+\srendez-vous restent/);
  const number = numberIn(await touched().locator('.note').textContent());
  expect(number).toBeGreaterThan(10);
  await expect(button(`Enregistrer et les déplacer (${number})`)).toBeVisible();
  await button('Enregistrer sans déplacer').press('Enter');
  await expect(page.locator('.last-act')).toContainText('Réglages');
  await goTo(page, 'conflicts');
  await expect(page.getByRole('heading', { name: 'À déplacer', exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Aucun conflit' })).toBeHidden();
  await superviseDay('2026-11-26');
  const gaps = page.getByRole('region', { name: 'Où cela ne tient pas' });
  await expect(gaps).toContainText('en dehors de toute ouverture');
  await gaps.getByRole('button', { name: 'Déplacer' }).first().press('Enter');
  await expect(page.getByRole('heading', { name: 'Déplacer les rendez-vous' })).toBeVisible();
  await undoLast(page);
});

test('an opening that ends before it begins is told so, also where its hour is written out meanwhile', async () => {
  await showMorning();
  await opening().getByRole('textbox', { name: 'De', exact: true }).fill('14');
  await page.keyboard.press('Control+Enter');
  await expect(opening().getByRole('textbox', { name: 'à', exact: true })).toBeFocused();
  await expect(opening().getByText('La fin vient avant le début.')).toBeVisible();
  await button('Rétablir').press('Enter');
});

test('the end of an opening asks first while people are booked in it', async () => {
  await showMorning();
  await button('Arrêter dès aujourd’hui').press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText(/\d+\srendez-vous restent/);
  await question.getByRole('button', { name: 'Ne rien changer' }).click();
  await expect(question).toBeHidden();
  await expect(button('Arrêter dès aujourd’hui')).toBeVisible();
});

test('a closed day says in Supervision how many must be moved, and leads to the move', async () => {
  await goToSection('closures');
  await page.keyboard.press('Control+n');
  const closure = page.getByRole('form', { name: 'Nouvelle fermeture' });
  await closure.getByLabel('Intitulé').fill('Grève');
  for (const day of ['Du', 'au']) await closure.getByRole('textbox', { name: day, exact: true }).fill('2026-11-27');
  await button('Enregistrer sans déplacer').press('Enter');
  await superviseDay('2026-11-27');
  await expect(page.locator('.su-top h2:visible')).toHaveText(/^Fermé\s: Grève\. \d+\srendez-vous à déplacer\.$/);
  const gaps = page.getByRole('region', { name: 'Où cela ne tient pas' });
  await expect(gaps).toContainText(/\d+\srendez-vous à déplacer/);
  await expect(gaps).not.toContainText('Rien à reprendre');
  await expect(page.locator('.strip li:visible').filter({ hasText: 'prévues sans rendez-vous' })).toContainText('–');
  await gaps.getByRole('button', { name: 'Déplacer' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Déplacer les rendez-vous' })).toBeVisible();
  const { appointments } = await readStore(page, 'appointments');
  const one = Object.values(appointments).find(({ day, status }) => day === '2026-11-27' && status === 'booked');
  if (!one) throw new Error('nobody is booked on the closed day');
  await page.evaluate(
    (hash) => (window.location.hash = hash),
    formatRoute({ place: 'agenda', params: appointmentParams(one) }),
  );
  // The hour is confirmed neither on the screen nor on paper.
  const panel = page.getByRole('complementary', { name: 'Rendez-vous', exact: true });
  await expect(panel).toContainText(/Guichet fermé à cette heure\s: ce rendez-vous est à déplacer/);
  await expect(panel.getByRole('button', { name: printsText.slip.short })).toBeHidden();
  await panel.getByRole('button', { name: 'Déplacer' }).first().click();
  await expect(page.getByRole('heading', { name: /^Déplacer / })).toBeVisible();
  await page.keyboard.press('Escape');
  await undoLast(page);
  await expect(panel.getByRole('button', { name: printsText.slip.short })).toBeVisible();
});

test('the end of a week’s plan asks first while people are booked at a desk that only the plan holds', async () => {
  await openSection(page, 'Absences d’agents');
  await page.keyboard.press('Control+n');
  const absence = page.getByRole('form', { name: 'Nouvelle absence', exact: true });
  await absence.getByRole('button', { name: /Agent obligatoire$/u }).focus();
  await page.keyboard.type('lenormand');
  await expect(page.getByRole('option', { name: 'Maud Lenormand' })).toBeFocused();
  await page.keyboard.press('Enter');
  await absence.getByRole('textbox', { name: 'Du', exact: true }).fill('2026-12-01');
  await button('Enregistrer sans déplacer').press('Enter');
  await goToSection('roster');
  await button('Semaine suivante').press('Enter');
  await expect(onScreen(page).getByText('Cette semaine n’est pas planifiée')).toBeVisible();
  for (const half of ['morning', 'afternoon']) {
    await page.locator(`[data-cell="desk-4 2 ${half}"]`).click();
    await page.locator('.ro-agent').filter({ hasText: 'Yann K.' }).click();
  }
  await page.keyboard.press('Control+Enter');
  const end = button('Ne plus planifier cette semaine');
  await expect(end).toBeVisible();
  await end.press('Enter');
  const question = page.getByRole('alertdialog', { name: 'Ne plus planifier cette semaine' });
  await expect(question).toContainText(/\d+\srendez-vous restent/);
  await expect(question.getByRole('button', { name: /^Retirer le planning et les déplacer/ })).toBeVisible();
  await question.getByRole('button', { name: 'Ne rien changer' }).click();
  await expect(end).toBeVisible();
  for (let act = 0; act < 2; act += 1) await undoLast(page);
});
