import { expect, test, type ElectronApplication, type Page } from '@playwright/test';
import { settingsText } from '#shared/i18n/fr/settings';
import { axeFaults } from './support/axe-faults';
import { expectNothingCut } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';

/** A Monday at 10:32. */
const monday = '2026-11-23T09:32:00.000Z';
const shown = ['reception', 'counter', 'agenda', 'requests', 'supervision', 'steering'] as const;

/** The smallest screen of a desk, read at twice its size: 683 by 384 pixels are left. */
const zoomIn = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1366, 768);
    window?.webContents.setZoomFactor(2);
  });

/** Runs in the page: how far the document itself scrolls, and the end of what scrolls in it comes into sight. */
const scrollToEnd = (): number => {
  for (const element of document.querySelectorAll('main.place, main.place *'))
    if (/auto|scroll/.test(getComputedStyle(element).overflowY)) element.scrollTop = element.scrollHeight;
  const { scrollHeight, clientHeight } = document.documentElement;
  return scrollHeight - clientHeight;
};

const lookAt = async (page: Page): Promise<void> => {
  await expectNothingCut(page);
  // Figures that are being worked out are pale until they stand.
  await expect.poll(() => axeFaults(page), { timeout: 60_000 }).toEqual([]);
  expect(await page.evaluate(scrollToEnd)).toBe(0);
  await expectNothingCut(page);
};

test('at 200 % every place is one page that scrolls, and nothing is cut or lies over anything', async () => {
  const { app, page, errors, close } = await launchDemo(monday);
  await beAgent(page, 'Odile G.');
  await zoomIn(app);
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(683);
  for (const place of shown)
    await test.step(place, async () => {
      await goTo(page, place);
      if (place === 'steering')
        await expect(page.locator('main.place:visible svg.ch-svg').first()).toBeVisible({ timeout: 150_000 });
      await lookAt(page);
    });
  await test.step('the tables behind the charts', async () => {
    await page.keyboard.press('t');
    await expect(page.locator('main.place:visible .ch-table').first()).toBeVisible();
    expect(await page.evaluate(scrollToEnd)).toBe(0);
  });
  expect(errors).toEqual([]);
  await close();
});

test('at 200 % every section of the settings scrolls whole below its name', async () => {
  const { app, page, errors, close } = await launchDemo(monday);
  await beAgent(page, 'Yann K.');
  await zoomIn(app);
  await goTo(page, 'settings');
  const sections = page.locator('.set-it');
  const names = await sections.allInnerTexts();
  expect(names.length).toBeGreaterThan(20);
  for (const [index, name] of names.entries()) {
    // Its paper is drawn to scale, with letters that are higher than their lines.
    if (name === settingsText.sections.ticket) continue;
    await test.step(name, async () => {
      await sections.nth(index).click();
      await expect(sections.nth(index)).toHaveClass(/is-sel/);
      await expectNothingCut(page);
      expect(await page.evaluate(scrollToEnd)).toBe(0);
      await expectNothingCut(page);
    });
  }
  expect(errors).toEqual([]);
  await close();
});
