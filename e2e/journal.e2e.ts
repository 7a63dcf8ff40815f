import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import type { Citizen } from '#shared/domain/model/citizen';
import { knownBy, toCitizenValues } from '#shared/domain/model/citizen-values';
import { joinPassages, inTheWayOfErasure } from '#shared/domain/people/passages';
import { sayAct } from '#shared/i18n/fr/acts';
import { agendaText } from '#shared/i18n/fr/agenda';
import { capital } from '#shared/i18n/fr/format';
import { erasureReasonText, peopleText } from '#shared/i18n/fr/people';
import { printsText } from '#shared/i18n/fr/prints';
import { erasuresText, journalText as texts } from '#shared/i18n/fr/settings-history';
import { settingsText } from '#shared/i18n/fr/settings';
import { retentionText as retention } from '#shared/i18n/fr/settings-site';
import { axeFaults } from './support/axe-faults';
import type { Launched } from './support/launch';
import { openSection } from './support/open-section';
import { saveInto } from './support/save-into';
import { launchDemo, launchServedDesks } from './support/prepared-town';
import { readStore } from './support/read-store';
import { beAgent, becomeAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const { account, erase } = peopleText;
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
    await expect(onScreen(page).getByText(texts.person(name))).toBeVisible();
    await expect(opened.first()).toBeVisible();
    await expect(rows.filter({ hasNotText: name })).toHaveCount(0);
    await expect(opened.filter({ hasText: 'Nadège' })).toHaveCount(1);
  });
  await test.step('what is known of the person goes to a page and to a file, and the journal keeps that it did', async () => {
    await openFile();
    await file.getByRole('button', { name: account.open }).press('Enter');
    const dialog = page.getByRole('dialog', { name: account.title });
    const pdf = path.join(guichet.userDataDir, 'known.pdf');
    await guichet.app.evaluate(({ dialog: system }, to) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: to });
    }, pdf);
    await dialog.getByRole('button', { name: account.pdf }).press('Enter');
    await expect(dialog.getByText(printsText.done.file('known.pdf'))).toBeVisible({ timeout: 30_000 });
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    const json = path.join(guichet.userDataDir, 'known.json');
    await saveInto(guichet.app, json);
    await dialog.getByRole('button', { name: account.json }).press('Enter');
    await expect
      .poll(() => (existsSync(json) ? JSON.parse(readFileSync(json, 'utf8') || '{}') : null))
      .toMatchObject({
        format: 'guichet-person',
        missing: [],
        identity: [{ id: somebody.id, lastName: toCitizenValues(somebody).lastName }],
      });
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: texts.anyPerson }).click();
    await expect(async () => {
      await page.getByRole('textbox', { name: texts.from, exact: true }).fill('2026-01-02');
      await page.getByRole('textbox', { name: texts.from, exact: true }).fill('2026-01-01');
      const left = rows.filter({ hasText: texts.left('personAccount', 1) });
      await expect(left.first()).toContainText('Yann', { timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
  });
});

const openFileOf = async (page: Page, name: string) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  const file = page.getByRole('dialog', { name });
  await expect(file).toBeVisible();
  return file;
};

/** Somebody of whom something is under way, and somebody of whom nothing is but who was here: each alone under their name. */
const peopleFor = async (page: Page) => {
  const { citizens, appointments, tickets, requests } = await readStore(page);
  const all = Object.values(citizens).filter(({ erasedAt }) => erasedAt === '');
  const names = all.map((one) => knownBy(toCitizenValues(one)));
  const of = ({ id }: Citizen) => ({
    appointments: Object.values(appointments).filter(({ citizenId }) => citizenId === id),
    tickets: Object.values(tickets).filter(({ citizenId }) => citizenId === id),
    requests: Object.values(requests).filter(({ citizenId }) => citizenId === id),
  });
  const underWay = (one: Citizen): number => joinPassages(inTheWayOfErasure(of(one), '2026-11-23')).length;
  const alone = all.filter(
    (one) =>
      names.filter((name) => name === knownBy(toCitizenValues(one))).length === 1 && !one.fields['guardianId']?.v,
  );
  const [busy, settled] = [
    alone.find((one) => underWay(one) > 0),
    alone.find((one) => underWay(one) === 0 && of(one).appointments.length > 0),
  ];
  if (!busy || !settled) throw new Error('Nobody is known');
  return { busy: toCitizenValues(busy), settled: toCitizenValues(settled), settledId: settled.id };
};

test('a person who is erased at a desk of the administration is gone from every desk, and nothing brings them back', async () => {
  const { server, desks } = await launchServedDesks();
  const [{ page }, { page: other }] = desks;
  await beAgent(page, 'Yann K.');
  await goTo(page, 'reception');
  await beAgent(other);
  await expectSynced(page);
  const { busy, settled, settledId } = await peopleFor(page);
  const name = knownBy(settled);
  const dialog = page.getByRole('alertdialog');
  const ask = async (whose: string): Promise<void> => {
    const file = await openFileOf(page, whose);
    await file.getByRole('button', { name: erase.open }).press('Enter');
    await expect(dialog).toBeVisible();
  };
  await test.step('whoever is still expected is not asked about', async () => {
    await ask(knownBy(busy));
    await expect(dialog.getByText(erase.inTheWay)).toBeVisible();
    await expect(dialog.getByRole('listitem').first()).toBeVisible();
    await expect(dialog.getByRole('button', { name: erase.act })).toHaveCount(0);
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Escape');
  });
  // A booking for them is begun at the other desk: nobody may be booked who has no name any more.
  await openFileOf(other, name);
  await other.keyboard.press('F4');
  const booking = other.locator('.ag-form:visible');
  await expect(booking).toContainText(name);
  const seenAtOther = await openFileOf(other, name);
  await test.step('the last name is typed first', async () => {
    const file = await openFileOf(page, name);
    await file.getByRole('button', { name: peopleText.identity.correct }).click();
    await file.getByRole('textbox', { name: peopleText.identity.phone }).fill('0639980000');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText(sayAct({ code: 'citizenCorrected', name })).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await ask(name);
    await expect(dialog.getByText(erase.forGood)).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(erase.noReason)).toBeVisible();
    await dialog.getByRole('button', { name: erase.reason }).press('Enter');
    await page.getByRole('option', { name: capital(erasureReasonText.asked) }).press('Enter');
    const field = dialog.getByRole('textbox', { name: erase.type(settled.lastName) });
    await field.fill(settled.firstName);
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(erase.notTyped(settled.lastName))).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await field.fill(settled.lastName.toUpperCase());
    await page.keyboard.press('Control+Enter');
  });
  await test.step('and nobody is found any more, at no desk', async () => {
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(dialog).toHaveCount(0);
    await expect(page.locator('input:focus')).toBeVisible();
    await expect(other.getByRole('dialog', { name: peopleText.file.title, exact: true })).toContainText(
      peopleText.file.gone,
    );
    await expect(seenAtOther).toHaveCount(0);
    await other.keyboard.press('Escape');
    await expect(booking.getByRole('combobox', { name: agendaText.create.citizen })).toHaveValue('');
    for (const one of [page, other]) {
      await expect(one.locator('body')).not.toContainText(name);
      await expect(one.locator('body')).not.toContainText('98 00 00');
      await one.keyboard.press('Control+k');
      await one.keyboard.type(name);
      await expect(one.getByRole('option', { name: new RegExp(name) })).toHaveCount(0);
      await one.keyboard.press('Escape');
      const { citizens } = await readStore(one, 'citizens');
      const kept = citizens[settledId];
      expect([kept?.erasedAt, Object.values(kept?.fields ?? {}).filter(({ v }) => v !== '')]).toEqual([
        expect.stringMatching(/./),
        [],
      ]);
    }
  });
  await test.step('Ctrl Z does not bring a value back', async () => {
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    const { citizens } = await readStore(page, 'citizens');
    expect(Object.values(citizens[settledId]?.fields ?? {}).every(({ v }) => v === '')).toBe(true);
    await expect(page.locator('body')).not.toContainText(name);
  });
  await test.step('the journal says who did it', async () => {
    await openSection(page, settingsText.sections.journal);
    await page.getByRole('textbox', { name: texts.from, exact: true }).fill('2026-01-01');
    const rows = page.getByRole('table', { name: texts.table }).locator('tbody tr');
    const erased = page.getByRole('cell', { name: texts.kinds.citizenErased, exact: true });
    await expect(rows.filter({ has: erased })).toContainText('Yann');
    await expect(rows.filter({ hasText: texts.kinds.erasedFor })).toContainText(erasureReasonText.asked);
  });
  await test.step('and the list of erasures says which desks have confirmed it, without a name', async () => {
    await openSection(page, settingsText.sections.erasures);
    const row = page.getByRole('table', { name: erasuresText.table }).locator('tbody tr');
    await expect(row).toHaveCount(1);
    await expect(row).toContainText('Yann');
    await expect(row).toContainText(/Confirmé par \d\spostes? sur \d/u);
    await expect(row).not.toContainText(settled.lastName);
    expect(await axeFaults(page)).toEqual([]);
  });
  for (const desk of desks) {
    expect([...desk.errors, ...desk.violations]).toEqual([]);
    await desk.close();
  }
  await server.remove();
});

test('what would go by its age is seen before it is chosen, and can be stopped', async () => {
  const { page, errors, close } = await launchDemo();
  await beAgent(page, 'Yann K.');
  await openSection(page, settingsText.sections.retention);
  const pane = page.getByRole('form', { name: settingsText.sections.retention });
  const [visits, people] = [retention.fields.recordMonths, retention.fields.personMonths].map(({ label, hint }) =>
    pane.getByRole('textbox', { name: `${label} ${hint}` }),
  ) as [Locator, Locator];
  const counts = pane.getByRole('table', { name: retention.table });
  const drop = pane.getByRole('button', { name: /^Supprimer /u });
  const question = page.getByRole('alertdialog', { name: retention.ask.title });
  const kept = async () => {
    const { reference } = await readStore(page, 'reference');
    return Object.values(reference).flatMap(({ body }) => (body.kind === 'site' ? [body.retention ?? null] : []));
  };
  await test.step('months out of bounds are told beside their field, and nothing is asked', async () => {
    await expect(pane.getByText(retention.now(null))).toBeVisible();
    await pane.getByRole('radio', { name: retention.choices.drop }).click();
    await visits.fill('5');
    await page.keyboard.press('Control+Enter');
    await expect(visits).toBeFocused();
    await expect(pane.getByText('Écrivez de 6 à 24')).toHaveCount(1);
    await expect(counts).toHaveCount(0);
  });
  await test.step('only what was seen can be chosen: another number takes both away', async () => {
    await visits.fill('6');
    await expect(drop).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(counts).toBeVisible();
    await expect(drop).toBeVisible();
    await people.fill('12');
    await expect(counts).toHaveCount(0);
    await expect(drop).toHaveCount(0);
    await page.keyboard.press('Control+Enter');
    await expect(drop).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
  });
  await test.step('it is asked once, with the answer that keeps all at hand', async () => {
    await page.keyboard.press('Control+Enter');
    await expect(question.getByRole('button', { name: retention.ask.keep })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(question).toBeHidden();
    expect(await kept()).toEqual([null]);
    await page.keyboard.press('Control+Enter');
    await question.getByRole('button', { name: /^Supprimer /u }).press('Enter');
    await expect(pane.getByText(retention.now({ recordMonths: 6, personMonths: 12 }))).toBeVisible();
    await expect.poll(kept).toEqual([{ recordMonths: 6, personMonths: 12 }]);
  });
  await test.step('more months, and all again, need no question', async () => {
    await visits.fill('24');
    await page.keyboard.press('Control+Enter');
    await expect(counts).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(pane.getByText(retention.now({ recordMonths: 24, personMonths: 12 }))).toBeVisible();
    await pane.getByRole('radio', { name: retention.choices.keep }).click();
    await page.keyboard.press('Control+Enter');
    await expect(pane.getByText(retention.now(null))).toBeVisible();
    await expect.poll(kept).toEqual([null]);
  });
  await test.step('the journal says who chose what', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type(settingsText.sections.journal);
    await page.getByRole('option', { name: settingsText.sections.journal }).first().click();
    const rows = page.getByRole('table', { name: texts.table }).locator('tbody tr');
    const chosen = rows.filter({ hasText: texts.kinds.retentionChosen });
    await expect(chosen).toHaveCount(3);
    await expect(chosen.filter({ hasText: 'Yann' })).toHaveCount(3);
    for (const subject of ['6/12', '24/12', 'kept'])
      await expect(chosen.filter({ hasText: texts.chosen(subject) })).toHaveCount(1);
  });
  expect(errors).toEqual([]);
  await close();
});
