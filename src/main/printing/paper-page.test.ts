import { expect, test } from 'vitest';
import { printablePaperSchema, type PrintablePaper } from '#shared/ipc/printables';
import { paperHtml, paperSheet } from './paper-page';

const paper: PrintablePaper = {
  format: 'pages',
  fileName: 'registre-2026-11-24',
  title: 'Registre',
  site: 'Hôtel de ville, Fontbelle-sur-Loire',
  blank: 'À compléter',
  blocks: [
    {
      title: 'Responsable',
      rows: [
        { label: '', value: 'Une phrase.' },
        { label: 'Adresse', value: '' },
      ],
    },
  ],
  foot: ['Établi le 24/11/2026'],
};

test('every text is escaped', () => {
  const bad = '<script>"&\'';
  const rows = [
    { label: '', value: bad },
    { label: bad, value: bad },
    { label: bad, value: '' },
  ];
  const all = { ...paper, title: bad, site: bad, blank: bad, blocks: [{ title: bad, rows }], foot: [bad] };
  const html = paperHtml(all);
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script&gt;/g)).toHaveLength(10);
});

test.each(['pages', 'poster'] as const)('a long word does not leave the paper: %s', (format) => {
  expect(paperSheet({ ...paper, format }).css).toMatch(/\.text\{[^}]*overflow-wrap:anywhere/);
});

test('a page is in French and has a title; what nobody wrote is a blank that says so', () => {
  const html = paperHtml(printablePaperSchema.parse(paper));
  expect(html).toMatch(/^<!doctype html><html lang="fr">.*<title>Registre<\/title>/);
  expect(html).toContain('<dt>Adresse</dt><dd><div class="blank">À compléter</div></dd>');
  expect(html).toContain('<div class="text">Une phrase.</div>');
});
