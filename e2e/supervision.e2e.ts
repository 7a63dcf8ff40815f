import { expect, test, type Page } from '@playwright/test';
import { chartText } from '#shared/i18n/fr/charts';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { optionsText } from '#shared/i18n/fr/supervision-options';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import { axeFaults } from './support/axe-faults';
import { launchDemo, launchServedDesks } from './support/prepared-town';
import { beAgent, expectSynced, goTo, seeShell } from './support/town';

const panel = (page: Page, title: string) => page.getByRole('region', { name: title });
const strip = (page: Page) => page.getByRole('list', { name: supervisionText.strip.title }).getByRole('listitem');
const aboutOf = (page: Page) => page.locator('.su-said .meta:visible');
const headOf = (page: Page) => page.locator('.su-top h2:visible');

test('a supervisor reads who waits, whether the day fits and what to do, announces a desk, and takes it back', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  const { keyboard } = page;
  await beAgent(page, 'Hélène V.');
  await goTo(page, 'supervision');

  await test.step('a sentence, six figures, five panels', async () => {
    await expect(headOf(page)).toHaveText(/\.$/);
    await expect(strip(page)).toHaveCount(6);
    const titles = [
      supervisionText.load,
      supervisionText.who,
      optionsText,
      supervisionText.waits,
      supervisionText.trust,
    ];
    for (const [index, { title }] of titles.entries()) {
      await keyboard.press(String(index + 1));
      await expect(panel(page, title)).toBeFocused();
    }
    expect(await axeFaults(page)).toEqual([]);
  });

  await test.step('somebody who waits opens the card of their number, by keyboard and by a click on their dot', async () => {
    const waits = panel(page, supervisionText.who.title);
    const card = page.getByRole('dialog', { name: /^Ticket [A-Z]\d+$/ });
    await keyboard.press('2');
    await expect(waits).toBeFocused();
    await keyboard.press('ArrowDown');
    await keyboard.press('Enter');
    await expect(card).toBeVisible();
    await keyboard.press('Escape');
    await expect(card).toBeHidden();
    await waits.locator('circle.su-dot').first().click();
    await expect(card).toBeVisible();
    await keyboard.press('Escape');
    await expect(card).toBeHidden();
  });

  const options = panel(page, optionsText.title);
  const rows = options.getByRole('listitem');
  const told = options.getByRole('list', { name: optionsText.announced.title }).getByRole('listitem');
  await test.step('what can be changed was lived through, and « nothing » is one of it', async () => {
    await expect(rows.last()).toContainText(optionsText.nothing);
    await expect(options).toContainText('Simulé à 10:');
    await expect.poll(() => rows.count()).toBeGreaterThan(1);
  });

  await test.step('a desk is announced from the keyboard, reckoned with, and taken back', async () => {
    await keyboard.press('o');
    const dialog = page.getByRole('dialog', { name: optionsText.dialog.title });
    await expect(dialog.getByRole('button', { name: /Guichet/ }).first()).toBeFocused();
    expect(await axeFaults(page)).toEqual([]);
    await keyboard.press('1');
    await expect(dialog).toBeHidden();
    await expect(page.locator('.last-act')).toContainText(/Guichet\s\d demandé à/);
    await expect(told).toHaveCount(1);
    // Places and advice reckon with it; the wait that tickets promise does not before somebody sits there, and says so.
    await expect(strip(page).last()).toContainText('sans compter le n°');
    await keyboard.press('Control+z');
    await expect(told).toHaveCount(0);
    await expect(strip(page).last()).not.toContainText('sans compter');
  });

  await test.step('what is announced outlives the window, and is withdrawn by whoever finds it', async () => {
    await keyboard.press('o');
    await expect(page.getByRole('button', { name: /^Guichet/ }).first()).toBeFocused();
    await keyboard.press('1');
    await expect(told).toHaveCount(1);
    await page.reload();
    await seeShell(page);
    await goTo(page, 'supervision');
    await expect(told).toHaveCount(1);
    await told.getByRole('button').click();
    await expect(told).toHaveCount(0);
    await keyboard.press('Control+z');
    await expect(told).toHaveCount(1);
    await told.getByRole('button').click();
    await expect(told).toHaveCount(0);
  });

  await test.step('T turns a panel to its table: as many rows as columns are drawn', async () => {
    await keyboard.press('1');
    await keyboard.press('t');
    const load = panel(page, supervisionText.load.title);
    await expect(load.getByRole('row')).toHaveCount(16);
    await keyboard.press('t');
    await expect(load.getByRole('listbox', { name: /./ }).first()).toBeVisible();
    await keyboard.press('e');
    await expect(page.getByRole('menu', { name: chartText.exportMenu(supervisionText.load.title) })).toBeVisible();
    await keyboard.press('Escape');
  });

  await test.step('the day before the weekend, and the week, by keys', async () => {
    await keyboard.press('j');
    await expect(panel(page, periodsText.funnel.title)).toBeVisible();
    // Tomorrow: nobody was received yet; who is away, who replaces, and where it does not hold.
    await keyboard.press('ArrowRight');
    await expect(aboutOf(page)).toContainText('Mardi 24 novembre 2026');
    await expect(headOf(page)).toHaveText(/^La journée tient|sans guichet|sans personne|fermé|de trop|il manque/i);
    for (const title of [dayAheadText.who, dayAheadText.holds]) await expect(panel(page, title)).toBeVisible();
    expect(await axeFaults(page)).toEqual([]);
    await keyboard.press('ArrowLeft');
    await expect(panel(page, periodsText.funnel.title)).toBeVisible();
    await keyboard.press('1');
    await expect(panel(page, supervisionText.load.title)).toBeFocused();
    // Arrows go on to another day from anywhere but a drawing.
    await keyboard.press('ArrowLeft');
    await expect(aboutOf(page)).toContainText('Samedi 21 novembre 2026');
    await keyboard.press('ArrowLeft');
    await expect(aboutOf(page)).toContainText('Vendredi 20 novembre 2026');
    await expect(headOf(page)).toHaveText(/^\d+\spersonnes reçues, attente médiane/);
    expect(await axeFaults(page)).toEqual([]);
    await keyboard.press('s');
    await expect(panel(page, periodsText.heat.title)).toBeVisible();
    await expect(headOf(page)).toHaveText(/par jour ouvert sur la semaine d’avant/);
    expect(await axeFaults(page)).toEqual([]);
    await keyboard.press('d');
    await expect(strip(page)).toHaveCount(6);
  });

  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});

test('whoever is asked is told at their own desk, until it is withdrawn', async () => {
  const {
    server,
    desks: [first, second],
  } = await launchServedDesks();
  await beAgent(first.page, 'Hélène V.');
  await beAgent(second.page, 'Nadège R.');
  await expectSynced(first.page);
  await expectSynced(second.page);
  await goTo(first.page, 'supervision');
  await first.page.keyboard.press('o');
  // The one whom the plan leaves free at this hour.
  const asked = first.page.getByRole('button', { name: /^Guichet\s\d, Nadège R\./ });
  await asked.click();
  const banner = second.page.getByRole('status').filter({ hasText: /^Hélène V\. vous demande au guichet\s\d, de / });
  await expect(banner).toBeVisible();
  expect(await axeFaults(second.page)).toEqual([]);
  const told = panel(first.page, optionsText.title)
    .getByRole('list', { name: optionsText.announced.title })
    .getByRole('listitem');
  await told.getByRole('button').click();
  await expect(banner).toBeHidden();
  expect([...first.errors, ...first.violations, ...second.errors, ...second.violations]).toEqual([]);
  await Promise.all([first.close(), second.close()]);
  await server.remove();
});
