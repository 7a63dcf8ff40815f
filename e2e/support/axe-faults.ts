import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { noteState, type Zoom } from './axe-states';
import { twoFrames } from './town';

type Found = {
  readonly id: string;
  readonly impact?: string | null;
  readonly nodes: readonly { readonly target: unknown[]; readonly failureSummary?: string }[];
};
type WithAxe = Window & { axe?: { run: (on: Document, options: object) => Promise<{ violations: readonly Found[] }> } };

/** Rules, all of them where none are named, and how grave what is told must be. */
type Asked = { readonly rules?: readonly string[]; readonly impacts?: readonly string[] };

/**
 * Runs in the page: what axe finds there, a line for each place. Places that were left stay in the page without being drawn; axe reads them all the same, which takes
 * four times as long and finds nothing there: they are out of the page meanwhile.
 */
const runAxe = async ({ rules = [], impacts }: Asked): Promise<readonly string[]> => {
  const only = rules.length > 0 ? { runOnly: { type: 'rule', values: rules } } : {};
  const { axe } = window as WithAxe;
  if (!axe) throw new Error('axe is not in the page');
  const left = [...document.querySelectorAll('main.place')].filter((one) => getComputedStyle(one).display === 'none');
  const stands = left.map((one) => {
    const stand = document.createComment('place');
    one.replaceWith(stand);
    return () => stand.replaceWith(one);
  });
  try {
    const { violations } = await axe.run(document, { ...only, resultTypes: ['violations'], preload: false });
    const isTold = ({ impact }: Found): boolean => impacts === undefined || impacts.includes(impact ?? '');
    return violations
      .filter(isTold)
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
      );
  } finally {
    for (const putBack of stands) putBack();
  }
};

/** Axe comes into a page once; it is half a megabyte to be read. */
const bringAxe = async (page: Page): Promise<void> => {
  if (await page.evaluate(() => 'axe' in window)) return;
  // Legacy mode: the other one opens a window of its own, which this app does not allow.
  await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze();
};

/** The strong contrast changes colours and nothing else: of the rules of axe these two ask for them. */
const ofColour: Asked = { rules: ['color-contrast', 'link-in-text-block'] };

const settleMs = 10_000;

/** What axe still finds once the page has settled: figures that are being worked out are pale until they stand. */
const lasting = async (page: Page, asked: Asked = {}): Promise<readonly string[]> => {
  let found = await page.evaluate(runAxe, asked);
  for (const started = Date.now(); found.length > 0 && Date.now() - started < settleMs;) {
    await page.evaluate(() => new Promise((later) => setTimeout(later, 300)));
    found = await page.evaluate(runAxe, asked);
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
 * All that axe finds on a page as it stands, also what is not grave: with all its rules, those of good practice too, and in the strong contrast with
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

/** What axe finds grave on a page as it stands, in the contrast and the window that it has: for a journey in which a window that changes its size would be in the way. */
export const graveAxeFaults = async (page: Page): Promise<readonly string[]> => {
  await bringAxe(page);
  return page.evaluate(runAxe, { impacts: ['serious', 'critical'] });
};
