import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { DelayRow } from '#shared/cli/insights/delay-rows';
import type { InsightsReport } from '#shared/cli/insights/insights-report';
import { insightsCommand } from '#shared/cli/insights/insights-command';
import { chance } from '#shared/lib/chance';

import { root } from '../architecture/list-files';

/** A file with all that real ones have: gaps, ties, quotes over lines, short rows, a heading twice, closings before openings. */
const nasty = (rows: number): string => {
  const dice = chance(20_261_126);
  const pick = (values: readonly string[]): string => values[Math.floor(dice() * values.length)] ?? '';
  const two = (value: number): string => String(value).padStart(2, '0');
  const written = (ms: number): string => {
    const at = new Date(ms);
    const day = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`;
    return `${day} ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  };
  const lines = Array.from({ length: rows }, () => {
    const opened = Date.UTC(2024, 0, 1) + Math.floor(dice() * 700 * 1440) * 60_000;
    const delay = dice() < 0.3 ? Math.floor(dice() * 6) * 1440 : Math.floor(-Math.log(1 - dice()) * 9 * 1440);
    const roll = dice();
    const closed =
      roll < 0.12
        ? pick(['', 'NULL', '  '])
        : roll < 0.14
          ? written(opened - 60_000 * (1 + Math.floor(dice() * 3000)))
          : roll < 0.15
            ? 'en attente'
            : written(opened + 60_000 * delay);
    const note = pick(['', '"deux\nlignes"', '"il dit ""non""; et part"', 'simple']);
    const start = dice() < 0.01 ? pick(['', 'NULL', '31/02/2025 10:00']) : written(opened);
    const cells = [
      note,
      start,
      pick(['Courrier', 'Courriel', 'Téléphone', '']),
      pick(['Voirie', 'État civil', 'Écoles']),
    ];
    return dice() < 0.01 ? cells.join(';') : [...cells, pick(['M1', 'M2', 'M3', 'M4', '']), closed, note].join(';');
  });
  return `note;ouvert;canal;service;motif;clos;note\r\n${lines.join('\r\n')}\r\n`;
};

const map = {
  columns: { opened: 'ouvert', closed: 'clos', channel: 'canal', department: 'service', reason: 'motif' },
  channels: { Courrier: 'mail', Courriel: 'email', Téléphone: 'phone' },
  empty: ['NULL'],
  withinDays: [3, 15],
  openDays: 'weekdays',
};

const asOf = '2025-10-31';
let folder = '';
let db: DuckDBConnection;
let report: InsightsReport;

/** The same rows by SQL, from the file alone: `days` is the delay of the closed ones, the age of the open ones. */
const view = (file: string): string => `
  CREATE TABLE cases AS
  WITH raw AS (
    SELECT NULLIF(NULLIF(trim(ouvert), ''), 'NULL') AS o, NULLIF(NULLIF(trim(clos), ''), 'NULL') AS c,
           coalesce(canal, '') AS canal, coalesce(service, '') AS service, coalesce(motif, '') AS motif
    FROM read_csv('${file}', delim = ';', quote = '"', escape = '"', header = true, all_varchar = true,
                  null_padding = true, parallel = false, strict_mode = false)),
  dated AS (
    SELECT *, try_strptime(o, '%d/%m/%Y %H:%M') AS opened, try_strptime(c, '%d/%m/%Y %H:%M') AS closed FROM raw),
  ends AS (
    SELECT *, CASE
      WHEN c IS NOT NULL AND closed IS NULL THEN 'unreadable'
      WHEN closed < opened THEN 'backwards'
      WHEN closed IS NULL OR closed >= DATE '${asOf}' + INTERVAL 1 DAY THEN 'open'
      ELSE 'closed' END AS state
    FROM dated WHERE opened < DATE '${asOf}' + INTERVAL 1 DAY)
  SELECT *, date_diff('minute', opened, CASE state WHEN 'closed' THEN closed ELSE DATE '${asOf}' + INTERVAL 1 DAY END)
    / 1440.0::DOUBLE AS days, CASE canal WHEN 'Courrier' THEN 'mail' WHEN 'Courriel' THEN 'email'
    WHEN 'Téléphone' THEN 'phone' ELSE canal END AS channel
  FROM ends`;

const rowsOf = async (sql: string): Promise<readonly (readonly unknown[])[]> =>
  (await db.runAndReadAll(sql))
    .getRowsJS()
    .map((row) => row.map((cell) => (typeof cell === 'bigint' ? Number(cell) : cell)));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guichet-insights-'));
  const text = nasty(6000);
  await writeFile(path.join(folder, 'demandes.csv'), text);
  await writeFile(path.join(folder, 'colonnes.json'), JSON.stringify(map));
  db = await (await DuckDBInstance.create(':memory:')).connect();
  await db.run(view(path.join(folder, 'demandes.csv')));
  const said = insightsCommand(
    { in: 'demandes.csv', map: 'colonnes.json', json: true, 'as-of': asOf },
    { map: JSON.stringify(map), table: () => ({ text, encoding: 'utf-8' }) },
  );
  if (said.code !== 0) throw new Error(said.err);
  report = JSON.parse(said.out) as InsightsReport;
});

afterAll(async () => {
  db.closeSync();
  await rm(folder, { recursive: true });
});

/** Product limit in SQL: the least time at which at most half are still open. */
const kaplanMeier = async (where: string): Promise<number | null> => {
  const found = await rowsOf(`
    WITH lives AS (SELECT days, state = 'closed' AS ended FROM cases WHERE state IN ('closed', 'open') AND ${where}),
    steps AS (SELECT days, count(*) FILTER (ended) AS d FROM lives GROUP BY days HAVING count(*) FILTER (ended) > 0),
    risks AS (SELECT s.days, s.d, (SELECT count(*) FROM lives l WHERE l.days >= s.days) AS r FROM steps s),
    curve AS (SELECT days, product(1 - d / r::DOUBLE) OVER (ORDER BY days) AS open FROM risks)
    SELECT min(days) FROM curve WHERE open <= 0.5 + 1e-12`);
  return (found[0]?.[0] ?? null) as number | null;
};

const close = (actual: number | null | undefined, expected: unknown): void => {
  if (expected === null) expect(actual).toBeNull();
  else expect(Math.abs((actual ?? Number.NaN) - (expected as number))).toBeLessThanOrEqual(1e-9);
};

const agrees = async (row: DelayRow | undefined, where: string): Promise<void> => {
  const [counts] = await rowsOf(`SELECT count(*), count(*) FILTER (state = 'closed'), count(*) FILTER (state = 'open'),
    count(*) FILTER (state = 'backwards'), count(*) FILTER (state = 'unreadable'),
    count(*) FILTER (state = 'closed' AND days <= 3), count(*) FILTER (state = 'closed' AND days <= 15)
    FROM cases WHERE ${where}`);
  expect([
    row?.rows,
    row?.n,
    row?.open,
    row?.closedBeforeOpening,
    row?.unreadableClosing,
    ...(row?.within ?? []).map(({ closed }) => closed?.count),
  ]).toEqual(counts);
  const [figures] = await rowsOf(`SELECT avg(days), quantile_cont(days, 0.5), quantile_cont(days, 0.9), max(days)
    FROM cases WHERE state = 'closed' AND ${where}`);
  close(row?.mean, figures?.[0]);
  close(row?.median, figures?.[1]);
  close(row?.p90, figures?.[2]);
  close(row?.max, figures?.[3]);
  close(row?.kaplanMeierMedian, await kaplanMeier(where));
};

describe('guichet insights beside DuckDB', () => {
  it('takes the same rows for the same', async () => {
    const [counts] = await rowsOf(`SELECT count(*), count(*) FILTER (state = 'backwards') FROM cases`);
    expect([report.rows.used, report.rows.closedBeforeOpening.count]).toEqual(counts);
    expect([report.rows.read, report.rows.short > 20, report.rows.openedAfterAsOf > 100]).toEqual([6000, true, true]);
  });

  it('has the same delays, of all and of every group', { timeout: 60_000 }, async () => {
    await agrees(report.delays.all, 'true');
    const { byChannel, byDepartment, byReason } = report.delays;
    expect([byChannel?.length, byDepartment?.length, byReason?.length]).toEqual([4, 3, 5]);
    for (const row of byChannel ?? []) await agrees(row, `channel = '${row.key}'`);
    for (const row of byDepartment ?? []) await agrees(row, `service = '${row.key}'`);
    for (const row of byReason ?? []) await agrees(row, `motif = '${row.key}'`);
  });

  it('has the same quarters, ranked alike', async () => {
    const found = await rowsOf(`SELECT year(opened) || '-T' || quarter(opened) AS q, motif, count(*),
      count(*) / sum(count(*)) OVER (PARTITION BY q) FROM cases GROUP BY q, motif ORDER BY q, count(*) DESC, motif`);
    const ours = report.quarters.flatMap(({ quarter, reasons }) =>
      (reasons ?? []).map(({ reason, count, share }) => [quarter, reason, count, share]),
    );
    expect(ours).toEqual(found);
  });

  it('has the same ten-day windows, counted back from the last day', async () => {
    const found =
      await rowsOf(`SELECT service, (DATE '${asOf}' - CAST(opened AS DATE)) // 10 AS back, count(*) FROM cases
      GROUP BY service, back ORDER BY service, back DESC`);
    const counts = new Map(found.map(([service, back, count]) => [`${String(service)} ${String(back)}`, count]));
    const series = report.windows.tenDays.byDepartment ?? [];
    expect(series.length).toBe(3);
    for (const { key, windows } of series)
      for (const [index, { count }] of windows.toReversed().entries())
        expect([key, index, count]).toEqual([key, index, counts.get(`${key} ${index}`) ?? 0]);
  });
});

describe('the command itself', () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, [path.join(root, 'scripts/guichet.mjs'), 'insights', ...args], {
      cwd: root,
      encoding: 'utf8',
    });

  it(
    'reads a file by its bytes, prints JSON or tables, and ends with 2 where something is to be corrected',
    {
      timeout: 120_000,
    },
    async () => {
      const named = ['--map', path.join(folder, 'colonnes.json'), '--as-of', asOf];
      const { status, stdout } = start('--in', path.join(folder, 'demandes.csv'), ...named, '--json');
      expect(status).toBe(0);
      expect(JSON.parse(stdout)).toEqual(report);
      // É in Windows-1252, as French Excel writes it.
      const old = path.join(folder, 'excel.csv');
      await writeFile(
        old,
        Buffer.from('service;ouvert;clos;canal;motif\r\n\xc9coles;01/03/2025;02/03/2025;Courrier;M1\r\n', 'latin1'),
      );
      const excel = start('--in', old, ...named, '--json');
      const read = JSON.parse(excel.stdout) as InsightsReport;
      expect([read.format.encoding, read.delays.byDepartment?.[0]?.key]).toEqual(['windows-1252', 'Écoles']);
      // UTF-16 without a mark, and UTF-8 with one broken byte.
      const wide = path.join(folder, 'large.csv');
      await writeFile(wide, Buffer.from('service;ouvert;clos;canal;motif\nÉcoles;01/03/2025;;;\n', 'utf16le'));
      const broken = path.join(folder, 'casse.csv');
      const cut = Buffer.from('coup\xc3;01/03/2025;;;\n', 'latin1');
      await writeFile(broken, Buffer.concat([Buffer.from('service;ouvert;clos;canal;motif\nÉté é;;;;\n'), cut]));
      const [two, bad] = [wide, broken].map(
        (name) => JSON.parse(start('--in', name, ...named, '--json').stdout) as InsightsReport,
      );
      expect([two?.format.encoding, two?.delays.byDepartment?.[0]?.key]).toEqual(['utf-16le', 'Écoles']);
      expect([bad?.format.encoding, bad?.delays.byDepartment?.[0]?.key]).toEqual(['utf-8', 'coup\uFFFD']);
      expect(bad?.warnings.map(({ code }) => code)).toContain('badBytes');
      expect(start('--in', old, ...named).stdout).toContain('Délais en jours');
      expect(start('--help').stdout).toContain('--as-of');
      const tooMuch = start('2026', '--in', old, ...named);
      expect([tooMuch.status, tooMuch.stdout, tooMuch.stderr.includes('est de trop')]).toEqual([2, '', true]);
      const missing = start('--in', path.join(folder, 'absent.csv'), ...named);
      expect([missing.status, missing.stdout]).toEqual([2, '']);
      expect(missing.stderr).toContain('introuvable');
    },
  );
});
