import { useMemo } from 'react';

import { planAhead, type DayAheadPlan } from '#shared/domain/insights/day/day-ahead';
import { walkInForecast } from '#shared/domain/insights/day/walk-in-forecast';
import { mayReach } from '#shared/domain/rights/places';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import type { Navigate } from '#shared/routes/places';
import { addDays } from '#shared/time/civil';
import { entryById } from '#shared/lib/entry-by-id';

import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { isRead } from '../../../data/queries/use-live';
import { useStation } from '../../../data/queries/use-station';
import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { AheadPanel } from '../ahead-panel';
import { loadSentence } from '../live/headline';
import { LoadPanel } from '../load-panel';
import { StripCell } from '../strip-cell';
import { TenPanel } from '../ten-panel';
import { TopLine, type Mode } from '../top-line';
import { aheadHead, awayHead, awayItems, gapItems, gapsHead, shutByAbsence } from '../view-model/ahead-items';
import { StepBar } from './step-bar';
import { usePeriodFacts } from './use-period-facts';
import type { SiteReference } from '#shared/domain/model/reference';

export type PeriodViewProps = {
  readonly reference: SiteReference;
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
  readonly onMode: (mode: Mode) => void;
};

const weeksBack = 10;
const text = dayAheadText;
const panels = [
  { id: 'aheadFit', title: supervisionText.load.title },
  { id: 'aheadWho', title: text.who },
  { id: 'aheadGap', title: text.holds },
  { id: 'aheadTen', title: periodsText.ten.title },
];

type AheadViewProps = PeriodViewProps & {
  readonly onStep: (by: 1 | -1) => void;
  readonly onNavigate: Navigate;
};

const useAhead = ({ reference, day, today }: PeriodViewProps) => {
  const { facts, isRead: isPastRead } = usePeriodFacts(addDays(today, -7 * weeksBack), today);
  const read = useAppointmentsBetween(day, day);
  const expected = useMemo(() => walkInForecast(facts.tickets, day), [facts, day]);
  const plan = useMemo(
    () => planAhead({ ref: reference, day, appointments: read, expected }),
    [reference, day, read, expected],
  );
  const coming = [...expected.values()].reduce((sum, { people }) => sum + people, 0);
  return { plan, expected: expected.size === 0 ? null : coming, isKnown: isPastRead && isRead(read) };
};

type AheadStripProps = {
  readonly plan: DayAheadPlan;
  /** Expected without appointment; `null` = too few days are known. */
  readonly expected: number | null;
  readonly desks: number;
};

/** The figures of a day ahead. */
const AheadStrip = ({ plan, expected, desks }: AheadStripProps) => {
  const { strip } = text;
  const { tightest, places, booked, withoutDesk } = plan;
  return (
    <ul className="strip strip--plain" aria-label={strip.title}>
      <StripCell title={strip.booked} value={booked} isLate={withoutDesk > 0}>
        {withoutDesk > 0 ? strip.withoutDesk(withoutDesk) : strip.allPlaced}
      </StripCell>
      <StripCell title={strip.places} value={places}>
        {places === 0 ? '' : strip.fill(Math.round((booked / places) * 100))}
      </StripCell>
      <StripCell title={strip.expected} value={expected ?? '–'}>
        {expected === null ? strip.unknown : strip.expectedHint}
      </StripCell>
      <StripCell title={strip.away} value={plan.away.length}>
        {strip.uncovered(shutByAbsence(plan))}
      </StripCell>
      <StripCell title={strip.desks} value={plan.desksOpen} unit={strip.outOf(desks)}>
        {strip.partly(plan.desksPartly)}
      </StripCell>
      <StripCell title={strip.stations} value={tightest ? Math.max(0, tightest.left) : '–'}>
        {tightest ? strip.atWorst(tightest.from) : strip.none}
      </StripCell>
    </ul>
  );
};

/** A day that has not begun: who is away, who replaces them, where it does not hold, and what is booked against what there is. */
export const AheadView = (props: AheadViewProps) => {
  const { reference, day, today, onDay, onMode, onStep, onNavigate } = props;
  const { plan, expected, isKnown } = useAhead(props);
  const board = useChartBoard(panels);
  const { settings } = useStation();
  const role = entryById(reference.agents, settings.agentId)?.role;
  const lines = { day, onNavigate, mayGo: (place: Parameters<typeof mayReach>[1]) => mayReach(role, place) };
  const gaps = useMemo(() => (plan.rows.length === 0 ? [] : gapItems(plan)), [plan]);
  const [bold, rest] = loadSentence({ fits: plan.fits, time: '00:00' }, false);
  return (
    <>
      <TopLine
        title={isKnown ? aheadHead(plan) : periodsText.reading}
        about={periodsText.dayMeta(day)}
        mode="day"
        onMode={onMode}
      >
        <StepBar
          words={{ previous: periodsText.previousDay, next: periodsText.nextDay }}
          day={day}
          onDay={onDay}
          onStep={onStep}
        />
      </TopLine>
      {isKnown && <AheadStrip plan={plan} expected={expected} desks={reference.desks.length} />}
      <ChartBoardContext value={board}>
        {isKnown && (
          <div className="su-grid su-grid--period">
            <LoadPanel
              id="aheadFit"
              rows={plan.rows}
              time="00:00"
              bold={plan.rows.length === 0 ? supervisionText.load.none : bold}
              rest={plan.rows.length === 0 ? '' : rest}
              hasForecast={expected !== null}
              fileName={`charge-${day}`}
            />
            <AheadPanel
              id="aheadWho"
              title={text.who}
              bold={awayHead(plan)}
              items={awayItems(plan, reference)}
              fileName={`absences-${day}`}
              {...lines}
            />
            <AheadPanel
              id="aheadGap"
              title={text.holds}
              bold={gapsHead(gaps)}
              items={gaps}
              fileName={`manques-${day}`}
              {...lines}
            />
            <TenPanel id="aheadTen" reference={reference} today={today} />
          </div>
        )}
      </ChartBoardContext>
    </>
  );
};
