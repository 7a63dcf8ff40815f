import { useMemo, useCallback } from 'react';

import { compareCounts } from '#shared/domain/insights/steering/compare';
import { weekFigures, wholeDaysOf, type DayOfWeek } from '#shared/domain/insights/day/week-figures';
import type { Facts, TicketFact } from '#shared/domain/insights/facts/fact';
import type { SiteReference } from '#shared/domain/model/reference';
import { formatShort, formatNumber } from '#shared/i18n/fr/figures';
import { periodsText } from '#shared/i18n/fr/supervision-periods';
import { addDays, mondayOf, timeOf } from '#shared/time/civil';
import { weekHeat } from '#shared/domain/insights/day/week-heat';

import { ChartBoardContext, useChartBoard } from '../../../ui/charts/chart-board';
import { groundOf } from '../../../ui/ground';
import { homeAt } from '../../../ui/keep-focus';
import { useKeys } from '../../../ui/keys';
import { StripCell } from '../strip-cell';
import { TenPanel } from '../ten-panel';
import { TopLine } from '../top-line';
import { ChartFrame } from '../../../ui/charts/chart-frame';
import { Heatmap } from '../../../ui/charts/heatmap';
import { heatData, heatRows, weekData, weekSentence } from '../view-model/period-data';
import { ChartCanvas } from '../../../ui/charts/chart-canvas';
import type { ChartSize } from '../../../ui/charts/drawing/drawing';
import { layoutWeek } from '../drawing/layout-week';
import { SignList } from '../sign-list';
import type { PeriodViewProps } from './ahead-view';
import { StepBar } from './step-bar';
import { usePeriodFacts } from './use-period-facts';

const weekText = periodsText.week;

type DrawnProps = { readonly rows: readonly DayOfWeek[]; readonly until: string; readonly label: string };

const Drawn = ({ rows, until, label, onPick }: DrawnProps & { readonly onPick: (day: string) => void }) => {
  const layout = useCallback((size: ChartSize) => layoutWeek(rows, until, size), [rows, until]);
  return (
    <ChartCanvas
      label={label}
      layout={layout}
      onPick={(at) => {
        const day = rows[at]?.day;
        if (day !== undefined) onPick(day);
      }}
    />
  );
};

type WeekPanelProps = {
  readonly days: readonly DayOfWeek[];
  readonly until: string;
  readonly onPick: (day: string) => void;
  readonly fileName: string;
};

/** The load of a week day by day; a day is opened by a click or by Entrée. */
const WeekPanel = ({ days, until, onPick, fileName }: WeekPanelProps) => {
  const data = useMemo(() => weekData(days), [days]);
  const bold = weekSentence(data.rows, until);
  return (
    <ChartFrame
      id="wee"
      title={weekText.title}
      bold={bold}
      data={data}
      draw={(rows) => <Drawn rows={rows} until={until} label={bold} onPick={onPick} />}
      legend={
        <SignList
          signs={[
            { sign: 'booked', label: weekText.booked },
            { sign: 'come', label: weekText.walkIns },
            { sign: 'places', label: weekText.places },
          ]}
        />
      }
      empty=""
      fileName={fileName}
    />
  );
};

const heatText = periodsText.heat;

/** As many signs as a narrow cell holds. */
const inCell = (value: number): string => (value >= 9.95 ? formatNumber(value) : formatShort(value));

type HeatPanelProps = {
  readonly id: string;
  readonly title: string;
  readonly tickets: readonly TicketFact[];
  readonly rest: string;
  readonly fileName: string;
};

/** When people come: weekday by half hour. */
const HeatPanel = ({ id, title, tickets, rest, fileName }: HeatPanelProps) => {
  const data = useMemo(() => heatData(heatRows(weekHeat(tickets))), [tickets]);
  const peak = data.rows.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))[0];
  const bold = peak ? heatText.bold(peak.weekday, timeOf(peak.minute), formatShort(peak.value ?? 0)) : heatText.none;
  return (
    <ChartFrame
      id={id}
      title={title}
      bold={bold}
      rest={peak ? rest : ''}
      data={data}
      draw={(rows) => <Heatmap rows={rows} label={bold} goal={null} format={inCell} />}
      empty=""
      fileName={fileName}
    />
  );
};

const weeks = 8;
const unknown = '–';
const text = periodsText.strip;
const panels = [
  { id: 'wee', title: periodsText.week.title },
  { id: 'weekTen', title: periodsText.ten.title },
  { id: 'hwe', title: periodsText.heat.week },
  { id: 'hea', title: periodsText.heat.title },
];

/** A week beside the one before: rates per open day, so that a closed day is no loss of people. */
const twoWeeks = (facts: Facts, reference: SiteReference, monday: string, today: string) => {
  const last = addDays(monday, 6);
  const week = weekFigures(reference, facts, monday, last < today ? last : today);
  const whole = wholeDaysOf(reference, facts, monday, today);
  // Before a week to come lies one that may not be over either.
  const before = wholeDaysOf(reference, facts, addDays(monday, -7), today);
  const change =
    whole.openDays === 0 || before.openDays === 0
      ? null
      : compareCounts(whole.served, before.served, { now: whole.openDays, before: before.openDays }).change;
  return { week, whole, before, until: last < today ? last : today, change };
};

const perDay = ({ served, openDays }: { readonly served: number; readonly openDays: number }): string =>
  openDays === 0 ? unknown : formatShort(served / openDays);

const WeekStrip = ({ week, whole, before }: Pick<ReturnType<typeof twoWeeks>, 'week' | 'whole' | 'before'>) => {
  const { medianMin, p90Min } = week.waits;
  return (
    <ul className="strip strip--four" aria-label={text.weekTitle}>
      <StripCell title={text.served} value={week.served}>
        {text.tickets(week.people)}
      </StripCell>
      <StripCell title={text.perDay} value={perDay(whole)}>
        {text.before(perDay(before))}
      </StripCell>
      <StripCell
        title={text.median}
        value={medianMin === null ? unknown : Math.round(medianMin)}
        {...(medianMin === null ? {} : { unit: 'min' })}
      >
        {p90Min === null ? '' : text.p90(p90Min)}
      </StripCell>
      <StripCell title={text.openDaysTitle} value={whole.openDays}>
        {text.openDays(before.openDays)}
      </StripCell>
    </ul>
  );
};

/** A week: day by day, by half hour, beside the week before; and the days ahead. */
export const WeekView = ({ reference, day, today, onDay, onMode }: PeriodViewProps) => {
  const monday = mondayOf(day);
  const { facts, isRead, isKnown } = usePeriodFacts(addDays(monday, -7 * weeks), addDays(monday, 6));
  const found = useMemo(() => twoWeeks(facts, reference, monday, today), [facts, reference, monday, today]);
  const [ofWeek, ofWeeks] = useMemo(
    () => [facts.tickets.filter((one) => one.day >= monday), facts.tickets.filter((one) => one.day < monday)],
    [facts, monday],
  );
  const board = useChartBoard(panels);
  const step = (by: 1 | -1): void => onDay(addDays(day, 7 * by));
  useKeys([
    { key: '←', label: periodsText.previousWeek, run: () => step(-1), bar: true },
    { key: '→', label: periodsText.nextWeek, run: () => step(1) },
  ]);
  const open = (chosen: string): void => {
    onDay(chosen);
    onMode('day');
  };
  const { week, whole, before, until, change } = found;
  return (
    <div className="su" {...groundOf('board')} {...homeAt(':scope')}>
      <TopLine
        title={
          monday > today
            ? periodsText.weekAhead
            : isRead || (isKnown && week.people > 0)
              ? periodsText.weekHead(week.served, change)
              : periodsText.reading
        }
        about={`${periodsText.weekMeta(monday, addDays(monday, 6))}${isKnown ? ` · ${periodsText.tickets(week.people)}` : ''}`}
        mode="week"
        onMode={onMode}
      >
        <StepBar
          words={{ previous: periodsText.previousWeek, next: periodsText.nextWeek }}
          day={day}
          onDay={onDay}
          onStep={step}
        />
      </TopLine>
      {isKnown && <WeekStrip week={week} whole={whole} before={before} />}
      <ChartBoardContext value={board}>
        {isKnown && (
          <div className="su-grid su-grid--period">
            <WeekPanel days={week.days} until={until} onPick={open} fileName={`semaine-${monday}`} />
            <TenPanel id="weekTen" reference={reference} today={today} />
            <HeatPanel
              id="hwe"
              title={periodsText.heat.week}
              tickets={ofWeek}
              rest=""
              fileName={`affluence-semaine-${monday}`}
            />
            <HeatPanel
              id="hea"
              title={periodsText.heat.title}
              tickets={ofWeeks}
              rest={periodsText.heat.rest(weeks)}
              fileName={`affluence-${monday}`}
            />
          </div>
        )}
      </ChartBoardContext>
    </div>
  );
};
