import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';

import { latestPublishedYear, nextPublicationDay } from '#shared/domain/insights/elected/publications';
import { leastOf, type YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { SiteReference } from '#shared/domain/model/reference';
import { dayAndMonth, shortTime } from '#shared/i18n/fr/format';
import { steeringText } from '#shared/i18n/fr/steering';
import { electedText } from '#shared/i18n/fr/steering-elected';
import { timeOf } from '#shared/time/civil';

import { useElectedReport, type ElectedFigures } from '../../../data/queries/use-elected-report';
import { isCutOff, useSyncKind } from '../../../data/queries/use-sync-state';
import { useToday } from '../../../data/queries/use-today';
import { Button } from '../../../ui/button';
import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { groundOf } from '../../../ui/ground';
import { homeAt } from '../../../ui/keep-focus';
import { useKeys } from '../../../ui/keys';
import { restOf } from '../view-model/about-figures';
import { namesOf, namesWith } from '../view-model/names';
import { ElectedPanels } from './elected-panels';
import { ReportButton } from './report-button';

const text = electedText;
const panels = [
  { id: 'volume', title: text.volume.title },
  { id: 'kept', title: text.commitments.title },
  { id: 'needs', title: text.needs.title },
  { id: 'asked', title: text.themes.title },
  { id: 'people', title: text.people.title },
  { id: 'sites', title: text.sites.title },
  { id: 'cost', title: text.cost.title },
] as const;
const withoutPeople = panels.filter(({ id }) => id !== 'people');

const headlineOf = ({ report, isRefused }: ElectedFigures): string => {
  if (!report) return isRefused ? text.refused : text.none;
  if (report.contacts === null) return text.tooFew;
  if (report.contacts === 0) return text.empty;
  const kept = report.commitments.find(({ channel }) => channel === '')?.kept;
  return text.headline(report.contacts, report.perThousand) + (kept ? text.kept(kept.share) : '');
};

const momentOf = ({ asOf }: YearlyReport): string =>
  steeringText.moment(dayAndMonth(asOf.day), shortTime(timeOf(asOf.minute)));

/** Which days the figures are of: a year that runs ends with the last month that came out, one of before Guichet begins later. */
const stretchOf = (report: YearlyReport): string => {
  const { period, knownFrom = '', contacts } = report;
  const { kind, from, to } = period;
  const year = from.slice(0, 4);
  const about = text.about(leastOf(report));
  if (contacts === 0) return about;
  if (knownFrom !== '') return `${text.since(year, dayAndMonth(knownFrom), dayAndMonth(to))} ${about}`;
  return `${kind === 'year' ? text.whole(year) : text.until(year, dayAndMonth(to))} ${about}`;
};

const worthOf = ({ report, isStale }: ElectedFigures, today: string, isOffline: boolean): string => {
  if (!report) return '';
  const next = nextPublicationDay(Number(report.period.from.slice(0, 4)), today);
  const rest = restOf({ isStale, isOffline }, report.asOf.unsyncedDesks);
  return [
    text.computed(momentOf(report)),
    ...(next === '' ? [] : [text.next(dayAndMonth(next))]),
    ...(rest === '' ? [] : [rest]),
  ].join(steeringText.meta.separator);
};

/** What the elected see: the sums of a year. No row stands behind any of them. */
export const Elected = ({ reference }: { readonly reference: SiteReference }) => {
  const today = useToday();
  const latest = latestPublishedYear(today);
  const [year, setYear] = useState(latest);
  const figures = useElectedReport(year);
  const beside = figures.report?.names;
  const names = useMemo(() => namesWith(namesOf(reference), beside), [reference, beside]);
  const { report } = figures;
  const board = useChartBoard(report?.people ? panels : withoutPeople);
  const later = (): void => setYear(Math.min(latest, year + 1));
  const earlier = (): void => setYear(year - 1);
  useKeys(
    [
      { key: '← →', label: text.keys.year, bar: true },
      { key: '←', label: text.earlier, run: earlier },
      { key: '→', label: text.later, run: later, disabled: year >= latest },
    ],
    { group: text.keys.group },
  );
  return (
    <div className="pi" {...groundOf('board')} {...homeAt(':scope')}>
      <header className="pi-top">
        <div className="pi-words">
          <h2>{headlineOf(figures)}</h2>
          <p className="meta">{report ? stretchOf(report) : ''}</p>
          <p className="meta">{worthOf(figures, today, isCutOff(useSyncKind()))}</p>
        </div>
        <div className="pi-acts">
          <div className="pi-period">
            <Button icon={ChevronLeft} label={text.earlier} onPress={earlier} />
            <span className="pi-year">{year}</span>
            <Button icon={ChevronRight} label={text.later} onPress={later} isDisabled={year >= latest} />
          </div>
          {report && <ReportButton report={report} reference={reference} headline={headlineOf(figures)} />}
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
              asOf={dayAndMonth(report.period.to)}
              fileStem={`rapport-${report.period.to}`}
            />
          )}
        </div>
      </ChartBoardContext>
    </div>
  );
};
