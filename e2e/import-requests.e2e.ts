import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { readTable } from '#shared/domain/exchange/csv/read-table';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsRequestImportText as texts } from '#shared/i18n/fr/settings-request-import';
import { wideFaults } from './support/look/wide-letters';
import { axeFaults } from './support/axe-faults';
import { chooseFile } from './support/choose-file';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { saveInto } from './support/save-into';
import { readStore } from './support/read-store';
import { foreignRequests, foreignOutcome } from './support/foreign-requests';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

let guichet: Launched;
test.beforeEach(async () => {
  guichet = await launchDemo('2026-11-24T08:40:00.000Z');
  await beAgent(guichet.page, 'Yann K.');
});
test.afterEach(() => guichet.close());

const openSection = async (page: Page): Promise<void> => {
  const label = settingsText.sections.importRequests;
  await goTo(page, 'settings');
  await page
    .getByRole('navigation', { name: settingsText.sectionsLabel })
    .getByRole('button', { name: label, exact: true })
    .click();
  await expect(page.locator('.set-list [aria-current]')).toHaveText(label);
};

const countOf = (page: Page, label: string, count: number) =>
  page
    .getByRole('radio', { name: `${label} ${count}`, exact: true })
    .or(page.getByRole('button', { name: `${label} ${count}`, exact: true }));

/** Those of the file that stand in the store, by their number there. */
const imported = async (page: Page): Promise<readonly { readonly id: string; readonly status: string }[]> =>
  Object.values((await readStore(page, 'requests')).requests).filter(
    ({ id, status }) => id.startsWith('import~') && status !== 'void',
  );

test('requests of another program are tried, chosen, imported, known again by a saved profile, and taken back', async () => {
  const { page, errors, violations } = guichet;
  await openSection(page);
  await chooseFile(page, foreignRequests());

  await test.step('the dry run says of each row what becomes of it, and asks for what it does not know', async () => {
    const { rows, create, refused, leftOut } = foreignOutcome;
    await expect(countOf(page, texts.run.all, rows)).toBeVisible();
    await expect(countOf(page, texts.run.states.create, create)).toBeVisible();
    await expect(countOf(page, texts.run.states.leftOut, leftOut)).toBeVisible();
    expect(await wideFaults(page)).toEqual([]);
    await countOf(page, texts.run.states.refused, refused).click();
    const table = page.getByRole('region', { name: texts.run.title }).getByRole('table');
    await expect(table.getByRole('row')).toHaveCount(refused + 1);
    await expect(table).toContainText('Motif inconnu');
    await expect(table).toContainText('avant d’être reçue');
    await expect(table).toContainText('« 02/11/1826 » n’est pas entre 1900 et 2099');
    await expect(table).toContainText(texts.refused.column('Date de réception'));
    await expect(table).not.toContainText('Zébulon');
    await expect(page.getByRole('button', { name: new RegExp(`^Importer ${create}\\s`) })).toBeDisabled();
    expect(await axeFaults(page)).toEqual([]);
    expect(await imported(page)).toEqual([]);
  });

  await test.step('a value that is chosen takes its rows in; the rest is left aside by a choice', async () => {
    await page.getByRole('button', { name: /Nid de poule/ }).click();
    await page.getByRole('option').first().click();
    const { create, refused, unknownReason } = foreignOutcome;
    await expect(countOf(page, texts.run.states.create, create + unknownReason)).toBeVisible();
    await page.getByRole('checkbox', { name: texts.run.passRefused(refused - unknownReason) }).check();
  });

  await test.step('the refused rows are kept as a file, each with its line and why', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'guichet-refused-'));
    const file = path.join(folder, 'refused.csv');
    await saveInto(guichet.app, file);
    const count = foreignOutcome.refused - foreignOutcome.unknownReason;
    await page.getByRole('button', { name: texts.refused.save(count) }).click();
    await expect.poll(() => existsSync(file)).toBe(true);
    const { headers, rows } = readTable(readFileSync(file, 'utf8'));
    rmSync(folder, { recursive: true });
    expect(headers.slice(-2)).toEqual([texts.refused.heads.line, texts.refused.heads.why]);
    expect(rows).toHaveLength(count);
    expect(rows.at(-1)?.cells.slice(-2)).toEqual(['57', expect.stringContaining('Corrigez l’année')]);
  });

  await test.step('the choices are kept under a name', async () => {
    await page.getByRole('textbox', { name: texts.profile.name }).fill('Ancien logiciel');
    await page.getByRole('button', { name: texts.profile.save }).click();
    await expect(onScreen(page).getByText(texts.profile.saved('Ancien logiciel'))).toBeVisible();
  });

  const count = foreignOutcome.create + foreignOutcome.unknownReason;
  await test.step('the import enters them, closed ones closed, without a name', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText(texts.done.text(count))).toBeVisible();
    const stored = await imported(page);
    expect(stored).toHaveLength(count);
    expect(stored.filter(({ status }) => status === 'closed')).toHaveLength(foreignOutcome.closed);
    expect(JSON.stringify(stored)).not.toContain('Zébulon');
  });

  await test.step('the same file again is read by the profile and brings nothing', async () => {
    await chooseFile(page, foreignRequests());
    await expect(
      page.getByRole('button', { name: new RegExp(`${texts.profile.label}|Ancien logiciel`) }).first(),
    ).toBeVisible();
    await expect(countOf(page, texts.run.states.existing, count)).toBeVisible();
    await expect(countOf(page, texts.run.states.create, 0)).toBeVisible();
  });

  await test.step('all of it is taken back in one step', async () => {
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await imported(page)).length).toBe(0);
    await expect(countOf(page, texts.run.states.create, count)).toBeVisible();
  });
  expect([errors, violations]).toEqual([[], []]);
});

test('a file without numbers says why one is needed, and what to do about it', async () => {
  const { page, errors, violations } = guichet;
  await openSection(page);
  await chooseFile(page, {
    name: 'sans-numero.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Canal;Motif;Date de réception\nCourrier;Passeport;03/11/2026\n', 'utf8'),
  });
  const columns = page.getByRole('region', { name: texts.columns.title });
  await expect(columns.getByRole('alert')).toHaveText(
    `${texts.columns.missing(texts.neededFields['externalId'] ?? '')} ${texts.whyNumber}`,
  );
  expect([errors, violations]).toEqual([[], []]);
});
