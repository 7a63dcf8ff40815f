import { paperRows, type PaperRow } from '#shared/domain/ticket-paper/paper-rows';
import {
  paperDots,
  DOTS_PER_MM,
  ROW_DOTS,
  SIGN_DOTS,
  SIGN_HIGH_DOTS,
  type PaperMm,
} from '#shared/domain/ticket-paper/paper-width';
import type { TicketLine } from '#shared/domain/ticket-paper/ticket-lines';
import { settingsTicketText as texts } from '#shared/i18n/fr/settings-ticket';

import { qrShape } from '../../../ui/qr-shape';

type Placed = { readonly row: PaperRow; readonly y: number; readonly high: number };

/** Letters stand on a line a little above the foot of their cell. */
const BASE = 0.79;
const MARGIN_DOTS = 40;

const highOf = (row: PaperRow): number => {
  if (row.kind === 'qr') return qrShape(row.data).side * row.moduleDots + ROW_DOTS;
  return row.kind === 'text' ? Math.max(ROW_DOTS, SIGN_HIGH_DOTS * row.height) : ROW_DOTS;
};

const placed = (rows: readonly PaperRow[]): readonly Placed[] =>
  rows.reduce<Placed[]>((before, row) => {
    const last = before.at(-1);
    return [...before, { row, y: last ? last.y + last.high : MARGIN_DOTS, high: highOf(row) }];
  }, []);

const Text = ({
  row,
  y,
  dots,
}: {
  readonly row: Extract<PaperRow, { kind: 'text' }>;
  readonly y: number;
  readonly dots: number;
}) => {
  const long = row.text.length * row.width * SIGN_DOTS;
  const x =
    row.align === 'left'
      ? 0
      : row.align === 'right'
        ? dots - long
        : Math.floor((dots - long) / 2 / SIGN_DOTS) * SIGN_DOTS;
  return (
    <text
      x={x}
      y={y + SIGN_HIGH_DOTS * row.height * BASE}
      fontSize={SIGN_HIGH_DOTS * row.height}
      fontWeight={row.bold ? 700 : 400}
      textLength={long}
      lengthAdjust="spacingAndGlyphs"
      xmlSpace="preserve"
    >
      {row.text}
    </text>
  );
};

const Piece = ({ row, y, dots }: { readonly row: PaperRow; readonly y: number; readonly dots: number }) => {
  switch (row.kind) {
    case 'text':
      return <Text row={row} y={y} dots={dots} />;
    case 'qr': {
      const { side, path } = qrShape(row.data);
      const x = (dots - side * row.moduleDots) / 2;
      return <path d={path} transform={`translate(${x} ${y}) scale(${row.moduleDots})`} />;
    }
    case 'rule':
      return <path d={`M0 ${y + SIGN_HIGH_DOTS / 2}h${dots}`} className="paper-rule" />;
    case 'space':
      return null;
  }
};

type PaperPreviewProps = { readonly lines: readonly TicketLine[]; readonly paperMm: PaperMm };

/** How long the paper of these lines is, millimetres. */
export const paperLengthMm = (lines: readonly TicketLine[], paperMm: PaperMm): number => {
  const last = placed(paperRows(lines, paperMm)).at(-1);
  return Math.round(((last ? last.y + last.high : 0) + MARGIN_DOTS) / DOTS_PER_MM);
};

/** The ticket as it comes out: the rows that the printer gets, dot by dot at the proportions of the paper. */
export const PaperPreview = ({ lines, paperMm }: PaperPreviewProps) => {
  const rows = placed(paperRows(lines, paperMm));
  const dots = paperDots(paperMm);
  const whole = paperMm * DOTS_PER_MM;
  const said = rows.flatMap(({ row }) =>
    row.kind === 'text' ? [row.text] : row.kind === 'qr' ? [texts.kinds.qr] : [],
  );
  return (
    <svg
      className={`paper paper--${paperMm}`}
      viewBox={`0 0 ${whole} ${paperLengthMm(lines, paperMm) * DOTS_PER_MM}`}
      role="img"
      aria-label={texts.previewAlt(said.join(', '))}
    >
      <g transform={`translate(${(whole - dots) / 2} 0)`}>
        {rows.map(({ row, y }) => (
          <Piece key={y} row={row} y={y} dots={dots} />
        ))}
      </g>
    </svg>
  );
};
