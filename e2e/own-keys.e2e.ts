import { expect, test, type Locator, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { ownKeysText, settingsText } from '#shared/i18n/fr/settings';
import { settingsRosterText } from '#shared/i18n/fr/settings-roster';
import { blockOf, book, toPassage, undoLast, type NewPerson } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { openSection } from './support/open-section';
import { chooseKeys, keysDialog, keysOfSheet, oneCharacter } from './support/own-keys';
import { launchDemo } from './support/prepared-town';
import { appointmentsOf, readStore, seeWholeTown } from './support/read-store';
import { beAgent, becomeAgent, goTo, runAction } from './support/town';
import { launchTwoDesks } from './support/two-desks';
import { onScreen } from './support/on-screen';

const person: NewPerson = { lastName: 'Zéphyrin', firstName: 'Aurore' };
const supervisor = 'Hélène V.';
const administrator = 'Yann K.';

const favourite = (page: Page, digit: number): Locator => page.locator('.fav').nth(digit - 1);

/** What the person who sits here chose, as this desk holds it. */
const choiceOfKeys = async (page: Page): Promise<string> => {
  await runAction(page, ownKeysText.open);
  const dialog = keysDialog(page);
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
  await expect(keysDialog(page)).toContainText(ownKeysText.lead(supervisor));
  expect(await axeFaults(page)).toEqual([]);
  await chooseKeys(page, 'alt');

  await test.step('Alt M moves the appointment, M does not; bar, F1 and button say so', async () => {
    await book(page, person, 'AB12CD34EF');
    const before = appointmentsOf(await readStore(page, 'appointments', 'citizens'), person.lastName)[0];
    await keyboard.press('m');
    await expect(page.getByRole('complementary', { name: /^Déplacer/ })).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Déplacer Alt M' })).toBeVisible();
    expect(await page.locator('ul.keys kbd').allTextContents()).toContain('Alt M');
    const sheet = await keysOfSheet(page);
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
    await chooseKeys(page, 'off');
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
  await chooseKeys(first.page, 'alt');
  expect(await choiceOfKeys(second.page)).toBe('alone');
  await becomeAgent(second.page, supervisor);
  await expect.poll(() => choiceOfKeys(second.page)).toBe('alt');
  await desks.close();
});
