import { useMemo } from 'react';

import { announcedHeld } from '#shared/domain/insights/day/announced-error';
import { openDayFrom } from '#shared/domain/insights/day/day-ahead';
import { dayFunnel } from '#shared/domain/insights/day/day-funnel';
import { daySummary } from '#shared/domain/insights/day/day-summary';
import { loadOfDay } from '#shared/domain/insights/day/load-of-day';
import { usualDays } from '#shared/domain/insights/day/usual-days';
import { usualWaits } from '#shared/domain/insights/day/usual-waits';
import { waitsOfDay } from '#shared/domain/insights/day/waits-of-day';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { SiteReference } from '#shared/domain/model/reference';
import { formatMinutes, shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import type { Navigate } from '#shared/routes/places';
import { addDays, civilOf } from '#shared/time/civil';

import { useNow } from '../../../data/queries/use-now';
import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { groundOf } from '../../../ui/ground';
import { homeAt } from '../../../ui/keep-focus';
import { useKeys } from '../../../ui/keys';
import { LoadPanel } from '../load-panel';
import { TopLine } from '../top-line';
import { WaitsPanel } from '../waits-panel';
import { AheadView, type PeriodViewProps } from './ahead-view';
import { DayStrip } from './day-strip';
import { FeedbackLine } from './feedback-line';
import { FunnelPanel } from './funnel-panel';
import { ReasonsPanel } from './reasons-panel';
import { StepBar } from './step-bar';
import { usePeriodFacts } from './use-period-facts';

const weeksBack = 10;
const panels = [
  { id: 'dayFit', title: supervisionText.load.title },
  { id: 'dayWai', title: supervisionText.waits.title },
  { id: 'fun', title: periodsText.funnel.title },
  { id: 'rea', title: periodsText.reasons.title },
];

/** A whole day from its facts. */
const wholeDay = (facts: Facts, reference: SiteReference, day: string) => {
  const tickets = facts.tickets.filter((one) => one.day === day && one.status !== 'void');
  const appointments = facts.appointments.filter((one) => one.day === day);
  const past = facts.tickets.filter((one) => one.day < day && one.status !== 'void');
  const usual = usualDays(
    past.map((one) => one.day),
    day,
  );
  return {
    load: loadOfDay({ day, ref: reference, tickets, appointments }),
    waits: waitsOfDay(tickets),
    funnel: dayFunnel(appointments),
    summary: daySummary({ tickets, appointments, goalMin: reference.site.waitGoalMin }),
    told: announcedHeld(tickets),
    usual,
    usualWaits: usualWaits(past, usual.days),
  };
};

type BegunDayProps = PeriodViewProps & { readonly onStep: (by: 1 | -1) => void };

/** A day that has begun: how it went, or how it stands. */
const BegunDay = ({ reference, day, today, onDay, onMode, onStep: step }: BegunDayProps) => {
  const { facts, isRead, isKnown } = usePeriodFacts(addDays(day, -7 * weeksBack), day);
  const now = useNow(60_000);
  const found = useMemo(() => wholeDay(facts, reference, day), [facts, reference, day]);
  const { time } = civilOf(now, reference.site.zone);
  const until = day < today ? '24:00' : time;
  const board = useChartBoard(panels);
  const { summary, funnel, load, waits } = found;
  const median = waits.medianMin === null ? '' : formatMinutes(Math.round(waits.medianMin));
  const places = load.rows.reduce((sum, row) => sum + row.places, 0);
  const people = load.rows.reduce((sum, row) => sum + row.booked + row.walkIns, 0);
  return (
    <>
      <TopLine
        title={
          isRead || (isKnown && summary.tickets > 0) ? periodsText.dayHead(summary.served, median) : periodsText.reading
        }
        about={[
          periodsText.dayMeta(day),
          ...(isKnown ? [supervisionText.basis(summary.tickets, funnel.booked, funnel.noShow)] : []),
          ...(day === today ? [periodsText.upTo(shortTime(time))] : []),
        ].join(' · ')}
        mode="day"
        onMode={onMode}
      >
        {day === today && <FeedbackLine />}
        <StepBar
          words={{ previous: periodsText.previousDay, next: periodsText.nextDay }}
          day={day}
          onDay={onDay}
          onStep={step}
        />
      </TopLine>
      {isKnown && <DayStrip summary={summary} funnel={funnel} goalMin={reference.site.waitGoalMin} />}
      <ChartBoardContext value={board}>
        {isKnown && (
          <div className="su-grid su-grid--period">
            <LoadPanel
              id="dayFit"
              rows={load.rows}
              time={until}
              bold={
                load.rows.length === 0
                  ? supervisionText.load.none
                  : supervisionText.load.past(people, places, day === today && time < (load.rows.at(-1)?.to ?? ''))
              }
              hasForecast={false}
              fileName={`charge-${day}`}
            />
            <WaitsPanel
              id="dayWai"
              waits={waits}
              rows={load.rows}
              usual={found.usualWaits}
              usualKind={found.usual.kind}
              day={day}
              time={day === today ? time : ''}
              title={day === today ? supervisionText.waits.title : supervisionText.waits.titleOf(day)}
              {...(found.told
                ? { foot: supervisionText.waits.told(Math.round(found.told.share * 100), found.told.of) }
                : {})}
              fileName={`attentes-${day}`}
            />
            <FunnelPanel funnel={funnel} fileName={`rendez-vous-${day}`} />
            <ReasonsPanel reasons={summary.byReason} reference={reference} fileName={`motifs-${day}`} />
          </div>
        )}
      </ChartBoardContext>
    </>
  );
};

/** A whole day: how it went, how it stands, or what is ahead. */
export const DayView = ({ onNavigate, ...period }: PeriodViewProps & { readonly onNavigate: Navigate }) => {
  const { reference, day, today, onDay } = period;
  const step = (by: 1 | -1): void => onDay(openDayFrom(reference, day, by));
  useKeys([
    { key: '←', label: periodsText.previousDay, run: () => step(-1), bar: true },
    { key: '→', label: periodsText.nextDay, run: () => step(1), bar: day >= today },
  ]);
  // The ground of the keys stays while a step leads from a day that has begun to one that has not.
  return (
    <div className="su" {...groundOf('board')} {...homeAt(':scope')}>
      {day > today ? (
        <AheadView {...period} onStep={step} onNavigate={onNavigate} />
      ) : (
        <BegunDay {...period} onStep={step} />
      )}
    </div>
  );
};
