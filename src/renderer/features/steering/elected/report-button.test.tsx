import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';

import { figureExportText as text } from '#shared/i18n/fr/figure-export-menu';
import { printsText } from '#shared/i18n/fr/prints';

import { ReportTold } from './report-button';

it('names the file of a saved report with its folder and offers to open it; else says why there is none', () => {
  const saved = renderToStaticMarkup(<ReportTold done="saved" file="/home/agent/Documents/rapport-2026.pdf" />);
  expect(saved).toContain('rapport-2026.pdf');
  expect(saved).toContain('Documents');
  expect(saved).toContain(printsText.done.openFile);
  expect(renderToStaticMarkup(<ReportTold done="failed" file="" />)).toContain(text.done.failed);
});
