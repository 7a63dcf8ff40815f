import { Download } from 'lucide-react';
import { useState } from 'react';

import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { SiteReference } from '#shared/domain/model/reference';
import { figureExportText as text } from '#shared/i18n/fr/figure-export-menu';

import { saveReport, type SavedReport } from '../../../platform/exports/save-report';
import { openPrinted } from '../../../platform/print-ticket';
import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';
import { PrintedFile } from '../../../ui/printed-file';

type ReportButtonProps = {
  readonly report: YearlyReport;
  readonly reference: SiteReference;
  /** The sentence that heads the screen. */
  readonly headline: string;
};

/** What became of the report: where it lies, with the way to look at it, or why it is nowhere. */
export const ReportTold = ({ done, file }: SavedReport) =>
  file === '' ? (
    <span role="status" className={done === 'saved' ? 'sr' : 'meta pi-said'}>
      {done === 'saved' ? text.report.stored : text.done[done]}
    </span>
  ) : (
    <div className="pi-saved">
      <PrintedFile file={file} onOpen={openPrinted} />
    </div>
  );

/** The report of one page, under P. It holds what the screen shows, and no more. */
export const ReportButton = ({ report, reference, headline }: ReportButtonProps) => {
  const [saved, setSaved] = useState<SavedReport | null>(null);
  const save = async (): Promise<void> => setSaved(await saveReport(report, reference, headline, true));
  const { label } = text.kinds.report;
  useKeys([{ key: 'P', within: 'board', label, run: () => void save(), bar: true }]);
  return (
    <>
      <Button icon={Download} keys="P" onPress={() => void save()}>
        {label}
      </Button>
      {saved && <ReportTold {...saved} />}
    </>
  );
};
