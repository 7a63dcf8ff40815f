import { expect, test } from 'vitest';
import type { PrintableDay } from '#shared/ipc/printables';
import { dayHtml, dayPageCount, daySheetOf } from './day-page';

const row = (patch: Partial<PrintableDay['rows'][number]> = {}): PrintableDay['rows'][number] => ({
  isHeading: false,
  time: '9:20',
  name: 'ÖZTÜRK Zoé',
  reason: 'CNI',
  persons: '2',
  desk: '3',
  phone: '',
  mark: '',
  ...patch,
});
const list = (rows: readonly PrintableDay['rows'][number][]): PrintableDay => ({
  day: '2026-11-24',
  title: 'Mardi 24 novembre 2026',
  site: 'Hôtel de ville',
  summary: '2 rendez-vous',
  foot: 'Imprimé à 10:32',
  heads: ['Heure', 'Nom', 'Motif', 'Pers.', 'G.', 'Téléphone'],
  rows: [...rows],
});

test('every text is escaped', () => {
  const bad = '<script>"&\'';
  const html = dayHtml({
    ...list([row({ time: bad, name: bad, reason: bad, persons: bad, desk: bad, phone: bad, mark: bad })]),
    title: bad,
    site: bad,
    summary: bad,
    foot: bad,
    heads: [bad, bad, bad, bad, bad, bad],
  });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(18);
});

test('a hundred appointments stand on one page, and more say how many', () => {
  expect(dayPageCount(list(Array.from({ length: 101 }, () => row())))).toBe(1);
  expect(dayPageCount(list(Array.from({ length: 260 }, () => row())))).toBe(3);
  expect(dayHtml(list(Array.from({ length: 260 }, () => row()))).match(/class="page"/g)).toHaveLength(3);
});

test('phones are printed only where they are wished', () => {
  expect(dayHtml(list([row()]))).not.toContain('class="f"');
  expect(dayHtml(list([row({ phone: '06 12 34 56 78' })]))).toContain('06 12 34 56 78');
});

test('a heading has neither box nor time', () => {
  const html = dayHtml(list([row({ isHeading: true, name: 'Guichet 3' }), row()]));
  expect(html).toContain('<li class="h"><span class="n">Guichet 3</span></li>');
  expect(html.match(/<li><i class="b">/g)).toHaveLength(1);
});

test('a desk that goes on in the next column is named there again', () => {
  const desk = (number: number, count: number) => [
    row({ isHeading: true, name: `Guichet ${number}` }),
    ...Array.from({ length: count }, () => row()),
  ];
  const html = dayHtml(list([...desk(3, 10), ...desk(4, 60), ...desk(5, 10)]));
  expect(html.match(/class="h"><span class="n">[^<]+/g)?.map((one) => one.split('>').at(-1))).toEqual([
    'Guichet 3',
    'Guichet 4',
    'Guichet 4 (suite)',
    'Guichet 5',
  ]);
  expect(html.match(/<li><i class="b">/g)).toHaveLength(80);
});

test('it is A4', () => {
  expect(daySheetOf(list([row()]))).toMatchObject({ widthMm: 210, heightMm: 297 });
});
