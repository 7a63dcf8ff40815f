import { expect, test, type Page } from '@playwright/test';
import { receptionText } from '#shared/i18n/fr/reception';
import { ticketNumber } from './support/acts';
import type { Launched } from './support/launch';
import { launchDemo } from './support/prepared-town';
import { beAgent, becomeAgent, expectSynced, goTo } from './support/town';

/** A practised hand: one key each 60 ms. */
const keyMs = 60;
const mostSeconds = 10;

let guichet: Launched;
test.beforeAll(async () => {
  guichet = await launchDemo();
  await beAgent(guichet.page, 'Nadège R.');
  await goTo(guichet.page, 'reception');
  await expect(guichet.page.locator('.arr').first()).toBeVisible();
  // A desk that still receives the town announces no wait; at nine o'clock it has stood there since eight.
  await expectSynced(guichet.page);
  await expect(guichet.page.locator('.fav[aria-keyshortcuts="2"] .fav-w')).toContainText('min');
});
test.afterAll(() => guichet.close());

/** Keys as a person presses them, never faster than a key each 60 ms. */
const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(keyMs);
  }
};

const printedWords = /^(Imprimé|PDF) à /;
const slip = (page: Page) => page.locator('.printer .ticket');

/** Waits until another ticket than `before` is on paper. */
const printed = async (page: Page, before: string): Promise<string> => {
  await expect(slip(page).getByText(printedWords)).toBeVisible();
  await expect.poll(() => ticketNumber(page)).not.toBe(before);
  await expect(slip(page).getByText(printedWords)).toBeVisible();
  return ticketNumber(page);
};

const timed = async (what: string, act: () => Promise<void>): Promise<void> => {
  const startedMs = performance.now();
  await act();
  const seconds = (performance.now() - startedMs) / 1000;
  console.log(`${what}: ${seconds.toFixed(2)} s`);
  expect(seconds).toBeLessThan(mostSeconds);
};

test('a walk-in stands with a ticket in less than ten seconds, by keyboard alone', async () => {
  const { page } = guichet;
  const before = await ticketNumber(page);
  await timed('walk-in, from F2 to the printed ticket', async () => {
    await press(page, 'F2', '2', 'Enter');
    expect(await printed(page, before)).toMatch(/^[A-Z]\d{3}$/);
  });
  await expect(slip(page)).toContainText(receptionText.ticket.announced);
});

test('so does somebody whom nobody knows, with name and priority', async () => {
  const { page } = guichet;
  const before = await ticketNumber(page);
  await timed('search in vain, name, priority, ticket', async () => {
    await press(page, 'F3', ...'Zzyzxova');
    await expect(page.getByRole('heading', { name: receptionText.arrivals.found(0) })).toBeVisible();
    await press(page, 'F2', '3', 'Alt+p', 'Enter');
    await printed(page, before);
  });
  const last = page.locator('.did li').first();
  await expect(last).toContainText(await ticketNumber(page));
  // A search that became a name can be noticed, and taken back.
  await expect(last).toContainText('à Zzyzxova');
  await expect(slip(page)).toContainText('Zzyzxova');
});

test('who is expected is checked in by one search and one key', async () => {
  const { page } = guichet;
  const before = await ticketNumber(page);
  const row = page.locator('.arr').first();
  const name = (await row.locator('.who-what b').textContent()) ?? '';
  const lastName = name.split(' ').slice(1).join(' ');
  await press(page, 'F3');
  await timed('check-in, from the first letter to the printed ticket', async () => {
    await press(page, ...lastName);
    await expect(page.locator('.arr.is-sel b')).toHaveText(name);
    await press(page, 'Enter');
    await printed(page, before);
  });
  await expect(slip(page)).toContainText('Rendez-vous de');
  await expect(page.locator('.did li').first()).toContainText('Arrivée');
});

test('a call is logged without a ticket, and the same again with two keys', async () => {
  const { page } = guichet;
  const said = (text: string) => page.locator('.did li').filter({ hasText: text });
  await timed('a call, answered', async () => {
    await press(page, 'F2', '1');
    await page.getByRole('radio', { name: receptionText.passage.channels.phone }).press(' ');
    await press(page, 'F9');
    await expect(said('Répondu par téléphone')).toHaveCount(1);
  });
  await timed('the last entry once more', async () => {
    await press(page, 'Control+r');
    await expect(page.locator('.go .btn--main')).toBeFocused();
    await expect(page.locator('.go .btn--main')).toContainText(receptionText.passage.answeredFrom);
    await press(page, 'Enter');
    await expect(said('Répondu par téléphone')).toHaveCount(2);
  });
});

test('a station that is given on from a place that reception may not reach works at once', async () => {
  const { page } = guichet;
  await becomeAgent(page, 'Yann K.');
  await goTo(page, 'settings');
  await becomeAgent(page, 'Nadège R.');
  await expect(page.locator('.find-big input')).toBeFocused();
  await press(page, 'F2', '2');
  // What is drawn next takes the keyboard nowhere else.
  await expect(page.locator('.fav[aria-keyshortcuts="2"]')).toBeChecked();
  await expect(page.locator('.go .btn--main')).toBeFocused();
});
