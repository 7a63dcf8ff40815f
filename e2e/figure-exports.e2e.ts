import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { figureExportText as texts } from '#shared/i18n/fr/figure-export-menu';
import { steeringText } from '#shared/i18n/fr/steering';
import { chooseSite } from './support/choose-site';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { saveInto } from './support/save-into';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const manager = 'Odile G.';

let guichet: Launched;
let folder: string;
test.beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'guichet-figures-'));
  guichet = await launchDemo('2026-11-24T08:40:00.000Z');
  await beAgent(guichet.page, manager);
});
test.afterEach(async () => {
  await guichet.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Takes one kind out through the menu, by its keys, and waits for the file. */
const take = async (page: Page, kind: keyof typeof texts.kinds): Promise<Uint8Array> => {
  const file = path.join(folder, kind);
  await saveInto(guichet.app, file);
  await page.keyboard.press('x');
  const item = page.getByRole('menuitem', { name: new RegExp(`^${texts.kinds[kind].label} `) });
  await expect(item).toBeVisible();
  await item.press('Enter');
  // It is there before it is whole: until it grows no more.
  let last = 0;
  const isWhole = (): boolean => {
    const size = existsSync(file) ? statSync(file).size : 0;
    const isSame = size > 0 && size === last;
    last = size;
    return isSame;
  };
  await expect.poll(isWhole, { intervals: [250] }).toBe(true);
  return readFileSync(file);
};

const unpacked = (zip: Uint8Array): Readonly<Record<string, Uint8Array>> => unzipSync(zip);

test('figures leave Pilotage in every form, and nothing of it breaks the page’s policy', async () => {
  const { page } = guichet;
  await goTo(page, 'steering');
  // The quarter that runs: its days are those of the documents.
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: /4e trimestre 2026/ })).toBeVisible();
  await expect(page.getByRole('button', { name: texts.title, exact: true })).toBeVisible({ timeout: 150_000 });

  await test.step('rows for spreadsheets and programs', async () => {
    const workbook = unpacked(await take(page, 'xlsx'));
    expect(Object.keys(workbook)).toContain('xl/worksheets/sheet4.xml');
    expect(strFromU8(workbook['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('État civil');
    const excel = unpacked(await take(page, 'excelCsv'));
    expect(strFromU8(excel['Demandes.csv'] ?? new Uint8Array())).toMatch(/^\uFEFF?Identifiant;Site;Jour;/);
    const machine = unpacked(await take(page, 'dataPackage'));
    const told = JSON.parse(strFromU8(machine['datapackage.json'] ?? new Uint8Array())) as {
      readonly resources: readonly { readonly path: string }[];
    };
    expect(told.resources.map((one) => one.path).toSorted()).toEqual(
      Object.keys(machine)
        .filter((name) => name.endsWith('.csv'))
        .toSorted(),
    );
    const parquet = unpacked(await take(page, 'parquet'));
    expect(strFromU8((parquet['requests.parquet'] ?? new Uint8Array()).slice(0, 4))).toBe('PAR1');
  });

  await test.step('the report of one page is of all sites, though one is shown, and says so', async () => {
    const file = path.join(folder, 'rapport.pdf');
    await guichet.app.evaluate(({ dialog }, to) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
    }, file);
    await page.keyboard.press('p');
    await expect(onScreen(page).getByText(/^Rapport de toute la mairie, 4e trimestre 2026\s: enregistré/)).toBeVisible({
      timeout: 90_000,
    });
    await expect.poll(() => existsSync(file) && readFileSync(file).length, { timeout: 30_000 }).toBeGreaterThan(0);
    expect(readFileSync(file, 'latin1').match(/\/Type \/Page\b/g)).toHaveLength(1);
  });

  await test.step('closures of this site', async () => {
    expect(strFromU8(await take(page, 'closures'))).toContain('DTSTART;VALUE=DATE:20261111');
  });

  await test.step('what is published is of the whole town: open data', async () => {
    await page.keyboard.press('x');
    await expect(page.getByRole('menuitem', { name: new RegExp(`^${texts.kinds.openData.label} `) })).toHaveText(
      new RegExp(texts.allSites),
    );
    await page.keyboard.press('Escape');
    await chooseSite(page, steeringText.filters.allSites);
    await expect(onScreen(page).getByText(/^Tous les sites · .+demandes/)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('button', { name: texts.title, exact: true })).toBeVisible({ timeout: 60_000 });
    const open = unpacked(await take(page, 'openData'));
    expect(Object.keys(open).toSorted()).toEqual([
      'contacts-par-mois-et-canal.csv',
      'contacts-par-mois-et-motif.csv',
      'datapackage.json',
      'impact-service-public-numerique.csv',
    ]);
  });

  expect(guichet.violations).toEqual([]);
});
