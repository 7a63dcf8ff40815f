import type { Page } from '@playwright/test';
import { noteState, type Zoom } from './axe-states';
import { bringAxe, runAxe } from './look/axe';
import { twoFrames } from './town';

/** The strong contrast changes colours and nothing else: of the rules of axe these two ask for them. */
const ofColour = { rules: ['color-contrast', 'link-in-text-block'] } as const;

const settleMs = 10_000;

/** What axe still finds once the page has settled: figures that are being worked out are pale until they stand. */
const lasting = async (page: Page, asked: Parameters<typeof runAxe>[1] = {}): Promise<readonly string[]> => {
  let found = await runAxe(page, asked);
  for (const started = Date.now(); found.length > 0 && Date.now() - started < settleMs;) {
    await page.evaluate(() => new Promise((later) => setTimeout(later, 300)));
    found = await runAxe(page, asked);
  }
  return found;
};

/** Runs in the page: puts on the strong contrast as its own choice does, or what there was before; answers that. */
const wear = (theme: string | null): string | null => {
  const root = document.documentElement;
  const before = root.getAttribute('data-theme');
  if (theme === null) root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
  return before;
};

/**
 * What axe finds in the window as it is: every rule in the contrast that the page wears, the rules of colour in the other one. A page that is wrong in both is told
 * in both.
 */
const inBothContrasts = async (page: Page, zoom: Zoom): Promise<readonly string[]> => {
  const worn = await lasting(page);
  const isStrong = await page.evaluate(() => document.documentElement.dataset['theme'] === 'contrast');
  const before = await page.evaluate(wear, isStrong ? null : 'contrast');
  const other = await lasting(page, ofColour);
  await page.evaluate(wear, before);
  await noteState(page, zoom);
  return [...worn, ...other.map((fault) => `${isStrong ? 'usual' : 'strong'} contrast, ${fault}`)];
};

/** A window of less is that of somebody who has zoomed in: a desk at 200 % has 683 pixels. */
const usualPx = 900;

/** Calls `work` in a window of half the size, as the page is at 200 %, and gives back size and focus. */
const atHalf = async <Answer>(page: Page, work: () => Promise<Answer>): Promise<Answer> => {
  const whole = await page.evaluate(() => ({ width: innerWidth, height: innerHeight }));
  const half = { width: Math.floor(whole.width / 2), height: Math.floor(whole.height / 2) };
  // In a narrow window a form hides what is beside it, and the focus with it.
  const held = await page.evaluateHandle(() => document.activeElement as HTMLElement | null);
  const session = await page.context().newCDPSession(page);
  const isDrawn = ({ width, height }: typeof half): boolean => innerWidth === width && innerHeight === height;
  await session.send('Emulation.setDeviceMetricsOverride', { ...half, deviceScaleFactor: 1, mobile: false });
  await page.waitForFunction(isDrawn, half);
  await twoFrames(page);
  const answer = await work();
  await session.send('Emulation.clearDeviceMetricsOverride');
  await session.detach();
  await page.waitForFunction(({ width }) => innerWidth !== width, half);
  await twoFrames(page);
  await held.evaluate((element) => element?.focus());
  return answer;
};

/**
 * All that axe finds on a page as it stands, also what is not grave: with all its rules (`look/axe.ts`), those of good practice too, and in the other contrast with
 * those that ask for colours; then the same at 200 %. A line for each place.
 */
export const axeFaults = async (page: Page): Promise<readonly string[]> => {
  await bringAxe(page);
  // What fades from one colour to the next has neither.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const isZoomed = (await page.evaluate(() => innerWidth)) < usualPx;
  const whole = await inBothContrasts(page, isZoomed ? '200 %' : '100 %');
  const halved = isZoomed ? [] : await atHalf(page, () => inBothContrasts(page, '200 %'));
  await page.emulateMedia({ reducedMotion: null });
  return [...whole, ...halved.map((fault) => `at 200 %, ${fault}`)];
};
