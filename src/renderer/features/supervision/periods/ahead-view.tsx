import { useMemo } from 'react';

import type { DayAheadPlan } from '#shared/domain/insights/day/day-ahead';
import { mayReach } from '#shared/domain/rights/places';
import { holderIn } from '#shared/domain/rights/setting-rights';
import { dayAheadText } from '#shared/i18n/fr/day-ahead';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import type { Navigate } from '#shared/routes/places';

import { useStation } from '../../../data/queries/use-station';
import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { AheadPanel } from '../ahead-panel';
import { loadSentence } from '../live/headline';
import { LoadPanel } from '../load-panel';
import { AbsenceWay } from '../load-ways';
import { StripCell } from '../strip-cell';
import { TenPanel } from '../ten-panel';
import type { Mode } from '../top-line';
import { awayHead, awayItems, gapItems, gapsHead, isShut, shutByAbsence } from '../view-model/ahead-items';
import type { SiteReference } from '#shared/domain/model/reference';

export type PeriodViewProps = {
  readonly reference: SiteReference;
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
  readonly onMode: (mode: Mode) => void;
};

const text = dayAheadText;
const panels = [
  { id: 'aheadFit', title: supervisionText.load.title },
  { id: 'aheadWho', title: text.who },
  { id: 'aheadGap', title: text.holds },
  { id: 'aheadTen', title: periodsText.ten.title },
];

/** What a day ahead is planned from, as far as it is known. */
export type Ahead = {
  readonly plan: DayAheadPlan;
  /** Expected without appointment; `null` = too few days are known. */
  readonly expected: number | null;
  readonly isKnown: boolean;
};

type AheadViewProps = Pick<PeriodViewProps, 'reference' | 'day' | 'today'> & {
  readonly ahead: Ahead;
  readonly onNavigate: Navigate;
};

type AheadStripProps = Omit<Ahead, 'isKnown'> & { readonly desks: number };

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
      <StripCell title={strip.expected} value={isShut(plan) ? '–' : (expected ?? '–')}>
        {isShut(plan) ? strip.shut : expected === null ? strip.unknown : strip.expectedHint}
      </StripCell>
      <StripCell title={strip.away} value={plan.away.length}>
        {strip.uncovered(shutByAbsence(plan))}
      </StripCell>
      <StripCell title={strip.desks} value={plan.desksOpen} unit={strip.outOf(desks)}>
        {strip.partly(plan.desksPartly)}
      </StripCell>
      <StripCell title={strip.stations} value={tightest ? Math.max(0, tightest.left) : '–'}>
        {tightest ? strip.atWorst(tightest.from) : isShut(plan) ? strip.shut : strip.none}
      </StripCell>
    </ul>
  );
};

/** A day that has not begun: who is away, who replaces them, where it does not hold, and what is booked against what there is. */
export const AheadView = ({ reference, day, today, ahead, onNavigate }: AheadViewProps) => {
  const { plan, expected, isKnown } = ahead;
  const board = useChartBoard(panels);
  const { settings } = useStation();
  const holder = holderIn(reference, settings.agentId);
  const lines = { day, onNavigate, mayGo: (place: Parameters<typeof mayReach>[1]) => mayReach(holder, place) };
  const gaps = useMemo(() => gapItems(plan), [plan]);
  const [bold, rest] = loadSentence({ fits: plan.fits, time: '00:00' }, false);
  return (
    <>
      {isKnown && <AheadStrip plan={plan} expected={expected} desks={reference.desks.length} />}
      <ChartBoardContext value={board}>
        {isKnown && (
          <div className="su-grid su-grid--period">
            <LoadPanel
              id="aheadFit"
              rows={plan.rows}
              time="00:00"
              bold={isShut(plan) ? supervisionText.load.none : bold}
              rest={isShut(plan) ? '' : rest}
              hasForecast={expected !== null}
              fileName={`charge-${day}`}
            />
            <AheadPanel
              id="aheadWho"
              title={text.who}
              bold={awayHead(plan)}
              items={awayItems(plan, reference)}
              foot={<AbsenceWay reference={reference} holder={holder} onNavigate={onNavigate} />}
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
