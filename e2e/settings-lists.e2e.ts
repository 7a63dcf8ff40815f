import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { shellText } from '#shared/i18n/fr/shell';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsAgentsText } from '#shared/i18n/fr/settings-agents';
import { settingsDesksText } from '#shared/i18n/fr/settings-desks';
import { settingsReasonsText } from '#shared/i18n/fr/settings-reasons';
import { undoLast } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const openSection = async (page: Page, section: keyof typeof settingsText.sections): Promise<void> => {
  await goTo(page, 'settings');
  await page.getByRole('button', { name: settingsText.sections[section], exact: true }).click();
};

/** A line of the list of the section that is shown. */
const row = (page: Page, text: string) => page.locator('.set-row:visible', { hasText: text });

test('reasons, desks and agents are set without code, told beside the field when wrong, and undone', async () => {
  const { page, close, errors } = await launchDemo();
  await beAgent(page, 'Yann K.');

  await test.step('Ctrl K leads into a section of the settings, from elsewhere and from another section, and the focus is seen there', async () => {
    const focused = () =>
      page.evaluate(() => {
        const active = document.activeElement;
        const pane = active?.closest('[data-pane]')?.getAttribute('data-pane') ?? '';
        return `${pane} ${active?.matches(':focus-visible') ? 'seen' : 'unseen'}`;
      });
    for (const [word, section] of [
      ['clavier', 'keyboard'],
      ['postes', 'devices'],
      ['horaires', 'openings'],
      ['identification', 'persons'],
    ]) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(word ?? '');
      await page.keyboard.press('Enter');
      await expect.poll(focused).toBe(`${section} seen`);
    }
    // From the list of sections too, which keeps the keyboard only while it is walked through.
    const list = page.getByRole('navigation', { name: settingsText.sectionsLabel });
    await page.keyboard.press('Escape');
    await expect(list.locator('[aria-current]')).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(list.locator('[aria-current]')).toBeFocused();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('planning');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('roster seen');
  });

  await test.step('another length of a reason counts at once in the agenda', async () => {
    await openSection(page, 'reasons');
    await row(page, 'Carte d’identité').click();
    const length = page.getByRole('textbox', { name: settingsReasonsText.persons(1) });
    await length.fill('');
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText('Écrivez un nombre de minutes, à partir de 1.')).toBeVisible();
    await expect(length).toBeFocused();
    await length.fill('25');
    await page.keyboard.press('Control+Enter');
    await expect(row(page, 'Carte d’identité')).toContainText('25\u00A0min');
    await goTo(page, 'agenda');
    await page.keyboard.press('F4');
    const panel = page.getByRole('complementary', { name: agendaText.create.title });
    await expect(panel).toContainText('25\u00A0min');
    // Somebody is about to be typed: there Ctrl Z is about the text.
    await page.locator('.last-act').getByRole('button', { name: shellText.lastAct.undo }).press('Enter');
    await expect(panel).toContainText('20\u00A0min');
    await page.keyboard.press('Escape');
  });

  await test.step('a desk cannot take the number of another one', async () => {
    await openSection(page, 'desks');
    await page.getByRole('button', { name: settingsDesksText.add.desk, exact: true }).click();
    const number = page.getByRole('textbox', { name: settingsDesksText.number });
    await expect(number).toHaveValue('9');
    await number.fill('3');
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText('Ce numéro est déjà pris. Choisissez-en un autre.')).toBeVisible();
    await number.fill('12');
    await page.keyboard.press('Control+Enter');
    await expect(row(page, 'Guichet\u00A012')).toBeVisible();
    await undoLast(page);
    await expect(row(page, 'Guichet\u00A012')).toHaveCount(0);
  });

  await test.step('an agent with a very long name', async () => {
    await openSection(page, 'agents');
    await page.getByRole('button', { name: settingsAgentsText.add }).press('Enter');
    await expect(page.getByRole('textbox', { name: settingsAgentsText.name })).toBeFocused();
    await page.keyboard.type('Anne-Charlotte de La Rochefoucauld-Montmorency d’Hérouville');
    await expect(page.getByRole('textbox', { name: settingsAgentsText.shortName })).toHaveValue('Anne-Charlotte L.');
    await page.keyboard.press('Control+Enter');
    await expect(row(page, 'Anne-Charlotte de La Rochefoucauld')).toBeVisible();
    await undoLast(page);
    await expect(row(page, 'Anne-Charlotte de La Rochefoucauld')).toHaveCount(0);
  });

  await test.step('an agent goes after a question alone, unless a desk of theirs is open, and the act says what it was', async () => {
    const remove = page.getByRole('button', { name: settingsText.form.remove, exact: true });
    const question = page.getByRole('alertdialog');
    await row(page, 'Sylvie').click();
    await remove.press('Enter');
    await expect(question).toContainText(/a ouvert le guichet\u00A0\d/u);
    await expect(question.getByRole('button')).toHaveCount(1);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Escape');
    await expect(row(page, 'Sylvie')).toBeVisible();
    await row(page, 'Odile').click();
    await remove.press('Enter');
    await expect(question).toContainText('Supprimer Odile');
    await page.keyboard.press('Escape');
    await expect(question).toHaveCount(0);
    await expect(row(page, 'Odile')).toBeVisible();
    await remove.press('Enter');
    await expect(question).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(row(page, 'Odile')).toHaveCount(0);
    await expect(page.locator('.last-act')).toContainText('suppression');
    await undoLast(page);
    await expect(row(page, 'Odile')).toBeVisible();
  });
  expect(errors).toEqual([]);
  await close();
});
