import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const grave = new Set(['serious', 'critical']);

/** What axe finds grave on a page, a line for each place. */
export const axeFaults = async (page: Page): Promise<readonly string[]> => {
  // Legacy mode: the other one opens a window of its own, which this app does not allow.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations
    .filter(({ impact }) => grave.has(impact ?? ''))
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
    );
};
