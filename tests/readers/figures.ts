import { closuresCalendar } from '#shared/domain/exchange/ical/closures-calendar';
import { writeCalendar } from '#shared/domain/exchange/ical/write-calendar';
import { openDataTables } from '#shared/domain/exchange/open-data/open-data-tables';
import { bookOf } from '#shared/domain/exchange/open-data/testing/told-book';
import { namedTables, starTables } from '#shared/domain/exchange/star/star-tables';
import { excelCsv } from '#shared/domain/exchange/tables/excel-csv';
import { machineCsv } from '#shared/domain/exchange/tables/machine-csv';
import { workbookParts } from '#shared/domain/exchange/tables/workbook';
import { findAlerts } from '#shared/domain/insights/alerts/find-alerts';
import { weekHeat } from '#shared/domain/insights/day/week-heat';
import { dayFunnel } from '#shared/domain/insights/day/day-funnel';
import { daySummary } from '#shared/domain/insights/day/day-summary';
import { loadOfDay } from '#shared/domain/insights/day/load-of-day';
import { waitsOfDay } from '#shared/domain/insights/day/waits-of-day';
import { electedReport } from '#shared/domain/insights/elected/elected-report';
import { optionsOfSite } from '#shared/domain/insights/elected/options-of-site';
import type { Facts } from '#shared/domain/insights/facts/fact';
import { factSheet } from '#shared/domain/insights/facts/fact-sheets';
import { decodeSheet, encodeSheet } from '#shared/domain/insights/facts/wire/sheet-wire';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { visitIndex } from '#shared/domain/insights/facts/visit-index';
import { visitsOf } from '#shared/domain/insights/facts/visits-of';
import { periodOf } from '#shared/domain/insights/period/period-of';
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

const period = periodOf('quarter', today);
const scope = { siteId: '', departmentId: '', reasonId: '', channel: '' } as const;
const filter = { ...scope, period };
const drilled = { title: '', from: period.from, to: period.to, reasonId: '', departmentId: '', channel: '' } as const;

/** A panel as it is drawn: its sentences, and every cell of its table. */
const drawn = <Row>({ data, ...words }: { readonly data: ChartData<Row> }) => [
  words,
  data.rows.map((row) => data.columns.map(({ value }) => value(row))),
];

const delaysIn = (facts: Facts, store: Store) => delayByChannel(facts, { ref: referenceOf(store), period });

/** What is worked out from facts: figures, panels, reports and their files. */
export const figures: Readonly<Record<string, Reader>> = {
  'facts and sheets': factsOf,
  'days of Supervision': (store) => {
    const ref = referenceOf(store);
    const { tickets, appointments } = factsOf(store);
    return [
      loadOfDay({ day: today, ref, tickets, appointments }),
      waitsOfDay(tickets),
      dayFunnel(appointments),
      daySummary({ tickets, appointments, goalMin: ref.site.waitGoalMin }),
      weekHeat(tickets),
    ];
  },
  'panels of Pilotage': (store) => {
    const facts = factsOf(store);
    const ref = referenceOf(store);
    const context = { ref, period };
    const bounds = { period, today: facts.asOf.day };
    const names = namesOf(ref);
    const delays = delaysIn(facts, store);
    const ten = tenDays(facts, context);
    return [
      headline(delays, ten, names),
      drawn(delayView(delays, ref.commitments)),
      drawn(rankingView(quarterByReason(facts, context), names, facts.appointments)),
      drawn(tenDaysView(ten, names)),
      drawn(alertsView(findAlerts(facts, filter), names, new Set())),
      drawn(commitmentsView(commitments(facts, context), bounds)),
      drawn(leadView(leadTime(facts), bounds)),
      drawn(noShowView(noShowChart(facts), bounds)),
      drawn(wasteView(wastedSlots(facts), false)),
      drawn(waitsView(waitsByHour(facts, context))),
      drawn(staffingView(staffing(facts, context), 2)),
      drawn(themesView(whatPeopleAsk(facts), names)),
      drawn(repeatView(repeatVisits(facts), names)),
      whySlow(facts.requests),
      (['requests', 'appointments'] as const).map((kind) =>
        drillList(facts, { ...drilled, kind, order: 'slowest' }, names, () => true, ref.site.territory),
      ),
    ];
  },
  'report of the elected': (store) => {
    const facts = factsOf(store);
    const ref = referenceOf(store);
    const names = namesOf(ref);
    const report = electedReport(facts, filter, optionsOfSite(ref, period));
    return [
      drawn(volumeView(report)),
      drawn(keptView(report)),
      drawn(needsView(report, names)),
      drawn(electedThemesView(report, names)),
      drawn(sitesView(report, ref.site)),
      report.people && drawn(peopleView(report.people)),
      reportHtml(reportPage(report, ref, reportHeadline(delaysIn(facts, store)))),
    ];
  },
  'workbook and files of figures': (store) => {
    const facts = factsOf(store);
    const ref = referenceOf(store);
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
