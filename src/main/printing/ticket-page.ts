import type { PrintableTicket } from '#shared/ipc/contract';
import { escapeHtml } from '../scheme/escape-html';
import type { Sheet } from './sheet';

export const TICKET_WIDTH_MM = 80;

const MM_FIXED = 46;
const MM_PER_ROW = 5.5;
const SIGNS_PER_ROW = 36;

const rowsOf = (text: string): number => Math.max(1, Math.ceil(text.length / SIGNS_PER_ROW));

/** The length of paper in millimetres: pages run no script here, so the rows are counted, not measured. */
export const ticketHeightMm = ({ title, lines, site }: PrintableTicket): number =>
  Math.ceil(MM_FIXED + MM_PER_ROW * [title, ...lines, site].reduce((sum, text) => sum + rowsOf(text), 0));

export const ticketCss = `html,body{margin:0;background:#fff;color:#000}
body{width:72mm;padding:4mm;font:11pt/1.3 'IBM Plex Sans','Noto Sans','DejaVu Sans',sans-serif;text-align:center;overflow-wrap:anywhere}
.site{font-size:10pt}.title{margin-top:2mm;font-size:12pt;font-weight:600}
.label{margin:3mm 0;font-size:44pt;line-height:1;font-weight:700}
.label.long{font-size:28pt}
p{margin:0}ul{list-style:none;margin:0;padding:2mm 0 0;border-top:.3mm solid #000}`;

/** The ticket as a page without script; every text is escaped. */
export const ticketHtml = ({
  label,
  title,
  lines,
  site,
}: PrintableTicket): string => `<!doctype html><html lang="fr"><head>
<meta charset="utf-8"><title>${escapeHtml(label)}</title><link rel="stylesheet" href="style.css"></head><body>
<p class="site">${escapeHtml(site)}</p><p class="title">${escapeHtml(title)}</p>
<p class="${label.length > 7 ? 'label long' : 'label'}">${escapeHtml(label)}</p>
<ul>${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul></body></html>`;

/** The ticket on its strip of paper. */
export const ticketSheet = (ticket: PrintableTicket): Sheet => ({
  html: ticketHtml(ticket),
  css: ticketCss,
  widthMm: TICKET_WIDTH_MM,
  heightMm: ticketHeightMm(ticket),
  inOurFace: false,
});
