import fc from 'fast-check';
import { expect, it } from 'vitest';

import { readTable } from '../csv/read-table';
import { excelCsv } from '../tables/excel-csv';
import { refusedTable } from './refused-table';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('01000', '=1+1', '31/02/2026', '"', ''),
);
const heads = { line: 'Ligne', why: 'Pourquoi' };

it('gives every cell of the refused rows back, and no other row', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.array(cell, { maxLength: 5 }), fc.boolean()), { maxLength: 10 }), (made) => {
      const rows = made.map(([cells], at) => ({ line: at + 2, cells }));
      const refused = rows.filter((_, at) => made[at]?.[1] === true);
      const table = refusedTable(
        { headers: ['a', 'b', 'c'], rows },
        refused.map(({ line }) => ({ line, why: `pourquoi ${line}` })),
        heads,
      );
      const read = readTable(excelCsv(table), ';');
      expect(read.headers.slice(0, 3)).toEqual(['a', 'b', 'c']);
      const width = read.headers.length - 2;
      expect(read.rows.map(({ cells }) => cells)).toEqual(
        refused.map(({ line, cells }) => [
          ...Array.from({ length: width }, (_, at) => cells[at] ?? ''),
          String(line),
          `pourquoi ${line}`,
        ]),
      );
    }),
  );
});
