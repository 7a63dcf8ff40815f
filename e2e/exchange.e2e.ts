import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import ICAL from 'ical.js';
import Papa from 'papaparse';
import { importWords } from '#shared/i18n/fr/import-words';
import { settingsText } from '#shared/i18n/fr/settings';
import { exportWords, settingsExchangeText } from '#shared/i18n/fr/settings-exchange';
import { settingsImportText } from '#shared/i18n/fr/settings-import';
import { undoLast } from './support/acts';
import { chooseFile } from './support/choose-file';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { rdvExport, rdvOutcome } from './support/rdv-export';
import { saveInto } from './support/save-into';
import { readStore } from './support/read-store';
import { beAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const administrator = 'Yann K.';
const { import: importing, export: exporting, calendars } = settingsText.sections;
const { run, done } = settingsImportText;

let guichet: Launched;
test.beforeEach(async () => {
  guichet = await launchDemo('2026-11-24T08:40:00.000Z');
  await beAgent(guichet.page, administrator);
});
test.afterEach(() => guichet.close());

/** Goes to a section of the settings and into it, as the keys do. */
const openSection = async (page: Page, label: string): Promise<void> => {
  await goTo(page, 'settings');
  await page
    .getByRole('navigation', { name: settingsText.sectionsLabel })
    .getByRole('button', { name: label, exact: true })
    .click();
  await expect(page.locator('.set-list [aria-current]')).toHaveText(label);
};

/** The imported appointments, by what became of them: all names of the file begin with Z. */
const imported = async (page: Page) => {
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  return Object.values(appointments).filter(
    ({ citizenId, day }) => day.startsWith('2027-02') && citizens[citizenId] !== undefined,
  );
};

const countOf = (page: Page, label: string) =>
  page
    .getByRole('radio', { name: new RegExp(`^${label} \\d+$`) })
    .or(page.getByRole('button', { name: new RegExp(`^${label} \\d+$`) }));

test('an export of RDV Service Public is tried, imported, known again and taken back', async () => {
  const { page, errors, violations } = guichet;
  await openSection(page, importing);
  await chooseFile(page, rdvExport());

  await test.step('the dry run says of each row what becomes of it, and writes nothing', async () => {
    await expect(onScreen(page).getByText(settingsImportText.found.rdv)).toBeVisible();
    await expect(onScreen(page).getByText('Windows-1252')).toBeVisible();
    const { create, existing, leftOut, refused, rows } = rdvOutcome;
    await expect(countOf(page, run.all)).toHaveText(`${run.all} ${rows}`);
    await expect(countOf(page, run.states.create)).toHaveText(`${run.states.create} ${create}`);
    await expect(countOf(page, run.states.existing)).toHaveText(`${run.states.existing} ${existing}`);
    await expect(countOf(page, run.states.leftOut)).toHaveText(`${run.states.leftOut} ${leftOut}`);
    await expect(countOf(page, run.states.refused)).toHaveText(`${run.states.refused} ${refused}`);
    await countOf(page, run.states.refused).click();
    const table = page.getByRole('region', { name: run.title }).getByRole('table');
    await expect(table.getByRole('row')).toHaveCount(refused + 1);
    await expect(table).toContainText('« 31/02/2027 » n’est pas une date. Écrivez-la comme');
    await expect(table).toContainText('Motif inconnu');
    await expect(table).toContainText(importWords.refused.column('date rdv'));
    await expect(table).toContainText('Un signe illisible');
    expect(await imported(page)).toEqual([]);
  });

  await test.step('a reason that is unknown is chosen, and its rows follow', async () => {
    await page.getByRole('button', { name: /Atelier numérique/ }).click();
    await page.getByRole('option', { name: settingsImportText.reasons.leaveOut }).click();
    await expect(countOf(page, run.states.refused)).toHaveText(`${run.states.refused} ${rdvOutcome.refused - 2}`);
  });

  await test.step('the import books what fits and what does not', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText(done.text(rdvOutcome.create))).toBeVisible();
    await expect(onScreen(page).getByText(importWords.refused.left(rdvOutcome.refused - 2))).toBeVisible();
    const booked = await imported(page);
    expect(booked).toHaveLength(rdvOutcome.create);
    expect(booked.filter(({ persons }) => persons.length === 3)).toHaveLength(1);
    expect(booked.filter(({ channel }) => channel === 'portal')).toHaveLength(1);
    await expectSynced(page);
    const overbooked = async () => (await imported(page)).filter((one) => one.confirmation === 'overbooked').length;
    const accepted = async () => (await imported(page)).filter((one) => one.confirmation === 'accepted').length;
    await expect.poll(async () => (await overbooked()) + (await accepted())).toBe(rdvOutcome.create);
    expect(await overbooked()).toBe(rdvOutcome.overbooked);
  });

  await test.step('the same file again has nothing new', async () => {
    await expect(countOf(page, run.states.create)).toHaveText(`${run.states.create} 0`);
    await expect(countOf(page, run.states.existing)).toHaveText(`${run.states.existing} ${rdvOutcome.create + 1}`);
  });

  await test.step('one undo takes all of it back, names included', async () => {
    await page.getByRole('button', { name: done.undo }).click();
    await expect(onScreen(page).getByText(done.undone)).toBeVisible();
    const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
    const left = Object.values(appointments).filter(({ day }) => day.startsWith('2027-02'));
    expect(new Set(left.map(({ status }) => status))).toEqual(new Set(['void']));
    expect(JSON.stringify(citizens)).not.toMatch(/zialo|zapaul/i);
    await expect(countOf(page, run.states.create)).toHaveText(`${run.states.create} ${rdvOutcome.create}`);
  });

  await test.step('taken back from the foot of the window, the dry run is reckoned anew too', async () => {
    const again = page.getByRole('button', { name: settingsImportText.go(rdvOutcome.create) });
    await expect(again).toBeEnabled();
    await page.keyboard.press('Control+Enter');
    await expect(countOf(page, run.states.create)).toHaveText(`${run.states.create} 0`);
    await undoLast(page);
    await expect(onScreen(page).getByText(done.undone)).toBeVisible();
    await expect(countOf(page, run.states.create)).toHaveText(`${run.states.create} ${rdvOutcome.create}`);
    await expect(again).toBeEnabled();
  });
  expect([errors, violations]).toEqual([[], []]);
});

test('an export has no name unless it is asked for, and no formula', async () => {
  const { app, page, errors, violations } = guichet;
  const folder = mkdtempSync(path.join(tmpdir(), 'guichet-export-'));
  const { appointments } = await readStore(page, 'appointments');
  const lastNames = new Set(
    Object.values((await readStore(page, 'citizens')).citizens).map(({ fields }) => fields['lastName']?.v ?? ''),
  );
  const span = { from: '2026-11-24', to: '2026-11-30' };
  const due = Object.values(appointments).filter(
    ({ day, status }) => day >= span.from && day <= span.to && status !== 'void',
  );

  const save = async (file: string): Promise<Record<string, string>[]> => {
    await saveInto(app, file);
    await page.keyboard.press('Control+Enter');
    await expect(onScreen(page).getByText(settingsExchangeText.export.saved(due.length))).toBeVisible();
    const read = (): string => {
      try {
        return readFileSync(file, 'utf8');
      } catch {
        return '';
      }
    };
    await expect.poll(() => read().split('\r\n').length).toBe(due.length + 2);
    expect(read().startsWith('\uFEFF')).toBe(true);
    return Papa.parse<Record<string, string>>(read().slice(1), { header: true, delimiter: ';', skipEmptyLines: true })
      .data;
  };

  await openSection(page, exporting);
  await page.getByRole('textbox', { name: settingsExchangeText.export.to, exact: true }).fill(span.to);
  await expect(onScreen(page).getByText(settingsExchangeText.export.found(due.length), { exact: true })).toBeVisible();
  const plain = await save(path.join(folder, 'sans-noms.csv'));
  expect(plain).toHaveLength(due.length);
  expect(Object.keys(plain[0] ?? {})).not.toContain(exportWords.headers.lastName);
  expect(plain.some((row) => Object.values(row).some((cell) => lastNames.has(cell) && cell !== ''))).toBe(false);

  await page.getByRole('checkbox').check();
  const named = await save(path.join(folder, 'avec-noms.csv'));
  expect(named.every((row) => lastNames.has(row[exportWords.headers.lastName] ?? '?'))).toBe(true);
  rmSync(folder, { recursive: true });
  expect([errors, violations]).toEqual([[], []]);
});

test('a calendar is made, read by another program without a name, and cut off', async () => {
  const { page, errors, violations } = guichet;
  await openSection(page, calendars);
  await expect(onScreen(page).getByText(settingsExchangeText.calendars.none)).toBeVisible();
  await page.keyboard.press('Control+n');
  const address = await page
    .getByRole('region', { name: settingsExchangeText.calendars.address })
    .locator('code')
    .innerText();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1\/calendar\/[\w-]{43}\.ics$/);

  const answer = await fetch(address);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  const text = await answer.text();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  const { appointments, citizens } = await readStore(page, 'appointments', 'citizens');
  const due = Object.values(appointments).filter(
    ({ day, status }) => day >= '2026-10-25' && day <= '2027-05-23' && status !== 'void',
  );
  expect(events.map(({ uid }) => uid).toSorted()).toEqual(due.map(({ id }) => id).toSorted());
  const first = events[0];
  const same = appointments[first?.uid ?? ''];
  expect(first?.startDate.toString()).toBe(`${same?.day}T${same?.time}:00`);
  for (const { fields } of Object.values(citizens)) {
    const lastName = fields['lastName']?.v ?? '';
    if (lastName.length > 3) expect(text).not.toContain(lastName);
  }
  const again = await fetch(address, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);

  const { calendars: words } = settingsExchangeText;
  await page.getByRole('button', { name: new RegExp(`^${words.revoke}`) }).click();
  const question = page.getByRole('alertdialog', { name: words.ask.title(words.site) });
  await expect(question).toContainText(words.ask.lost);
  await question.getByRole('button', { name: words.revoke }).click();
  await expect(onScreen(page).getByText(words.revoked(words.site))).toBeVisible();
  expect((await fetch(address)).status).toBe(401);
  expect([errors, violations]).toEqual([[], []]);
});
