import type { PrintableReport } from '#shared/ipc/printables';
import { escapeHtml } from '../scheme/escape-html';
import type { Sheet } from './sheet';

const A4_MM = { widthMm: 210, heightMm: 297, inOurFace: true };
const BAR_WIDTH = 100;

/** Heights add up to less than the sheet, or Chromium would start an empty page. */
const css = `@page{size:210mm 297mm;margin:0}
html,body{margin:0;background:#fff;color:#151a23}
body{font:9.5pt/1.35 'Plex Sans','Segoe UI','Noto Sans','DejaVu Sans',sans-serif}
p,h1,h2,ol,dl,dd,dt{margin:0;padding:0;list-style:none}
.page{display:flex;flex-direction:column;box-sizing:border-box;width:210mm;height:296mm;padding:13mm 14mm 9mm;overflow:hidden}
.site{font-size:9.5pt;color:#4a5160}
h1{font-size:19pt;line-height:1.2;margin:2mm 0 1.5mm}
.title{font-size:12pt;font-weight:600}
.sub{font-size:9.5pt;color:#4a5160;margin-bottom:5mm}
dl{display:flex;border-top:.5mm solid #151a23;border-bottom:.2mm solid #151a23;margin-bottom:6mm}
dl div{flex:1;padding:2.5mm 4mm 3mm;border-left:.2mm solid #b9bcc4}
dl div:first-child{border-left:0;padding-left:0}
dt{font-size:8.5pt;color:#4a5160}
dd{font-size:20pt;font-weight:700;line-height:1.25}
dd+dd{font-size:8.5pt;font-weight:400;color:#4a5160}
.blocks{flex:1;display:grid;grid-template-columns:1fr 1fr;align-content:stretch;gap:9mm 9mm;min-height:0;margin-bottom:4mm}
section,ol{display:flex;flex-direction:column}
ol{flex:1}
h2{font-size:11pt;border-bottom:.35mm solid #151a23;padding-bottom:1mm}
.say{font-weight:600;margin:1.5mm 0}
li{display:grid;grid-template-columns:40mm 1fr 15mm;gap:2.5mm;align-items:center;flex:1 1 8.4mm;max-height:16mm;border-bottom:.15mm solid #b9bcc4}
li .l{line-height:1.15;overflow-wrap:anywhere}
li .v{text-align:right;font-weight:700;white-space:nowrap}
li .n{display:block;font-size:7.5pt;line-height:1.15;color:#4a5160}
svg+.n{margin-top:.6mm}
li .v,dd{font-variant-numeric:tabular-nums}
svg{display:block;width:100%;height:2.6mm}
.dense h1{font-size:16pt;margin:1mm 0}
.dense .sub{margin-bottom:3mm}
.dense dl{margin-bottom:4mm}
.dense dl div{padding-top:1.5mm;padding-bottom:2mm}
.dense dd{font-size:17pt}
.dense dd+dd{font-size:8pt}
.dense .blocks{gap:4.5mm 9mm}
.dense .say{margin:1mm 0;line-height:1.25}
.dense li{grid-template-columns:34mm 1fr 14mm;gap:2mm;flex-basis:6.4mm;max-height:11mm;font-size:8.5pt}
.dense .m{display:flex;gap:1.5mm;align-items:center}
.dense svg{flex:1 1 0;min-width:0}
.dense svg+.n{flex:0 0 21mm;margin:0}
.dense li .n{font-size:7pt;line-height:1.1}
footer{border-top:.2mm solid #151a23;padding-top:1.5mm;font-size:7.5pt;line-height:1.4;color:#4a5160}`;

const cell = (name: string, text: string): string => `<span class="${name}">${escapeHtml(text)}</span>`;

const barSvg = (share: number): string => {
  const width = Math.round(share * BAR_WIDTH * 10) / 10;
  return `<svg viewBox="0 0 ${BAR_WIDTH} 8" preserveAspectRatio="none" aria-hidden="true"><rect width="${width}" height="8" fill="#1b4b8f"/></svg>`;
};

type Block = PrintableReport['blocks'][number];

const rowHtml = ({ label, value, note, share }: Block['rows'][number]): string => {
  const bar = share === null ? '' : barSvg(share);
  const said = note === '' ? '' : cell('n', note);
  return `<li>${cell('l', label)}<span class="m">${bar}${said}</span>${cell('v', value)}</li>`;
};

const blockHtml = ({ title, sentence, rows }: Block): string =>
  `<section><h2>${escapeHtml(title)}</h2><p class="say">${escapeHtml(sentence)}</p><ol>${rows.map(rowHtml).join('')}</ol></section>`;

/** So many blocks stand at their ease; more of them stand closer. */
const EASY_BLOCKS = 4;

/** The report as a page without script; every text is escaped. */
export const reportHtml = (report: PrintableReport): string => {
  const figures = report.figures.map(
    ({ label, value, note }) =>
      `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd><dd>${escapeHtml(note)}</dd></div>`,
  );
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>${escapeHtml(report.title)}</title>
<link rel="stylesheet" href="style.css"></head><body><main class="page${report.blocks.length > EASY_BLOCKS ? ' dense' : ''}"><p class="site">${escapeHtml(report.site)}</p>
<h1>${escapeHtml(report.headline)}</h1><p class="title">${escapeHtml(report.title)}</p><p class="sub">${escapeHtml(report.subtitle)}</p><dl>${figures.join('')}</dl>
<div class="blocks">${report.blocks.map(blockHtml).join('')}</div>
<footer>${report.foot.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</footer></main></body></html>`;
};

/** The report on one A4 page. */
export const reportSheet = (report: PrintableReport): Sheet => ({ html: reportHtml(report), css, ...A4_MM });
