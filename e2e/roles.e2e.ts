import { expect, test, type Page } from '@playwright/test';
import { commonText } from '#shared/i18n/fr/common';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsHoursText } from '#shared/i18n/fr/settings-hours';
import { rightsText } from '#shared/i18n/rights/rights-words';
import { undoLast } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { openSection } from './support/open-section';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, becomeAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const [administrator, supervisor, counter] = ['Yann K.', 'Hélène V.', 'Clément D.'];
const { absences, spell } = settingsHoursText;
const { sections } = settingsText;

const sectionsShown = (page: Page): Promise<readonly string[]> =>
  page.getByRole('navigation', { name: settingsText.sectionsLabel }).getByRole('button').allInnerTexts();

type Body = { readonly kind: string; readonly label?: string; readonly changes?: readonly unknown[] };

const bodiesOf = async (page: Page, kind: string): Promise<readonly Body[]> =>
  Object.values((await readStore(page, 'reference')).reference)
    .map(({ body }) => body as Body)
    .filter((body) => body.kind === kind);

/** In Supervision: whether an absence is noted from there. */
const noteButton = (page: Page) => page.getByRole('button', { name: dayAheadText.away.note });

test('a supervisor notes an absence alone, and a town says who may what', async () => {
  const { page } = await launchDemo();

  await test.step('whoever answers for the day notes an absence by the key A, from their own settings', async () => {
    await beAgent(page, supervisor);
    await expectSynced(page);
    await goTo(page, 'supervision');
    await expect(noteButton(page)).toBeVisible();
    await page.keyboard.press('a');
    const form = page.getByRole('form', { name: absences.formNew, exact: true });
    await expect(form).toBeVisible();
    expect(await sectionsShown(page)).toEqual([sections.closures, sections.absences, sections.roster]);
    const agent = form.getByRole('button', { name: new RegExp(`${absences.agent} ${commonText.required}$`, 'u') });
    await expect(agent).toBeFocused();
    await page.keyboard.type('riviere');
    await page.keyboard.press('Enter');
    await form.getByRole('textbox', { name: spell.fromDay, exact: true }).fill('2026-12-02');
    const before = (await bodiesOf(page, 'unavailability')).length;
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await bodiesOf(page, 'unavailability')).length).toBe(before + 1);
  });

  const box = (right: keyof typeof rightsText.names, role: 'supervisor' | 'counter') =>
    page.getByRole('checkbox', { name: rightsText.cell(right, role), exact: true });

  await test.step('an administrator changes rights by the keyboard, and sees whom that meets', async () => {
    await becomeAgent(page, administrator);
    await openSection(page, sections.roles);
    await page.keyboard.press('Enter');
    // The first box is that of the first right that can be changed.
    await expect(box('closeDay', 'supervisor')).toBeChecked();
    await expect(page.getByRole('checkbox').first()).toBeFocused();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
      await page.keyboard.press(key);
    await expect(box('absences', 'supervisor')).toBeFocused();
    await page.keyboard.press('Space');
    await expect(page.getByRole('status').getByText(rightsText.loses('supervisor', 1, ['absences']))).toBeVisible();
    for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Space'])
      await page.keyboard.press(key);
    await expect(box('reasons', 'counter')).toBeChecked();
    await expect(page.getByRole('status').getByText(rightsText.gains('counter', 7, ['reasons']))).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(async () => (await bodiesOf(page, 'rights'))[0]?.changes)
      .toEqual([
        { role: 'counter', right: 'reasons', may: true },
        { role: 'supervisor', right: 'absences', may: false },
      ]);
    await expectSynced(page);
  });

  await test.step('from then on each sees what is theirs, and is told whom to ask for the rest', async () => {
    await becomeAgent(page, supervisor);
    await goTo(page, 'supervision');
    await expect(onScreen(page).getByText(dayAheadText.away.ask(['Yann Kervella']))).toBeVisible();
    await expect(noteButton(page)).toHaveCount(0);
    await goTo(page, 'settings');
    expect(await sectionsShown(page)).toEqual([sections.closures, sections.roster]);
    await becomeAgent(page, counter);
    await goTo(page, 'settings');
    expect(await sectionsShown(page)).toEqual([sections.reasons, sections.papers]);
  });

  await test.step('a role goes back to what Guichet gives it, and undo brings the change of the town again', async () => {
    await becomeAgent(page, administrator);
    await openSection(page, sections.roles);
    await page.getByRole('button', { name: rightsText.asShippedOf('counter') }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect.poll(async () => (await bodiesOf(page, 'rights'))[0]?.changes).toHaveLength(1);
    await undoLast(page);
    await expect.poll(async () => (await bodiesOf(page, 'rights'))[0]?.changes).toHaveLength(2);
    const all = page.getByRole('button', { name: rightsText.allAsShipped });
    await all.press('Enter');
    // Nothing is left that could go back.
    await expect(all).toHaveCount(0);
    await expect(box('absences', 'supervisor')).toBeChecked();
    await expect(box('reasons', 'counter')).not.toBeChecked();
    await becomeAgent(page, supervisor);
    await goTo(page, 'supervision');
    await expect(noteButton(page)).toBeVisible();
  });
});
