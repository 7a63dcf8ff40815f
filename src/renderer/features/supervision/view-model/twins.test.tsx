import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';

import type { DayAhead } from '#shared/domain/insights/day/next-days';
import type { LoadRow } from '#shared/domain/insights/day/load-per-half-hour';
import { weekHeat } from '#shared/domain/insights/day/week-heat';
import { ticketFact } from '#shared/domain/insights/day/testing/ticket-fact';

import { chartCells } from '../../../ui/charts/chart-data';
import type { Drawing } from '../../../ui/charts/drawing/drawing';
import { layoutFunnelSteps } from '../../../ui/charts/funnel-steps';
import { layoutHeatmap } from '../../../ui/charts/heatmap';
import { layoutLoad } from '../drawing/layout-load';
import { layoutQueue } from '../drawing/layout-queue';
import { layoutTen } from '../drawing/layout-ten';
import { layoutWaits } from '../drawing/layout-waits';
import { layoutWeek } from '../drawing/layout-week';
import { lanesOf } from './lanes';
import { loadData } from './load-data';
import { funnelData, heatData, heatRows, reasonsData, weekData } from './period-data';
import { queueData } from './queue-data';
import { tenData } from './ten-data';
import { trustData, trustItems, type TrustFacts } from './trust-items';
import { waitRows } from './wait-rows';
import { waitsData } from './waits-data';

const size = { width: 640, height: 260, rem: 16 };
const wordsOf = ({ marks }: Drawing): readonly string[] => marks.map(({ words }) => words.replaceAll('\u00A0', ' '));
/** The texts that are drawn, in their order. */
const drawn = ({ content }: Drawing): readonly string[] =>
  [...renderToStaticMarkup(<svg>{content}</svg>).matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) =>
    (text ?? '').replaceAll('\u00A0', ' '),
  );

const loadRow = (from: string, to: string, patch: Partial<LoadRow>): LoadRow => ({
  from,
  to,
  booked: 0,
  walkIns: 0,
  expectedWalkIns: 0,
  expectedLow: 0,
  expectedHigh: 0,
  served: 0,
  places: 10,
  desks: 4,
  ...patch,
});

describe('the table says what the drawing says', () => {
  it('of the load: what is read, what is drawn too many, and no forecast for what is past', () => {
    const rows = [
      loadRow('10:00', '10:30', { booked: 8, walkIns: 3, expectedWalkIns: 4, served: 9 }),
      loadRow('10:30', '11:00', { booked: 6, walkIns: 1, expectedWalkIns: 7, expectedLow: 5, expectedHigh: 8.5 }),
      loadRow('11:00', '11:30', { booked: 2, expectedWalkIns: 3, expectedLow: 2, expectedHigh: 4 }),
    ];
    const layout = layoutLoad(rows, '10:32', size);
    expect(chartCells(loadData(rows, '10:32'))).toEqual([
      ['10:00', 8, 3, null, null, null, 9, 10, null],
      ['10:30', 6, 1, 6, 5, 8.5, 0, 10, 3],
      ['11:00', 2, 0, 3, 2, 4, null, 10, 0],
    ]);
    expect(wordsOf(layout)).toEqual([
      '10:00 : 8 rendez-vous, 3 sans rendez-vous, 10 places.',
      '10:30 : 6 rendez-vous, 1 sans rendez-vous, 6 encore prévus, 10 places.',
      '11:00 : 2 rendez-vous, 0 sans rendez-vous, 3 encore prévus, 10 places.',
    ]);
    expect(drawn(layout).filter((text) => text.startsWith('+'))).toEqual(['+3']);
    expect(drawn(layout)).toContain('10:32');
  });

  it('of the waits: a row for each open half hour, called or not', () => {
    const steps = [{ from: '10:00', n: 4, zero: 1, meanMin: 9, medianMin: 8, p90Min: 20.5 }];
    const usual = new Map([
      ['10:00', { low: 5, median: 8, high: 12, n: 40 }],
      ['10:30', { low: 6, median: 9, high: 14, n: 40 }],
    ]);
    const rows = waitRows([{ from: '10:00' }, { from: '10:30' }], steps, usual);
    expect(chartCells(waitsData(rows))).toEqual([
      ['10:00', 4, 8, 20.5, 5, 12],
      ['10:30', 0, null, null, 6, 14],
    ]);
    expect(wordsOf(layoutWaits(rows, size))).toEqual([
      '10:00 : médiane 8 min, 9 sur 10 en 21 min, 4 appels, d’habitude 5 à 12 min.',
      '10:30 : aucun appel, d’habitude 6 à 14 min.',
    ]);
  });

  it('of the queue: as many dots as people, the longest wait as it is drawn', () => {
    const dot = (waitMin: number, booked: boolean) => ({
      ticketId: `t${waitMin}`,
      label: `A${waitMin}`,
      waitMin,
      booked,
      priority: false,
    });
    const queues = [
      { reasonId: 'civil', waiting: 2, longestMin: 41, dots: [dot(41, false), dot(6, true)] },
      { reasonId: 'titles', waiting: 1, longestMin: 12, dots: [dot(12, true)] },
    ];
    const lanes = lanesOf(queues, (id) => (id === 'civil' ? 'État civil' : 'Titres'), 30);
    const layout = layoutQueue(lanes, 30, size);
    expect(chartCells(queueData(lanes))).toEqual([
      ['État civil', 2, 1, 41],
      ['Titres', 1, 0, 12],
    ]);
    expect(wordsOf(layout)).toEqual([
      'A41, État civil : 41 min, sans rendez-vous.',
      'A6, État civil : 6 min, avec rendez-vous.',
      'A12, Titres : 12 min, avec rendez-vous.',
    ]);
    expect(drawn(layout)).toEqual(
      expect.arrayContaining(['État civil', '2', '41 min', 'A41', 'Titres', '1', '12 min']),
    );
  });

  it('of the days ahead', () => {
    const days: readonly DayAhead[] = [
      { day: '2026-11-24', places: 100, booked: 92, overbooked: 0, fill: 0.92 },
      { day: '2026-11-26', places: 100, booked: 104, overbooked: 3, fill: 1.04 },
    ];
    const layout = layoutTen(days, size);
    expect(chartCells(tenData(days)).map(([, ...cells]) => cells)).toEqual([
      [100, 92, 0, 0.92],
      [100, 104, 3, 1.04],
    ]);
    expect(drawn(layout)).toEqual(['mar. 24 nov.', '92 %', 'jeu. 26', '104 %']);
    expect(wordsOf(layout)[1]).toBe('Jeudi 26 novembre : 104 places de rendez-vous prises sur 100.');
  });

  it('of a week, without days on which the house was closed', () => {
    const of = (day: string, places: number, booked: number, walkIns: number) => ({
      day,
      places,
      booked,
      walkIns,
      served: booked + walkIns,
      medianWaitMin: booked === 0 ? null : 7.5,
    });
    const data = weekData([of('2026-11-23', 180, 90, 40), of('2026-11-29', 0, 0, 0)]);
    const layout = layoutWeek(data.rows, '2026-11-24', size);
    expect(chartCells(data)).toEqual([['lun. 23', 90, 40, 130, 180, 7.5]]);
    expect(drawn(layout)).toEqual(expect.arrayContaining(['lun. 23', '130']));
    expect(wordsOf(layout)).toEqual([
      'Lundi 23 novembre : 90 rendez-vous, 40 sans rendez-vous, 130 reçus, 180 places.',
    ]);
  });

  it('of the heatmap: every cell of the grid once', () => {
    const tickets = [
      ...Array.from({ length: 12 }, () => ticketFact({ minute: 545, waitMin: 6 })),
      ticketFact({ day: '2026-11-24', minute: 610 }),
    ];
    const data = heatData(heatRows(weekHeat(tickets)));
    const layout = layoutHeatmap(data.rows, { goal: null, format: String }, size);
    expect(chartCells(data)).toEqual([
      ['lundi', '9:00', 12, 12, 6],
      ['lundi', '9:30', null, 0, null],
      ['lundi', '10:00', null, 0, null],
      ['mardi', '9:00', null, 0, null],
      ['mardi', '9:30', null, 0, null],
      ['mardi', '10:00', 1, 1, null],
    ]);
    expect(layout.marks).toHaveLength(6);
    expect(wordsOf(layout)[0]).toContain('12 personnes par jour, attente médiane 6 min');
  });

  it('of the funnel and of the reasons', () => {
    const funnel = {
      booked: 40,
      confirmed: 38,
      arrived: 30,
      called: 29,
      attended: 20,
      ahead: 5,
      cancelled: 1,
      noShow: 2,
      needsOutcome: 0,
    };
    const data = funnelData(funnel);
    expect(chartCells(data).map(([, count, share]) => [count, share])).toEqual([
      [40, 1],
      [38, 0.95],
      [30, 0.75],
      [29, 0.725],
      [20, 0.5],
    ]);
    const texts = drawn(layoutFunnelSteps(data.rows, size));
    expect(texts).toEqual(expect.arrayContaining(['40', '38', '30', '29', '20', '50 %']));
    expect(funnelData({ ...funnel, booked: 0 }).rows).toEqual([]);
    const reason = {
      reasonId: 'r',
      name: 'État civil',
      tickets: 6,
      served: 5,
      medianWaitMin: 8.2,
      medianServiceMin: null,
    };
    expect(chartCells(reasonsData([reason]))).toEqual([['État civil', 6, 5, 8.2, null]]);
  });

  const fine: TrustFacts = {
    isReceiving: false,
    isConnecting: false,
    isOffline: false,
    since: '',
    lastExchange: '10:31',
    toSend: 0,
    unsyncedDesks: 0,
    staleSince: '',
    conflicts: 0,
    overbooked: { count: 0, time: '', desk: 0 },
    withoutOutcome: { count: 0, day: '', time: '' },
    stranded: [],
    driftSeconds: 2,
  };

  it('of what can be trusted: a line for each, good or to be looked at, with the way to settle it', () => {
    expect(chartCells(trustData(trustItems(fine))).map(([what, , state]) => [what, state])).toEqual([
      ['Tout est à jour', 'bien'],
      ['Aucun conflit', 'bien'],
      ['Horloge de ce poste juste', 'bien'],
    ]);
    const bad = trustItems({
      ...fine,
      isReceiving: false,
      isConnecting: false,
      isOffline: true,
      since: '09:12',
      toSend: 3,
      unsyncedDesks: 1,
      conflicts: 2,
      overbooked: { count: 1, time: '14:30', desk: 4 },
      withoutOutcome: { count: 1, day: '', time: '09:30' },
      stranded: [{ day: '2026-11-24', count: 99, isClosed: true }],
      driftSeconds: 150,
    });
    expect(bad.map(({ isGood }) => isGood)).toEqual(bad.map(() => false));
    expect(bad.flatMap(({ link }) => (link ? [link.place] : []))).toEqual(['conflicts', 'agenda', 'agenda']);
    expect(bad.map(({ title }) => title.replaceAll('\u00A0', ' '))).toEqual([
      'Hors ligne depuis 9:12',
      '1 poste sans nouvelles',
      '3 saisies à envoyer',
      '1 rendez-vous en surnombre',
      'Fermé le 24 novembre',
      '1 rendez-vous à renseigner',
      'Horloge décalée de 3 min',
    ]);
  });

  it('names three days without a desk and says how many more there are', () => {
    const days = ['24', '25', '26', '27', '30'].map((day) => ({ day: `2026-11-${day}`, count: 4, isClosed: true }));
    const told = trustItems({ ...fine, stranded: days }).filter(({ sign }) => sign === 'closed');
    expect(told.map(({ title }) => title.replaceAll('\u00A0', ' '))).toEqual([
      'Fermé le 24 novembre',
      'Fermé le 25 novembre',
      'Fermé le 26 novembre',
      '2 autres jours sans guichet',
    ]);
    expect(told.at(-1)).toMatchObject({ detail: '8\u00A0rendez-vous à déplacer', link: { place: 'conflicts' } });
  });
});
