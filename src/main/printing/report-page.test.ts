import { expect, test } from 'vitest';
import { printableReportSchema, type PrintableReport } from '#shared/ipc/printables';
import { reportHtml } from './report-page';

const report: PrintableReport = {
  fileName: 'rapport-2026-01-01-2026-12-31',
  site: 'Hôtel de ville, Fontbelle-sur-Loire',
  headline: 'Délais proches.',
  title: '60 420 contacts',
  subtitle: 'Comparé à 2025',
  figures: [{ label: 'Contacts', value: '60 420', note: '58 000 un an avant' }],
  blocks: [
    {
      title: 'Canaux',
      sentence: 'Guichet',
      rows: [
        { label: 'Guichet', value: '100', note: '+3 %', share: 1 },
        { label: 'Courrier', value: '33', note: '', share: 1 / 3 },
        { label: 'SMS', value: '·', note: '', share: null },
      ],
    },
  ],
  foot: ['Sommes seules'],
};

test('every text is escaped', () => {
  const bad = '<script>"&\'';
  const row = { label: bad, value: bad, note: bad, share: 0 };
  const html = reportHtml({
    ...report,
    site: bad,
    headline: bad,
    title: bad,
    subtitle: bad,
    figures: [{ label: bad, value: bad, note: bad }],
    blocks: [{ title: bad, sentence: bad, rows: [row] }],
    foot: [bad],
  });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(14);
});

test('a bar is as long as its share, what is withheld has none, and no style stands in the page', () => {
  const html = reportHtml(report);
  expect(html.match(/rect width="([\d.]+)"/g)).toEqual(['rect width="100"', 'rect width="33.3"']);
  expect(html).not.toMatch(/style=|<style/);
});

test('more than four blocks stand closer, so that one page holds them', () => {
  const [block] = report.blocks;
  if (!block) throw new Error('no block');
  const of = (count: number) => reportHtml({ ...report, blocks: Array.from({ length: count }, () => block) });
  expect(of(4)).toContain('<main class="page">');
  expect(of(5)).toContain('<main class="page dense">');
});

test('a file is named by nothing but letters, digits and hyphens', () => {
  expect(printableReportSchema.safeParse(report).success).toBe(true);
  for (const fileName of ['../rapport', 'Rapport', 'rapport.pdf', ''])
    expect(printableReportSchema.safeParse({ ...report, fileName }).success).toBe(false);
});
