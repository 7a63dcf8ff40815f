import { paperDots, DOTS_PER_MM, type PaperMm } from '#shared/domain/ticket-paper/paper-width';
import type { PrintableTicket } from '#shared/ipc/printables';
import { escapeHtml } from '../scheme/escape-html';
import { qrSvg } from './qr-svg';
import type { Sheet } from './sheet';

type Line = PrintableTicket['lines'][number];

/** Letter heights by size, points; the largest shrinks for long numbers so that they stay on one row. */
const POINTS = [10, 12, 20, 44] as const;
const LONG_POINTS = 28;
const LONG_LABEL = 7;
const QR_MM = [18, 24, 32, 40] as const;
const MM_FIXED = 12;
/** A row of text needs a third more than its letters. */
const MM_PER_POINT = (25.4 / 72) * 1.32;
/** Signs at 10 points in a millimetre of a row. */
const SIGNS_PER_MM = 40 / 72;

/** What the head of a receipt printer reaches: the same on a sheet for another printer, so that both look alike. */
const textMm = (paperMm: PaperMm): number => paperDots(paperMm) / DOTS_PER_MM;

const pointsOf = (line: Extract<Line, { kind: 'text' }>): number =>
  line.size === 4 && line.text.length > LONG_LABEL ? LONG_POINTS : (POINTS[line.size - 1] ?? POINTS[0]);

const heightOf = (line: Line, paperMm: PaperMm): number => {
  switch (line.kind) {
    case 'text': {
      const points = pointsOf(line);
      const rows = Math.max(1, Math.ceil(line.text.length / (SIGNS_PER_MM * textMm(paperMm) * (10 / points))));
      return rows * points * MM_PER_POINT + 1;
    }
    case 'qr':
      return (QR_MM[line.size - 1] ?? QR_MM[1]) + 4 + (line.hint === '' ? 0 : 10);
    case 'rule':
      return 4;
    case 'space':
      return 4;
  }
};

/** The length of paper in millimetres: pages run no script here, so the rows are counted, not measured. */
export const ticketHeightMm = ({ lines }: PrintableTicket, paperMm: PaperMm): number =>
  Math.ceil(MM_FIXED + lines.reduce((sum, line) => sum + heightOf(line, paperMm), 0));

const ticketCss = (paperMm: PaperMm): string => `html,body{margin:0;background:#fff;color:#000}
body{width:${textMm(paperMm)}mm;padding:4mm ${(paperMm - textMm(paperMm)) / 2}mm;font:10pt/1.3 'IBM Plex Sans','Noto Sans','DejaVu Sans',sans-serif;overflow-wrap:anywhere}
p{margin:0 0 1mm}.left{text-align:left}.centre{text-align:center}.right{text-align:right}.bold{font-weight:700}
${POINTS.map((points, index) => `.s${index + 1}{font-size:${points}pt}`).join('')}
.s4{line-height:1.1}.long{font-size:${LONG_POINTS}pt}
hr{border:0;border-top:.3mm solid #000;margin:1.8mm 0}.space{height:4mm}
.qr{text-align:center;margin:2mm 0}.qr svg{display:block;margin:0 auto}.hint{font-size:9pt}
${QR_MM.map((mm, index) => `.q${index + 1} svg{width:${mm}mm;height:${mm}mm}`).join('')}`;

const htmlOf = (line: Line): string => {
  switch (line.kind) {
    case 'text': {
      const long = line.size === 4 && line.text.length > LONG_LABEL ? ' long' : '';
      const bold = line.bold ? ' bold' : '';
      return `<p dir="auto" class="${line.align} s${line.size}${bold}${long}">${escapeHtml(line.text)}</p>`;
    }
    case 'qr': {
      const hint = line.hint === '' ? '' : `<p dir="auto" class="hint">${escapeHtml(line.hint)}</p>`;
      return `<div class="qr q${line.size}">${qrSvg(line.data)}${hint}</div>`;
    }
    case 'rule':
      return '<hr>';
    case 'space':
      return '<div class="space"></div>';
  }
};

/** The ticket as a page without script; every text is escaped. */
export const ticketHtml = ({ label, lines }: PrintableTicket): string => `<!doctype html><html lang="fr"><head>
<meta charset="utf-8"><title>${escapeHtml(label)}</title><link rel="stylesheet" href="style.css"></head><body>
${lines.map(htmlOf).join('\n')}</body></html>`;

/** The ticket on its strip of paper. */
export const ticketSheet = (ticket: PrintableTicket, paperMm: PaperMm): Sheet => ({
  html: ticketHtml(ticket),
  css: ticketCss(paperMm),
  widthMm: paperMm,
  heightMm: ticketHeightMm(ticket, paperMm),
  inOurFace: false,
});
