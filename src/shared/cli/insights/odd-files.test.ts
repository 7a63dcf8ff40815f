import { describe, expect, it } from 'vitest';

import { insightsCommand } from './insights-command';
import type { InsightsReport } from './insights-report';

type Typed = Parameters<typeof insightsCommand>[0];

const plainMap = { columns: { opened: 'ouvert', closed: 'clos' } };
const say = (text: string, map: object = plainMap, typed: Typed = {}, badBytes = 0) =>
  insightsCommand(
    { in: 'f.csv', map: 'm.json', json: true, ...typed },
    { map: JSON.stringify(map), table: () => ({ text, encoding: 'utf-8', badBytes }) },
  );
const report = (text: string, map: object = plainMap, typed: Typed = {}): InsightsReport =>
  JSON.parse(say(text, map, typed).out) as InsightsReport;
const file = (...rows: readonly string[]): string => ['ouvert,clos', ...rows].map((row) => `${row}\n`).join('');
const codes = ({ warnings }: InsightsReport): readonly string[] => warnings.map(({ code }) => code);

describe('days that cannot be', () => {
  it('are no openings before 1900, whatever their clock, and do not make a file last for millennia', () => {
    const { rows, stretch } = report(
      file('0001-01-01 00:00:00,', '0000-01-01T00:00:00Z,', '1899-12-31,', '2026-03-02,2026-03-03'),
    );
    expect([rows.used, rows.unreadableOpening]).toEqual([1, { count: 3, lines: [2, 3, 4] }]);
    expect(stretch).toEqual({ from: '2026-03-02', to: '2026-03-02' });
  });

  it('are no closings yet after 2199, and never the day of the figures', () => {
    const found = report(
      file('2026-03-02,9999-12-31', '2026-03-02T10:00Z,9999-12-31T23:59:59Z', '2026-03-01,2026-03-05'),
    );
    expect([found.asOf.day, found.delays.all.n, found.delays.all.open, found.rows.closedAfterAsOf]).toEqual([
      '2026-03-05',
      1,
      2,
      2,
    ]);
    expect(report(file('9999-12-31,', '2026-03-02,')).rows.openedAfterAsOf).toBe(1);
  });

  it('are none of the options', () => {
    for (const typed of [{ 'as-of': '9999-12-31' }, { period: '1899' }, { period: '2026-01-01..2200-01-01' }]) {
      const said = say(file('2026-03-02,'), plainMap, typed);
      expect([said.code, said.out]).toEqual([2, '']);
      expect(said.err).toContain('1900');
    }
    expect(say(file('2026-03-02,'), plainMap, { period: '2199' }).code).toBe(0);
  });

  it('are told of when few openings lie more than a year from all others', () => {
    const year = Array.from({ length: 200 }, (_, index) => `2026-0${1 + (index % 9)}-1${index % 10},`);
    expect(codes(report(file('1900-01-01,', ...year)))).toEqual(['strayOpenings']);
    expect(codes(report(file(...year, '2062-01-01,')))).toEqual(['strayOpenings']);
    expect(codes(report(file(...year, '2024-09-01,')))).toEqual(['strayOpenings']);
    expect(codes(report(file(...year, '2025-03-01,')))).toEqual([]);
    // Not few: a file of two stretches.
    expect(codes(report(file(...year, '2020-01-01,', '2020-01-02,', '2020-01-03,')))).toEqual([]);
  });
});

describe('a period', () => {
  it('that goes beyond the file is told of, unless a day is given', () => {
    const rows = file('2026-01-05,2026-01-07', '2026-03-20,2026-03-21');
    expect(codes(report(rows, plainMap, { period: '2026' }))).toEqual(['periodAfterFile']);
    expect(codes(report(rows, plainMap, { period: '2026-01-01..2026-03-28' }))).toEqual([]);
    expect(codes(report(rows, plainMap, { period: '2026', 'as-of': '2026-03-31' }))).toEqual([]);
  });
});

describe('a column of very many values', () => {
  const many = Array.from({ length: 600 }, (_, index) => `2026-03-02,,${index < 3 ? 'M0' : `M${index}`}`);
  const map = { columns: { ...plainMap.columns, reason: 'motif', department: 'motif' } };

  it('has windows and weeks for the most frequent alone, and delays of all; it is told of', () => {
    const found = report(`ouvert,clos,motif\n${many.join('\n')}\n`, map);
    expect(found.delays.byReason).toHaveLength(598);
    expect(found.windows.decades.byDepartment).toHaveLength(500);
    expect(found.windows.decades.byDepartment?.[0]).toMatchObject({ key: 'M0', windows: [{ count: 3 }] });
    expect(found.alerts.series).toBe(1001);
    expect(codes(found)).toEqual(['manyValues', 'manyValues']);
  });
});

describe('a status', () => {
  const map = { columns: { ...plainMap.columns, status: 'statut' }, closedWhen: ['Terminée', 'closed'] };
  const text = [
    'ouvert,clos,statut',
    '2026-03-02,2026-03-04,Terminée',
    '2026-03-02,2026-03-03, closed ',
    '2026-03-02,2026-03-05,En cours',
    '2026-03-02,,Terminée',
    '2026-03-02,,',
    '2026-03-02,bientôt,Terminée',
    '',
  ].join('\n');

  it('says whether the date of the last change is that of the closing', () => {
    const { delays, rows, warnings } = report(text, map);
    const { n, open, mean, unreadableClosing } = delays.all;
    expect([n, open, mean, unreadableClosing]).toEqual([2, 2, 1.5, 2]);
    expect([rows.openByStatus, rows.closedWithoutDate, rows.unreadableClosing]).toEqual([
      1,
      { count: 1, lines: [5] },
      { count: 1, lines: [7] },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['unreadableClosing', 'closedWithoutDate']);
    expect(report(text).delays.all.n).toBe(3);
  });

  it('needs its column and its words', () => {
    for (const half of [{ columns: map.columns }, { columns: plainMap.columns, closedWhen: ['x'] }]) {
      const said = say(text, half);
      expect([said.code, said.err.includes('vont ensemble')]).toEqual([2, true]);
    }
  });
});

describe('how dates were read', () => {
  it('is said: how many, with a time, with their distance from UTC', () => {
    const { format } = report(file('2026-03-02T10:00:00Z,2026-03-03', '2026-03-02 10:00,demain', '2026-03-02,'));
    expect(format.opened).toEqual({
      format: 'iso',
      isGuessed: true,
      isSure: true,
      read: 3,
      unreadable: 0,
      withTime: 2,
      withOffset: 1,
    });
    expect(format.closed).toMatchObject({ read: 1, unreadable: 1, withTime: 0, withOffset: 0 });
  });

  it('is no doubt where there is nothing to read, and a fault of the map where nothing is read', () => {
    expect(codes(report('ouvert,clos\n'))).toEqual([]);
    expect(codes(report(file('2026-03-02,')))).toEqual([]);
    const none = report(file('45292.5,'));
    expect(codes(none)).toEqual(['openedFormat', 'unreadableOpening']);
    expect(none.warnings[0]?.text).toContain('Aucune date d’ouverture n’est reconnue');
  });
});

describe('a file of another program', () => {
  it('may begin with the separator, be filled with zeros, and end its lines in any way', () => {
    const found = report('sep=;\r\nouvert;clos\r\n2026-03-02\0;\0\r\n');
    expect([found.format.separator, found.rows.used, found.delays.all.open]).toEqual([';', 1, 1]);
    const mac = report(`ouvert,clos\r${'2026-03-02,2026-03-04\r'.repeat(2000)}`);
    expect([mac.format.separator, mac.rows.read, mac.delays.all.mean]).toEqual([',', 2000, 2]);
  });

  it('is refused with a word when it has not even a head', () => {
    const said = say('\uFEFF\r\n');
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.err).toContain('le fichier est vide');
  });

  it('is told of when bytes of it could not be read', () => {
    const said = say(file('2026-03-02,'), plainMap, {}, 2);
    expect(
      (JSON.parse(said.out) as InsightsReport).warnings.map(({ code, text }) => [code, text.slice(0, 23)]),
    ).toEqual([['badBytes', '2\u00A0caractères illisibles']]);
  });
});
