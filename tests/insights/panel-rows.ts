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
import { staffing } from '#shared/domain/insights/steering/staffing/staffing';
import { tenDays } from '#shared/domain/insights/steering/ten-days';
import { waitsByHour } from '#shared/domain/insights/steering/waits-by-hour';
import { wastedSlots } from '#shared/domain/insights/steering/wasted-slots';
import { whatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';

export type Row = readonly (string | number | null)[];

const spread = ({ n, mean, median, p90, max }: Spread): Row => [n, mean, median, p90, max];

/** What panels are asked of: facts that reach back beyond the period (`scope`), and those of the period, cut out once. */
export type Asked = PanelContext & { readonly scope: Facts; readonly facts: Facts };

/** Cuts the period out of facts, as a screen does it once for all of its panels. */
export const askedOf = (scope: Facts, context: PanelContext): Asked => ({
  ...context,
  scope,
  facts: applyPeriod(scope, context.period),
});

/** Every panel of Pilotage. */
export const panels = {
  delayByChannel: (asked: Asked) => delayByChannel(asked.facts, asked),
  commitments: (asked: Asked) => commitments(asked.scope, asked),
  quarterByReason: (asked: Asked) => quarterByReason(asked.facts, asked),
  tenDays: (asked: Asked) => tenDays(asked.scope, asked),
  leadTime: (asked: Asked) => leadTime(asked.facts),
  noShowChart: (asked: Asked) => noShowChart(asked.facts),
  waitsByHour: (asked: Asked) => waitsByHour(asked.facts, asked),
  staffing: (asked: Asked) => staffing(asked.facts, asked),
  whatPeopleAsk: (asked: Asked) => whatPeopleAsk(asked.facts),
  repeatVisits: (asked: Asked) => repeatVisits(asked.facts),
  wastedSlots: (asked: Asked) => wastedSlots(asked.facts),
};

const delayRows = (asked: Asked): Row[] =>
  panels
    .delayByChannel(asked)
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

const askedRows = (asked: Asked): Row[] => {
  const { rows, unqualified } = panels.whatPeopleAsk(asked);
  const of = unqualified?.of ?? 0;
  const none: Row[] = unqualified && unqualified.count > 0 ? [['', unqualified.count, unqualified.share]] : [];
  return [...rows.map(({ themeId, count }): Row => [themeId, count, count / of]), ...none];
};

/** The figures of the panels as plain rows, of the shape in which `panelSql` asks for them. */
export const panelRows: Readonly<Record<string, (asked: Asked) => Row[]>> = {
  delayByChannel: delayRows,
  kaplanMeier: (asked) =>
    panels
      .delayByChannel(asked)
      .rows.filter(({ n }) => n > 0)
      .map(({ channel, calendar }) => [channel, calendar.kmMedian]),
  commitments: (asked) =>
    panels
      .commitments(asked)

      .departments.filter(({ open }) => open > 0)
      .map(({ departmentId, open, overdue, oldestDay }) => [departmentId, open, overdue, oldestDay]),
  backlogWeeks: (asked) =>
    panels.commitments(asked).weeks.map(({ from, received, closed, open }) => [from, received, closed, open]),
  quarterByReason: (asked) =>
    panels
      .quarterByReason(asked)
      .rows.map(({ reasonId, count, noShow, cancelled, share }) => [reasonId, count, noShow, cancelled, share]),
  tenDays: (asked) =>
    panels
      .tenDays(asked)
      .departments.flatMap(({ departmentId, windows }) =>
        windows
          .filter(({ count }) => count > 0)
          .map(({ from, count, openDays, rate }): Row => [departmentId, from, count, openDays, rate]),
      ),
  leadTime: (asked) => panels.leadTime(asked).reasons.map((row) => [row.reasonId, ...spread(row)]),
  noShowChart: (asked) => panels.noShowChart(asked).weeks.map(({ from, count, of, share }) => [from, count, of, share]),
  waitsByHour: (asked) =>
    panels.waitsByHour(asked).hours.map((row) => [row.minute, ...spread(row), row.withinGoal?.count ?? 0]),
  heatmap: (asked) =>
    panels.waitsByHour(asked).cells.map(({ weekday, minute, n, median, p90 }) => [weekday, minute, n, median, p90]),
  staffing: (asked) => {
    const { rows, serviceMin } = panels.staffing(asked);
    return rows
      .filter(({ n }) => n > 0)
      .map(({ minute, n, arrivalsPerHour }): Row => [minute, n, arrivalsPerHour, serviceMin]);
  },
  whatPeopleAsk: askedRows,
  repeatVisits: (asked) =>
    panels.repeatVisits(asked).reasons.map(({ reasonId, repeats }) => [reasonId, repeats.count, repeats.of]),
  wastedSlots: (asked) =>
    panels
      .wastedSlots(asked)
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
