import { subtract } from '#shared/domain/scheduling/intervals';

import type { Axis, Span } from './axis';

/**
 * Why a stretch of a desk is hatched. `label` is the closure's own words, `''` without one. `at` is the minute that the
 * words name: when the desk opens, or closed; it may lie beyond a fold.
 */
export type DeskGap = Span & {
  readonly kind: 'allDay' | 'opensAt' | 'closesAt' | 'off';
  readonly label: string;
  readonly at: number;
};

type LabelledSpan = Span & { readonly label: string };

/** The stretches of the axis in which a desk receives nobody, folds left out: they are closed for all. */
export const deskGaps = (axis: Axis, open: readonly Span[], closures: readonly LabelledSpan[]): DeskGap[] => {
  const sorted = open.toSorted((a, b) => a.from - b.from);
  const firstOpen = sorted[0]?.from;
  const lastOpen = sorted.at(-1)?.to;
  const labelFor = (span: Span): string =>
    closures.find(({ from, to }) => from < span.to && to > span.from)?.label ?? '';
  const kindOf = (span: Span): DeskGap['kind'] => {
    if (firstOpen === undefined || lastOpen === undefined) return 'allDay';
    if (span.to <= firstOpen) return 'opensAt';
    return span.from >= lastOpen ? 'closesAt' : 'off';
  };
  return axis.pieces
    .filter(({ folded }) => !folded)
    .flatMap((piece) => subtract([piece], sorted))
    .map((span) => {
      const kind = kindOf(span);
      const at = kind === 'opensAt' ? firstOpen : kind === 'closesAt' ? lastOpen : span.to;
      return { ...span, kind, label: labelFor(span), at: at ?? span.to };
    });
};
