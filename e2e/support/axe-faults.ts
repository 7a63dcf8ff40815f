import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const grave = new Set(['serious', 'critical']);

type Finding = { readonly isGrave: boolean; readonly line: string };

/** What axe finds on a page, with all its rules, those of good practice too, or with some of them; a line for each place. */
const findingsOf = async (page: Page, rules: readonly string[] = []): Promise<readonly Finding[]> => {
  // Legacy mode: the other one opens a window of its own, which this app does not allow.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  if (rules.length > 0) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, impact, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({
      isGrave: grave.has(impact ?? ''),
      line: `${id}: ${target.join(' ')} ${failureSummary}`,
    })),
  );
};

/** What axe finds grave on a page, a line for each place. */
export const axeFaults = async (page: Page): Promise<readonly string[]> =>
  (await findingsOf(page)).filter(({ isGrave }) => isGrave).map(({ line }) => line);

/** The strong contrast changes colours and nothing else: of the rules of axe these two ask for them. */
const rulesOfColour = ['color-contrast', 'link-in-text-block'];

const settleMs = 10_000;

/** What axe still finds once the page has settled: figures that are being worked out are pale until they stand. */
const lasting = async (page: Page, rules?: readonly string[]): Promise<readonly string[]> => {
  let found = await findingsOf(page, rules);
  for (const started = Date.now(); found.length > 0 && Date.now() - started < settleMs;) {
    await page.evaluate(() => new Promise((later) => setTimeout(later, 300)));
    found = await findingsOf(page, rules);
  }
  return found.map(({ line }) => line);
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
 * All that axe finds on a page as it stands, also what is not grave, in the usual contrast with all its rules, in the strong one with those that ask
 * for colours. A page that is wrong in both is told in both.
 */
export const allAxeFaults = async (page: Page): Promise<readonly string[]> => {
  // What fades from one colour to the next has neither.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const usual = await lasting(page);
  const before = await page.evaluate(wear, 'contrast');
  const strong = await lasting(page, rulesOfColour);
  await page.evaluate(wear, before);
  return [...usual, ...strong.map((fault) => `strong contrast, ${fault}`)];
};
