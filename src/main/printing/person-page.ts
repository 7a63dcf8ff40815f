import type { PrintablePerson } from '#shared/ipc/printables';
import { escapeHtml } from '../scheme/escape-html';
import type { Sheet } from './sheet';

/** A table has its head and foot on each page: they keep the text from the edges of the paper, which the print leaves to us. */
export const rowsCss = `@page{size:210mm 297mm;margin:0}
html,body{margin:0;background:#fff;color:#000}
body{font:10pt/1.4 'Plex Sans','Segoe UI','Noto Sans','DejaVu Sans',sans-serif}
p,h1,h2,dl,dd,dt{margin:0;padding:0}
table{width:100%;border-collapse:collapse}
td{padding:0 15mm}
thead td,tfoot td{height:12mm}
h1{font-size:16pt;line-height:1.25;margin:1mm 0 3mm}
h2{font-size:11.5pt;margin:5mm 0 1mm;border-bottom:.35mm solid #000;break-after:avoid}
.row{display:grid;grid-template-columns:48mm 1fr;gap:4mm;padding:1mm 0;border-bottom:.15mm solid #777;break-inside:avoid}
dd{overflow-wrap:anywhere}
footer{margin-top:6mm;font-size:8.5pt;break-inside:avoid}`;

const rowHtml = ({ label, value }: PrintablePerson['blocks'][number]['rows'][number]): string =>
  `<div class="row"><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`;

/** A page without script around its parts, which are HTML; every other text is escaped. */
export const rowsHtml = (
  { title, site, foot }: Pick<PrintablePerson, 'title' | 'site' | 'foot'>,
  parts: readonly string[],
): string => `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="style.css"></head><body><table role="presentation"><thead><tr><td></td></tr></thead><tfoot><tr><td></td></tr></tfoot><tbody><tr><td>
<p>${escapeHtml(site)}</p><h1>${escapeHtml(title)}</h1>${parts.join('')}
<footer>${foot.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</footer></td></tr></tbody></table></body></html>`;

/** What is known of a person as a page without script; every text is escaped. */
export const personHtml = (person: PrintablePerson): string =>
  rowsHtml(
    person,
    person.blocks.map(
      ({ title, rows }) => `<section><h2>${escapeHtml(title)}</h2><dl>${rows.map(rowHtml).join('')}</dl></section>`,
    ),
  );

/** What is known of a person on as many A4 pages as it takes. */
export const personSheet = (person: PrintablePerson): Sheet => ({
  html: personHtml(person),
  css: rowsCss,
  widthMm: 210,
  heightMm: 297,
  inOurFace: true,
});
