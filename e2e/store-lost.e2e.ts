import { expect, test, type Page } from '@playwright/test';
import { receptionText } from '#shared/i18n/fr/reception';
import { sayRefusal } from '#shared/i18n/fr/refusals';
import { trustText } from '#shared/i18n/fr/trust';
import { chooseFavourite, giveTicket, ticketNumber } from './support/acts';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';
import { onScreen } from './support/on-screen';

type Loser = Window & { loseStore?: () => void; isFull?: boolean };

/** Runs in the page before its own scripts: `loseStore` shuts its databases as Chromium does over a full disk, and `isFull` lets nothing be written. */
const breakable = (): void => {
  const page = window as Loser;
  const opened: IDBDatabase[] = [];
  // oxlint-disable-next-line typescript/unbound-method -- called with its own object below
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args) {
    const asked = open.apply(this, args);
    asked.addEventListener('success', () => opened.push(asked.result));
    return asked;
  };
  page.loseStore = () => {
    for (const database of opened) {
      database.close();
      database.dispatchEvent(new Event('close'));
    }
  };
  // oxlint-disable-next-line typescript/unbound-method -- called with its own object below
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (...args) {
    if (page.isFull === true) this.transaction.abort();
    return put.apply(this, args);
  };
};

const setFull = (page: Page, isFull: boolean): Promise<void> =>
  page.evaluate((wanted) => void ((window as Loser).isFull = wanted), isFull);

test('a desk whose disk is full says at once that nothing is kept, keeps what is typed, and goes on once there is room', async () => {
  const guichet = await launchDemo(undefined, { before: [[breakable, undefined]] });
  const { page } = guichet;
  await beAgent(page);
  const banner = page.getByRole('alert').filter({ hasText: trustText.storeLost });
  const first = await giveTicket(page, '2');
  await expect(banner).toHaveCount(0);

  await chooseFavourite(page, '2');
  const citizen = page.getByRole('combobox', { name: receptionText.passage.citizen });
  await citizen.focus();
  await page.keyboard.type('Zéphyrin');
  await page.getByRole('button', { name: receptionText.passage.print }).focus();
  await page.evaluate(() => {
    const { loseStore } = window as Loser;
    if (!loseStore) throw new Error('nothing was prepared in this page');
    loseStore();
  });
  await page.keyboard.press('Enter');
  await expect(banner).toBeVisible();
  await expect(onScreen(page).getByText(sayRefusal({ code: 'notStored' }).text)).toBeVisible();
  await expect(citizen).toHaveValue('Zéphyrin');
  expect(await ticketNumber(page)).toBe(first);
  await expect(page.locator('.sync')).toContainText(trustText.nothingKept);
  await page.locator('.sync').press('Enter');
  const detail = page.getByRole('dialog').filter({ hasText: trustText.sentences.storeLost });
  await expect(detail).toBeVisible();
  // Neither a conflict that one could settle, nor a word that all has been sent.
  await expect(detail).not.toContainText(trustText.settle);
  await expect(detail).not.toContainText(trustText.nothingWaiting);
  await page.keyboard.press('Escape');

  await test.step('while there is no room it says so, and what is on the screen stays there', async () => {
    await setFull(page, true);
    await banner.getByRole('button', { name: trustText.storeReopen }).press('Enter');
    await expect(banner).toContainText(trustText.storeNoRoom);
    await expect(citizen).toHaveValue('Zéphyrin');
  });

  await setFull(page, false);
  await banner.getByRole('button', { name: trustText.storeReopen }).press('Enter');
  await expect(page.locator('.sync')).not.toContainText(trustText.nothingKept);
  await expect(banner).toHaveCount(0);
  await goTo(page, 'reception');
  expect(await giveTicket(page, '2')).not.toBe(first);
  await guichet.close();
});
