import { expect, test, type Page } from '@playwright/test';
import { panels, sections } from './support/focus-acts';
import { launchDemo } from './support/prepared-town';
import { beAgent, expectSynced, goTo } from './support/town';
import { beginWalk, type Walk } from './support/typed-name';

// Each half is a walk of minutes.
test.describe.configure({ mode: 'parallel' });

/** Walks in a town of its own; all faults are named at once, so that one hides no other. */
const walkThrough = async (go: (page: Page, walk: Walk) => Promise<readonly string[]>): Promise<void> => {
  test.setTimeout(600_000);
  const app = await launchDemo();
  const { page } = app;
  page.setDefaultTimeout(30_000);
  await beAgent(page, 'Yann K.');
  await expectSynced(page);
  const walk = await beginWalk(page);
  expect(await go(page, walk)).toEqual([]);

  // The instrument itself: a focus that nothing brings back is seen.
  const lose = (): void => {
    HTMLElement.prototype.focus = () => undefined;
    (document.activeElement as HTMLElement).blur();
  };
  expect(await walk('instrument', [['lost on purpose', () => page.evaluate(lose)]])).toEqual([
    'instrument, lost on purpose: the focus is on BODY',
  ]);
  expect([...app.errors, ...app.violations]).toEqual([]);
  await app.close();
};

test('a name typed after any act of any panel writes nothing and leads nowhere, and the focus is never lost', () =>
  walkThrough(async (page, walk) => {
    const faults: string[] = [];
    for (const { place, panel, acts } of panels) {
      await goTo(page, place);
      faults.push(...(await walk(panel, acts)));
      // What is still open goes, a panel below it too.
      for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
    }
    return faults;
  }));

test('nor after any act in a section of the settings', () =>
  walkThrough(async (page, walk) => {
    const faults: string[] = [];
    await goTo(page, 'settings');
    for (const { section, acts } of sections) faults.push(...(await walk(section, acts)));
    return faults;
  }));
