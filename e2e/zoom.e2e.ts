import { expect, test, type Page } from '@playwright/test';
import { agendaText } from '#shared/i18n/fr/agenda';
import { agendaViewsText } from '#shared/i18n/fr/agenda-views';
import { settingsText } from '#shared/i18n/fr/settings';
import { shellText } from '#shared/i18n/fr/shell';
import { callNext, finishService, openDesk, startService } from './support/acts';
import { axeFaults } from './support/axe-faults';
import { expectNothingCut } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { beAgent, goTo } from './support/town';
import { scrollToEnd, zoomIn } from './support/zoom';

const shown = ['reception', 'counter', 'agenda', 'requests', 'supervision', 'steering'] as const;

const lookAt = async (page: Page): Promise<void> => {
  await expectNothingCut(page);
  // Figures that are being worked out are pale until they stand.
  await expect.poll(() => axeFaults(page), { timeout: 60_000 }).toEqual([]);
  expect(await page.evaluate(scrollToEnd)).toBe(0);
  await expectNothingCut(page);
};

test('at 200 % every place is one page that scrolls, and nothing is cut or lies over anything', async () => {
  const { app, page, errors, close } = await launchDemo();
  await beAgent(page, 'Odile G.');
  await zoomIn(app, page);
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

/** Runs in the page: what lies over the middle of the control that has the focus, or that it is out of sight; `''` = it is read whole. */
const hidesFocus = (): string => {
  const held = document.activeElement;
  if (!held || held === document.body) return 'nothing has the focus';
  const { left, top, width, height, bottom } = held.getBoundingClientRect();
  // The bar of keys lies below the place and has the last of the tab stops.
  const place = held.closest('main.place')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  if (top < place.top || bottom > place.bottom) return `out of sight: ${held.outerHTML.slice(0, 80)}`;
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  const isFree = above !== null && (held.contains(above) || above.contains(held));
  return isFree ? '' : `behind ${above?.className ?? 'nothing'}`;
};

const seeFocus = (page: Page): Promise<void> => expect.poll(() => page.evaluate(hidesFocus)).toBe('');

/** What ends the service stands on the screen whole, and the bar below names the two keys of the job. */
const seeEnds = async (page: Page): Promise<void> => {
  const ends = page.locator('main.place:visible .ends > button');
  await expect(ends.first()).toBeVisible();
  for (const one of await ends.all()) await expect(one).toBeInViewport({ ratio: 1 });
  const name = page.locator('main.place:visible .id h2');
  await expect(name).toBeInViewport({ ratio: 1 });
  const keys = page.getByRole('list', { name: shellText.keysLabel }).getByRole('listitem');
  for (const key of ['F8', 'F9'])
    await expect(keys.filter({ has: page.getByText(key, { exact: true }) })).toBeInViewport({ ratio: 1 });
};

for (const factor of [1.75, 2])
  test(`at ${factor * 100} % the desk that serves and the form of a booking lie over nothing, and the field that is written is seen`, async () => {
    const { app, page, errors, close } = await launchDemo();
    await beAgent(page, 'Yann K.');
    await openDesk(page, 7);
    await callNext(page);
    await zoomIn(app, page, factor);
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(Math.floor(1366 / factor));
    await test.step('a call', async () => {
      await seeEnds(page);
      await lookAt(page);
    });
    await startService(page);
    await test.step('a service', async () => {
      await seeFocus(page);
      await seeEnds(page);
      await test.step('a name of two lines', async () => {
        const heading = page.locator('main.place:visible .id h2');
        const name = await heading.innerText();
        await heading.evaluate((one) => (one.textContent = 'Marie-Antoinette de La Rochefoucauld'));
        await seeEnds(page);
        await heading.evaluate((one, before) => (one.textContent = before), name);
      });
      await lookAt(page);
    });
    await finishService(page);
    await goTo(page, 'agenda');
    for (const view of ['day', 'week'] as const)
      await test.step(`a booking from the ${view}`, async () => {
        await page.getByRole('radio', { name: agendaViewsText.views[view] }).press('Space');
        // Far down in the day, where somebody looked last.
        await page.evaluate(scrollToEnd);
        await page.keyboard.press('F4');
        const form = page.getByRole('complementary', { name: agendaText.create.title });
        await expect(form.getByRole('combobox', { name: agendaText.create.citizen })).toBeFocused();
        await seeFocus(page);
        await expectNothingCut(page);
        for (let field = 0; field < 8; field += 1) {
          await page.keyboard.press('Tab');
          await seeFocus(page);
        }
        await lookAt(page);
        await page.keyboard.press('Escape');
        await expect(form).toBeHidden();
        await expect(page.locator('.ag-cal')).toBeVisible();
      });
    expect(errors).toEqual([]);
    await close();
  });

test('at 200 % every section of the settings scrolls whole below its name', async () => {
  const { app, page, errors, close } = await launchDemo();
  await beAgent(page, 'Yann K.');
  await zoomIn(app, page);
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
