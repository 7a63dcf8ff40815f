import { printsText } from '#shared/i18n/fr/prints';
import type { PrintableDay } from '#shared/ipc/printables';
import { daySheet } from '#shared/lib/day-sheet';
import { escapeHtml } from '../scheme/escape-html';
import type { Sheet } from './sheet';

const WIDTH_MM = 210;
const HEIGHT_MM = 297;

type Row = PrintableDay['rows'][number];
type Columns = { readonly withPhone: boolean; readonly withDesk: boolean };

/** Heights add up to less than the sheet, or Chromium would start an empty page. */
const css = (rowMm: number, fontPt: number, withPhone: boolean): string => `@page{size:210mm 297mm;margin:0}
html,body{margin:0;background:#fff;color:#000}
body{font:${fontPt}pt/${rowMm}mm 'Plex Sans','Segoe UI','Noto Sans','DejaVu Sans',sans-serif;font-stretch:${withPhone ? 86 : 90}%}
p,h1,ol{margin:0;padding:0;list-style:none}
.page{display:flex;flex-direction:column;box-sizing:border-box;width:210mm;height:296mm;padding:8mm 9mm 6mm;break-after:page;overflow:hidden}
.page:last-child{break-after:auto}
header{display:flex;align-items:baseline;justify-content:space-between;gap:6mm;height:9mm;border-bottom:.5mm solid #000}
h1{font-size:12.5pt;line-height:8mm;white-space:nowrap}
header p{font-size:9pt;font-stretch:88%;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.cols{display:flex;gap:6mm;flex:1;min-height:0}
ol{flex:1;min-width:0}
li{display:flex;align-items:center;gap:1.6mm;height:${rowMm}mm;box-sizing:border-box;border-bottom:.15mm solid #777;overflow:hidden;white-space:nowrap}
li.h{align-items:flex-end;border-bottom:.4mm solid #000;font-weight:700}
li.k{height:5mm;border-bottom:.3mm solid #000;font-size:7.5pt;line-height:5mm}
.b{flex:none;width:2.8mm;height:2.8mm;box-sizing:border-box;border:.3mm solid #000}
.k .b{visibility:hidden}
.t{flex:none;width:3.1em;text-align:right}
.n{flex:1 1 0;min-width:0;overflow:hidden;text-overflow:ellipsis;font-weight:600}
.k .n{font-weight:400}
.m{flex:none;width:${withPhone ? '3.2em' : '26%'};overflow:hidden;text-overflow:ellipsis}
.x{flex:none;border:.2mm solid #000;padding:0 .8mm;font-size:.85em;line-height:1.25}
.p{flex:none;width:1.6em;text-align:right}.d{flex:none;width:2.2em;text-align:right}.f{flex:none;width:7em;text-align:right}
.k .p,.k .d{width:auto}
footer{display:flex;justify-content:space-between;height:5mm;font-size:8pt;line-height:5mm}`;

const cell = (name: string, text: string): string => `<span class="${name}">${escapeHtml(text)}</span>`;

const rowHtml = (row: Row, { withPhone, withDesk }: Columns): string => {
  if (row.isHeading) return `<li class="h">${cell('n', row.name)}</li>`;
  const mark = row.mark === '' ? '' : cell('x', row.mark);
  const phone = withPhone ? cell('f', row.phone) : '';
  const desk = withDesk ? cell('d', row.desk) : '';
  const parts = [cell('t', row.time), cell('n', row.name), cell('m', row.reason), mark, cell('p', row.persons)];
  return `<li><i class="b"></i>${parts.join('')}${desk}${phone}</li>`;
};

const headHtml = (heads: readonly string[], { withPhone, withDesk }: Columns): string => {
  const [time = '', name = '', reason = '', persons = '', desk = '', phone = ''] = heads;
  const parts = [cell('t', time), cell('n', name), cell('m', reason), cell('p', persons)];
  return `<li class="k"><i class="b"></i>${parts.join('')}${withDesk ? cell('d', desk) : ''}${withPhone ? cell('f', phone) : ''}</li>`;
};

/** A column that is empty on every row is not printed. */
const columnsOf = ({ rows }: PrintableDay): Columns => ({
  withPhone: rows.some(({ phone }) => phone !== ''),
  withDesk: rows.some(({ desk }) => desk !== ''),
});

/** Where a desk goes on in the next column, its heading says so. */
const sheetOf = ({ rows }: PrintableDay) =>
  daySheet(rows, (heading) => [{ ...heading, name: printsText.list.goesOn(heading.name) }]);

/** The list of a day as a page without script; every text is escaped. */
export const dayHtml = (list: PrintableDay): string => {
  const { pages } = sheetOf(list);
  const shown = columnsOf(list);
  const column = (rows: readonly Row[]): string =>
    `<ol>${headHtml(list.heads, shown)}${rows.map((row) => rowHtml(row, shown)).join('')}</ol>`;
  const page = (columns: readonly (readonly Row[])[], index: number): string => `<section class="page">
<header><h1>${escapeHtml(list.title)}</h1><p>${escapeHtml(list.site)}</p><p>${escapeHtml(list.summary)}</p></header>
<div class="cols">${columns.map(column).join('')}</div>
<footer><span>${escapeHtml(list.foot)}</span><span>${index + 1} / ${pages.length}</span></footer></section>`;
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(list.title)}</title>
<link rel="stylesheet" href="style.css"></head><body>${pages.map(page).join('')}</body></html>`;
};

/** How many A4 pages a list takes. */
export const dayPageCount = (list: PrintableDay): number => sheetOf(list).pages.length;

/** The list of a day on A4. */
export const daySheetOf = (list: PrintableDay): Sheet => {
  const { rowMm, fontPt } = sheetOf(list);
  const { withPhone } = columnsOf(list);
  // With a phone a line is longer: smaller letters, still 8 pt and more, so that no figure is cut.
  const pt = withPhone ? Math.min(fontPt, 8.5) : fontPt;
  return {
    html: dayHtml(list),
    css: css(rowMm, pt, withPhone),
    widthMm: WIDTH_MM,
    heightMm: HEIGHT_MM,
    inOurFace: true,
  };
};
