import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Found = {
  readonly id: string;
  readonly nodes: readonly {
    readonly target: unknown[];
    readonly element: Element;
    readonly failureSummary?: string;
  }[];
};
type WithAxe = Window & {
  axe?: {
    getRules: () => readonly { readonly ruleId: string }[];
    run: (on: Document, options: object) => Promise<{ violations: readonly Found[] }>;
  };
};

/** Every rule that axe ships is asked, also those that it has switched off or calls experimental or withdrawn, but these. */
const leftOut = [
  // WCAG 1.4.6, of level AAA: both themes are drawn for AA.
  'color-contrast-enhanced',
  // It never finds a fault, it asks a person to look at whatever is hidden.
  'hidden-content',
] as const;

/**
 * Where a criterion allows what its rule finds. In the week an appointment is as high as it is long, ten minutes are less than 24 px: WCAG 2.5.8 leaves out a target whose
 * act another one of full size does (« equivalent »), and in the list and the day of the same calendar the same appointments are opened and moved.
 */
const allowed = [{ rule: 'target-size', where: '.ag-week .ag-fc-ev' }] as const;

type Asked = {
  /** Only these; `null` = all but those left out. */
  readonly rules: readonly string[] | null;
  readonly leftOut: readonly string[];
  readonly allowed: readonly { readonly rule: string; readonly where: string }[];
};

/**
 * Runs in the page: what axe finds there, a line for each place. Places that were left stay in the page without being drawn; axe reads them all the same, which takes
 * four times as long and finds nothing there: they are out of the page meanwhile.
 */
const lookInPage = async (asked: Asked): Promise<readonly string[]> => {
  const { axe } = window as WithAxe;
  if (!axe) throw new Error('axe is not in the page');
  const all = axe.getRules().map(({ ruleId }) => ruleId);
  const left = [...document.querySelectorAll('main.place')].filter((one) => getComputedStyle(one).display === 'none');
  const stands = left.map((one) => {
    const stand = document.createComment('place');
    one.replaceWith(stand);
    return () => stand.replaceWith(one);
  });
  try {
    const { violations } = await axe.run(document, {
      runOnly: { type: 'rule', values: asked.rules ?? all.filter((one) => !asked.leftOut.includes(one)) },
      resultTypes: ['violations'],
      elementRef: true,
      // One rule reads the style sheets: whether they turn the page back when the screen is turned.
      preload: asked.rules === null && { assets: ['cssom'] },
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes
        .filter(({ element }) => !asked.allowed.some(({ rule, where }) => rule === id && element.matches(where)))
        .map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
    );
  } finally {
    for (const putBack of stands) putBack();
  }
};

/** What axe finds in the page as it stands: by `rules` alone where they are named, and not by those of `without`. `bringAxe` comes first. */
export const runAxe = (
  page: Page,
  { rules = null, without = [] }: { rules?: readonly string[] | null; without?: readonly string[] } = {},
): Promise<readonly string[]> => page.evaluate(lookInPage, { rules, leftOut: [...leftOut, ...without], allowed });

/** Axe comes into a page once; it is half a megabyte to be read. */
export const bringAxe = async (page: Page): Promise<void> => {
  if (await page.evaluate(() => 'axe' in window)) return;
  // Legacy mode: the other one opens a window of its own, which this app does not allow.
  await new AxeBuilder({ page }).setLegacyMode(true).withRules('document-title').analyze();
};
