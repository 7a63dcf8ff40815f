import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, type ElectronApplication, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { capital } from '#shared/i18n/fr/format';
import { erasureReasonText, peopleText } from '#shared/i18n/fr/people';
import { printsText } from '#shared/i18n/fr/prints';
import { receptionText } from '#shared/i18n/fr/reception';
import { requestsText } from '#shared/i18n/fr/requests';
import { settingsText } from '#shared/i18n/fr/settings';
import { settingsExchangeText } from '#shared/i18n/fr/settings-exchange';
import { settingsImportText } from '#shared/i18n/fr/settings-import';
import { settingsMessagesText as messages } from '#shared/i18n/fr/settings-messages';
import { shellText } from '#shared/i18n/fr/shell';
import { backupsText } from '#shared/i18n/protection/backups';
import { rdvServicePublicHeaders } from '#shared/domain/exchange/import/rdv-service-public';
import { rdvRow } from '#shared/domain/exchange/testing/rdv-file';
import { writeTable } from '#shared/domain/exchange/testing/write-table';
import { numericDay } from '#shared/i18n/fr/format';
import { blockOf, chooseFavourite, fillBooking } from '../acts';
import { chooseFolder } from '../become-server';
import { chooseFile } from '../choose-file';
import type { Launched } from '../launch';
import { openSection } from '../open-section';
import { goTo } from '../town';
import { people, type Planted } from './planted-people';
import { onScreen } from '../on-screen';

/** What agents do with the planted persons, by the windows of the app. */

/** As somebody says it on the phone: the last name in capitals. */
export const typedName = ({ lastName, firstName }: Planted): string =>
  [lastName.toLocaleUpperCase('fr'), firstName].filter((part) => part !== '').join(' ');

const nameOf = ({ lastName, firstName }: Planted): string => `${firstName} ${lastName}`;

/** Papers and files that are saved go into a folder, under the names that the app proposes, instead of the system's window that asks. */
export const saveUnderProposedNames = (app: ElectronApplication, folder: string): Promise<void> =>
  app.evaluate(({ dialog, session }, to) => {
    dialog.showSaveDialog = (...given: readonly unknown[]) => {
      const { defaultPath = '' } = given.at(-1) as { defaultPath?: string };
      return Promise.resolve({ canceled: false, filePath: `${to}/${defaultPath.split('/').at(-1) ?? ''}` });
    };
    session.defaultSession.on('will-download', (_event, item) => item.setSavePath(`${to}/${item.getFilename()}`));
  }, folder);

/** Waits for a file with this end in a folder, and for its last byte. */
const seeSaved = (folder: string, ending: string): Promise<void> => {
  let before = 0;
  const isWhole = (): boolean => {
    const name = readdirSync(folder).find((one) => one.endsWith(ending));
    const now = name === undefined ? 0 : statSync(path.join(folder, name)).size;
    const same = now > 0 && now === before;
    before = now;
    return same;
  };
  return expect.poll(isWhole, { intervals: [100] }).toBe(true);
};

/** The town hall confirms by e-mail from here on. */
export const switchMailsOn = async (page: Page): Promise<void> => {
  await openSection(page, settingsText.sections.messages);
  await page.getByRole('button', { name: messages.channels.email }).first().click();
  const form = page.getByRole('form', { name: messages.form('confirmed', 'email') });
  await form.getByRole('checkbox', { name: messages.enabled }).check();
  await page.keyboard.press('Control+Enter');
  const isOn = new RegExp(`${messages.channels.email}.*${messages.on}`);
  await expect(page.getByRole('button', { name: isOn }).first()).toBeVisible();
};

/** A backup is made into a folder, to a new key. */
export const backUpInto = async ({ app, page }: Launched, folder: string): Promise<void> => {
  await openSection(page, settingsText.sections.protection);
  const part = page.getByRole('region', { name: backupsText.title });
  await part.getByRole('button', { name: backupsText.key.prepare }).press('Enter');
  const dialog = page.getByRole('dialog', { name: backupsText.making.title });
  await dialog.getByRole('checkbox', { name: backupsText.making.isAway }).press('Space');
  await dialog.getByRole('button', { name: backupsText.making.keep }).press('Enter');
  await expect(dialog).toBeHidden();
  await chooseFolder(app, folder);
  await part.getByRole('button', { name: backupsText.folder.choose }).press('Enter');
  await expect(part).toContainText(folder);
  await part.getByRole('button', { name: backupsText.now }).press('Enter');
  await expect(part).toContainText(backupsText.written);
};

/** Fills the form of a booking with all that is planted of a person, and leaves it open. */
export const fillAll = async (page: Page, person: Planted): Promise<void> => {
  const { create } = agendaText;
  await fillBooking(page, person, person.number);
  const panel = page.getByRole('complementary', { name: create.title });
  if (person.birthDate !== '')
    await panel.getByRole('textbox', { name: create.birthDate }).fill(numericDay(person.birthDate));
  if (person.phone !== '') await panel.getByRole('textbox', { name: create.phone }).fill(person.phone);
  if (person.email !== '') await panel.getByRole('textbox', { name: create.email }).fill(person.email);
  await expect(panel.getByRole('button', { name: /^Réserver .+ à \d/ })).toBeVisible();
};

export const bookAll = async (page: Page, person: Planted): Promise<void> => {
  await fillAll(page, person);
  await page.keyboard.press('Control+Enter');
  await expect(blockOf(page, person)).toBeFocused();
};

/** A mother books for herself and two children, who have no file. */
export const bookFamily = async (page: Page): Promise<void> => {
  await fillAll(page, people.mother);
  const panel = page.getByRole('complementary', { name: agendaText.create.title });
  for (const [child, age] of [
    [people.son, 15],
    [people.daughter, 8],
  ] as const) {
    await page.keyboard.press('Alt+a');
    await page.keyboard.type(`${child.firstName} ${age}`);
    await page.keyboard.press('Enter');
    await expect(panel).toContainText(child.firstName);
  }
  await expect(panel.getByRole('button', { name: /^Réserver/ })).toBeEnabled();
  // Three take longer than the first place has: another one may be proposed meanwhile.
  await expect(async () => {
    await page.keyboard.press('Control+Enter');
    await expect(blockOf(page, people.mother)).toBeFocused({ timeout: 2_000 });
  }).toPass();
};

/** A passage of somebody by name, answered at once. */
export const answerNamed = async (page: Page, digit: string, person: Planted): Promise<void> => {
  await goTo(page, 'reception');
  await chooseFavourite(page, digit);
  const citizen = page.getByRole('combobox', { name: receptionText.passage.citizen });
  await citizen.focus();
  await page.keyboard.type(typedName(person));
  await expect(citizen).toHaveValue(typedName(person));
  await page.getByRole('button', { name: receptionText.passage.print }).focus();
  await page.keyboard.press('F9');
  await expect(page.getByRole('radio', { checked: true }).and(page.locator('.fav'))).toHaveCount(0);
};

/** What is known of a person, as a page and as a file. */
export const saveKnown = async (page: Page, person: Planted, folder: string): Promise<void> => {
  const file = await openFile(page, person);
  await file.getByRole('button', { name: peopleText.account.open }).press('Enter');
  const dialog = page.getByRole('dialog', { name: peopleText.account.title });
  await dialog.getByRole('button', { name: peopleText.account.pdf }).press('Enter');
  await expect(dialog.getByText(/^Enregistré/)).toBeVisible();
  await dialog.getByRole('button', { name: peopleText.account.json }).press('Enter');
  await seeSaved(folder, '.json');
  await page.keyboard.press('Escape');
  await leaveFile(page, person);
};

/** The appointments of the town with their names, as a file. */
export const exportWithNames = async (page: Page, folder: string): Promise<void> => {
  await openSection(page, settingsText.sections.export);
  await page.getByRole('checkbox').check();
  await expect(page.getByRole('button', { name: settingsExchangeText.export.save })).toBeEnabled();
  await page.keyboard.press('Control+Enter');
  await seeSaved(folder, '.csv');
};

/** The list of the day that the agenda shows, with phones, to a file. */
export const saveDayList = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+p');
  const dialog = page.getByRole('dialog', { name: printsText.list.title });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('checkbox', { name: printsText.list.phone }).check();
  await dialog.getByRole('button', { name: printsText.list.save }).click();
  await expect(dialog.getByText(/^Enregistré/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};

export const openFile = async (page: Page, person: Planted) => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: shellText.palette.title });
  await expect(palette).toBeVisible();
  await page.keyboard.type(person.lastName);
  const found = palette.getByRole('option').filter({ hasText: peopleText.search.group }).first();
  await expect(found).toContainText(person.lastName);
  await found.click();
  const file = page.getByRole('dialog', { name: nameOf(person), exact: true });
  await expect(file).toBeVisible();
  return file;
};

/** Leaves a file by its key, once the focus is in it: what was pressed before it went with its button. */
export const leaveFile = async (page: Page, person: Planted): Promise<void> => {
  const file = page.getByRole('dialog', { name: nameOf(person), exact: true });
  await expect.poll(() => file.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await page.keyboard.press('Escape');
  await expect(file).toBeHidden();
};

/** Looks for somebody whom nobody knows. */
export const seekNobody = async (page: Page, person: Planted): Promise<void> => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: shellText.palette.title });
  await expect(palette).toBeVisible();
  await page.keyboard.type(nameOf(person));
  await expect(palette.getByRole('combobox')).toHaveValue(nameOf(person));
  await expect(palette.getByRole('option').filter({ hasText: person.lastName })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
};

export const correctFile = async (page: Page, person: Planted, fields: Partial<Planted>): Promise<void> => {
  const file = await openFile(page, person);
  await file.getByRole('button', { name: peopleText.identity.correct }).click();
  for (const field of ['phone', 'email', 'birthDate'] as const) {
    const value = fields[field] ?? '';
    const shown = field === 'birthDate' ? numericDay(value) : value;
    if (value !== '') await file.getByRole('textbox', { name: peopleText.identity[field] }).fill(shown);
  }
  await page.keyboard.press('Control+Enter');
  await expect(file.getByRole('button', { name: peopleText.identity.correct })).toBeVisible();
  await leaveFile(page, person);
};

/** Two files become one, and the names of both are known. */
export const mergeFiles = async (page: Page, kept: Planted, other: Planted): Promise<void> => {
  const file = await openFile(page, kept);
  await file.getByRole('button', { name: peopleText.merge.other }).click();
  await page.keyboard.type(other.lastName);
  await expect(page.getByRole('option', { name: nameOf(other) })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const question = page.getByRole('dialog', { name: peopleText.merge.ask.title(nameOf(other), nameOf(kept)) });
  await expect(question).toBeVisible();
  await page.keyboard.press('2');
  await expect(file.getByRole('region', { name: peopleText.merge.merged })).toContainText(nameOf(other));
  await leaveFile(page, kept);
};

export const erasePerson = async (page: Page, person: Planted): Promise<void> => {
  const { erase } = peopleText;
  const file = await openFile(page, person);
  await file.getByRole('button', { name: erase.open }).press('Enter');
  const dialog = page.getByRole('alertdialog');
  const reason = page.getByRole('option', { name: capital(erasureReasonText.asked) });
  // An Entrée right after the one that opened the question is none.
  await expect(async () => {
    await dialog.getByRole('button', { name: erase.reason }).press('Enter');
    await expect(reason).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await reason.press('Enter');
  await dialog.getByRole('textbox', { name: erase.type(person.lastName) }).fill(person.lastName);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(dialog).toHaveCount(0);
};

/** A letter of somebody, with a subject that names somebody else, as it should not. */
export const logLetter = async (page: Page, from: Planted, about: Planted): Promise<void> => {
  const { create } = requestsText;
  await goTo(page, 'requests');
  await page.keyboard.press('F2');
  await expect(page.getByRole('combobox', { name: create.reason })).toBeFocused();
  await page.keyboard.type('État civil');
  await page.keyboard.press('Tab');
  await page.keyboard.type(typedName(from));
  await page.keyboard.press('Tab');
  await page.keyboard.type(`Pour ${about.lastName}`);
  await page.keyboard.press('Control+Enter');
  await expect(onScreen(page).getByText(create.logged('État civil'))).toBeVisible();
  await page.keyboard.press('Escape');
};

/** A file of another program: one row is imported, one refused for its day. */
export const importFile = async (page: Page): Promise<void> => {
  const row = ({ lastName, firstName, birthDate }: Planted, day: string): readonly string[] =>
    rdvRow({
      'usager(s)': `${firstName} ${lastName.toLocaleUpperCase('fr')}`,
      'date naissance': birthDate === '' ? '' : numericDay(birthDate),
      'date rdv': day,
      'heure rdv': '09h00',
      motif: 'Carte d’identité',
    });
  const rows = [row(people.imported, '09/02/2027'), row(people.refused, '31/02/2027')];
  const buffer = Buffer.from(writeTable(rdvServicePublicHeaders, rows), 'utf8');
  await openSection(page, settingsText.sections.import);
  await chooseFile(page, { name: 'liste-rdv.csv', mimeType: 'text/csv', buffer });
  const go = page.getByRole('button', { name: settingsImportText.go(1) });
  await expect(go).toBeVisible();
  await expect(page.locator('main.place:visible')).toContainText(people.refused.firstName);
  await page.keyboard.press('Control+Enter');
  await expect(onScreen(page).getByText(settingsImportText.done.text(1))).toBeVisible();
};
