import { closuresCalendar } from '#shared/domain/exchange/ical/closures-calendar';
import { writeCalendar } from '#shared/domain/exchange/ical/write-calendar';
import { openDataTables } from '#shared/domain/exchange/open-data/open-data-tables';
import { bookOf } from '#shared/domain/exchange/open-data/testing/told-book';
import { namedTables, starTables } from '#shared/domain/exchange/star/star-tables';
import { excelCsv } from '#shared/domain/exchange/tables/excel-csv';
import { machineCsv } from '#shared/domain/exchange/tables/machine-csv';
import { workbookParts } from '#shared/domain/exchange/tables/workbook';
import { findAlerts } from '#shared/domain/insights/alerts/find-alerts';
import { announcedHeld } from '#shared/domain/insights/day/announced-error';
import { usualDays } from '#shared/domain/insights/day/usual/usual-days';
import { usualWaits } from '#shared/domain/insights/day/usual/usual-waits';
import { weekFigures, wholeDaysOf } from '#shared/domain/insights/day/week-figures';
import { weekHeat } from '#shared/domain/insights/day/week-heat';
import { dayFunnel } from '#shared/domain/insights/day/day-funnel';
import { daySummary } from '#shared/domain/insights/day/day-summary';
import { loadOfDay } from '#shared/domain/insights/day/load-of-day';
import { waitsOfDay } from '#shared/domain/insights/day/waits-of-day';
import { applyPeriod } from '#shared/domain/insights/facts/apply-filter';
import { electedReport } from '#shared/domain/insights/elected/elected-report';
import { optionsOfSite } from '#shared/domain/insights/elected/options-of-site';
import type { Facts } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { visitIndex } from '#shared/domain/insights/facts/visit-index';
import { visitsOf } from '#shared/domain/insights/facts/visits-of';
import type { Period } from '#shared/domain/insights/period/period';
import { periodOf } from '#shared/domain/insights/period/period-of';
import type { SiteReference } from '#shared/domain/model/reference';
import { commitments } from '#shared/domain/insights/steering/commitments';
import { delayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import { leadTime } from '#shared/domain/insights/steering/lead-time';
import { noShowChart } from '#shared/domain/insights/steering/no-show-chart';
import { quarterByReason } from '#shared/domain/insights/steering/quarter-by-reason';
import { repeatVisits } from '#shared/domain/insights/steering/repeat-visits';
import { staffing } from '#shared/domain/insights/steering/staffing/staffing';
import { tenDays } from '#shared/domain/insights/steering/ten-days';
import { waitsByHour } from '#shared/domain/insights/steering/waits-by-hour';
import { wastedSlots } from '#shared/domain/insights/steering/wasted-slots';
import { whatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';
import { whySlow } from '#shared/domain/insights/steering/why-slow';
import { mondayOf } from '#shared/time/civil';
import { closureWords, openDataWords, starWords } from '#shared/i18n/fr/figure-exports';

import { reportHtml } from '../../src/main/printing/report-page';
import {
  electedThemesView,
  keptView,
  needsView,
  volumeView,
} from '../../src/renderer/features/steering/elected/elected-views';
import { peopleView } from '../../src/renderer/features/steering/elected/people-view';
import { sitesView } from '../../src/renderer/features/steering/elected/sites-view';
import { alertsView } from '../../src/renderer/features/steering/view-model/alerts-view';
import { commitmentsView } from '../../src/renderer/features/steering/view-model/commitments-view';
import { delayView } from '../../src/renderer/features/steering/view-model/delay-view';
import { drillList } from '../../src/renderer/features/steering/view-model/drill';
import { headline, reportHeadline } from '../../src/renderer/features/steering/view-model/headline';
import { leadView } from '../../src/renderer/features/steering/view-model/lead-view';
import { namesOf } from '../../src/renderer/features/steering/view-model/names';
import { noShowView } from '../../src/renderer/features/steering/view-model/no-show-view';
import { rankingView } from '../../src/renderer/features/steering/view-model/ranking-view';
import { repeatView } from '../../src/renderer/features/steering/view-model/repeat-view';
import { staffingView } from '../../src/renderer/features/steering/view-model/staffing-view';
import { tenDaysView } from '../../src/renderer/features/steering/view-model/ten-days-view';
import { themesView } from '../../src/renderer/features/steering/view-model/themes-view';
import { wasteView } from '../../src/renderer/features/steering/view-model/waste-view';
import { waitsView } from '../../src/renderer/features/steering/view-model/waits-view';
import { funnelData } from '../../src/renderer/features/supervision/view-model/period-data';
import { reportPage } from '../../src/renderer/platform/exports/report-page';
import type { ChartData } from '../../src/renderer/ui/charts/chart-data';
import { now, referenceOf, today, zone, type Reader, type Store } from './store';

/** Facts as they come from the documents of today over the wire of the sheets. */
const factsOf = (store: Store): Facts => {
  const visitDays = visitIndex(visitsOf(store), zone);
  const sheet = factSheet(store, today, { ref: referenceOf(store), now, visitDays });
  const again = decodeSheet(encodeSheet(sheet));
  if (!again) throw new Error('no sheet');
  return toFacts([again], { day: today, minute: 600, unsyncedDesks: 0 });
};

const drilled = { title: '', reasonId: '', departmentId: '', channel: '', order: 'slowest' } as const;

/** What figures are made of: facts, the reference data, and the stretch that is asked about; its last day for what is of one day. */
export type Scene = { readonly facts: Facts; readonly ref: SiteReference; readonly period: Period };

const whole = { siteId: '', departmentId: '', reasonId: '', channel: '' } as const;

/** A panel as it is drawn: its sentences, and every cell of its table. */
const drawn = <Row>({ data, ...words }: { readonly data: ChartData<Row> }) => [
  words,
  data.rows.map((row) => data.columns.map(({ value }) => value(row))),
];

const onDay = <Fact extends { readonly day: string }>(all: readonly Fact[], day: string): readonly Fact[] =>
  all.filter((fact) => fact.day === day);

/** All that is worked out from facts alone: figures, panels, reports and their files. A panel that is not here is found by `panels.test.ts`. */
export const figuresOf: Readonly<Record<string, (scene: Scene) => unknown>> = {
  'days of Supervision': ({ facts, ref, period }) => {
    // The last day of the period on which anybody came.
    const day = applyPeriod(facts, period).tickets.reduce((last, one) => (one.day > last ? one.day : last), '');
    const on = day === '' ? period.to : day;
    const tickets = onDay(facts.tickets, on);
    const appointments = onDay(facts.appointments, on);
    const known = facts.tickets.map((ticket) => ticket.day);
    const usual = usualDays(known, on);
    return [
      loadOfDay({ day: on, ref, tickets, appointments }),
      waitsOfDay(tickets),
      announcedHeld(tickets),
      funnelData(dayFunnel(appointments)).rows,
      daySummary({ tickets, appointments, goalMin: ref.site.waitGoalMin }),
      weekHeat(facts.tickets),
      wholeDaysOf(ref, facts, mondayOf(on), facts.asOf.day),
      weekFigures(ref, facts, mondayOf(on), on),
      usual,
      [...usualWaits(facts.tickets, usual.days)],
    ];
  },
  'panels of Pilotage': ({ facts: scope, ref, period }) => {
    const names = namesOf(ref);
    const context = { ref, period };
    const facts = applyPeriod(scope, period);
    const bounds = { period, today: facts.asOf.day };
    const delays = delayByChannel(facts, context);
    const ten = tenDays(scope, context);
    return {
      headline: headline(delays, ten, names),
      delay: drawn(delayView(delays, ref.commitments)),
      ranking: drawn(rankingView(quarterByReason(facts, context), names, facts.appointments)),
      tenDays: drawn(tenDaysView(ten, names)),
      alerts: drawn(alertsView(findAlerts(scope, { ...whole, period }), names, new Set())),
      commitments: drawn(commitmentsView(commitments(scope, context), bounds)),
      lead: drawn(leadView(leadTime(facts), bounds)),
      noShow: drawn(noShowView(noShowChart(facts), bounds)),
      waste: drawn(wasteView(wastedSlots(facts), false)),
      waits: drawn(waitsView(waitsByHour(facts, context))),
      staffing: drawn(staffingView(staffing(facts, context), 2)),
      themes: drawn(themesView(whatPeopleAsk(facts), names)),
      repeat: drawn(repeatView(repeatVisits(facts), names)),
      whySlow: whySlow(facts.requests),
      drilled: (['requests', 'appointments'] as const).map((kind) => {
        const { from, to } = period;
        const drilledInto = { ...drilled, from, to, kind };
        return drillList(facts, drilledInto, names, () => true, ref.site.territory);
      }),
    };
  },
  'report of the elected': ({ facts, ref, period }) => {
    const names = namesOf(ref);
    const report = electedReport(facts, { ...whole, period }, optionsOfSite(ref, period));
    return [
      drawn(volumeView(report)),
      drawn(keptView(report)),
      drawn(needsView(report, names)),
      drawn(electedThemesView(report, names)),
      drawn(sitesView(report, ref.site)),
      report.people && drawn(peopleView(report.people)),
      reportHtml(reportPage(report, ref, reportHeadline(delayByChannel(facts, { ref, period })), true)),
    ];
  },
  'workbook and files of figures': ({ facts, ref, period }) => {
    const named = namedTables(facts, ref, starWords);
    return [
      workbookParts(named).map(([path, pieces]) => [path, ...pieces]),
      named.map(excelCsv),
      starTables(facts, ref, starWords).map(machineCsv),
      openDataTables(facts, period, ref, bookOf(facts, ref), openDataWords).map(machineCsv),
      writeCalendar(closuresCalendar(ref, period, now, closureWords)),
    ];
  },
};

/** The same of the documents of any store. */
export const figures: Readonly<Record<string, Reader>> = {
  'facts and sheets': factsOf,
  ...Object.fromEntries(
    Object.entries(figuresOf).map(([name, figure]): [string, Reader] => [
      name,
      (store) => {
        const facts = factsOf(store);
        return figure({ facts, ref: referenceOf(store), period: periodOf('quarter', today) });
      },
    ]),
  ),
};
