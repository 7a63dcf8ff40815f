import { expect, test } from 'vitest';

import type { DataTable } from './data-table';
import { workbookParts } from './workbook';

const table: DataTable = {
  name: 'requests',
  title: 'Demandes [été] / annexe',
  key: '',
  fields: [
    { name: 'code', kind: 'text', title: 'Code' },
    { name: 'day', kind: 'day', title: 'Jour' },
    { name: 'delay', kind: 'number', title: 'Délai' },
    { name: 'share', kind: 'rate', title: 'Part' },
    { name: 'open', kind: 'boolean', title: 'Ouvert' },
    { name: 'time', kind: 'time', title: 'Heure' },
  ],
  rows: [
    ['01000', '2026-03-09', -2.5, 0.155, true, '09:00'],
    ['=1+1 <&"> \u0001_x0041_é', '1900-03-01', null, 0, false, null],
  ],
};

const partOf = (path: string): string =>
  [...(workbookParts([table]).find(([own]) => own === path)?.[1] ?? [])].join('');

test('texts stay texts, days are counted as Excel counts them, nothing stays empty', () => {
  const sheet = partOf('xl/worksheets/sheet1.xml');
  expect(sheet).toContain(
    '<row r="2"><c r="A2" t="inlineStr"><is><t xml:space="preserve">01000</t></is></c><c r="B2" s="1"><v>46090</v></c><c r="C2" s="4"><v>-2.5</v></c><c r="D2" s="3"><v>0.155</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" s="5"><v>0.375</v></c></row>',
  );
  expect(sheet).toContain('=1+1 &lt;&amp;&quot;&gt; _x005F_x0041_é</t></is></c><c r="B3" s="1"><v>61</v></c><c r="D3"');
  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('<autoFilter ref="A1:F3"/>');
});

test('every part that is named is there, sheets are named within the rules of Excel', () => {
  const paths = workbookParts([table, { ...table, title: 'Tickets' }]).map(([path]) => path);
  const types = [...(workbookParts([table, { ...table, title: 'Tickets' }])[0]?.[1] ?? [])].join('');
  expect([...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path).toSorted()).toEqual(
    paths.filter((path) => path.startsWith('xl/') && !path.includes('_rels')).toSorted(),
  );
  expect(partOf('xl/workbook.xml')).toContain('<sheet name="Demandes  été    annexe"');
});

test('columns beyond Z have two letters', () => {
  const wide = Array.from({ length: 28 }, (_, index) => ({
    name: `c${index}`,
    kind: 'integer' as const,
    title: `C${index}`,
  }));
  const sheet = [
    ...(workbookParts([{ ...table, fields: wide, rows: [wide.map((_, index) => index)] }])[5]?.[1] ?? []),
  ].join('');
  expect(sheet).toContain('<c r="Z2"><v>25</v></c><c r="AA2"><v>26</v></c><c r="AB2"><v>27</v></c>');
});
