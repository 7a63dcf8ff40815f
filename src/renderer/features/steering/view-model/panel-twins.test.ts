import { describe, expect, it } from 'vitest';

import type { AlertList } from '#shared/domain/insights/alerts/alert';
import { findAlerts } from '#shared/domain/insights/alerts/find-alerts';
import { applyFilter, applyScope } from '#shared/domain/insights/facts/apply-filter';
import { toFacts } from '#shared/domain/insights/facts/to-facts';
import { periodOf } from '#shared/domain/insights/period/period-of';
import { weekIn } from '#shared/domain/insights/period/windows';
import { commitments } from '#shared/domain/insights/steering/commitments';
import { delayByChannel } from '#shared/domain/insights/steering/delay-by-channel';
import { leadTime } from '#shared/domain/insights/steering/lead-time';
import { noShowChart } from '#shared/domain/insights/steering/no-show-chart';
import { quarterByReason } from '#shared/domain/insights/steering/quarter-by-reason';
import { repeatVisits } from '#shared/domain/insights/steering/repeat-visits';
import { staffing } from '#shared/domain/insights/steering/staffing/staffing';
import { tenDays } from '#shared/domain/insights/steering/ten-days';
import { waitsByHour } from '#shared/domain/insights/steering/waits-by-hour';
import { daysOfUnknownPlaces, wastedSlots } from '#shared/domain/insights/steering/wasted-slots';
import { whatPeopleAsk } from '#shared/domain/insights/steering/what-people-ask';
import { toSiteReference } from '#shared/domain/model/site-reference';
import { dayAndMonth, dayNumber } from '#shared/i18n/fr/format';
import { panelText } from '#shared/i18n/fr/steering-panels';
import { demoReference } from '#shared/demo/demo-reference';
import { demoYear } from '#shared/demo/year/demo-year';

import { chartCells, type ChartCell } from '../../../ui/charts/chart-data';
import { layoutLineBand } from '../../../ui/charts/line-band';
import { size } from '../../../ui/charts/testing/expect-twin';
import { alertsView } from './alerts-view';
import { commitmentsView } from './commitments-view';
import { delayView, tellingPair } from './delay-view';
import { headline, reportHeadline } from './headline';
import { leadView } from './lead-view';
import { namesOf } from './names';
import { noShowView } from './no-show-view';
import type { PanelView } from './panel-view';
import { rankingView } from './ranking-view';
import { repeatView } from './repeat-view';
import { peakDesks, staffingView, whatIfWords } from './staffing-view';
import { isSure, tenDaysView, wholeOf } from './ten-days-view';
import { themesView } from './themes-view';
import { unlistedWords } from './unlisted-changes';
import { waitsView } from './waits-view';
import { wasteView } from './waste-view';

const reference = demoReference('2026-11-26', 'Europe/Paris');
const ref = toSiteReference(reference);
if (!ref) throw new Error('the demonstration has a site');
const names = namesOf(ref);
const { sheets } = demoYear({ seed: 3, inhabitants: 8_000, from: '2025-11-01', to: '2026-10-20', reference });
const facts = toFacts(sheets, { day: '2026-10-20', minute: 632, unsyncedDesks: 0 });
const period = periodOf('quarter', '2026-09-01');
const filter = { period, siteId: '', departmentId: '', reasonId: '', channel: '' } as const;
const context = { ref, period };
const bounds = { period, today: facts.asOf.day };
const scope = applyScope(facts, filter);
const own = applyFilter(facts, filter);

/** The column of a table under a heading. */
const column = <Row>({ data }: PanelView<Row>, label: string): readonly ChartCell[] => {
  const at = data.columns.findIndex((one) => one.label === label);
  expect(at).toBeGreaterThanOrEqual(0);
  return chartCells(data).map((cells) => cells[at] ?? null);
};

describe('the table of every panel holds the figures, unrounded', () => {
  it('delay by channel', () => {
    const figures = delayByChannel(own, context);
    const view = delayView(figures, ref.commitments);
    const physical = (one: (typeof figures.rows)[number]): boolean => one.group === 'physical' && one.sameDay !== null;
    expect(view.data.rows.length).toBeGreaterThan(4);
    expect(column(view, 'Médiane, jours ouvrés')).toEqual(
      figures.rows.map((one) => (physical(one) ? null : one.working.median)),
    );
    expect(column(view, '9 sur 10, jours ouvrés')).toEqual(
      figures.rows.map((one) => (physical(one) ? null : one.working.p90)),
    );
    expect(column(view, 'Réponses')).toEqual(figures.rows.map(({ n }) => n));
    expect(column(view, 'Le jour même')).toEqual(figures.rows.map(({ sameDay }) => sameDay?.share ?? null));
    expect(column(view, 'Engagements tenus')).toEqual(figures.rows.map(({ kept }) => kept?.share ?? null));
  });

  it('appointments by reason, identity titles on top', () => {
    const figures = quarterByReason(own, context);
    const view = rankingView(figures, names);
    expect(column(view, 'Rendez-vous')).toEqual(figures.rows.map(({ count }) => count));
    expect(column(view, 'Part')).toEqual(figures.rows.map(({ share }) => share));
    expect(column(view, 'Annulés')).toEqual(figures.rows.map(({ cancelled }) => cancelled));
    expect(column(view, 'Motif').slice(0, 4).toSorted()).toEqual([
      'CNI + passeport',
      'Carte d’identité',
      'Passeport',
      'Retrait de titre',
    ]);
  });

  it('ten days', () => {
    const figures = tenDays(scope, context);
    const view = tenDaysView(figures, names);
    expect(column(view, 'Par jour ouvert')).toEqual(figures.departments.map(({ change }) => change.true));
    expect(column(view, 'En brut')).toEqual(figures.departments.map(({ change }) => change.raw));
    expect(view.data.rows.map(({ columns }) => columns.map(({ value }) => value))).toEqual(
      figures.departments.map(({ windows }) => windows.map(({ rate }) => rate)),
    );
    // The two that are compared stand first, so that they are read without scrolling; the earlier ones end the table.
    const valuesAt = (at: number) => view.data.rows.map((row) => view.data.columns.at(at)?.value(row));
    const ratesAt = (at: number) => figures.departments.map((one) => wholeOf(one).at(at)?.rate ?? null);
    expect([valuesAt(1), valuesAt(2)]).toEqual([ratesAt(-2), ratesAt(-1)]);
    expect(valuesAt(-1)).toEqual(ratesAt(-3));
    expect(new Set(view.data.columns.map(({ label }) => label)).size).toBe(view.data.columns.length);
  });

  it('abnormal situations, explained ones at the end', () => {
    const found = findAlerts(scope, filter);
    const done = new Set(found.alerts.slice(0, 1).map(({ id }) => id));
    const view = alertsView(found, names, done);
    expect(view.open).toBe(Math.max(0, found.alerts.length - 1));
    expect(view.data.rows.at(-1)?.isDone ?? true).toBe(true);
    expect(view.data.rows.map(({ alert }) => alert.observed).toSorted()).toEqual(
      found.alerts.map(({ observed }) => observed).toSorted(),
    );
  });

  it('commitments, lead time, no-shows, wasted places', () => {
    const pile = commitments(scope, context);
    expect(column(commitmentsView(pile, bounds), 'Ouvertes à la fin')).toEqual(pile.weeks.map(({ open }) => open));
    expect(column(commitmentsView(pile, bounds), 'Closes')).toEqual(pile.weeks.map(({ closed }) => closed));
    const lead = leadTime(own);
    expect(column(leadView(lead, bounds), 'Médiane, jours')).toEqual(lead.weeks.map(({ median }) => median));
    expect(column(leadView(lead, bounds), '9 sur 10, jours')).toEqual(lead.weeks.map(({ p90 }) => p90));
    const missed = noShowChart(own);
    expect(column(noShowView(missed, bounds), 'Nombre')).toEqual(missed.weeks.map(({ count }) => count));
    expect(column(noShowView(missed, bounds), 'Limite haute')).toEqual(missed.weeks.map(({ high }) => high));
    const slots = wastedSlots(own);
    expect(column(wasteView(slots, false), 'Nombre')).toEqual([
      slots.used,
      slots.noShow,
      slots.lateCancelled,
      slots.neverBooked,
      slots.withoutOutcome,
    ]);
  });

  it('a week that is not whole says so, and what came in it is held against no whole one', () => {
    for (const today of ['2026-10-20', '2026-09-16', '2026-09-30']) {
      const seen = { period, today };
      const pile = commitmentsView(commitments({ ...scope, asOf: { ...scope.asOf, day: today } }, context), seen);
      for (const { from, name, note, before, received } of pile.data.rows) {
        const { isOver } = weekIn(from, period, today);
        expect([note === '', before]).toEqual([isOver, isOver ? received : null]);
        expect(
          layoutLineBand(pile.data.rows, { words: { value: 'v' } }, size).marks.some(({ words }) =>
            words.startsWith(`${name}${note}`),
          ),
        ).toBe(true);
      }
      expect(pile.foot?.includes(panelText.partWeek.foot)).toBe(pile.data.rows.some(({ note }) => note !== ''));
    }
    const [first, last] = [
      leadView(leadTime(own), bounds).data.rows[0],
      noShowView(noShowChart(own), bounds).data.rows.at(-1),
    ];
    expect([first?.note, last?.note]).toEqual([panelText.partWeek.cut(5), panelText.partWeek.cut(3)]);
  });

  it('a period of a year that is over tells its last day, and no pile of today that the facts do not hold', () => {
    const long = commitmentsView(
      commitments({ ...scope, asOf: { ...scope.asOf, day: '2027-10-20' } }, context),
      bounds,
    );
    const open = long.data.rows.at(-1)?.value ?? 0;
    expect(open).toBeGreaterThan(0);
    expect(`${long.bold}${long.rest}`).toContain(`au 30 septembre, sur ${open}`.replace('30 ', '30\u00A0'));
    expect(long.rest).not.toContain('d’ici demain');
  });

  it('places of days of which no opening is known are said to be unknown', () => {
    const unopened = { ...own, days: own.days.map((one) => ({ ...one, places: 0 })) };
    expect(daysOfUnknownPlaces(unopened)).toBeGreaterThan(20);
    expect(wasteView(wastedSlots(unopened), false, daysOfUnknownPlaces(unopened)).rest).toMatch(
      /^ Ouverture inconnue de \d+/,
    );
    expect([daysOfUnknownPlaces(own), wasteView(wastedSlots(own), false, 0).rest]).toEqual([0, '']);
  });

  it('waits, desks, themes, repeated visits', () => {
    const waits = waitsByHour(own, context);
    const grid = waitsView(waits).data.rows;
    // What a median of fewer than five people would tell is one of them.
    const told = waits.cells.filter(({ n }) => n >= 5);
    expect(told.length).toBeLessThan(waits.cells.length);
    expect(grid.filter(({ value }) => value !== null)).toHaveLength(told.length);
    expect(grid.reduce((sum, { n }) => sum + (n ?? 0), 0)).toBe(told.reduce((sum, { n }) => sum + n, 0));
    expect(grid.filter(({ words }) => words === 'moins de cinq personnes')).toHaveLength(
      waits.cells.length - told.length,
    );
    const desks = staffing(own, context);
    const plan = staffingView(desks, peakDesks(desks));
    expect(column(plan, 'Nécessaires')).toEqual(desks.rows.map((row) => row.desks));
    expect(column(plan, 'Arrivées par heure')).toEqual(desks.rows.map(({ arrivalsPerHour }) => arrivalsPerHour));
    const asked = whatPeopleAsk(own);
    expect(column(themesView(asked, names), 'Part cumulée')).toEqual(asked.rows.map(({ cumulative }) => cumulative));
    const again = repeatVisits(own);
    const shown = again.reasons.filter(({ repeats }) => repeats.of >= 5 && repeats.count > 0);
    expect(column(repeatView(again, names), 'Répétées')).toEqual(shown.map(({ repeats }) => repeats.count));
  });
});

describe('what the sentences say', () => {
  it('letters are held against e-mails, whatever else is faster', () => {
    const figures = delayByChannel(own, context);
    const mean = (channel: string): number => figures.rows.find((row) => row.channel === channel)?.working.mean ?? 0;
    expect(tellingPair(figures)).toEqual({ slow: 'mail', fast: 'email', ratio: mean('mail') / mean('email') });
    expect(headline(figures, tenDays(scope, context), names)).toMatch(
      /^Courrier\u00A0: (deux|trois|quatre) fois le délai du courriel\./,
    );
  });

  it('a rise is told with its ten days, and only where the ten days are shown', () => {
    const figures = delayByChannel(own, context);
    const windows = tenDays(scope, context);
    const departments = windows.departments.slice(0, 1).map((one) => ({
      ...one,
      change: { ...one.change, trend: 'up' as const, true: 1.46 },
    }));
    const last = departments[0]?.windows.findLast(({ isRunning, openDays }) => !isRunning && openDays > 0);
    expect(last).toBeDefined();
    const told = headline(figures, { ...windows, departments }, names);
    expect(told).toContain(`demandes doublées du ${dayNumber(last?.from ?? '')} au ${dayAndMonth(last?.to ?? '')}.`);
    expect(reportHeadline(figures)).not.toContain('demandes');
  });

  it('the ten days are calm only where no department changes beyond chance; else the strongest is named', () => {
    const figures = tenDays(scope, context);
    const bold = (trends: readonly ('stable' | 'down')[]): string => {
      const departments = figures.departments.slice(0, 2).map((one, at) => ({
        ...one,
        change: { ...one.change, trend: trends[at] ?? 'stable', true: -0.1 * (at + 1) },
      }));
      return tenDaysView({ ...figures, departments }, names).bold;
    };
    const second = names.department(figures.departments[1]?.departmentId ?? '');
    expect(bold(['stable', 'stable'])).toBe('Aucun service ne change au-delà du hasard.');
    expect(bold(['down', 'down'])).toBe(`${second}\u00A0: −20,0\u00A0% par jour ouvert.`);
    expect(bold(['stable', 'down'])).toContain(second);
  });

  it('a raw total that misleads is set beside what the rate per open day is worth, never called a rise that is none', () => {
    const figures = tenDays(scope, context);
    const rest = (trend: 'stable' | 'notSignificant' | 'up', change: number): string => {
      const departments = figures.departments
        .slice(0, 1)
        .map((one) => ({ ...one, change: { ...one.change, raw: -0.125, true: change, trend } }));
      return tenDaysView({ ...figures, departments }, names).rest;
    };
    expect(rest('stable', 0.023)).toMatch(/: 12,5\u00A0% de moins au total, stable par jour ouvert\.$/);
    expect(rest('notSignificant', 0.1)).toMatch(/de moins au total, rien de sûr par jour ouvert \(\+10,0\u00A0%\)\.$/);
    expect(rest('up', 0.167)).toMatch(/de moins au total, en hausse sûre par jour ouvert \(\+16,7\u00A0%\)\.$/);
  });

  it('the colours of the ten days are named by their dates, with the open days that all departments share', () => {
    const view = tenDaysView(tenDays(scope, context), names);
    expect(view.signs.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^21 – 30\u00A0septembre/),
      expect.stringMatching(/^11 – 20\u00A0septembre/),
      expect.stringContaining('depuis le 1er\u00A0juillet'),
    ]);
    for (const { isSure, verdict } of view.data.rows) expect(isSure).toBe(/^(hausse|baisse) sûre$/.test(verdict));
  });

  it('a sure change that no alert tells of is explained beside the alerts; one that is told is not told twice', () => {
    const figures = tenDays(scope, context);
    const [one] = figures.departments;
    if (!one) throw new Error('the town has requests');
    const rising = { ...figures, departments: [{ ...one, change: { ...one.change, trend: 'up' as const } }] };
    const calm = { alerts: [], seriesCount: 4 };
    const since = { from: period.from, known: '2025-01-01' };
    const name = names.department(one.departmentId);
    expect(unlistedWords(calm, rising, names, since)).toBe(` ${name}\u00A0: hausse sûre, niveau habituel.`);
    expect(unlistedWords(calm, rising, names, { ...since, known: '2026-08-01' })).toContain('habitude encore inconnue');
    const { departments } = figures;
    expect(
      unlistedWords(calm, { ...figures, departments: departments.filter((some) => !isSure(some)) }, names, since),
    ).toBe('');
    const last = wholeOf(one).at(-1);
    const told = findAlerts(scope, filter)
      .alerts.slice(0, 1)
      .map((alert) => ({
        ...alert,
        series: { measure: 'requests' as const, by: 'department' as const, id: one.departmentId },
        direction: 'above' as const,
        window: { kind: 'decade' as const, from: last?.from ?? '', to: last?.to ?? '' },
      }));
    expect(told).toHaveLength(1);
    const words = (alerts: AlertList['alerts']): string =>
      unlistedWords({ alerts, seriesCount: 4 }, rising, names, since);
    expect(words(told)).toBe('');
    const ofAnother = told.map((alert) => ({ ...alert, driver: null, series: { ...alert.series, id: 'other' } }));
    expect(words(ofAnother)).toBe(words([]));
    // What drives two departments is told once: then nothing is said of what is usual for the second.
    const shared = { by: 'channel' as const, id: 'mail', count: 9, of: 12, excess: 5 };
    expect(words(ofAnother.map((alert) => ({ ...alert, driver: shared })))).toBe('');
    const falling = told.map((alert) => ({ ...alert, direction: 'below' as const }));
    expect(words(falling)).toBe(words([]));
    expect(unlistedWords(calm, rising, names, { ...since, from: '2026-10-01' })).toBe('');
  });

  it('answers by appointment and appointments that were not cancelled differ by what the signs name', () => {
    const ranking = quarterByReason(own, context);
    const { kept, rest } = rankingView(ranking, names, own.appointments);
    const attended = own.appointments.filter(({ end }) => end === 'attended').length;
    const apart = [...kept.replaceAll('\u00A0', '').matchAll(/\d+/g)].reduce((sum, [n]) => sum + Number(n), 0);
    expect(ranking.n - apart).toBe(attended);
    const [all = 0, deposits = 0, collections = 0] = [...rest.matchAll(/(\d+,\d)\u00A0%/g)].map(([, n = '']) =>
      Number(n.replace(',', '.')),
    );
    expect(Math.abs(all - deposits - collections)).toBeLessThan(0.16);
  });

  it('commitments that are missed name the channels that promise none', () => {
    const { rest } = delayView(delayByChannel(own, context), ref.commitments);
    expect(rest).toMatch(/engagements non tenus sur [\d\u00A0]+ \(hors rendez-vous\)\.$/);
  });

  it('one desk is too few for a town, and the worst half hour is named; the peak of the plan holds', () => {
    const desks = staffing(own, context);
    expect(whatIfWords(staffingView(desks, 1).data.rows)).toMatch(
      /demi-heures? au-delà\u00A0: à \d+:[03]0, .+ attendent trop\./,
    );
    expect(whatIfWords(staffingView(desks, 60).data.rows)).toContain('Personne ou presque');
  });

  it('of a new town they say that there is nothing yet, and no number that is none', () => {
    const nothing = { ...facts, days: [], requests: [], appointments: [], tickets: [] };
    const empty = delayByChannel(nothing, context);
    const views: readonly { readonly bold: string; readonly rest: string }[] = [
      delayView(empty, ref.commitments),
      rankingView(quarterByReason(nothing, context), names),
      tenDaysView(tenDays(nothing, context), names),
      alertsView(findAlerts(nothing, filter), names, new Set()),
      commitmentsView(commitments(nothing, context), bounds),
      leadView(leadTime(nothing), bounds),
      noShowView(noShowChart(nothing), bounds),
      wasteView(wastedSlots(nothing), false),
      waitsView(waitsByHour(nothing, context)),
      staffingView(staffing(nothing, context), 1),
      themesView(whatPeopleAsk(nothing), names),
      repeatView(repeatVisits(nothing), names),
    ];
    for (const { bold, rest } of views) expect(`${bold}${rest}`).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(headline(empty, tenDays(nothing, context), names)).toBe('Pas encore de demandes sur cette période.');
  });
});
