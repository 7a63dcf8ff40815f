import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import Database from 'libsql';
import { setupText } from '#shared/i18n/fr/system';
import { backupsText as texts } from '#shared/i18n/protection/backups';
import { protectionText } from '#shared/i18n/protection/section';
import { axeFaults } from './support/axe-faults';
import { becomeServer, chooseFolder } from './support/become-server';
import { textsOnDisk } from './support/find-bytes';
import { launchGuichet, root } from './support/launch';
import { runFolder } from './support/run-folder';
import { goTo } from './support/town';
import { onScreen } from './support/on-screen';

const rowsOf = (dataDir: string): readonly unknown[] => {
  const database = new Database(path.join(dataDir, 'guichet.sqlite'));
  try {
    return database.prepare('select * from documents order by site, collection, id').all();
  } finally {
    database.close();
  }
};

test('a station that is the server prepares its backups, makes one, tries it, and says when the stick is out', async () => {
  const { page, app, userDataDir, close, errors } = await launchGuichet();
  const outside = mkdtempSync(path.join(runFolder(), 'sticks-'));
  const stick = path.join(outside, 'stick');
  mkdirSync(stick);
  await becomeServer(page);
  const part = page.getByRole('region', { name: texts.title });
  const press = (name: string) => part.getByRole('button', { name }).press('Enter');
  const next = page.getByRole('complementary', { name: setupText.title });
  let [secret, first] = ['', ''];

  await test.step('what is next names backups, and leads to them', async () => {
    await next.getByRole('button', { name: setupText.steps.backups }).press('Enter');
    await expect(part).toBeVisible();
    await expect(part).toContainText(texts.key.none);
    await expect(part.getByRole('button', { name: texts.now })).toBeDisabled();
    await expect(page.getByRole('table', { name: protectionText.facts })).toContainText(
      protectionText.backup.here.make,
    );
    expect(await axeFaults(page)).toEqual([]);
  });

  const dialog = page.getByRole('dialog', { name: texts.making.title });
  await test.step('a key that is not put away is not used', async () => {
    await press(texts.key.prepare);
    await expect(dialog.getByText(texts.making.what)).toBeVisible();
    const shown = await dialog.locator('.backup-secret').textContent();
    expect(shown).toMatch(/^AGE-SECRET-KEY-1( [A-Z0-9]{2,4}){15}$/);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeVisible();
    await dialog.getByRole('button', { name: texts.making.cancel }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(part).toContainText(texts.key.none);
  });

  await test.step('the key is shown once, printed, and used once it is said to be away', async () => {
    await press(texts.key.prepare);
    secret = (await dialog.locator('.backup-secret').textContent()) ?? '';
    await dialog.getByRole('button', { name: texts.making.print }).click();
    // This machine has no printer: that is said, and the key can be written down by hand.
    await expect(dialog.getByRole('status')).toHaveText(texts.making.noPrinter);
    await expect(dialog.getByRole('button', { name: texts.making.keep })).toBeDisabled();
    expect(await axeFaults(page)).toEqual([]);
    await dialog.getByRole('checkbox', { name: texts.making.isAway }).press('Space');
    await dialog.getByRole('button', { name: texts.making.keep }).press('Enter');
    await expect(dialog).toBeHidden();
    await expect(part).toContainText(texts.making.kept);
    await expect(part.getByRole('button', { name: texts.key.again })).toBeVisible();
    await expect(page.getByText(secret)).toHaveCount(0);
  });

  await test.step('a folder inside the data is refused; one outside is taken', async () => {
    await chooseFolder(app, userDataDir);
    await press(texts.folder.choose);
    await expect(part.getByRole('alert')).toHaveText(texts.faults.inside);
    await chooseFolder(app, stick);
    await press(texts.folder.choose);
    await expect(part).toContainText(stick);
    await expect(part.getByRole('alert')).toHaveCount(0);
  });

  await test.step('a backup is made now, and the step of the setting-up is done', async () => {
    await press(texts.now);
    await expect(part).toContainText(texts.written);
    expect(readdirSync(stick)).toEqual([expect.stringMatching(/^guichet-[\dTZ-]+\.backup$/)]);
    [first = ''] = readdirSync(stick);
    await expect(part).toContainText(/1.sauvegarde gardée/u);
    await expect(next.getByRole('button', { name: setupText.steps.backups })).toHaveCount(0);
    await expect(next).toContainText(setupText.steps.backups);
    await expect(page.getByRole('table', { name: protectionText.facts })).toContainText(protectionText.backup.untried);
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('it is tried with the key, and with a slip of the pen', async () => {
    await press(texts.trying.open);
    const trying = page.getByRole('dialog', { name: texts.trying.title });
    const field = trying.getByRole('textbox');
    await field.fill(`${secret.slice(0, -2)}QQ`);
    await page.keyboard.press('Enter');
    await expect(trying.getByRole('alert')).toHaveText(texts.faults.badKey);
    await field.fill(secret.toLowerCase());
    await page.keyboard.press('Enter');
    await expect(trying.getByText(texts.trying.good)).toBeVisible();
    await expect(field).toHaveValue('');
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(trying).toBeHidden();
  });

  const banner = onScreen(page).getByText(texts.banner.failed);
  await test.step('the stick is out: the page and a line at the top say so, and work goes on', async () => {
    renameSync(stick, `${stick}-out`);
    await press(texts.now);
    await expect(part).toContainText(texts.faults.gone);
    await goTo(page, 'reception');
    await expect(banner).toBeVisible();
    await expect(onScreen(page).getByText(texts.faults.gone).filter({ visible: true })).toBeVisible();
    renameSync(`${stick}-out`, stick);
    await page.getByRole('button', { name: texts.banner.go }).press('Enter');
    await press(texts.now);
    await expect(banner).toHaveCount(0);
    await expect(part).toContainText(texts.written);
    // Of one day the last is kept.
    expect(readdirSync(stick)).toEqual([expect.not.stringContaining(first)]);
  });

  expect(errors).toEqual([]);
  await close({ keep: true });

  await test.step('the command restores it into another folder, with the same rows', () => {
    const [last = ''] = readdirSync(stick);
    const [key, restored] = [path.join(outside, 'key.txt'), path.join(outside, 'restored')];
    writeFileSync(key, secret);
    const args = ['restore', '--data', restored, '--from', path.join(stick, last), '--key', key];
    const run = spawnSync(process.execPath, [path.join(root, 'out', 'server', 'server.cjs'), ...args]);
    expect(run.stderr.toString()).toBe('');
    expect(run.status).toBe(0);
    const rows = rowsOf(path.join(userDataDir, 'server'));
    expect(rows.length).toBeGreaterThan(10);
    expect(rowsOf(restored)).toEqual(rows);
  });

  await test.step('the secret is in no file of the machine', () => {
    expect(textsOnDisk(userDataDir, [secret, secret.replaceAll(' ', '')])).toEqual([]);
  });
  for (const folder of [outside, userDataDir]) rmSync(folder, { recursive: true, force: true });
});
