import { expect, test, type Page } from '@playwright/test';
import { monday, walkAllScreens } from './support/all-screens';
import { lastingFaults } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { createResizer, type Size } from './support/window-sizes';

/** A window of 1280 px at 400 %: WCAG 2.2, 1.4.10. */
const at400: Size = [320, 512];
/**
 * A day by desks, a week and a month are tables of two dimensions, which the criterion leaves out: they scroll in their own frames. The list and the
 * day of one desk say the same in one column.
 */
const tables = '.ag-scroll, .ag-fc:not(.ag-list), .ro table { visibility: hidden !important }';
/** WCAG 2.2, 1.4.12. */
const spaced =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';

/** Puts a sheet over those of the app, or takes it away with `''`. */
const dress = (page: Page, css: string): Promise<void> =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);

const mostTold = 40;

for (const { name, size, css } of [
  { name: 'at 400 % every screen is one column: nothing is cut, covered or scrolls sideways', size: at400, css: tables },
  { name: 'with wide letters, words and lines nothing is cut or covered', size: [1366, 768] as Size, css: spaced },
])
  test(name, async () => {
    test.setTimeout(900_000);
    const { page, errors, close } = await launchDemo(monday);
    const { resize, restore } = await createResizer(page);
    const found: string[] = [];
    let looks = 0;
    await walkAllScreens(page, async (screen) => {
      await dress(page, css);
      await resize(size);
      for (const fault of await lastingFaults(page)) found.push(`${screen}: ${fault}`);
      if (process.env['ZZ']) await page.screenshot({ path: `/tmp/acc/${size[0]}-${looks}.png` });
      await restore();
      await dress(page, '');
      looks += 1;
    });
    expect(looks).toBeGreaterThan(50);
    expect(found.slice(0, mostTold), `${found.length} faults`).toEqual([]);
    expect(errors).toEqual([]);
    await close();
  });
