import { daysBetween, minutesOf } from '../../../time/civil';
import type { Cell, DataTable, Field, FieldKind } from './data-table';
import { inPieces } from './in-pieces';

/** The most rows of a sheet, its heading included (ISO/IEC 29500, and what Excel opens). */
const MOST_SHEET_ROWS = 1_048_576;

/** A part of a workbook: its path in the zip and its text, piece by piece. */
type WorkbookPart = readonly [path: string, pieces: Iterable<string>];

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const typePrefix = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

// XML 1.0 has no way to write these.
const unwritable = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

// A text is read with `_x0041_` as the character of that number (ISO/IEC 29500, 22.9.2.19): its first sign is told so itself.
const likeEscape = /_(?=x[\dA-F]{4}_)/giu;

const plain = /^(?![\s\S]*_x)[\t\n\r\u0020!#-%'-;=?-\uD7FF\uE000-\uFFFD]*$/u;

const escaped = (text: string): string =>
  plain.test(text)
    ? text
    : text
        .replaceAll(unwritable, '')
        .replaceAll(likeEscape, '_x005F_')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;');

/** `A`, `Z`, `AA`: the letters of a column, from 0. */
const letters = (column: number): string =>
  (column < 26 ? '' : letters(Math.floor(column / 26) - 1)) + String.fromCodePoint(65 + (column % 26));

const styles = { plain: 0, day: 1, head: 2, rate: 3, number: 4, time: 5 } as const;

const styleOf = (kind: FieldKind): number => {
  if (kind === 'day' || kind === 'rate' || kind === 'number' || kind === 'time') return styles[kind];
  return styles.plain;
};

/** The plain style is the one that a cell has anyway. */
const styled = (style: number): string => (style === styles.plain ? '' : ` s="${style}"`);

const textCell = (at: string, text: string, style: number): string =>
  `<c r="${at}"${styled(style)} t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

type Serial = (day: string) => number;

/** Days are counted from the end of 1899: the calendar of 1900 with its false leap day. Few days stand in many rows. */
const serials = (): Serial => {
  const known = new Map<string, number>();
  return (day) => {
    const serial = known.get(day) ?? daysBetween('1899-12-30', day);
    known.set(day, serial);
    return serial;
  };
};

const cellXml = (cell: Cell, at: string, kind: FieldKind, serial: Serial): string => {
  if (cell === null) return '';
  const style = styleOf(kind);
  if (typeof cell === 'number') return `<c r="${at}"${styled(style)}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (kind === 'day') return `<c r="${at}" s="${style}"><v>${serial(cell)}</v></c>`;
  // A time is its part of a day.
  if (kind === 'time') return `<c r="${at}" s="${style}"><v>${minutesOf(cell) / 1440}</v></c>`;
  return textCell(at, cell, styles.plain);
};

const widths: Readonly<Record<FieldKind, number>> = {
  text: 24,
  integer: 12,
  number: 14,
  rate: 10,
  boolean: 10,
  day: 12,
  time: 10,
};

const columnXml = (field: Field, index: number): string =>
  `<col min="${index + 1}" max="${index + 1}" width="${Math.max(widths[field.kind], field.title.length + 2)}" customWidth="1"/>`;

function* sheetPieces({ fields, rows }: DataTable): Generator<string> {
  const columns = fields.map((_, index) => letters(index));
  const shown = rows.length < MOST_SHEET_ROWS ? rows : rows.slice(0, MOST_SHEET_ROWS - 1);
  const serial = serials();
  const head = fields.map((field, index) => textCell(`${columns[index]}1`, field.title, styles.head)).join('');
  yield `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${fields.map(columnXml).join('')}</cols><sheetData><row r="1">${head}</row>`;
  yield* inPieces(shown, (row, place) => {
    const number = place + 2;
    const cells = fields.map((field, index) =>
      cellXml(row[index] ?? null, `${columns[index]}${number}`, field.kind, serial),
    );
    return `<row r="${number}">${cells.join('')}</row>`;
  });
  const last = `${columns.at(-1) ?? 'A'}${shown.length + 1}`;
  yield `</sheetData><autoFilter ref="A1:${last}"/></worksheet>`;
}

const stylesXml = `${xml}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="0.0##"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="10" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="20" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`;

const sheetName = (title: string): string => escaped(title.replaceAll(/[[\]:*?/\\']/gu, ' ').slice(0, 31));

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`;

/**
 * The parts of an Excel workbook (ISO/IEC 29500, transitional), a sheet for each table: headings in bold that stay in view, filters,
 * days as days, shares as per cent, texts as texts. They are to be zipped. Rows beyond what a sheet holds are left out.
 */
export const workbookParts = (tables: readonly DataTable[]): readonly WorkbookPart[] => {
  const numbers = tables.map((_, index) => index + 1);
  const override = (part: string, type: string): string =>
    `<Override PartName="/${part}" ContentType="${typePrefix}.${type}+xml"/>`;
  const sheets = tables.map(
    (table, index) => `<sheet name="${sheetName(table.title)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const texts: readonly (readonly [string, string])[] = [
    [
      '[Content_Types].xml',
      `${xml}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('xl/workbook.xml', 'sheet.main')}${override('xl/styles.xml', 'styles')}${numbers.map((number) => override(`xl/worksheets/sheet${number}.xml`, 'worksheet')).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${xml}<Relationships xmlns="${packaged}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${xml}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${xml}<Relationships xmlns="${packaged}/relationships">${numbers.map((number) => relation(number, 'worksheet', `worksheets/sheet${number}.xml`)).join('')}${relation(numbers.length + 1, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', stylesXml],
  ];
  return [
    ...texts.map(([path, text]): WorkbookPart => [path, [text]]),
    ...tables.map((table, index): WorkbookPart => [`xl/worksheets/sheet${index + 1}.xml`, sheetPieces(table)]),
  ];
};
