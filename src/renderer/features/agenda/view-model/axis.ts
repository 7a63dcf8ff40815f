/** A stretch of civil minutes of one day, `to` excluded. */
export type Span = { readonly from: number; readonly to: number };

type Piece = Span & { readonly folded: boolean; readonly at: number; readonly weight: number };

/** The vertical axis of a day: open time at scale, long closed gaps folded to a thin band. */
export type Axis = Span & { readonly pieces: readonly Piece[]; readonly weight: number };

/** A fold is as high as this many open minutes: enough for one line of text. */
const foldWeight = 14;
/** Shorter gaps stay at scale, or the eye loses the time. */
const foldFromMin = 40;

const merge = (spans: readonly Span[]): Span[] => {
  const merged: Span[] = [];
  for (const span of spans.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from < last.to + foldFromMin)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else merged.push(span);
  }
  return merged;
};

/** Builds the axis from all that must be visible: openings of the desks and appointments outside of them. */
export const buildAxis = (visible: readonly Span[]): Axis | null => {
  const open = merge(
    visible.map(({ from, to }) => ({ from: Math.floor(from / 30) * 30, to: Math.ceil(to / 30) * 30 })),
  );
  const first = open[0];
  if (!first) return null;
  const pieces: Piece[] = [];
  let at = 0;
  const push = (span: Span, folded: boolean) => {
    const weight = folded ? foldWeight : span.to - span.from;
    pieces.push({ ...span, folded, at, weight });
    at += weight;
  };
  let end = first.from;
  for (const span of open) {
    if (span.from > end) push({ from: end, to: span.from }, true);
    push(span, false);
    end = span.to;
  }
  return { from: first.from, to: end, pieces, weight: at };
};

/** Place of a minute on the axis, 0 at the top to 1 at the foot; times outside are held at the ends. */
export const placeOf = (axis: Axis, minute: number): number => {
  const piece = axis.pieces.find(({ to }) => minute <= to) ?? axis.pieces.at(-1);
  if (!piece) return 0;
  const share = Math.min(1, Math.max(0, (minute - piece.from) / (piece.to - piece.from)));
  return (piece.at + share * piece.weight) / axis.weight;
};

/** The minute at a place of the axis; inside a fold it is the fold's end, where work starts again. */
export const minuteAt = (axis: Axis, place: number): number => {
  const at = Math.min(1, Math.max(0, place)) * axis.weight;
  const piece = axis.pieces.find((candidate) => at < candidate.at + candidate.weight) ?? axis.pieces.at(-1);
  if (!piece) return axis.from;
  if (piece.folded) return piece.to;
  return Math.min(piece.to, piece.from + (at - piece.at));
};

/** Length of the axis between two minutes, as a share of the whole. */
export const heightOf = (axis: Axis, span: Span): number => placeOf(axis, span.to) - placeOf(axis, span.from);

export type AxisMark = {
  readonly minute: number;
  readonly place: number;
  readonly kind: 'hour' | 'half';
  readonly labelled: boolean;
  readonly edge: boolean;
};

/** Hour and half-hour lines; full hours and the start of each open stretch carry their time. */
export const axisMarks = (axis: Axis): AxisMark[] =>
  axis.pieces
    .filter(({ folded }) => !folded)
    .flatMap((piece) => {
      const marks: AxisMark[] = [];
      for (let minute = piece.from; minute < piece.to; minute += 30) {
        const edge = minute === piece.from;
        const full = minute % 60 === 0;
        marks.push({
          minute,
          place: placeOfStart(axis, piece, minute),
          kind: full ? 'hour' : 'half',
          labelled: full || edge,
          edge,
        });
      }
      return marks;
    });

const placeOfStart = (axis: Axis, piece: Piece, minute: number): number =>
  (piece.at + (minute - piece.from)) / axis.weight;

/** The folded gaps, to write « fermé au public » on them. */
export const axisFolds = (axis: Axis): (Span & { readonly place: number; readonly height: number })[] =>
  axis.pieces
    .filter(({ folded }) => folded)
    .map(({ from, to, at, weight }) => ({ from, to, place: at / axis.weight, height: weight / axis.weight }));
