import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { devicesText as texts } from '#shared/i18n/fr/devices';
import { settingsText } from '#shared/i18n/fr/settings';
import { bootText } from '#shared/i18n/fr/system';
import { welcomeText } from '#shared/i18n/fr/welcome';
import { UNREAD_MS } from '#shared/lib/unread';
import { callNext, finishService, giveTicket, openDesk, startService } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { call } from './support/call';
import { textsOnDisk } from './support/find-bytes';
import { launchGuichet } from './support/launch';
import { openSection } from './support/open-section';
import { readStore } from './support/read-store';
import { joinAsScreen } from './support/screens';
import { askCode } from './support/server';
import { launchTwoDesks, secondAgent } from './support/two-desks';
import { expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

const housing = '4';
const { wipe } = bootText;

/** The row of a device in the list, by its series: machines of the tests have one name. */
const rowOf = (page: Page, series: string) => page.getByRole('row').filter({ hasText: texts.series(series) });

/** Erases a device from the list, by the keyboard. */
const erase = async (page: Page, series: string): Promise<void> => {
  await rowOf(page, series)
    .getByRole('button', { name: /^Effacer/ })
    .press('Enter');
  const question = page.getByRole('alertdialog');
  await expect(question.getByRole('button', { name: texts.wipe.keep })).toBeFocused();
  await expect(question.getByText(texts.wipe.effect)).toBeVisible();
  expect(await axeFaults(page)).toEqual([]);
  await page.keyboard.press('Control+Enter');
  await expect(rowOf(page, series)).toContainText(texts.wipe.waiting);
};

/** The list says by itself that a device is erased. */
const seeErased = (page: Page, series: string): Promise<void> =>
  expect(rowOf(page, series)).toContainText('effacé le', { timeout: 30_000 });

const meOf = async (page: Page) => {
  const connection = await call(page, 'hub.connection', undefined);
  if (connection === null) throw new Error('not enrolled');
  return connection;
};

test('a desk that is away when it is erased forgets all that it held once it comes back, and the list says so', async () => {
  const desks = await launchTwoDesks('Yann K.');
  const { reception, counter, apps, server } = desks;
  const [admin, lost] = apps;
  const { userDataDir } = lost;
  await giveTicket(counter, housing, 'Vexandrine Quiblomar');
  await expectSynced(counter);
  const me = await meOf(counter);
  const { tickets } = await readStore(counter, 'tickets');
  const newest = Object.keys(tickets).toSorted().at(-1) ?? '';
  // What lies in clear in its profile.
  const planted = [me.deviceId, newest];
  await lost.close({ keep: true });
  const before = new Set(textsOnDisk(userDataDir, planted).map((line) => line.split(' in ')[0]));
  expect([...before].toSorted()).toEqual(planted.toSorted());
  const key = ['store-key', 'store-key.open'].map((name) => path.join(userDataDir, name));
  expect(key.some((file) => existsSync(file))).toBe(true);
  // As a start puts a file aside that does not read.
  writeFileSync(path.join(userDataDir, 'kiosk.json.broken'), newest);

  await openSection(reception, settingsText.sections.devices);
  await erase(reception, me.series);

  const back = await launchGuichet({ userDataDir });
  await expect(back.page.getByRole('heading', { name: wipe.title })).toBeVisible({ timeout: 30_000 });
  await expect(onScreen(back.page).getByText(wipe.told)).toBeVisible({ timeout: 30_000 });
  expect(await axeFaults(back.page)).toEqual([]);
  expect(await back.page.evaluate(() => indexedDB.databases())).toEqual([]);
  await seeErased(reception, me.series);
  await back.page.getByRole('button', { name: wipe.again }).press('Enter');
  await expect(back.page.getByRole('heading', { name: welcomeText.heading })).toBeVisible();
  await back.close({ keep: true });
  expect(textsOnDisk(userDataDir, planted)).toEqual([]);
  expect(key.filter((file) => existsSync(file))).toEqual([]);
  expect(existsSync(path.join(userDataDir, 'member-key.open'))).toBe(false);
  rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  await admin.close();
  await server.remove();
});

/** Who may close the day takes the place of an agent whose computer is gone. */
const takeOver = async (page: Page, desk: number): Promise<void> => {
  await goTo(page, 'counter');
  await expect(page.getByRole('group', { name: counterText.choice.title })).toBeVisible();
  await page.keyboard.press(String(desk));
  const take = page.getByRole('button', { name: counterLifeText.leftDesk.takeOverAt(desk) });
  await expect(take).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: counterLifeText.heldDesk.title(desk) })).toBeVisible();
  await page.waitForTimeout(UNREAD_MS + 100);
  await page.keyboard.press('2');
  await expect(take).toBeHidden();
};

test('a desk at work and a board of the waiting room erase themselves at once, and a supervisor takes over who was being served', async () => {
  const desks = await launchTwoDesks('Yann K.');
  const { reception, counter, apps, server } = desks;
  await openDesk(counter, secondAgent.desk);
  const label = await callNext(counter);
  await startService(counter);
  await expectSynced(counter);
  const screen = await joinAsScreen(server.address, await askCode(reception, 'display'));
  const { series } = await meOf(counter);
  await openSection(reception, settingsText.sections.devices);
  await erase(reception, series);
  await expect(counter.getByRole('heading', { name: wipe.title })).toBeVisible({ timeout: 30_000 });
  await seeErased(reception, series);
  await takeOver(reception, secondAgent.desk);
  await expect(reception.locator('header.id .plaque')).toHaveText(label);
  await finishService(reception);
  // The section that was open there stands there again.
  await goTo(reception, 'settings');

  const opened = screen.app.waitForEvent('window', { timeout: 60_000 });
  await erase(reception, 'K3');
  const page = await opened;
  await expect(onScreen(page).getByText(wipe.told)).toBeVisible({ timeout: 30_000 });
  await seeErased(reception, 'K3');
  expect(apps[1].errors.filter((line) => !line.includes('401'))).toEqual([]);
  await screen.close();
  await desks.close();
});
