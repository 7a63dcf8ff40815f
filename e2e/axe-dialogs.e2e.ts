import { expect, test, type Page } from '@playwright/test';
import { counterText } from '#shared/i18n/fr/counter';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { peopleText } from '#shared/i18n/fr/people';
import { settingsText } from '#shared/i18n/fr/settings';
import { steeringText } from '#shared/i18n/fr/steering';
import { shellText } from '#shared/i18n/fr/shell';
import { callNext, openDesk, pressUntil, startService } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { showSection } from './support/open-section';
import { launchDemo } from './support/prepared-town';
import { seeWholeTown } from './support/read-store';
import { beAgent, expectSynced, goTo, runAction, trustChip } from './support/town';

type Act = () => Promise<unknown>;
/** What is open over a screen, and the way to it. */
type Opening = readonly [name: string, open: Act];

const others = (page: Page) => page.getByRole('button', { name: counterText.serving.others }).press('Enter');
const isOpen = (page: Page) => page.locator('[role="dialog"], [role="alertdialog"], [role="menu"]');
const press =
  (page: Page, keys: string): Act =>
  () =>
    pressUntil(page, keys, () => isOpen(page).last().isVisible());

const everywhere = (page: Page): readonly Opening[] => [
  ['who sits here', () => page.locator('.who').click()],
  ['what is shared', () => trustChip(page).click()],
  ['an invitation', () => runAction(page, shellText.keys.invite)],
  ['the end of the day', () => runAction(page, counterLifeText.closing.act)],
  ['the file of a person', () => openFile(page)],
  ['the card of a number', () => openCard(page)],
];

const openFile = async (page: Page): Promise<void> => {
  await press(page, 'Control+k')();
  await page.keyboard.type('Van');
  await page.getByRole('option').filter({ hasText: peopleText.search.group }).first().click();
};

const openCard = async (page: Page): Promise<void> => {
  await page.keyboard.press('Shift+F3');
  await expect(page.locator('main.place:visible li button:focus')).toHaveCount(1);
  await page.keyboard.press('Enter');
};

const atCounter = (page: Page): readonly Opening[] => [
  ['where to set aside', press(page, 'F7')],
  ['where to send', press(page, 'Shift+F7')],
  ['other ends', () => others(page)],
  ['somebody who left', () => runAction(page, counterLifeText.abandon.act)],
];

const inRequests = (page: Page): readonly Opening[] => [
  ['who takes it', press(page, 'Shift+F7')],
  ['how it is answered', press(page, 'Shift+F8')],
  ['how it is closed', press(page, 'F9')],
];

const inSteering = (page: Page): readonly Opening[] => [
  ['the period', () => page.getByRole('button', { name: new RegExp(`^${steeringText.period.label}, `, 'u') }).click()],
  ['what narrows the figures', () => page.locator('.pi-filter').click()],
  ['files of the figures', press(page, 'x')],
  [
    'an abnormal situation',
    () =>
      page
        .getByRole('button', { name: /^Ouvrir, / })
        .first()
        .click(),
  ],
];

test('axe finds nothing, grave or not, in both contrasts, in twenty dialogs and lists over screens', async () => {
  test.setTimeout(600_000);
  const { page, errors, close } = await launchDemo();
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
  await seeWholeTown(page);
  const looked: string[] = [];
  const lookAll = async (openings: readonly Opening[]): Promise<void> => {
    for (const [name, show] of openings)
      await test.step(name, async () => {
        await show();
        await expect(isOpen(page).last()).toBeVisible();
        expect.soft(await axeFaults(page), name).toEqual([]);
        looked.push(name);
        await expect(async () => {
          if ((await isOpen(page).count()) > 0) await page.keyboard.press('Escape');
          await expect(isOpen(page)).toHaveCount(0, { timeout: 2_000 });
        }).toPass();
      });
  };

  await goTo(page, 'reception');
  await expect(page.locator('.arr').first()).toBeVisible();
  await lookAll(everywhere(page));
  await openDesk(page, 7);
  await lookAll([['somebody else', press(page, 'Control+F8')]]);
  await callNext(page);
  await lookAll([['other ends of a call', () => others(page)]]);
  await startService(page);
  await lookAll(atCounter(page));
  await goTo(page, 'requests');
  await page.locator('.rq-row:visible').first().click();
  await expect(page.locator('.rq-pane h2')).toBeVisible();
  await lookAll(inRequests(page));
  await goTo(page, 'steering');
  await expect(page.locator('main.place:visible .pi-grid:not([aria-busy="true"]) .ch-svg:visible').first()).toBeVisible(
    {
      timeout: 150_000,
    },
  );
  await lookAll(inSteering(page));
  await showSection(page, 'reasons');
  await expect(page.getByRole('heading', { level: 2, name: settingsText.sections.reasons })).toBeVisible();
  await lookAll([
    ['a list of the settings', () => page.locator('main.place:visible [aria-haspopup="listbox"]').first().click()],
  ]);
  expect(looked).toHaveLength(20);
  expect(errors).toEqual([]);
  await close();
});
