import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readTable } from './read-table';
import { scanRows } from './scan-rows';
import { separators } from './table';

/** Texts that are rich in what divides cells and rows. */
const file = fc.string({
  unit: fc.constantFrom(';', ',', '\t', '"', '\n', '\r', '\r\n', "'", '=', 'a', 'é', ' ', '\u00A0', '1'),
  maxLength: 60,
});

describe('scanRows', () => {
  it('reads the wanted columns as the whole table has them, and passes over the others', () => {
    fc.assert(
      fc.property(
        file,
        fc.constantFrom(...separators),
        fc.array(fc.boolean(), { maxLength: 5 }),
        (text, by, wanted) => {
          const whole: string[][] = [];
          scanRows(text, by, ({ cells }) => void whole.push([...cells]));
          const some: string[][] = [];
          scanRows(text, by, ({ cells }) => void some.push([...cells]), wanted);
          expect(some).toEqual(whole.map((cells) => cells.map((cell, index) => (wanted[index] === true ? cell : ''))));
        },
      ),
    );
  });

  it('says of each row its line, its width and whether it is blank', () => {
    fc.assert(
      fc.property(file, fc.constantFrom(...separators), (text, by) => {
        const lines: number[] = [];
        scanRows(text, by, ({ line, cells, width, isBlank }) => {
          expect([width, isBlank]).toEqual([cells.length, cells.every((cell) => cell.trim() === '')]);
          lines.push(line);
        });
        expect(lines).toEqual(lines.toSorted((a, b) => a - b));
        expect(new Set(lines).size).toBe(lines.length);
        expect(lines[0]).toBe(1);
        const table = readTable(text, by);
        expect(table.rows.every(({ line }) => lines.includes(line))).toBe(true);
      }),
      { examples: [["'\t", ';']] },
    );
  });

  it('counts a line end within quotes once, of whatever kind', () => {
    const lines: number[] = [];
    scanRows('a;"1\r\n2\n3\r4"\nb\r\rc', ';', ({ line }) => void lines.push(line));
    expect(lines).toEqual([1, 5, 6, 7]);
  });
});
