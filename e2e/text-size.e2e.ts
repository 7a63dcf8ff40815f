import { expect, test, type Page } from '@playwright/test';
import { declarationText } from '#shared/i18n/accessibility/declaration';
import { textSizeText } from '#shared/i18n/fr/settings';
import { shellText } from '#shared/i18n/fr/shell';
import { counterLifeText } from '#shared/i18n/fr/counter-life';
import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import type { TextSize } from '#shared/lib/text-size';
import { callNext, finishService, openDesk, startService, undoLast } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { focusFault } from './support/look/focus-fault';
import { expectNothingCut } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { beAgent, becomeAgent, goTo, runAction } from './support/town';
import { createResizer } from './support/window-sizes';

const administrator = 'Yann K.';
const supervisor = 'Hélène V.';
const letters = (page: Page): Promise<string> =>
  page.evaluate(() => getComputedStyle(document.documentElement).fontSize);

/** Chooses in the dialog of the person, by keyboard. */
const choose = async (page: Page, size: TextSize): Promise<void> => {
  await page.locator('button.who').press('Enter');
  const dialog = page.getByRole('dialog', { name: shellText.who.title });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: textSizeText.setting(administrator) }).press('Enter');
  await page.getByRole('option', { name: new RegExp(`^${textSizeText.sizes[size]}`, 'u') }).press('Enter');
  await expect(page.locator('.last-act')).toContainText(textSizeText.what);
  await expectNothingCut(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
};

test('each person reads in letters of their size: no place is cut, the focus is seen, the strip grows, the next person has theirs', async () => {
  const guichet = await launchDemo();
  const { page } = guichet;
  await beAgent(page, administrator);
  // The place takes the focus once it stands: a key pressed before would go there.
  await expect(page.locator('main.place:visible :focus')).toHaveCount(1);
  const { resize, restore } = await createResizer(page);

  await test.step('the choice holds at once, and Ctrl Z takes it back', async () => {
    expect(await letters(page)).toBe('16px');
    await choose(page, 'large');
    await expect.poll(() => letters(page)).toBe('18px');
    await undoLast(page);
    await expect.poll(() => letters(page)).toBe('16px');
    await choose(page, 'largest');
    await expect.poll(() => letters(page)).toBe('24px');
  });

  await test.step('the places', async () => {
    await resize([1093, 614]);
    for (const place of [
      'reception',
      'counter',
      'agenda',
      'requests',
      'supervision',
      'conflicts',
      'settings',
    ] as const) {
      await goTo(page, place);
      await expectNothingCut(page);
    }
    await goTo(page, 'agenda');
    for (const view of ['week', 'month', 'list'] as const) {
      await page.getByRole('radio', { name: agendaViewsText.views[view] }).press('Space');
      await expectNothingCut(page);
    }
    await resize([1366, 768]);
    await page.getByRole('radio', { name: agendaViewsText.views.week }).press('Space');
    await expectNothingCut(page);
    await page.keyboard.press('F4');
    await expect(page.getByRole('complementary', { name: agendaText.create.title })).toBeVisible();
    await expectNothingCut(page);
    await page.keyboard.press('Escape');
    await restore();
  });

  await test.step('each stop of Tab is seen', async () => {
    await goTo(page, 'reception');
    for (let stop = 0; stop < 40; stop += 1) {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(focusFault, false), `stop ${stop}`).toBe('');
    }
  });

  await test.step('a call and a service, and the strip as large as they ask', async () => {
    await openDesk(page, 7);
    await resize([1093, 614]);
    await expectNothingCut(page);
    await callNext(page);
    await expectNothingCut(page);
    await startService(page);
    await expectNothingCut(page);
    await restore();
    await page.keyboard.press('Control+b');
    await expect(page.getByRole('region', { name: counterLifeText.strip.label })).toBeVisible();
    await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([630, 180]);
    await expectNothingCut(page);
    await page.keyboard.press('Control+b');
    await expect(page.getByRole('navigation', { name: shellText.placesLabel })).toBeVisible();
    await finishService(page);
  });

  await test.step('the declaration of accessibility, from Ctrl K', async () => {
    await runAction(page, shellText.keys.declaration);
    const dialog = page.getByRole('dialog', { name: declarationText.title });
    await expect(dialog).toContainText('partiellement conforme');
    await expect(dialog).toContainText(declarationText.blank);
    for (const size of [
      [1093, 614],
      [320, 512],
    ] as const) {
      await resize(size);
      await expectNothingCut(page);
    }
    await restore();
    expect(await axeFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('the next person has theirs; whoever comes back has the largest again', async () => {
    await becomeAgent(page, supervisor);
    await expect.poll(() => letters(page)).toBe('16px');
    await becomeAgent(page, administrator);
    await expect.poll(() => letters(page)).toBe('24px');
  });
  expect([...guichet.errors, ...guichet.violations]).toEqual([]);
  await guichet.close();
});
