import { expect, test } from '@playwright/test';
import { walkAllScreens } from './support/all-screens';
import { axeFaults } from './support/axe-faults';
import { orderFaults, senseFaults } from './support/look/senses';
import { structureFaults } from './support/look/structure';
import { styleWith, wideFaults } from './support/look/wide-letters';
import { lastingFaults } from './support/look-whole';
import { launchDemo } from './support/prepared-town';
import { createResizer, type Size } from './support/window-sizes';

/** A window of 1280 px at 400 %: WCAG 2.2, 1.4.10. */
const at400: Size = [320, 512];
/**
 * A day by desks, a week, a month, the week's plan and the drawings of Pilotage have two dimensions, which the criterion leaves out: they scroll in their own
 * frames. The list, the day of one desk and the tables behind the drawings say the same in one column.
 */
const tables = '.ag-scroll, .ag-fc:not(.ag-list), .ro-grid, .pi-grid .ch-svg';
const hiddenTables = `${tables} { visibility: hidden !important }`;
const inOwnFrame = /^scrolls sideways: <section\.ch-frame/;
/** An example in an empty field is not needed to fill it. */
const isExample = /^hint cut/;
const mayBe = (fault: string): boolean => inOwnFrame.test(fault) || isExample.test(fault);

/** A usual desk, for whoever reads in wide letters. */
const usual: Size = [1366, 768];
const mostTold = 40;

test('every screen is well made, one column at 400 %, and whole with wide letters: nothing is cut, covered or scrolls sideways', async () => {
  test.setTimeout(1_500_000);
  const { page, errors, close } = await launchDemo();
  const { resize, restore } = await createResizer(page);
  const found: string[] = [];
  let looks = 0;
  await walkAllScreens(page, async (screen) => {
    for (const fault of await structureFaults(page)) found.push(`${screen}: ${fault}`);
    for (const fault of await senseFaults(page)) found.push(`${screen}: ${fault}`);
    for (const fault of await axeFaults(page)) found.push(`${screen}: ${fault}`);
    // In a narrow window a form hides the calendar, and the focus with it: the walk goes on where it stood.
    const held = await page.evaluateHandle(() => document.activeElement as HTMLElement);
    await styleWith(page, hiddenTables);
    await resize(at400);
    for (const fault of await lastingFaults(page, [], mayBe)) found.push(`${screen}: ${fault}`);
    for (const fault of await orderFaults(page)) found.push(`${screen}: ${fault}`);
    await resize(usual);
    for (const fault of await wideFaults(page)) found.push(`${screen}, wide letters: ${fault}`);
    await restore();
    await held.evaluate((element) => element.focus());
    looks += 1;
  });
  expect(looks).toBeGreaterThan(50);
  expect(found.slice(0, mostTold), `${found.length} faults`).toEqual([]);
  expect(errors).toEqual([]);
  await close();
});
