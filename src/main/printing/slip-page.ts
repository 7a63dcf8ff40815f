import type { PrintableSlip } from '#shared/ipc/printables';
import { escapeHtml } from '../scheme/escape-html';
import { qrSvg } from './qr-svg';
import type { Sheet } from './sheet';

const A5_MM = { widthMm: 148, heightMm: 210, inOurFace: true };
const STRIP_MM = 80;
const SIGNS_PER_ROW = 40;

const base = `html,body{margin:0;background:#fff;color:#000}
p,h1,h2,h3,ul{margin:0;padding:0}
body{box-sizing:border-box;font-family:'Plex Sans','Segoe UI','Noto Sans','DejaVu Sans',sans-serif;overflow-wrap:anywhere}
.when{font-weight:700}.code{font-family:'IBM Plex Mono','DejaVu Sans Mono',monospace;font-weight:700;letter-spacing:.05em}
.pending{border:.4mm dashed #000;padding:1.5mm 2mm}
ul{list-style:none}li{position:relative;padding-left:5mm}
li::before{content:'';position:absolute;left:0;top:.25em;width:2.6mm;height:2.6mm;border:.3mm solid #000}
svg{display:block}.foot p{margin-top:1mm}li,.foot{break-inside:avoid}h2,h3{break-after:avoid}`;

const a5 = `@page{size:148mm 210mm;margin:0}${base}
body{width:148mm;padding:0 12mm;font-size:10.5pt;line-height:1.35}
.pages{width:100%;border-collapse:collapse}.pages td{padding:0}.edge{height:11mm;font-size:8.5pt;vertical-align:middle}
.site{font-size:10pt;font-weight:600}.reach{font-size:9.5pt;margin-top:.5mm}
h1{border-top:.5mm solid #000;padding-top:4mm}
h1{font-size:15pt;margin:2mm 0 1mm}.when{font-size:17pt;line-height:1.25;margin-bottom:2mm}
.pending{margin:3mm 0}.key{display:flex;align-items:center;gap:5mm;margin:4mm 0;border-top:.2mm solid #000;border-bottom:.2mm solid #000}
.key svg{width:30mm;height:30mm}.code{font-size:20pt}
h2{font-size:11.5pt;margin:3mm 0 1mm}h3{font-size:10pt;margin:1.5mm 0 .5mm}.fee{margin-top:3mm;font-weight:600}
.foot{margin-top:3mm;padding-top:1mm;border-top:.2mm solid #000;font-size:9pt}`;

const thermal = `${base}
body{width:80mm;padding:4mm;font-size:10.5pt;line-height:1.3}
.pages,.pages tbody,.pages tr,.pages td{display:block}.pages thead,.pages tfoot{display:none}
.site,.reach{font-size:9.5pt;text-align:center}h1{font-size:12pt;text-align:center;margin:2mm 0}
.when{font-size:14pt;line-height:1.2;text-align:center;margin-bottom:1.5mm}.where,.reason{text-align:center}
.pending{margin:2.5mm 0;font-size:9.5pt}.key{text-align:center;margin:2mm 0}.key svg{width:32mm;height:32mm;margin:0 auto}
.code{font-size:18pt}h2{font-size:11pt;margin:2mm 0 .5mm;border-top:.3mm solid #000;padding-top:1.5mm}
h3{font-size:10pt;margin:1mm 0 .3mm}.fee{margin-top:2mm;font-weight:600}.foot{margin-top:2mm;border-top:.3mm solid #000;font-size:9pt}`;

const line = (name: string, text: string): string => (text === '' ? '' : `<p class="${name}">${escapeHtml(text)}</p>`);

const papersHtml = ({ papersTitle, papers }: PrintableSlip): string => {
  if (papers.length === 0) return '';
  const groups = papers.map(({ title, items }) => {
    const head = title === '' ? '' : `<h3>${escapeHtml(title)}</h3>`;
    return `${head}<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
  });
  return `<h2>${escapeHtml(papersTitle)}</h2>${groups.join('')}`;
};

/** A sheet that runs over begins each page as far from the edge as the first, and says at its foot whose it is: head and foot of a table come again on every page. */
const pagesHead =
  '<table class="pages" role="presentation"><thead><tr><td class="edge"></td></tr></thead><tbody><tr><td>';
const pagesFoot = ({ code, when }: PrintableSlip): string =>
  `</td></tr></tbody><tfoot><tr><td class="edge">${escapeHtml(`${code} · ${when}`)}</td></tr></tfoot></table>`;

/** The slip as a page without script; every text is escaped, and the QR code says the number alone. */
export const slipHtml = (slip: PrintableSlip): string => `<!doctype html><html lang="fr"><head>
<meta charset="utf-8"><title>${escapeHtml(slip.code)}</title><link rel="stylesheet" href="style.css"></head><body>
${pagesHead}${line('site', slip.site)}${line('reach', slip.reach)}<h1>${escapeHtml(slip.title)}</h1>${line('when', slip.when)}${line('where', slip.where)}
${line('reason', slip.reason)}${line('pending', slip.pending)}
<div class="key">${qrSvg(slip.code)}<div>${line('', slip.codeLabel)}${line('code', slip.code)}</div></div>
${papersHtml(slip)}${line('fee', slip.fee)}
<div class="foot">${slip.foot.map((text) => line('', text)).join('')}</div>${pagesFoot(slip)}</body></html>`;

const rowsOf = (text: string, signs = SIGNS_PER_ROW): number => (text === '' ? 0 : Math.ceil(text.length / signs));

/** The length of a strip, millimetres: pages run no script, so the rows are counted, not measured. */
const stripMm = (slip: PrintableSlip): number => {
  const texts = [slip.where, slip.reason, slip.pending, slip.fee, slip.codeLabel, ...slip.foot, slip.site, slip.reach];
  const papers = slip.papers.flatMap(({ title, items }) => [title, ...items]);
  const rows = [...texts, ...papers].reduce((sum, text) => sum + rowsOf(text, SIGNS_PER_ROW - 4), 0);
  return Math.ceil(84 + rowsOf(slip.when, 26) * 6 + rows * 4.9 + slip.papers.length * 2);
};

/** The slip on A5, or on the strip of the ticket printer. */
export const slipSheet = (slip: PrintableSlip): Sheet =>
  slip.format === 'a5'
    ? { html: slipHtml(slip), css: a5, ...A5_MM }
    : { html: slipHtml(slip), css: thermal, widthMm: STRIP_MM, heightMm: stripMm(slip), inOurFace: true };
