import fc from 'fast-check';
import { expect, it } from 'vitest';

import { excelCsv } from '../tables/excel-csv';
import { readTable } from './read-table';

it('is read from a file that keeps texts as texts for Excel, bare or in quotes', () => {
  const file = 'numéro;code\r\n="01000";"=""1E23456789"""\r\n=""; \r\n"=""a""""b""";\'=1+1\r\n';
  expect(readTable(file).rows.map(({ cells }) => cells)).toEqual([
    ['01000', '1E23456789'],
    ['a"b', '=1+1'],
  ]);
});

it('gives back every text of a table that was written for Excel', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    fc.constantFrom('0612345678', '1E23456789', '3 mars', '12:30', '="01"', "'=1", '-5', 'a;"b"'),
  );
  const rows = fc.array(fc.tuple(fc.constantFrom('a', 'b'), text), { minLength: 1, maxLength: 8 });
  const fields = ['x', 'y'].map((name) => ({ name, kind: 'text', title: name }) as const);
  fc.assert(
    fc.property(rows, (all) => {
      expect(readTable(excelCsv({ fields, rows: all }), ';').rows.map(({ cells }) => cells)).toEqual(all);
    }),
  );
});
