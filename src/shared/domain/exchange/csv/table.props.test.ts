import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import { guardedCell, unguardedCell } from './guarded-cell';
import { readTable } from './read-table';
import { separators } from './table';
import { writeTable } from '../testing/write-table';

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('=1+1', "'=1", '-5', '+33 6 12', '@a', 'a;b', 'a,b', 'a\tb', '"', 'a"b', 'a\r\nb', ' x ', ''),
);
/** A first cell that is never blank, so that no row is taken for an empty line. */
const row = fc.array(cell, { minLength: 3, maxLength: 3 }).map((cells) => ['x', ...cells]);
const table = fc.record({ rows: fc.array(row, { maxLength: 12 }), separator: fc.constantFrom(...separators) });
const headers = ['jour', 'heure', 'motif', 'usager'];

describe('a CSV file', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(table, ({ rows, separator }) => {
        const read = readTable(writeTable(headers, rows, separator), separator);
        expect([read.headers, read.faults]).toEqual([headers, []]);
        expect(read.rows.map(({ cells }) => cells)).toEqual(rows);
      }),
    );
  });

  it('says the same to another parser, and nothing that begins like a formula', () => {
    fc.assert(
      fc.property(table, ({ rows, separator }) => {
        const file = writeTable(headers, rows, separator);
        const theirs = Papa.parse<string[]>(file, { delimiter: separator, newline: '\r\n', skipEmptyLines: true });
        expect(theirs.errors).toEqual([]);
        expect(theirs.data.slice(1).map((cells) => cells.map(unguardedCell))).toEqual(rows);
        expect(theirs.data.flat().filter((text) => /^[=+\-@\t\r]/.test(text))).toEqual([]);
      }),
    );
  });

  it('reads what another program wrote', () => {
    fc.assert(
      fc.property(table, ({ rows, separator }) => {
        const file = Papa.unparse([headers, ...rows], { delimiter: separator });
        expect(readTable(file, separator).rows.map(({ cells }) => cells.map(guardedCell))).toEqual(
          rows.map((cells) => cells.map(unguardedCell).map(guardedCell)),
        );
      }),
    );
  });
});

describe('readTable', () => {
  it.each<[string, string]>([
    ['a;b\n1;2\n', ';'],
    ['a,b\n"1;0",2\n', ','],
    ['a\tb\n1\t2\n', '\t'],
    ['nom;note\n"Durand, Marie";ok\n"Petit, Jean";ok\n', ';'],
    ['seul\nun\n', ';'],
    ['sep=,\r\na,b\r\n1,2\r\n', ','],
    [`a,b\r${'1,2\r'.repeat(9000)}`, ','],
    [`"${'x\n'.repeat(15_000)}",b\n1,2\n`, ','],
    [`${'x'.repeat(30_000)},b\n1,2\n`, ','],
  ])('finds the separator of file %#', (text, separator) => {
    expect(readTable(text).separator).toBe(separator);
  });

  it('tells on which line of the file a row begins, quotes over several lines counted', () => {
    const { rows } = readTable('a;b\r\n"1\r\n2";x\r\n\r\n3;y');
    expect(rows.map(({ line, cells }) => [line, cells[1]])).toEqual([
      [2, 'x'],
      [5, 'y'],
    ]);
  });

  it('takes a first line « sep=; » for no row, and still counts it', () => {
    const { headers, rows } = readTable('\uFEFFsep=;\r\na;b\r\n1;2\r\n');
    expect([headers, rows]).toEqual([['a', 'b'], [{ line: 3, cells: ['1', '2'] }]]);
    expect(readTable('sep=x;b\n1;2\n').headers).toEqual(['sep=x', 'b']);
  });

  it('reports quotes that never close, and is total on an empty file', () => {
    expect(readTable('a;b\n1;"2\n3;4\n').faults).toEqual([{ line: 2, code: 'openQuote' }]);
    expect(readTable('')).toEqual({ headers: [], rows: [], separator: ';', faults: [] });
  });
});
