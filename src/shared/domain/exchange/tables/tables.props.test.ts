import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';

import type { Cell, DataTable, Field, FieldKind } from './data-table';
import { dataPackage } from './data-package';
import { excelCell } from '../testing/excel-cell';
import { excelCsv } from './excel-csv';
import { machineCsv } from './machine-csv';
import { timeOf } from '../../../time/civil';

const day = fc
  .integer({ min: 0, max: 30_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10));
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
  fc.constantFrom(
    '01000',
    '1E23456789',
    '=1+1',
    "'=1",
    '-5',
    '+33 6 12',
    '@a',
    'a;b',
    'a,b',
    'a"b',
    'a\r\nb',
    ' x ',
    'é',
    '1/2',
    'mars 26',
    '12:30',
    'VRAI',
    '="01"',
  ),
);
const cells: Readonly<Record<FieldKind, fc.Arbitrary<Cell>>> = {
  text,
  integer: fc.integer(),
  number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  rate: fc.double({ min: 0, max: 1, noNaN: true }),
  boolean: fc.boolean(),
  day,
  time: fc.integer({ min: 0, max: 1439 }).map(timeOf),
};
const kinds: readonly FieldKind[] = ['text', 'integer', 'number', 'rate', 'boolean', 'day', 'text', 'time'];
const fields: readonly Field[] = kinds.map((kind, index) => ({
  name: `${kind}_${index}`,
  kind,
  title: `Colonne ${kind} n° ${index}`,
}));
const maybe = (kind: FieldKind): fc.Arbitrary<Cell> => fc.option(cells[kind], { freq: 6 });
const rows = fc.array(fc.tuple(...kinds.map(maybe)), { maxLength: 10 });

const parsed = (file: string, delimiter: string): string[][] => {
  const { data, errors } = Papa.parse<string[]>(file, { delimiter, newline: '\r\n' });
  expect(errors).toEqual([]);
  return data.slice(1, -1);
};

const machineCell = (raw: string, kind: FieldKind): Cell => {
  if (raw === '') return null;
  if (kind === 'text' || kind === 'day' || kind === 'time') return raw;
  return kind === 'boolean' ? raw === 'true' : Number(raw);
};

describe('the CSV for programs', () => {
  it('is read back equal by another parser', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const file = machineCsv({ fields, rows: table });
        expect(file.startsWith('\uFEFF')).toBe(false);
        const read = parsed(file, ',').map((line) =>
          line.map((raw, index) => machineCell(raw, kinds[index] ?? 'text')),
        );
        expect(read).toEqual(table);
      }),
    );
  });

  it('has names as headings, ISO days, points, and an empty text apart from nothing', () => {
    const file = machineCsv({
      fields: fields.slice(0, 3),
      rows: [
        ['', 1, 0.5],
        [null, null, -2.25],
      ],
    });
    expect(file).toBe('text_0,integer_1,number_2\r\n"",1,0.5\r\n,,-2.25\r\n');
  });
});

describe('the CSV for French Excel', () => {
  it('is read back equal by another parser', () => {
    fc.assert(
      fc.property(rows, (table) => {
        const file = excelCsv({ fields, rows: table });
        expect(file.startsWith('\uFEFF')).toBe(true);
        const read = parsed(file.slice(1), ';').map((line) =>
          line.map((raw, index) => excelCell(raw, kinds[index] ?? 'text')),
        );
        expect(read).toEqual(table);
      }),
    );
  });

  it('holds no formula but those that give a text, and no bare text that looks like a number', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        const file = excelCsv({ fields: fields.slice(0, 1), rows: texts.map((one) => [one]) });
        for (const [raw = ''] of parsed(file.slice(1), ';')) {
          if (raw.startsWith('=')) expect(raw).toMatch(/^="(?:[^"]|"")*"$/su);
          else expect(raw).not.toMatch(/^([+\-@\t\r]|\d+([.,]\d+)?(e\d+)?$)/iu);
        }
      }),
    );
  });

  it.each([
    ['01000', '"=""01000"""'],
    ['1E23456789', '"=""1E23456789"""'],
    ['1/2', '"=""1/2"""'],
    ['=1+1', "'=1+1"],
    ['-5', "'-5"],
    ['@a', "'@a"],
    ['12 rue des Écoles', '12 rue des Écoles'],
    ['marsouin 2', 'marsouin 2'],
    ['3 mars', '"=""3 mars"""'],
    ['Mars 26', '"=""Mars 26"""'],
    ['Mars', 'Mars'],
  ])('writes the text %j as %s', (value, raw) => {
    expect(excelCsv({ fields: fields.slice(0, 1), rows: [[value]] })).toContain(`\r\n${raw}\r\n`);
  });

  it('writes days, numbers and truth as French people do; a negative number stays one', () => {
    const file = excelCsv({ fields, rows: [['Élu', -12, -1234.5, 0.155, true, '2026-03-09', '9:30', '09:30']] });
    expect(file.split('\r\n')[1]).toBe('Élu;-12;-1234,5;0,155;oui;09/03/2026;"=""9:30""";09:30');
  });
});

describe('the data package', () => {
  it('says types, keys and what points at what', () => {
    const table = (name: string, key: string, own: readonly Field[]): DataTable => ({
      name,
      title: name,
      key,
      fields: own,
      rows: [],
    });
    const told: unknown = JSON.parse(
      dataPackage(
        {
          name: 'essai',
          title: 'Essai',
          description: '',
          createdAt: '2026-11-26T10:00:00.000Z',
          licence: 'etalab-2.0',
        },
        [
          table('requests', 'id', [
            { name: 'id', kind: 'text', title: 'Identifiant' },
            { name: 'reason_id', kind: 'text', title: 'Motif', to: 'reasons' },
            { name: 'day', kind: 'day', title: 'Jour' },
            { name: 'time', kind: 'time', title: 'Heure' },
          ]),
          table('reasons', 'id', [{ name: 'id', kind: 'text', title: 'Identifiant' }]),
        ],
      ),
    );
    expect(told).toMatchObject({
      profile: 'tabular-data-package',
      licenses: [{ name: 'etalab-2.0' }],
      resources: [
        {
          path: 'requests.csv',
          encoding: 'utf-8',
          schema: {
            primaryKey: 'id',
            foreignKeys: [{ fields: 'reason_id', reference: { resource: 'reasons', fields: 'id' } }],
            fields: [
              { type: 'string' },
              { type: 'string' },
              { type: 'date', format: '%Y-%m-%d' },
              { type: 'time', format: '%H:%M' },
            ],
          },
        },
        { path: 'reasons.csv' },
      ],
    });
  });
});
