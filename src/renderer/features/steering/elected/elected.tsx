import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';

import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { SiteReference } from '#shared/domain/model/reference';
import { dayAndMonth, shortTime } from '#shared/i18n/fr/format';
import { steeringText } from '#shared/i18n/fr/steering';
import { electedText } from '#shared/i18n/fr/steering-elected';
import { timeOf } from '#shared/time/civil';

import { isOutOfReach, useSyncState } from '../../../data/queries/use-sync-state';
import { useToday } from '../../../data/queries/use-today';
import { Button } from '../../../ui/button';
import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { useKeys } from '../../../ui/keys';
import { restOf } from '../view-model/about-figures';
import { namesOf, namesWith } from '../view-model/names';
import { ElectedPanels } from './elected-panels';
import { ReportButton } from './report-button';
import { useYearlyReport, type YearlyFigures } from './use-yearly-report';

const text = electedText;
const panels = [
  { id: 'volume', title: text.volume.title },
  { id: 'kept', title: text.commitments.title },
  { id: 'needs', title: text.needs.title },
  { id: 'asked', title: text.themes.title },
  { id: 'sites', title: text.sites.title },
  { id: 'cost', title: text.cost.title },
] as const;

const headlineOf = ({ report, isRefused }: YearlyFigures): string => {
  if (!report) return isRefused ? text.refused : text.none;
  if (report.contacts === null || report.contacts === 0) return text.empty;
  const kept = report.commitments.find(({ channel }) => channel === '')?.kept;
  return text.headline(report.contacts, report.perThousand) + (kept ? text.kept(kept.share) : '');
};

const momentOf = ({ asOf }: YearlyReport): string =>
  steeringText.moment(dayAndMonth(asOf.day), shortTime(timeOf(asOf.minute)));

const worthOf = ({ report, isStale }: YearlyFigures, isOffline: boolean): string => {
  if (!report) return '';
  const { unsyncedDesks } = report.asOf;
  const rest = restOf({ isStale, isOffline }, unsyncedDesks);
  return `${text.computed(momentOf(report))}${steeringText.meta.separator}${rest}`;
};

/** What the elected see: the sums of a year. No row stands behind any of them. */
export const Elected = ({ reference }: { readonly reference: SiteReference }) => {
  const thisYear = Number(useToday().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const figures = useYearlyReport(year, reference);
  const beside = figures.report?.names;
  const names = useMemo(() => namesWith(namesOf(reference), beside), [reference, beside]);
  const board = useChartBoard(panels);
  const later = (): void => setYear(Math.min(thisYear, year + 1));
  const earlier = (): void => setYear(year - 1);
  useKeys(
    [
      { key: '← →', label: text.keys.year, bar: true },
      { key: '←', label: text.earlier, run: earlier },
      { key: '→', label: text.later, run: later, disabled: year >= thisYear },
    ],
    { group: text.keys.group },
  );
  const { report } = figures;
  return (
    <div className="pi">
      <header className="pi-top">
        <div className="pi-words">
          <h2>{headlineOf(figures)}</h2>
          <p className="meta">{text.about(String(year))}</p>
          <p className="meta">{worthOf(figures, isOutOfReach(useSyncState().kind))}</p>
        </div>
        <div className="pi-acts">
          <div className="pi-period">
            <Button icon={ChevronLeft} label={text.earlier} onPress={earlier} />
            <span className="pi-year">{year}</span>
            <Button icon={ChevronRight} label={text.later} onPress={later} isDisabled={year >= thisYear} />
          </div>
          {report && <ReportButton report={report} reference={reference} />}
        </div>
      </header>
      <ChartBoardContext value={board}>
        <div className="pi-grid pi-grid--elected">
          {report && (
            <ElectedPanels
              key={year}
              report={report}
              names={names}
              site={reference.site}
              asOf={momentOf(report)}
              fileStem={`rapport-${year}`}
            />
          )}
        </div>
      </ChartBoardContext>
    </div>
  );
};
