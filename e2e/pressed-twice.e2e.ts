import { expect, test, type Page } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { shellText } from '#shared/i18n/fr/shell';
import { giveTicket, undoLast } from './support/acts';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { readStore, ticketOf } from './support/read-store';
import { beAgent, becomeAgent, expectSynced, goTo } from './support/town';
import { onScreen } from './support/on-screen';

/** A hand in a hurry presses the same key again before anybody can have read what the first press led to. */
let guichet: Launched;
let page: Page;

test.beforeAll(async () => {
  guichet = await launchDemo('2026-11-23T09:32:00.000Z');
  ({ page } = guichet);
  await beAgent(page, 'Clément D.');
  await expectSynced(page);
});
test.afterAll(async () => {
  const faults = [...guichet.errors, ...guichet.violations];
  await guichet.close();
  expect(faults).toEqual([]);
});

const statusOf = async (label: string) => ticketOf(await readStore(page, 'tickets'), label)?.status;
/** Longer than a sentence is taken for unread. */
const readMs = 800;
const inAHurry = async (key: string, times: number): Promise<void> => {
  for (let time = 0; time < times; time += 1) {
    await page.keyboard.press(key);
    await page.waitForTimeout(90);
  }
};
const serve = async (): Promise<string> => {
  await goTo(page, 'counter');
  const plaque = page.locator('header.id .plaque');
  await expect(page.getByRole('button', { name: /^Appeler [A-Z]/ })).toBeVisible();
  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: counterText.called.start })).toBeVisible();
  const label = (await plaque.textContent()) ?? '';
  await page.waitForTimeout(readMs);
  // On « Commencer »: the second press ticks no paper.
  await inAHurry('Enter', 2);
  await expect.poll(() => statusOf(label)).toBe('serving');
  const { tickets } = await readStore(page, 'tickets');
  expect(Object.values(ticketOf({ tickets }, label)?.papers ?? {})).toEqual([]);
  await page.waitForTimeout(readMs);
  return label;
};

test('Ctrl Z twice takes one act back; the next is taken back once it could be read', async () => {
  const [first, second] = [await giveTicket(page, '3'), await giveTicket(page, '4')];
  await page.waitForTimeout(readMs);
  await inAHurry('Control+z', 2);
  await expect.poll(() => statusOf(second)).toBe('void');
  await page.waitForTimeout(readMs);
  expect(await statusOf(first)).toBe('waiting');
  await expect(page.locator('.last-act')).toContainText(`${shellText.lastAct.before} Ticket ${first}`);
  for (const [width, height] of [
    [1366, 768],
    [1093, 614],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.locator('.keybar').screenshot({ path: test.info().outputPath(`undone-${width}.png`) });
  }
  await page.keyboard.press('Control+z');
  await expect.poll(() => statusOf(first)).toBe('void');
});

test('Entrée four times prints one ticket, and begins no passage for the next person', async () => {
  await goTo(page, 'reception');
  await page.keyboard.press('F2');
  await page.keyboard.press('3');
  await expect(page.locator('.fav[aria-checked="true"]')).toHaveCount(1);
  const count = async (): Promise<number> => Object.keys((await readStore(page, 'tickets')).tickets).length;
  const before = await count();
  await inAHurry('Enter', 4);
  await page.waitForTimeout(readMs);
  expect(await count()).toBe(before + 1);
  await expect(page.locator('.fav[aria-checked="true"]')).toHaveCount(0);
  await page.keyboard.press('F2');
});

test('Entrée four times ends a service and calls nobody; « Dossier incomplet » goes with the end that was taken back', async () => {
  const label = await serve();
  const offer = onScreen(page).getByText(/^Dossier incomplet/);
  await page.keyboard.press('Shift+F9');
  await expect(offer).toBeVisible();
  await undoLast(page);
  await expect.poll(() => statusOf(label)).toBe('serving');
  await expect(offer).toBeHidden();
  await page.waitForTimeout(readMs);
  await page.keyboard.press('F9');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.waitForTimeout(readMs);
  await inAHurry('Enter', 4);
  await expect.poll(() => statusOf(label)).toBe('done');
  await page.waitForTimeout(readMs);
  await expect(offer).toBeHidden();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: counterText.called.start })).toBeHidden();
});

test('Entrée right after F9 calls nobody, where F9 alone ends the service', async () => {
  await becomeAgent(page, 'Sylvie M.');
  await goTo(page, 'counter');
  const plaque = page.locator('header.id .plaque');
  await expect(page.locator('.ends button').first()).toBeVisible();
  const label = (await plaque.textContent()) ?? '';
  await page.waitForTimeout(readMs);
  await page.keyboard.press('F9');
  await page.waitForTimeout(120);
  await page.keyboard.press('Enter');
  await expect.poll(() => statusOf(label)).toBe('done');
  await page.waitForTimeout(readMs);
  await expect(page.getByRole('button', { name: counterText.called.start })).toBeHidden();
  const call = page.getByRole('button', { name: /^Appeler [A-Z]/ });
  await expect(call).toBeFocused();
  // The Entrée that ends other services, by a slow hand and pressed twice: it is no call either, and says so.
  await page.keyboard.press('Enter');
  await page.waitForTimeout(150);
  await page.keyboard.press('Enter');
  // It is said to the eye, and to a screen reader.
  await expect(page.getByText(/Le service est déjà terminé/).first()).toBeVisible();
  await page.waitForTimeout(readMs);
  await expect(page.getByRole('button', { name: counterText.called.start })).toBeHidden();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: counterText.called.start })).toBeVisible();
});
