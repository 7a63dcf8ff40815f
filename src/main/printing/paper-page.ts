import type { PrintablePaper } from '#shared/ipc/printables';
import { escapeHtml } from '../scheme/escape-html';
import { rowsCss, rowsHtml } from './person-page';
import type { Sheet } from './sheet';

/** A blank has room for a hand, and says in words that it is one. */
const pagesCss = `${rowsCss}
.row{grid-template-columns:56mm 1fr}
.text{padding:1mm 0;overflow-wrap:anywhere}
.blank{min-height:7mm;border-bottom:.35mm dotted #000;font-size:8.5pt}`;

/** To be read from a step away, on one page. */
const posterCss = `${pagesCss}
body{font-size:15pt;line-height:1.35}
h1{font-size:30pt;margin:2mm 0 4mm}
h2{font-size:16.5pt;margin:4.5mm 0 1mm}
.blank{min-height:11mm;font-size:9pt}
footer{margin-top:7mm;font-size:10pt}`;

const valueHtml = (value: string, blank: string): string =>
  value === '' ? `<div class="blank">${escapeHtml(blank)}</div>` : escapeHtml(value);

/** A document of the town hall as a page without script; every text is escaped. */
export const paperHtml = (paper: PrintablePaper): string =>
  rowsHtml(
    paper,
    paper.blocks.map(({ title, rows }) => {
      const [texts, named] = [rows.filter(({ label }) => label === ''), rows.filter(({ label }) => label !== '')];
      const paragraphs = texts.map(({ value }) => `<div class="text">${valueHtml(value, paper.blank)}</div>`);
      const list = named.map(
        ({ label, value }) =>
          `<div class="row"><dt>${escapeHtml(label)}</dt><dd>${valueHtml(value, paper.blank)}</dd></div>`,
      );
      const rest = list.length > 0 ? `<dl>${list.join('')}</dl>` : '';
      return `<section><h2>${escapeHtml(title)}</h2>${paragraphs.join('')}${rest}</section>`;
    }),
  );

/** A document of the town hall on A4: a poster on one page, anything else on as many as it takes. */
export const paperSheet = (paper: PrintablePaper): Sheet => ({
  html: paperHtml(paper),
  css: paper.format === 'poster' ? posterCss : pagesCss,
  widthMm: 210,
  heightMm: 297,
  inOurFace: true,
});
