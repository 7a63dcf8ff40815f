import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { knownBy, toCitizenValues } from '#shared/domain/model/citizen-values';
import { accessDaysLeft, accessDueDay } from '#shared/domain/requests/access-request';
import { peopleText } from '#shared/i18n/fr/people';
import { refusalLine } from '#shared/i18n/fr/refusals';
import { journalText } from '#shared/i18n/fr/settings-history';
import { accessRequestsText as texts } from '#shared/i18n/protection/access-requests';
import { protectionText } from '#shared/i18n/protection/section';
import { axeFaults } from './support/axe-faults';
import { showSection } from './support/open-section';
import { launchDemo, launchServedDesks } from './support/prepared-town';
import { readStore } from './support/read-store';
import { saveInto } from './support/save-into';
import { beAgent, expectOffline, expectSynced } from './support/town';

const { account } = peopleText;
const TODAY = '2026-11-23';

/** People who are alone under their name. */
const namesOf = async (page: Page, most: number): Promise<readonly string[]> => {
  const { citizens } = await readStore(page, 'citizens');
  const names = Object.values(citizens)
    .filter(({ erasedAt }) => erasedAt === '')
    .map((one) => knownBy(toCitizenValues(one)));
  const alone = names.filter((name) => names.filter((one) => one === name).length === 1);
  if (alone.length < most) throw new Error('Nobody is known');
  return alone.slice(0, most);
};

const openAccount = async (page: Page, file: Locator): Promise<Locator> => {
  await expect(file).toBeVisible();
  await file.getByRole('button', { name: account.open }).press('Enter');
  const dialog = page.getByRole('dialog', { name: account.title });
  await expect(dialog.getByRole('heading', { name: texts.title })).toBeVisible();
  return dialog;
};

const accountOf = async (page: Page, name: string): Promise<Locator> => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page
    .getByRole('option', { name: new RegExp(name) })
    .first()
    .click();
  return openAccount(page, page.getByRole('dialog', { name }));
};

const closeBoth = async (page: Page): Promise<void> => {
  for (const left of [1, 0]) {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(left);
  }
};

const lineOf = (page: Page): Locator =>
  page
    .getByRole('table', { name: protectionText.facts })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: texts.line.name, exact: true }) });

const toldOf = (receivedOn: string): string => {
  const clock = { receivedOn, extended: null };
  const [dueDay, daysLeft] = [accessDueDay(clock, 'mainland'), accessDaysLeft(clock, TODAY, 'mainland')];
  return texts.open({ receivedOn, dueDay, daysLeft, today: TODAY });
};

test('a request of access is noted, stands under protection until it is answered, and a late one is said to be', async () => {
  const { page, app, userDataDir, close, errors, violations } = await launchDemo();
  await beAgent(page, 'Yann K.');
  const [name = '', lateName = ''] = await namesOf(page, 2);

  await test.step('the day of receipt is today unless another one is chosen, and none ahead', async () => {
    const dialog = await accountOf(page, name);
    const day = dialog.getByLabel(texts.receivedOn);
    await expect(day).toHaveValue(TODAY);
    await day.fill('2026-11-24');
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(texts.badDay)).toBeVisible();
    await day.fill('2026-11-20');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText(texts.said.noted)).toBeVisible();
    await expect(dialog.getByText(toldOf('2026-11-20'))).toBeVisible();
    await expect(page.locator('body:focus')).toHaveCount(0);
    expect(await axeFaults(page)).toEqual([]);
    await closeBoth(page);
  });

  const rows = page.getByRole('region', { name: texts.list.title }).getByRole('listitem');
  const row = (of: string): Locator => rows.filter({ hasText: of });
  await test.step('it stands under protection with its last day, and leads to the file', async () => {
    await showSection(page, 'protection');
    await expect(lineOf(page)).toContainText(texts.line.open(1, '2026-12-21', TODAY));
    await expect(row(name)).toContainText(toldOf('2026-11-20'));
    expect(await axeFaults(page)).toEqual([]);
    await row(name)
      .getByRole('button', { name: texts.list.actOf(texts.list.file, name) })
      .press('Enter');
  });

  await test.step('what is known is saved as a file, and one press says that it was handed over', async () => {
    const dialog = await openAccount(page, page.getByRole('dialog', { name }));
    const json = path.join(userDataDir, 'known.json');
    await saveInto(app, json);
    await dialog.getByRole('button', { name: account.json }).press('Enter');
    await expect
      .poll(() => (existsSync(json) ? JSON.parse(readFileSync(json, 'utf8') || '{}') : null))
      .toMatchObject({ format: 'guichet-person' });
    // A file that was saved is not yet one that was handed over.
    await expect(dialog.getByText(toldOf('2026-11-20'))).toBeVisible();
    await dialog.getByRole('button', { name: texts.handOver }).press('Enter');
    await expect(dialog.getByText(texts.settled('2026-11-20', TODAY, 'handedOver'))).toBeVisible();
    await expect(dialog.getByRole('button', { name: texts.handOver })).toHaveCount(0);
    await expect(dialog.getByText(texts.said.settled)).toBeVisible();
    await closeBoth(page);
    await expect(lineOf(page)).toContainText(texts.line.none);
    await expect(rows).toHaveCount(0);
  });

  await test.step('one whose month is over is told in words, is prolonged no more, and is refused with a reason', async () => {
    const dialog = await accountOf(page, lateName);
    await dialog.getByLabel(texts.receivedOn).fill('2026-10-12');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(texts.late)).toBeVisible();
    await expect(dialog.getByText(toldOf('2026-10-12'))).toBeVisible();
    await expect(dialog.getByRole('button', { name: texts.extend })).toHaveCount(0);
    await closeBoth(page);
    await expect(lineOf(page)).toContainText(texts.line.late(1));
    await row(lateName).getByRole('button').press('Enter');
    const again = await openAccount(page, page.getByRole('dialog', { name: lateName }));
    await again.getByRole('button', { name: texts.other }).press('Enter');
    const ending = page.getByRole('dialog', { name: texts.ending.title });
    await page.keyboard.press('Control+Enter');
    await expect(ending.getByText(texts.asking.chooseFirst)).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await ending.getByRole('button', { name: texts.ending.label }).press('Enter');
    await page.getByRole('option', { name: texts.ending.choices.identityNotProved }).press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(again.getByText(texts.settled('2026-10-12', TODAY, 'identityNotProved'))).toBeVisible();
    await closeBoth(page);
    await expect(lineOf(page)).toContainText(texts.line.none);
  });

  await test.step('the journal has a line of each act', async () => {
    await showSection(page, 'journal');
    const lines = page.getByRole('table', { name: journalText.table }).locator('tbody tr');
    for (const [act, of] of [
      ['noted', name],
      ['handedOver', name],
      ['noted', lateName],
      ['identityNotProved', lateName],
    ] as const)
      await expect(lines.filter({ hasText: texts.journal.of(texts.journal.act(act), of) })).toHaveCount(1);
    await expect(lines.filter({ hasText: texts.journal.kind })).toHaveCount(4);
  });
  expect([...errors, ...violations]).toEqual([]);
  await close();
});

test('without the server a request is not noted, and the day that was typed stays', async () => {
  const { server, desks } = await launchServedDesks();
  const [{ page }, second] = desks;
  await second.close();
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
  const [name = ''] = await namesOf(page, 1);
  const dialog = await accountOf(page, name);
  const day = dialog.getByLabel(texts.receivedOn);
  await day.fill('2026-11-18');
  await server.kill();
  await expect(dialog.getByText(texts.unreachable)).toBeVisible({ timeout: 60_000 });
  await expect(day).toHaveValue('2026-11-18');
  await day.press('Control+Enter');
  await expect(dialog.getByText(refusalLine({ code: 'serverUnreachable' }))).toBeVisible();
  await expect(day).toHaveValue('2026-11-18');
  await closeBoth(page);
  await expectOffline(page);
  await showSection(page, 'protection');
  await expect(lineOf(page)).toContainText(protectionText.unknown.unreachable);
  await desks[0].close();
  await server.remove();
});
