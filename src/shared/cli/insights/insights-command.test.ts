import { describe, expect, it } from 'vitest';

import type { DelayRow } from './delay-rows';
import { insightsCommand } from './insights-command';
import type { InsightsReport } from './insights-report';

type Typed = Parameters<typeof insightsCommand>[0];

const plainMap = { columns: { opened: 'ouvert', closed: 'clos' } };
const say = (csv: string, map: object | string = plainMap, typed: Typed = {}) =>
  insightsCommand(
    { in: 'demandes.csv', map: 'colonnes.json', json: true, ...typed },
    { map: typeof map === 'string' ? map : JSON.stringify(map), table: () => ({ text: csv, encoding: 'utf-8' }) },
  );
const report = (csv: string, map: object = plainMap, typed: Typed = {}): InsightsReport => {
  const said = say(csv, map, typed);
  expect([said.code, said.err]).toEqual([0, '']);
  return JSON.parse(said.out) as InsightsReport;
};
const file = (...rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');
const short = ({ key, n, open, mean, median, p90 }: DelayRow) => [key, n, open, mean, median, p90];

describe('delays', () => {
  const map = { columns: { opened: 'ouvert', closed: 'clos', channel: 'canal' } };

  it('are of each channel, and three times as long by mail as by e-mail', () => {
    // The worked example of the definitions: e-mail 2, 4, 6 days and mail 6, 12, 18.
    const rows = [2, 4, 6].map((days) => `2026-03-01,2026-03-${String(1 + days).padStart(2, '0')},email`);
    const more = [6, 12, 18].map((days) => `2026-03-01,2026-03-${String(1 + days).padStart(2, '0')},mail`);
    const { delays } = report(file('ouvert,clos,canal', ...rows, ...more), map);
    expect(delays.byChannel?.map(short)).toEqual([
      ['email', 3, 0, 4, 4, 5.6],
      ['mail', 3, 0, 12, 12, 16.8],
    ]);
    expect(delays.byProcessGroup?.map(short)).toEqual([['processed', 6, 0, 8, 6, 15]]);
    expect([delays.byDepartment, delays.byReason]).toEqual([null, null]);
  });

  it('are fractions of days where both cells give a time, whole days else', () => {
    const { delays } = report(
      file(
        'ouvert,clos',
        '2026-03-02 08:00,2026-03-02 20:00',
        '2026-03-02 08:00,2026-03-03',
        '2026-03-02,2026-03-02 23:59',
      ),
    );
    expect([delays.all.n, delays.all.mean, delays.all.max]).toEqual([3, 0.5, 1]);
  });

  it('go by the clocks as they are written, and by elapsed time where both cells say their zone', () => {
    // The night of 28 to 29 March 2026 has 23 hours in Paris.
    const civil = report(file('ouvert,clos', '2026-03-28 12:00,2026-03-29 12:00'));
    const zoned = report(file('ouvert,clos', '2026-03-28T12:00+01:00,2026-03-29T12:00+02:00'));
    expect([civil.delays.all.mean, zoned.delays.all.mean]).toEqual([1, 23 / 24]);
    // Half an hour before midnight in London is the next day in Paris.
    expect(report(file('ouvert,clos', '2026-03-31T23:30:00Z,')).quarters[0]?.quarter).toBe('2026-T2');
  });

  it('count those that are open as censored, and within N days with its bounds included', () => {
    // Ends at 1, 2, 15 and 16 days; two still open after 10 and 20 days: S falls to 5/6, 4/6, (one censored) 4/9, 2/9.
    const { delays, asOf } = report(
      file(
        'ouvert,clos',
        '2026-03-01,2026-03-02',
        '2026-03-01,2026-03-03',
        '2026-03-01,2026-03-16',
        '2026-03-01,2026-03-17',
        '2026-03-11,',
        '2026-03-01,',
      ),
      { ...plainMap, withinDays: [15, 1] },
      { 'as-of': '2026-03-21' },
    );
    expect(asOf).toEqual({ day: '2026-03-21', isGiven: true });
    expect([delays.all.n, delays.all.open, delays.all.kaplanMeierMedian]).toEqual([4, 2, 15]);
    expect(
      delays.all.within.map(({ days, closed, decided }) => [days, closed?.count, closed?.of, decided?.of]),
    ).toEqual([
      [15, 3, 4, 5],
      [1, 1, 4, 6],
    ]);
  });

  it('leave out what was closed before it was opened, and say on which lines', () => {
    const { delays, rows, warnings } = report(
      file('ouvert,clos', '2026-03-05,2026-03-04', '2026-03-05,2026-03-05', '2026-03-05,demain', ',2026-03-05', 'x,'),
    );
    expect([delays.all.rows, delays.all.n, delays.all.closedBeforeOpening, delays.all.unreadableClosing]).toEqual([
      3, 1, 1, 1,
    ]);
    expect([rows.read, rows.used]).toEqual([5, 3]);
    expect([rows.closedBeforeOpening, rows.unreadableClosing, rows.withoutOpening, rows.unreadableOpening]).toEqual([
      { count: 1, lines: [2] },
      { count: 1, lines: [4] },
      { count: 1, lines: [5] },
      { count: 1, lines: [6] },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['unreadableOpening', 'unreadableClosing', 'closedBeforeOpening']);
  });

  it('are none in a file without any row', () => {
    const empty = report('ouvert,clos\n');
    expect(empty.delays.all).toMatchObject({
      rows: 0,
      n: 0,
      open: 0,
      mean: null,
      median: null,
      kaplanMeierMedian: null,
    });
    expect([empty.quarters, empty.stretch, empty.forecast, empty.asOf.day]).toEqual([[], null, null, '']);
    expect(say('ouvert,clos\n', plainMap, { json: false }).out).toContain('Aucune ligne');
  });
});

describe('as of a day', () => {
  const csv = file('ouvert,clos', '2026-03-01,2026-03-10', '2026-03-05,2026-03-20', '2026-03-21,2026-03-22');

  it('leaves out what was opened after it, and takes what was closed after it for open', () => {
    const { delays, rows } = report(csv, plainMap, { 'as-of': '2026-03-15' });
    expect([delays.all.n, delays.all.open, rows.openedAfterAsOf, rows.closedAfterAsOf]).toEqual([1, 1, 1, 1]);
  });

  it('is the last day of the file unless it is given', () => {
    expect(report(csv).asOf).toEqual({ day: '2026-03-22', isGiven: false });
    const slip = report(file('ouvert,clos', '2026-03-01,2062-03-02', '2026-03-01,'));
    expect(slip.warnings.map(({ code }) => code)).toContain('asOfFarAhead');
  });
});

describe('a period', () => {
  const csv = file('ouvert,clos', '2025-12-31,2026-01-02', '2026-01-01,2026-01-02', '2026-03-31,', '2026-04-01,');

  it.each([
    ['2026', 3],
    ['2026-T1', 2],
    ['2026-Q2', 1],
    ['2026-S1', 3],
    ['2026-03', 1],
    ['2025-12-31', 1],
    ['2025-12-31..2026-01-01', 2],
  ])('%s holds what was opened in it', (period, used) => {
    expect(report(csv, plainMap, { period }).rows.used).toBe(used);
  });

  it.each(['2026-T5', '2026-13', '2026-Q0', '26', '2026-02-30', '2026-03-02..2026-03-01', 'mars'])(
    '%s is none',
    (period) => {
      const said = say(csv, plainMap, { period });
      expect([said.code, said.out]).toEqual([2, '']);
      expect(said.err).toContain(period);
    },
  );
});

describe('quarters', () => {
  it('rank reasons with their shares, ties by name, and say which quarters are cut', () => {
    const map = { columns: { opened: 'ouvert', closed: 'clos', reason: 'motif' } };
    const { quarters } = report(
      file(
        'ouvert,clos,motif',
        '2026-01-01,,b',
        '2026-02-01,,a',
        '2026-02-02,,c',
        '2026-03-31,,c',
        '2026-04-01,,',
        '2026-04-02,,',
      ),
      map,
    );
    expect(quarters.map(({ quarter, isWhole, n }) => [quarter, isWhole, n])).toEqual([
      ['2026-T1', true, 4],
      ['2026-T2', false, 2],
    ]);
    expect(quarters[0]?.reasons).toEqual([
      { reason: 'c', count: 2, share: 0.5 },
      { reason: 'a', count: 1, share: 0.25 },
      { reason: 'b', count: 1, share: 0.25 },
    ]);
    expect(quarters[1]?.reasons).toEqual([{ reason: '', count: 2, share: 1 }]);
    expect(report(file('ouvert,clos', '2026-01-01,')).quarters[0]?.reasons).toBeNull();
  });
});

describe('ten-day windows', () => {
  const rows = (day: string, count: number): string[] => Array.from({ length: count }, () => `${day},,Voirie`);
  const map = { columns: { opened: 'ouvert', closed: 'clos', department: 'service' } };

  it('end with the stretch, and compare rates per open day', () => {
    // The worked example: 48 over 8 open days, then 42 over 6, holidays and weekends of May 2026 left out.
    const csv = file('ouvert,clos,service', ...rows('2026-04-20', 48), ...rows('2026-05-07', 42));
    const asked = { period: '2026-04-20..2026-05-09' };
    const { windows } = report(csv, { ...map, openDays: 'weekdays' }, asked);
    const [first, second] = windows.tenDays.all.windows;
    expect([first?.from, first?.to, first?.count, first?.openDays]).toEqual(['2026-04-20', '2026-04-29', 48, 8]);
    // 30 April, 4 to 7 May: 1 and 8 May are holidays.
    expect([second?.from, second?.to, second?.count, second?.openDays]).toEqual(['2026-04-30', '2026-05-09', 42, 5]);
    expect(windows.tenDays.all.change?.raw).toBeCloseTo(42 / 48 - 1, 12);
    expect(windows.tenDays.all.change?.perOpenDay).toBeCloseTo(42 / 5 / (48 / 8) - 1, 12);
    expect(windows.tenDays.byDepartment?.map(({ key }) => key)).toEqual(['Voirie']);
  });

  it('say nothing per open day without a rule, and count the days with a row by the rule « observed »', () => {
    const csv = file(
      'ouvert,clos,service',
      ...rows('2026-03-01', 2),
      ...rows('2026-03-10', 4),
      ...rows('2026-03-20', 3),
    );
    const plain = report(csv, map).windows.tenDays.all;
    expect(plain.windows.map(({ count, openDays, perOpenDay }) => [count, openDays, perOpenDay])).toEqual([
      [6, null, null],
      [3, null, null],
    ]);
    expect([plain.change?.raw, plain.change?.perOpenDay]).toEqual([-0.5, null]);
    const seen = report(csv, { ...map, openDays: 'observed' }).windows.tenDays.all;
    expect(seen.windows.map(({ openDays, perOpenDay }) => [openDays, perOpenDay])).toEqual([
      [2, 3],
      [1, 3],
    ]);
    expect(seen.change?.perOpenDay).toBe(0);
  });

  it('leave out a rest at the beginning; décades of the calendar keep it as cut', () => {
    const csv = file('ouvert,clos,service', ...rows('2026-02-25', 1), ...rows('2026-03-12', 1));
    const { tenDays, decades } = report(csv, map).windows;
    expect(tenDays.all.windows.map(({ from, to }) => `${from} ${to}`)).toEqual(['2026-03-03 2026-03-12']);
    expect(tenDays.all.change).toBeNull();
    expect(decades.all.windows.map(({ from, to, isWhole }) => `${from} ${to} ${isWhole}`)).toEqual([
      '2026-02-25 2026-02-28 false',
      '2026-03-01 2026-03-10 true',
      '2026-03-11 2026-03-12 false',
    ]);
  });
});

describe('weekly alerts', () => {
  const map = { columns: { opened: 'ouvert', closed: 'clos', channel: 'canal', reason: 'motif' } };
  const dayAt = (offset: number): string => new Date(Date.UTC(2025, 0, 6 + offset)).toISOString().slice(0, 10);
  /** Thirty weeks of 20 to 24 rows, Monday 6 January 2025 on; in the 29th 60 more of one reason by e-mail. */
  const year = (): string => {
    const rows = Array.from({ length: 30 }, (_, week) => {
      const usual = Array.from(
        { length: 20 + (week % 5) },
        (_row, index) => `${dayAt(week * 7 + (index % 5))},,${index % 2 === 0 ? 'email' : 'mail'},m${index % 3}`,
      );
      const extra = week === 28 ? Array.from({ length: 60 }, () => `${dayAt(week * 7)},,email,m1`) : [];
      return [...usual, ...extra, ...(week === 29 ? [`${dayAt(week * 7 + 6)},,mail,m2`] : [])];
    });
    return file('ouvert,clos,canal,motif', ...rows.flat());
  };

  it('find a week that is out of line, with what drives it', () => {
    const { alerts } = report(year(), map);
    expect([alerts.weeks, alerts.series]).toEqual([4, 6]);
    const all = alerts.alerts.filter(({ by }) => by === 'all');
    expect(all.map(({ from, observed, expected, direction }) => [from, observed, expected, direction])).toEqual([
      ['2025-07-21', 83, 22, 'above'],
    ]);
    expect(all[0]?.driver).toMatchObject({ by: 'channel', key: 'email' });
    expect(alerts.alerts.find(({ key }) => key === 'm1')?.driver).toMatchObject({ by: 'channel', key: 'email' });
    expect(alerts.alerts.map(({ key }) => key)).not.toContain('mail');
  });

  it('score every week by the logs of the 26 before it', () => {
    const { counts, alerts } = report(year(), map).alerts;
    expect(counts.map(({ count }) => count)).toEqual(
      Array.from({ length: 30 }, (_, week) => 20 + (week % 5) + (week === 28 ? 60 : week === 29 ? 1 : 0)),
    );
    expect(counts.slice(0, 26).map(({ score }) => score)).toEqual(Array.from({ length: 26 }, () => null));
    // Weeks 3 to 28 before the 29th: median 22, MAD of the logs under the Poisson floor sqrt(22.25) / 23.
    expect(counts[28]?.expected).toBeCloseTo(22, 9);
    expect(counts[28]?.score).toBeCloseTo((Math.log(84) - Math.log(23)) / (Math.sqrt(22.25) / 23), 9);
    expect(alerts.every(({ score }) => Math.abs(score) > 3.5)).toBe(true);
    expect(alerts.find(({ by }) => by === 'all')?.isOut).toBe(true);
  });

  it('look back before the period that is asked for', () => {
    const { weeks, alerts } = report(year(), map, { period: '2025-07-21..2025-07-27' }).alerts;
    expect([weeks, alerts.find(({ by }) => by === 'all')?.observed]).toEqual([1, 83]);
    expect(report(year(), map, { 'as-of': '2025-07-20' }).alerts.alerts).toEqual([]);
  });
});

describe('the file', () => {
  it('may have quoted line ends, blank lines, short and long rows and several columns of a name', () => {
    const csv =
      '\uFEFFnote;clos;ouvert;ouvert\r\n"deux\r\nlignes";02/03/2026;01/03/2026;15/03/2026\r\n\r\n' +
      'courte;05/03/2026\r\nlongue;25/03/2026;20/03/2026;;de trop\r\n';
    const found = report(csv);
    expect(found.format).toMatchObject({ separator: ';', columns: 4, duplicateHeaders: ['ouvert'] });
    expect(found.format.opened).toMatchObject({ format: 'dmy', isGuessed: true, isSure: true });
    expect([found.rows.short, found.rows.long, found.rows.withoutOpening]).toEqual([1, 1, { count: 1, lines: [5] }]);
    expect([found.delays.all.n, found.delays.all.max]).toEqual([2, 5]);
    expect(found.warnings.map(({ code }) => code)).toEqual(['duplicateHeader', 'shortRows', 'longRows']);
    const second = report(csv, { columns: { opened: { name: 'ouvert', nth: 2 }, closed: 2 } });
    expect([second.rows.used, second.rows.closedBeforeOpening.lines]).toEqual([1, [2]]);
  });

  it('may write empty cells and channels in words of its own', () => {
    const map = {
      columns: { opened: 'ouvert', closed: 'clos', channel: 'canal' },
      empty: ['NULL', '-'],
      channels: { Courriel: 'email', 'E-mail': 'email' },
    };
    const { delays } = report(
      file('ouvert,clos,canal', '2026-03-01,NULL,Courriel', '2026-03-01,2026-03-02,E-mail', '2026-03-01,-,-'),
      map,
    );
    expect(delays.byChannel?.map(({ key, n, open }) => [key, n, open])).toEqual([
      ['email', 1, 1],
      ['', 0, 1],
    ]);
  });

  it('is warned of where day and month cannot be told apart, unless the map says', () => {
    const csv = file('ouvert,clos', '05/03/2026,06/03/2026');
    expect(report(csv).warnings.map(({ code }) => code)).toEqual(['openedFormat', 'closedFormat']);
    const told = report(csv, { ...plainMap, dates: 'mdy' });
    expect([told.warnings, told.delays.all.mean]).toEqual([[], 31]);
    // One column tells for both: it is the same file.
    const half = report(csv, { ...plainMap, dates: { closed: 'mdy' } });
    expect([half.warnings, half.format.opened.format, half.delays.all.mean]).toEqual([[], 'mdy', 31]);
    const seen = report(file('ouvert,clos', '03/25/2026,04/01/2026', '03/26/2026,'));
    expect([seen.warnings, seen.format.closed.format, seen.delays.all.mean]).toEqual([[], 'mdy', 7]);
  });
});

describe('what is to be corrected', () => {
  it.each<[string, ReturnType<typeof say>, string]>([
    ['a file that is not named', insightsCommand({ map: 'm' }, { map: '{}', table: () => 'notFound' }), '--in'],
    ['a map that is not named', insightsCommand({ in: 'f' }, { map: null, table: () => 'notFound' }), '--map'],
    [
      'a map that is not there',
      insightsCommand({ in: 'f', map: 'm' }, { map: null, table: () => 'notFound' }),
      'introuvable',
    ],
    [
      'a file that is not there',
      insightsCommand({ in: 'f.csv', map: 'm' }, { map: JSON.stringify(plainMap), table: () => 'notFound' }),
      'f.csv',
    ],
    ['a map that is no JSON', say('ouvert,clos\n', '{'), 'JSON'],
    ['a column that is not there', say('ouvert,fermé\n', plainMap), 'columns.closed'],
    ['a map that is a list', say('ouvert,clos\n', '[]'), 'un objet JSON est attendu'],
    [
      'one column for both dates',
      say('ouvert,clos\n', { columns: { opened: 'clos', closed: 2 } }),
      'la même colonne que columns.opened',
    ],
    ['a map without its columns', say('ouvert,clos\n', {}), 'columns'],
    ['a field that nobody knows', say('ouvert,clos\n', { ...plainMap, dte: 'iso' }), 'dte'],
    ['a zone that is none', say('ouvert,clos\n', { ...plainMap, zone: 'Paris' }), 'zone'],
    ['a day that is none', say('ouvert,clos\n', plainMap, { 'as-of': '2026-02-30' }), '--as-of'],
  ])('%s', (_what, said, part) => {
    expect([said.code, said.out]).toEqual([2, '']);
    expect(said.err).toContain(part);
  });
});
