import { useCallback, useMemo, useState, type ComponentType } from 'react';

import type { SiteReference } from '#shared/domain/model/reference';
import { figureExportText } from '#shared/i18n/fr/figure-export-menu';
import { panelText } from '#shared/i18n/fr/steering-panels';
import { steeringText } from '#shared/i18n/fr/steering';
import { visitText } from '#shared/i18n/fr/steering-visits';
import { commonText } from '#shared/i18n/fr/common';

import { useToday } from '../../data/queries/use-today';
import { ChartBoardContext, useChartBoard } from '../../ui/charts/chart-board';
import { groundOf } from '../../ui/ground';
import { homeAt } from '../../ui/keep-focus';
import { useKeys } from '../../ui/keys';
import { Segmented } from '../../ui/segmented';
import { useSaid } from '../../ui/voice/use-said';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FigureExportMenu } from './export-menu';
import { FilterControl, wholeScope } from './filter-control';
import { AlertsPanel } from './panels/alerts-panel';
import { CommitmentsPanel } from './panels/commitments-panel';
import { DelayPanel } from './panels/delay-panel';
import { LeadPanel } from './panels/lead-panel';
import { NoShowPanel } from './panels/no-show-panel';
import { OneSitePanel } from './panels/one-site-panel';
import { RankingPanel } from './panels/ranking-panel';
import { RepeatPanel } from './panels/repeat-panel';
import { StaffingPanel } from './panels/staffing-panel';
import { TenDaysPanel } from './panels/ten-days-panel';
import { ThemesPanel } from './panels/themes-panel';
import { WaitsPanel } from './panels/waits-panel';
import { WastePanel } from './panels/waste-panel';
import { PeriodControl } from './period-control';
import { TownReport } from './town-report';
import { useGiven, type SteeringFacts } from './use-given';
import { usePeriod } from './use-period';
import { aboutFigures, worthOfFigures } from './view-model/about-figures';
import type { DrillTarget, Given } from './view-model/given';
import { headline } from './view-model/headline';
import { namesOf } from './view-model/names';
import { DrillRows } from './drill-rows';

type DrillDialogProps = { readonly target: DrillTarget; readonly given: Given; readonly onClose: () => void };

/** The rows behind a bar. */
const DrillDialog = ({ target, given, onClose }: DrillDialogProps) => (
  <Dialog
    isOpen
    onClose={onClose}
    title={steeringText.drill.title(target.title)}
    size="wide"
    footer={
      <Button onPress={onClose} keys="Échap">
        {commonText.close}
      </Button>
    }
  >
    <DrillRows target={target} given={given} onLeave={onClose} />
  </Dialog>
);

type Panel = { readonly id: string; readonly title: string; readonly Panel: ComponentType<{ readonly given: Given }> };
/** Panels that have a meaning at one site alone. */
const ofOneSite: ReadonlySet<string> = new Set(['staffing']);
type ViewId = 'main' | 'appointments' | 'visits';

/** The panels four by four: what decides first, then the rest. */
const views: Readonly<Record<ViewId, readonly Panel[]>> = {
  main: [
    { id: 'delay', title: panelText.delay.title, Panel: DelayPanel },
    { id: 'ranking', title: panelText.ranking.title, Panel: RankingPanel },
    { id: 'ten-days', title: panelText.tenDays.title, Panel: TenDaysPanel },
    { id: 'alerts', title: visitText.alerts.title, Panel: AlertsPanel },
  ],
  appointments: [
    { id: 'commitments', title: panelText.commitments.title, Panel: CommitmentsPanel },
    { id: 'lead', title: panelText.lead.title, Panel: LeadPanel },
    { id: 'no-show', title: panelText.noShow.title, Panel: NoShowPanel },
    { id: 'waste', title: panelText.waste.title, Panel: WastePanel },
  ],
  visits: [
    { id: 'waits', title: visitText.waits.title, Panel: WaitsPanel },
    { id: 'staffing', title: visitText.staffing.title, Panel: StaffingPanel },
    { id: 'themes', title: visitText.themes.title, Panel: ThemesPanel },
    { id: 'repeat', title: visitText.repeat.title, Panel: RepeatPanel },
  ],
};
const viewIds = ['main', 'appointments', 'visits'] as const;

const headlineOf = ({ given, isReading, isAwaited, isStale, isOffline, isKnown }: SteeringFacts): string => {
  if (isAwaited) return steeringText.headline.arriving;
  if (!given || isReading) return steeringText.headline.waiting;
  if (given.delays.n === 0 && isStale && isOffline && !isKnown && given.place.kind !== 'own')
    return steeringText.headline.away;
  if (given.delays.n === 0 && isStale) return steeringText.headline.arriving;
  return headline(given.delays, given.tenDays, given.names);
};

/** Pilotage: a sentence, the period, four panels at a time. */
export const Steering = ({ reference }: { readonly reference: SiteReference }) => {
  const today = useToday();
  const choice = usePeriod(today, 'quarter');
  const [scope, setScope] = useState(wholeScope);
  const [view, setView] = useState<ViewId>('main');
  const [target, setTarget] = useState<DrillTarget | null>(null);
  const onDrill = useCallback((next: DrillTarget): void => setTarget(next), []);
  const figures = useGiven(reference, choice.period, scope, onDrill);
  const names = useMemo(() => namesOf(figures.place.ref), [figures.place.ref]);
  const panels = views[view];
  const step = (by: number): void => {
    const next = viewIds[(viewIds.indexOf(view) + by + viewIds.length) % viewIds.length];
    if (next) setView(next);
  };
  const [isReporting, setReporting] = useState(false);
  const [said, setSaid] = useState('');
  const printReport = (): void => {
    setSaid(figureExportText.report.preparing);
    setReporting(true);
  };
  const onReported = useCallback((what: string): void => {
    setSaid(what);
    setReporting(false);
  }, []);
  const { keys, period, views: viewText } = steeringText;
  useSaid('view', viewText[view], { since: 'change' });
  useKeys(
    [
      { key: 'P', within: 'board', label: figureExportText.kinds.report.label, run: printReport, bar: true },
      { key: '← →', label: keys.period, bar: true },
      { key: '←', label: period.earlier, run: choice.earlier },
      { key: '→', label: period.later, run: choice.later, disabled: !choice.hasLater },
      { key: 'Pg↓', label: viewText.next, run: () => step(1), bar: true },
      { key: 'Pg↑', label: viewText.before, run: () => step(-1) },
    ],
    { group: keys.group },
  );
  // The head of the screen tells the moment, once for all panels.
  const board = useChartBoard(panels, null);
  const { given } = figures;
  // The same figures are not drawn again while a choice waits for its own: the control answers at once.
  const shown = useMemo(
    () =>
      given &&
      panels.map(({ id, title, Panel: Shown }) =>
        given.place.kind === 'town' && ofOneSite.has(id) ? (
          <OneSitePanel key={id} id={id} title={title} given={given} />
        ) : (
          <Shown key={id} given={given} />
        ),
      ),
    [given, panels],
  );
  return (
    <div className="pi" {...groundOf('board')} {...homeAt(':scope')}>
      <header className="pi-top">
        <div className="pi-words">
          <h2>{headlineOf(figures)}</h2>
          <p className="meta">{given && aboutFigures(given, figures)}</p>
          {said === '' && <p className="meta">{given && worthOfFigures(given, figures)}</p>}
          <p role="status" className="meta">
            {said}
          </p>
        </div>
        <div className="pi-acts">
          <PeriodControl choice={choice} />
          <FilterControl scope={scope} onChange={setScope} town={figures.town} place={figures.place} names={names} />
          {given && (figures.isOffline || !figures.isStale) && (
            <FigureExportMenu given={given} onReport={printReport} />
          )}
        </div>
        <Segmented
          className="pi-views"
          label={viewText.label}
          hideLabel
          size="small"
          options={viewIds.map((id) => ({ id, label: viewText[id] }))}
          value={view}
          onChange={setView}
        />
      </header>
      <ChartBoardContext value={board}>
        <div className={`pi-grid pi-grid--${view}`} aria-busy={figures.isReading || figures.isBehind}>
          {shown}
        </div>
      </ChartBoardContext>
      {isReporting && <TownReport reference={reference} period={choice.period} scope={scope} onDone={onReported} />}
      {target && given && <DrillDialog target={target} given={given} onClose={() => setTarget(null)} />}
    </div>
  );
};
