import { expect, test } from '@playwright/test';
import { knownBy, toCitizenValues } from '#shared/domain/model/citizen-values';
import { journalText as texts } from '#shared/i18n/fr/settings-history';
import { settingsText } from '#shared/i18n/fr/settings';
import { axeFaults } from './support/axe-faults';
import type { Launched } from './support/launch';
import { openSection } from './support/open-section';
import { launchDemo } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, becomeAgent } from './support/town';

let guichet: Launched;
test.beforeAll(async () => {
  guichet = await launchDemo();
});
test.afterAll(async () => {
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

test('who opened a file stands in the journal of the administrator, by days, agent and person', async () => {
  const { page } = guichet;
  await beAgent(page);
  const { citizens } = await readStore(page, 'citizens');
  const somebody = Object.values(citizens).find(({ erasedAt }) => erasedAt === '');
  if (!somebody) throw new Error('Nobody is known');
  const name = knownBy(toCitizenValues(somebody));
  const file = page.getByRole('dialog', { name });
  const openFile = async (): Promise<void> => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(name);
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
    await expect(file).toBeVisible();
  };
  await test.step('a colleague at the reception looks at a file', async () => {
    await openFile();
    await expect(file.getByRole('button', { name: texts.openedBy })).toHaveCount(0);
    await page.keyboard.press('Escape');
  });
  const rows = page.getByRole('table', { name: texts.table }).locator('tbody tr');
  const opened = rows.filter({ hasText: texts.kinds.fileOpened }).filter({ hasText: name });
  await test.step('the administrator reads who it was', async () => {
    await becomeAgent(page, 'Yann K.');
    await openSection(page, settingsText.sections.journal);
    await expect(async () => {
      await page.getByRole('textbox', { name: texts.from, exact: true }).fill('2026-01-02');
      await page.getByRole('textbox', { name: texts.from, exact: true }).fill('2026-01-01');
      await expect(opened).toHaveCount(1, { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(rows.filter({ hasText: texts.kinds.journalRead }).first()).toContainText('Yann');
    expect(await axeFaults(page)).toEqual([]);
  });
  await test.step('from the file of the person it tells of that file alone', async () => {
    await openFile();
    await file.getByRole('button', { name: texts.openedBy }).click();
    await expect(page.getByText(texts.person(name))).toBeVisible();
    await expect(opened.first()).toBeVisible();
    await expect(rows.filter({ hasNotText: name })).toHaveCount(0);
    await expect(opened.filter({ hasText: 'Nadège' })).toHaveCount(1);
  });
});
