import { expect, test, type Locator, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { ownKeysText, settingsText } from '#shared/i18n/fr/settings';
import { settingsRosterText } from '#shared/i18n/fr/settings-roster';
import { receptionText } from '#shared/i18n/fr/reception';
import { shellText } from '#shared/i18n/fr/shell';
import type { SingleKeys } from '#shared/lib/single-keys';
import {
  blockOf,
  book,
  callNext,
  finishService,
  startService,
  ticketNumber,
  toPassage,
  undoLast,
  type NewPerson,
} from './support/acts';
import { axeFaults } from './support/axe-faults';
import { openSection } from './support/open-section';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore, seeWholeTown, ticketOf } from './support/read-store';
import { beAgent, becomeAgent, goTo, runAction } from './support/town';
import { launchTwoDesks } from './support/two-desks';
import { onScreen } from './support/on-screen';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const supervisor = 'Hélène V.';
const administrator = 'Yann K.';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: ownKeysText.title });
const choiceIn = (where: Locator, single: SingleKeys): Locator =>
  where.getByRole('radio', { name: ownKeysText.choices[single], exact: true });

/** Goes on by Tab until a control has the focus. */
const tabTo = async (page: Page, control: Locator): Promise<void> => {
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(control).toBeFocused({ timeout: 200 });
  }).toPass({ intervals: [10] });
};

/** Chooses in the dialog of one's own keys, by keyboard, and sees it hold. */
const choose = async (page: Page, single: SingleKeys): Promise<void> => {
  const dialog = dialogOf(page);
  await expect(dialog).toBeVisible();
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(dialog.locator('[role="radio"]:focus')).toHaveCount(1, { timeout: 200 });
  }).toPass({ intervals: [10] });
  if (!(await choiceIn(dialog, single).evaluate((node) => node === document.activeElement)))
    await expect(async () => {
      await page.keyboard.press('ArrowRight');
      await expect(choiceIn(dialog, single)).toBeFocused({ timeout: 200 });
    }).toPass({ intervals: [10] });
  await page.keyboard.press('Space');
  await expect(choiceIn(dialog, single)).toBeChecked();
  await expect(page.locator('.last-act')).toContainText(ownKeysText.what);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};

/** The keys that are written anywhere in the window. */
const writtenKeys = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('kbd:visible').allTextContents()).map((one) => one.trim());
const oneCharacter = /^(?:Maj )?(?:\S|\d…\d)$/u;

/** What F1 lists at this moment, with its keys. */
const sheetOf = async (page: Page): Promise<readonly string[]> => {
  await page.keyboard.press('F1');
  const sheet = page.getByRole('dialog', { name: shellText.sheet.title });
  await expect(sheet).toBeVisible();
  const keys = await sheet.locator('dt kbd').allTextContents();
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  return keys;
};

const favourite = (page: Page, digit: number): Locator => page.locator('.fav').nth(digit - 1);

test('with single keys switched off everything is done by keyboard, and a digit or letter does nothing', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  const { keyboard } = page;
  await beAgent(page, supervisor);
  await seeWholeTown(page);

  await test.step('F1 leads to the keys of one’s own, also for who does not see the section of the keys', async () => {
    await keyboard.press('F1');
    const sheet = page.getByRole('dialog', { name: shellText.sheet.title });
    await expect(sheet).toBeVisible();
    await tabTo(page, sheet.getByRole('button', { name: ownKeysText.open }));
    await keyboard.press('Enter');
    await expect(dialogOf(page)).toContainText(ownKeysText.lead(supervisor));
    expect(await axeFaults(page)).toEqual([]);
    await choose(page, 'off');
  });

  await test.step('the first stop of Tab leads past the places to the content, and is seen while it has the focus', async () => {
    const skip = page.getByRole('link', { name: shellText.skip });
    await page.locator('.tab').first().focus();
    await keyboard.press('Shift+Tab');
    await expect(skip).toBeFocused();
    expect((await skip.boundingBox())?.height).toBeGreaterThan(24);
    const place = page.url();
    await keyboard.press('Enter');
    await expect(page.locator('main :focus')).toHaveCount(1);
    expect(page.url()).toBe(place);
    expect((await skip.boundingBox())?.height).toBeLessThan(2);
  });

  await test.step('no key of one letter or digit is written any more, and none does anything', async () => {
    await goTo(page, 'reception');
    await toPassage(page);
    expect((await writtenKeys(page)).filter((key) => oneCharacter.test(key))).toEqual([]);
    expect((await sheetOf(page)).filter((key) => oneCharacter.test(key))).toEqual([]);
    await toPassage(page);
    await keyboard.press('2');
    await expect(page.getByRole('radio', { checked: true }).and(page.locator('.fav'))).toHaveCount(0);
  });

  await test.step('a ticket by Tab and Entrée; Ctrl Z names it, and takes back that one alone', async () => {
    const before = await ticketNumber(page);
    await toPassage(page);
    await keyboard.press('ArrowRight');
    await expect(favourite(page, 2)).toBeFocused();
    await keyboard.press('Space');
    await expect(favourite(page, 2)).toBeChecked();
    const print = page.getByRole('button', { name: receptionText.passage.print });
    if (!(await print.evaluate((node) => node === document.activeElement))) await tabTo(page, print);
    await keyboard.press('Enter');
    await expect.poll(() => ticketNumber(page)).not.toBe(before);
    const label = await ticketNumber(page);
    await expect(page.locator('.last-act')).toContainText(label);
    await keyboard.press('Control+k');
    await keyboard.type(shellText.keys.undo);
    await expect(page.getByRole('dialog').getByRole('option', { selected: true })).toContainText(label);
    await keyboard.press('Escape');
    await undoLast(page);
    expect(ticketOf(await readStore(page, 'tickets'), label)).toMatchObject({ status: 'void' });
    expect(await choiceOfKeys(page)).toBe('off');
  });

  await test.step('a question that a letter was typed over is answered by Tab and Entrée, and by Entrée alone not', async () => {
    await goTo(page, 'reception');
    await keyboard.press('F3');
    await page.getByRole('combobox', { name: receptionText.arrivals.search }).fill('15h');
    for (const key of ['ArrowDown', 'Enter']) await keyboard.press(key);
    const asked = page.getByRole('dialog', { name: /rendez-vous à 15:\d\d, dans/u });
    await expect(asked).toBeVisible();
    await keyboard.press('x');
    await expect(asked.getByRole('status')).toHaveText(counterLifeText.unread.off);
    // Long after the rebound of the key that opened it.
    await page.waitForTimeout(700);
    await keyboard.press('Enter');
    await expect(asked.getByRole('status')).toBeVisible();
    for (const key of ['Tab', 'Tab']) await keyboard.press(key);
    await expect(asked.getByRole('button', { name: /^Ne rien noter/ })).toBeFocused();
    await expect(asked.getByRole('status')).toBeHidden();
    await keyboard.press('Enter');
    await expect(asked).toBeHidden();
  });

  await test.step('from the desk that opens to the end of a service', async () => {
    await goTo(page, 'counter');
    await expect(page.getByRole('group', { name: counterText.choice.title })).toBeVisible();
    const open = page.getByRole('button', { name: /^Ouvrir/ });
    const offered = await open.textContent();
    await keyboard.press('7');
    expect(await open.textContent()).toBe(offered);
    await expect(open).toBeFocused();
    await keyboard.press('Enter');
    await expect(open).toBeHidden();
    await callNext(page);
    await startService(page);
    expect((await writtenKeys(page)).filter((key) => oneCharacter.test(key))).toEqual([]);
    await finishService(page);
  });

  await test.step('a booking', async () => {
    await book(page, person, 'AB12CD34EF');
    await keyboard.press('m');
    await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toHaveCount(0);
    await runAction(page, agendaText.keys.move);
    await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toHaveCount(0);
  });

  await test.step('somebody arrives, and the day is closed', async () => {
    await goTo(page, 'reception');
    await keyboard.press('F3');
    await keyboard.press('ArrowDown');
    const chosen = page.getByRole('button', { name: receptionText.arrivals.checkIn });
    await expect(chosen).toBeVisible();
    const before = await ticketNumber(page);
    await keyboard.press('Enter');
    await expect.poll(() => ticketNumber(page)).not.toBe(before);
    await runAction(page, counterLifeText.closing.act);
    const asked = page.getByRole('alertdialog');
    await expect(asked).toBeVisible();
    await keyboard.press('Tab');
    await expect(asked.getByRole('button', { name: /^Vider la file/ })).toBeFocused();
    // A question takes no answer in its first moments.
    await page.waitForTimeout(700);
    await keyboard.press('Enter');
    await expect(asked).toBeHidden();
    const waiting = Object.values((await readStore(page, 'tickets')).tickets).filter(
      ({ status }) => status === 'waiting',
    );
    expect(waiting).toEqual([]);
  });
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

/** What the person who sits here chose, as this desk holds it. */
const choiceOfKeys = async (page: Page): Promise<string> => {
  await runAction(page, ownKeysText.open);
  const dialog = dialogOf(page);
  const label = await dialog.getByRole('radio', { checked: true }).textContent();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  return Object.entries(ownKeysText.choices).find(([, words]) => words === label)?.[0] ?? '';
};

test('with Alt a letter does what it did; another agent at the same desk has their own', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  const { keyboard } = page;
  await beAgent(page, supervisor);
  await seeWholeTown(page);
  await runAction(page, ownKeysText.open);
  await choose(page, 'alt');

  await test.step('Alt M moves the appointment, M does not; bar, F1 and button say so', async () => {
    await book(page, person, 'AB12CD34EF');
    const before = appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName)[0];
    await keyboard.press('m');
    await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Déplacer Alt M' })).toBeVisible();
    expect(await page.locator('ul.keys kbd').allTextContents()).toContain('Alt M');
    const sheet = await sheetOf(page);
    expect(sheet).toContain('Alt M');
    expect(sheet.filter((key) => oneCharacter.test(key))).toEqual([]);
    await expect(blockOf(page, person)).toBeFocused();
    await keyboard.press('Alt+m');
    await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toBeVisible();
    const free = page.getByRole('list', { name: agendaText.create.free });
    await expect(free).toBeVisible();
    await free.getByRole('button').first().focus();
    await keyboard.press('2');
    await expect(free).toBeVisible();
    await free.getByRole('button').first().focus();
    await keyboard.press('Alt+2');
    await expect(blockOf(page, person)).toBeFocused();
    const after = appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName)[0];
    expect(after?.id).toBe(before?.id);
    expect([after?.day, after?.time]).not.toEqual([before?.day, before?.time]);
  });

  await test.step('the next agent has digits alone; whoever comes back has Alt again', async () => {
    const presses = async (key: string): Promise<void> => {
      await goTo(page, 'reception');
      await toPassage(page);
      await keyboard.press(key);
    };
    await presses('2');
    await expect(favourite(page, 2)).not.toBeChecked();
    await becomeAgent(page, administrator);
    await presses('2');
    await expect(favourite(page, 2)).toBeChecked();
    await becomeAgent(page, supervisor);
    await presses('2');
    await expect(favourite(page, 2)).not.toBeChecked();
    await toPassage(page);
    await keyboard.press('Alt+2');
    await expect(favourite(page, 2)).toBeChecked();
  });

  await test.step('Ctrl Z takes the choice back', async () => {
    await runAction(page, ownKeysText.open);
    await choose(page, 'off');
    await undoLast(page);
    expect(await choiceOfKeys(page)).toBe('alt');
  });
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

test('a name typed into the plan of a week puts one agent, and an accent is no digit', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page, administrator);
  await seeWholeTown(page);
  await openSection(page, settingsText.sections.roster);
  await page.getByRole('button', { name: settingsRosterText.after }).press('Enter');
  await expect(onScreen(page).getByText(settingsRosterText.unplanned)).toBeVisible();
  await page.getByRole('button', { name: settingsRosterText.usual }).press('Enter');
  const cells = page.locator('.ro-cell');
  const before = await cells.allInnerTexts();
  await cells.first().click();
  await page.keyboard.type('sylvie');
  await expect(cells.first()).toHaveText('Sylvie M.');
  const after = await cells.allInnerTexts();
  const changed = before.filter((who, at) => who !== after[at]);
  // Whom she replaces, and her own desk, which she left.
  expect(changed).toEqual([before[0], 'Sylvie M.']);

  await cells.nth(1).click();
  await cells.nth(1).dispatchEvent('keydown', { key: 'é', code: 'Digit2' });
  await expect(cells.nth(1)).toHaveText('Éric T.');
  await page.keyboard.press('2');
  await expect(cells.nth(1)).not.toHaveText('Éric T.');
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

test('the choice is there at the next desk', async () => {
  const desks = await launchTwoDesks(supervisor);
  const [first, second] = desks.apps;
  await runAction(first.page, ownKeysText.open);
  await choose(first.page, 'alt');
  expect(await choiceOfKeys(second.page)).toBe('alone');
  await becomeAgent(second.page, supervisor);
  await expect.poll(() => choiceOfKeys(second.page)).toBe('alt');
  await desks.close();
});
