import { applyPeriod } from '#shared/domain/insights/facts/apply-filter';
import type { Facts } from '#shared/domain/insights/facts/fact';
import { commitments } from '#shared/domain/insights/steering/commitments';
import { delayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import { leadTime } from '#shared/domain/insights/steering/lead-time';
import { noShowChart } from '#shared/domain/insights/steering/no-show-chart';
import type { PanelContext } from '#shared/domain/insights/steering/panel-context';
import { quarterByReason } from '#shared/domain/insights/steering/quarter-by-reason';
import { repeatVisits } from '#shared/domain/insights/steering/repeat-visits';
import type { Spread } from '#shared/domain/insights/steering/spread';
import { staffing } from '#shared/domain/insights/steering/staffing';
import { tenDays } from '#shared/domain/insights/steering/ten-days';
import { waitsByHour } from '#shared/domain/insights/steering/waits-by-hour';
import { wastedSlots } from '#shared/domain/insights/steering/wasted-slots';
import { whatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';

export type Row = readonly (string | number | null)[];

const spread = ({ n, mean, median, p90, max }: Spread): Row => [n, mean, median, p90, max];

/** Every panel of Pilotage, run over facts of the scope. */
export const panels = {
  delayByChannel: (facts: Facts, context: PanelContext) => delayByChannel(applyPeriod(facts, context.period), context),
  commitments,
  quarterByReason: (facts: Facts, context: PanelContext) =>
    quarterByReason(applyPeriod(facts, context.period), context),
  tenDays: (facts: Facts, context: PanelContext) => tenDays(facts, context),
  leadTime: (facts: Facts, context: PanelContext) => leadTime(applyPeriod(facts, context.period)),
  noShowChart: (facts: Facts, context: PanelContext) => noShowChart(applyPeriod(facts, context.period)),
  waitsByHour: (facts: Facts, context: PanelContext) => waitsByHour(applyPeriod(facts, context.period), context),
  staffing: (facts: Facts, context: PanelContext) => staffing(applyPeriod(facts, context.period), context),
  whatPeopleAsk: (facts: Facts, context: PanelContext) => whatPeopleAsk(applyPeriod(facts, context.period)),
  repeatVisits: (facts: Facts, context: PanelContext) => repeatVisits(applyPeriod(facts, context.period)),
  wastedSlots: (facts: Facts, context: PanelContext) => wastedSlots(applyPeriod(facts, context.period)),
};

const delayRows = (facts: Facts, context: PanelContext): Row[] =>
  panels
    .delayByChannel(facts, context)
    .rows.map((row) => [
      row.channel,
      row.open,
      row.unserved,
      ...spread(row.working),
      ...spread(row.calendar),
      row.sameDay?.count ?? 0,
      row.kept?.count ?? 0,
      (row.kept?.of ?? 0) - (row.kept?.count ?? 0),
    ]);

const askedRows = (facts: Facts, context: PanelContext): Row[] => {
  const { rows, unqualified } = panels.whatPeopleAsk(facts, context);
  const of = unqualified?.of ?? 0;
  const none: Row[] = unqualified && unqualified.count > 0 ? [['', unqualified.count, unqualified.share]] : [];
  return [...rows.map(({ themeId, count }): Row => [themeId, count, count / of]), ...none];
};

/** The figures of the panels as plain rows, of the shape in which `panelSql` asks for them. */
export const panelRows: Readonly<Record<string, (facts: Facts, context: PanelContext) => Row[]>> = {
  delayByChannel: delayRows,
  kaplanMeier: (facts, context) =>
    panels
      .delayByChannel(facts, context)
      .rows.filter(({ n }) => n > 0)
      .map(({ channel, calendar }) => [channel, calendar.kmMedian]),
  commitments: (facts, context) =>
    commitments(facts, context)
      .departments.filter(({ open }) => open > 0)
      .map(({ departmentId, open, overdue, oldestDay }) => [departmentId, open, overdue, oldestDay]),
  backlogWeeks: (facts, context) =>
    commitments(facts, context).weeks.map(({ from, received, closed, open }) => [from, received, closed, open]),
  quarterByReason: (facts, context) =>
    panels
      .quarterByReason(facts, context)
      .rows.map(({ reasonId, count, noShow, cancelled, share }) => [reasonId, count, noShow, cancelled, share]),
  tenDays: (facts, context) =>
    tenDays(facts, context).departments.flatMap(({ departmentId, windows }) =>
      windows
        .filter(({ count }) => count > 0)
        .map(({ from, count, openDays, rate }): Row => [departmentId, from, count, openDays, rate]),
    ),
  leadTime: (facts, context) => panels.leadTime(facts, context).reasons.map((row) => [row.reasonId, ...spread(row)]),
  noShowChart: (facts, context) =>
    panels.noShowChart(facts, context).weeks.map(({ from, count, of, share }) => [from, count, of, share]),
  waitsByHour: (facts, context) =>
    panels.waitsByHour(facts, context).hours.map((row) => [row.minute, ...spread(row), row.withinGoal?.count ?? 0]),
  heatmap: (facts, context) =>
    panels
      .waitsByHour(facts, context)
      .cells.map(({ weekday, minute, n, median, p90 }) => [weekday, minute, n, median, p90]),
  staffing: (facts, context) => {
    const { rows, serviceMin } = panels.staffing(facts, context);
    return rows
      .filter(({ n }) => n > 0)
      .map(({ minute, n, arrivalsPerHour }): Row => [minute, n, arrivalsPerHour, serviceMin]);
  },
  whatPeopleAsk: askedRows,
  repeatVisits: (facts, context) =>
    panels.repeatVisits(facts, context).reasons.map(({ reasonId, repeats }) => [reasonId, repeats.count, repeats.of]),
  wastedSlots: (facts, context) =>
    panels
      .wastedSlots(facts, context)
      .weeks.map((week) => [
        week.from,
        week.places,
        week.used,
        week.noShow,
        week.lateCancelled,
        week.withoutOutcome,
        week.neverBooked,
      ]),
};
