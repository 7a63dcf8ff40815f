import { followsGap } from './hour-labels';

type Step = { readonly from: string; readonly to: string };
export type Column = { readonly x: number; readonly width: number };

const gapWidth = 0.35;

/** Columns side by side from `left` on, px, with a narrow one where the house is closed in between. */
export const columnsOf = (
  steps: readonly Step[],
  left: number,
  right: number,
): { readonly columns: readonly Column[]; readonly gaps: readonly Column[] } => {
  const gapsBefore = steps.map((_, index) => followsGap(steps, index));
  const units = steps.length + gapsBefore.filter(Boolean).length * gapWidth;
  const unit = (right - left) / Math.max(1, units);
  const gaps: Column[] = [];
  let x = left;
  const columns = steps.map((_, index): Column => {
    if (gapsBefore[index]) {
      gaps.push({ x, width: unit * gapWidth });
      x += unit * gapWidth;
    }
    const column = { x, width: unit };
    x += unit;
    return column;
  });
  return { columns, gaps };
};
