import { useMemo } from 'react';

import { announcedHeld } from '#shared/domain/insights/day/announced-error';
import { openDayFrom, planAhead } from '#shared/domain/insights/day/day-ahead';
import { dayFunnel } from '#shared/domain/insights/day/day-funnel';
import { daySummary } from '#shared/domain/insights/day/day-summary';
import { loadOfDay } from '#shared/domain/insights/day/load-of-day';
import { usualDays } from '#shared/domain/insights/day/usual/usual-days';
import { usualWaits } from '#shared/domain/insights/day/usual/usual-waits';
import { waitsOfDay } from '#shared/domain/insights/day/waits-of-day';
import { walkInForecast } from '#shared/domain/insights/day/walk-in-forecast';
import type { Facts } from '#shared/domain/insights/facts/fact';
import type { SiteReference } from '#shared/domain/model/reference';
import { formatMinutes, shortTime } from '#shared/i18n/fr/format';
import { supervisionText } from '#shared/i18n/fr/supervision';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import type { Navigate } from '#shared/routes/places';
import { addDays, civilOf, minutesOf } from '#shared/time/civil';
import { feedbackText } from '#shared/i18n/fr/feedback';

import { useAppointmentsBetween } from '../../../data/queries/use-appointments-between';
import { isRead } from '../../../data/queries/use-live';
import { useNow } from '../../../data/queries/use-now';
import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { groundOf } from '../../../ui/ground';
import { homeAt } from '../../../ui/keep-focus';
import { useKeys } from '../../../ui/keys';
import { LoadPanel } from '../load-panel';
import { TopLine } from '../top-line';
import { aheadHead } from '../view-model/ahead-items';
import { WaitsPanel } from '../waits-panel';
import { useFeedback } from '../../../data/queries/use-feedback';
import { AheadView, type Ahead, type PeriodViewProps } from './ahead-view';
import { DayStrip } from './day-strip';
import { FunnelPanel } from './funnel-panel';
import { ReasonsPanel } from './reasons-panel';
import { StepBar } from './step-bar';
import { usePeriodFacts } from './use-period-facts';

/** What people say of their visits, in one line; nothing before the first of them said anything. */
const FeedbackLine = () => {
  const feedback = useFeedback();
  if (!feedback || feedback.count === 0) return null;
  const { count, mean, themes } = feedback;
  const theme = themes[0]?.theme;
  return (
    <p className="meta">
      {feedbackText.title} {mean === null ? feedbackText.tooFew(count) : <b>{feedbackText.mean(mean)}</b>}
      {mean !== null && feedbackText.basis(count)}
      {theme !== undefined && feedbackText.mostNamed(feedbackText.themes[theme])}
    </p>
  );
};

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
    /** The minutes of the day since which people wait who were not called. */
    waitingFrom: tickets.filter(({ status }) => status === 'waiting').map(({ waitFromMinute }) => waitFromMinute),
    told: announcedHeld(tickets),
    usual,
    usualWaits: usualWaits(past, usual.days),
  };
};

type Begun = { readonly found: ReturnType<typeof wholeDay>; readonly isRead: boolean; readonly isKnown: boolean };

type BegunDayProps = Pick<PeriodViewProps, 'reference' | 'day' | 'today'> & {
  readonly begun: Begun;
  /** What the clock says now. */
  readonly time: string;
};

/** A day that has begun: how it went, or how it stands. */
const BegunDay = ({ reference, day, today, begun: { found, isKnown }, time }: BegunDayProps) => {
  const until = day < today ? '24:00' : time;
  const board = useChartBoard(panels);
  const { summary, funnel, load, waits } = found;
  const places = load.rows.reduce((sum, row) => sum + row.places, 0);
  const people = load.rows.reduce((sum, row) => sum + row.booked + row.walkIns, 0);
  return (
    <>
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

/** One of both: what a day that has begun was, or what is planned for one that has not. */
const useDay = ({
  reference,
  day,
  today,
}: PeriodViewProps): { readonly begun: Begun | null; readonly ahead: Ahead | null } => {
  const isAhead = day > today;
  const last = isAhead ? today : day;
  const { facts, ...read } = usePeriodFacts(addDays(last, -7 * weeksBack), last);
  const booked = useAppointmentsBetween(isAhead ? day : '', isAhead ? day : '');
  const found = useMemo(() => (isAhead ? null : wholeDay(facts, reference, day)), [isAhead, facts, reference, day]);
  const planned = useMemo(() => {
    if (!isAhead) return null;
    const walkIns = walkInForecast(facts.tickets, day);
    const coming = [...walkIns.values()].reduce((sum, { people }) => sum + people, 0);
    return {
      plan: planAhead({ ref: reference, day, appointments: booked, expected: walkIns }),
      expected: walkIns.size === 0 ? null : coming,
    };
  }, [isAhead, facts, reference, day, booked]);
  return {
    begun: found && { found, ...read },
    ahead: planned && { ...planned, isKnown: read.isRead && isRead(booked) },
  };
};

type HeadFacts = {
  readonly day: string;
  readonly begun: Begun | null;
  readonly ahead: Ahead | null;
  /** What the clock says; `''` = not the day of today. */
  readonly time: string;
};

/** The sentence above the day, and what it stands on. */
const headOf = ({ day, begun, ahead, time }: HeadFacts): { readonly title: string; readonly about: string } => {
  const reading = { title: periodsText.reading, about: periodsText.dayMeta(day) };
  if (ahead) return ahead.isKnown ? { ...reading, title: aheadHead(ahead.plan) } : reading;
  if (!begun) return reading;
  const { summary, funnel, waits, waitingFrom } = begun.found;
  // Who came before the hour of their appointment is in the queue as well, as every other screen counts them.
  const waiting = time === '' ? 0 : waitingFrom.length;
  const longestMin = waiting === 0 ? 0 : Math.max(0, ...waitingFrom.map((from) => minutesOf(time) - from));
  const longest = longestMin === 0 ? '' : formatMinutes(longestMin);
  const median = waits.medianMin === null ? '' : formatMinutes(Math.round(waits.medianMin));
  return {
    title:
      begun.isRead || (begun.isKnown && summary.tickets > 0)
        ? periodsText.dayHead(summary.served, median, waiting, longest)
        : reading.title,
    about: [
      reading.about,
      ...(begun.isKnown ? [supervisionText.basis(summary.tickets, funnel.booked, funnel.noShow)] : []),
      ...(time === '' ? [] : [periodsText.upTo(shortTime(time))]),
    ].join(' · '),
  };
};

/** A whole day: how it went, how it stands, or what is ahead. */
export const DayView = ({ onNavigate, ...period }: PeriodViewProps & { readonly onNavigate: Navigate }) => {
  const { reference, day, today, onDay, onMode } = period;
  const { begun, ahead } = useDay(period);
  const { time } = civilOf(useNow(60_000), reference.site.zone);
  const step = (by: 1 | -1): void => onDay(openDayFrom(reference, day, by));
  useKeys([
    { key: '←', label: periodsText.previousDay, run: () => step(-1), bar: true },
    { key: '→', label: periodsText.nextDay, run: () => step(1), bar: day >= today },
  ]);
  const shown = { reference, day, today };
  // The head with its date field, and the ground of the keys, stay while a step leads from a day that has begun to one that has not.
  return (
    <div className="su" {...groundOf('board')} {...homeAt(':scope')}>
      <TopLine {...headOf({ day, begun, ahead, time: day === today ? time : '' })} mode="day" onMode={onMode}>
        {day === today && <FeedbackLine />}
        <StepBar
          words={{ previous: periodsText.previousDay, next: periodsText.nextDay }}
          day={day}
          onDay={onDay}
          onStep={step}
        />
      </TopLine>
      {ahead && <AheadView {...shown} ahead={ahead} onNavigate={onNavigate} />}
      {begun && <BegunDay {...shown} begun={begun} time={time} />}
    </div>
  );
};
