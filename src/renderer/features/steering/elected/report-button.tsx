import { Download } from 'lucide-react';
import { useState } from 'react';

import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { SiteReference } from '#shared/domain/model/reference';
import { figureExportText as text } from '#shared/i18n/fr/figure-export-menu';

import { saveReport, type Exported } from '../../../platform/exports/save-report';
import { Button } from '../../../ui/button';
import { useKeys } from '../../../ui/keys';

type ReportButtonProps = {
  readonly report: YearlyReport;
  readonly reference: SiteReference;
  /** The sentence that heads the screen. */
  readonly headline: string;
};

/** The report of one page, under P. It holds what the screen shows, and no more. */
export const ReportButton = ({ report, reference, headline }: ReportButtonProps) => {
  const [done, setDone] = useState<Exported | null>(null);
  const save = async (): Promise<void> => setDone(await saveReport(report, reference, headline));
  const { label } = text.kinds.report;
  useKeys([{ key: 'P', within: 'board', label, run: () => void save(), bar: true }]);
  return (
    <>
      <Button icon={Download} keys="P" onPress={() => void save()}>
        {label}
      </Button>
      <span role="status" className={done === null || done === 'saved' ? 'sr' : 'meta pi-said'}>
        {done === 'saved' ? text.report.stored : done && text.done[done]}
      </span>
    </>
  );
};
