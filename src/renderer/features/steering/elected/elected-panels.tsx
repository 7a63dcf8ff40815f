import { useMemo } from 'react';

import type { YearlyReport } from '#shared/domain/insights/elected/yearly-report';
import type { Site } from '#shared/domain/model/reference';
import { electedText } from '#shared/i18n/fr/steering-elected';

import type { ChartKind } from '../../../ui/charts/chart-data';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import { RankedBars, type RankedBar } from '../../../ui/charts/ranked-bars';
import { SiteFunnel } from '../../../ui/charts/site-funnel';
import type { Names } from '../view-model/names';
import type { PanelView } from '../view-model/panel-view';
import { CostPanel } from './cost-panel';
import { electedThemesView, keptView, needsView, volumeView } from './elected-views';
import { peopleView } from './people-view';
import { sitesView } from './sites-view';

const text = electedText;

type ElectedPanelsProps = {
  readonly report: YearlyReport;
  readonly names: Names;
  readonly site: Site;
  readonly asOf: string;
  readonly fileStem: string;
};

type BarsPanelProps<Row extends RankedBar> = {
  readonly id: string;
  readonly title: string;
  readonly view: PanelView<Row>;
  readonly kind?: ChartKind;
  readonly asOf: string;
  readonly fileStem: string;
  readonly empty?: string;
};

const BarsPanel = <Row extends RankedBar>({ id, title, view, kind, asOf, fileStem, empty }: BarsPanelProps<Row>) => (
  <ChartFrame
    id={id}
    title={title}
    bold={view.bold}
    rest={view.rest}
    data={view.data}
    draw={(rows) => <RankedBars rows={rows} label={`${view.bold}${view.rest}`} kind={kind ?? 'count'} />}
    asOf={asOf}
    foot={view.foot}
    empty={empty}
    fileName={`${fileStem}-${id}`}
  />
);

/** The figures of the elected: six, and the persons where they are counted. */
export const ElectedPanels = ({ report, names, site, asOf, fileStem }: ElectedPanelsProps) => {
  const views = useMemo(
    () => ({
      volume: volumeView(report),
      kept: keptView(report),
      needs: needsView(report, names),
      themes: electedThemesView(report, names),
      sites: sitesView(report, site),
      people: report.people && peopleView(report.people),
    }),
    [report, names, site],
  );
  const shared = { asOf, fileStem };
  return (
    <>
      <BarsPanel id="volume" title={text.volume.title} view={views.volume} {...shared} />
      <BarsPanel id="kept" title={text.commitments.title} view={views.kept} kind="share" {...shared} />
      <BarsPanel id="needs" title={text.needs.title} view={views.needs} empty={text.needs.empty} {...shared} />
      <BarsPanel id="asked" title={text.themes.title} view={views.themes} {...shared} />
      {views.people && (
        <BarsPanel id="people" title={text.people.title} view={views.people} empty={text.people.empty} {...shared} />
      )}
      <ChartFrame
        id="sites"
        title={text.sites.title}
        bold={views.sites.bold}
        data={views.sites.data}
        draw={(rows) => <SiteFunnel rows={rows} label={views.sites.bold} />}
        asOf={asOf}
        foot={views.sites.foot}
        fileName={`${fileStem}-sites`}
      />
      <CostPanel report={report} asOf={asOf} fileStem={fileStem} />
    </>
  );
};
