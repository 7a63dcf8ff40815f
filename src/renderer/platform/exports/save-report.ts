import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { SiteReference } from '#shared/domain/model/reference';

import { guichetBridge } from '../bridge';
import { reportPage } from './report-page';

/** What became of it: `saved` = it is where the agent put it, or the system asks where; `cancelled`, `failed`, `forbidden`; `away` = the server did not say what is published. */
export type Exported = 'saved' | 'cancelled' | 'failed' | 'forbidden' | 'away';

/** What became of a report, and where it lies; `file` `''` = nowhere. */
export type SavedReport = { readonly done: Exported; readonly file: string };

/** The report of one page, of a publication or of any stretch, printed by the main process into a PDF that the agent places. */
export const saveReport = async (
  report: YearlyReport,
  reference: SiteReference,
  headline: string,
  isPublished: boolean,
): Promise<SavedReport> => {
  const page = reportPage(report, reference, headline, isPublished);
  const done = await guichetBridge()
    ?.invoke('print.report', { report: page, to: 'file' })
    .catch(() => undefined);
  if (done?.ok === true) return { done: 'saved', file: done.file };
  return { done: done?.code === 'cancelled' ? 'cancelled' : 'failed', file: '' };
};
