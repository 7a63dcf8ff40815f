import { textWidth } from '../../../ui/charts/drawing/fit-text';
import { Words } from '../../../ui/charts/drawing/words';
import { hatchPath } from '../view-model/hatch-path';
import type { Column } from '../view-model/columns';

const size = 0.75;
/** Where a label begins, as a share of its column. */
const inset = 0.12;

/** The labels for which there is room: one that would touch the next gives way to it, as the first after a closed stretch says more. */
const roomyLabels = (labels: readonly string[], columns: readonly Column[], rem: number): readonly string[] => {
  const startOf = (at: number): number => (columns[at]?.x ?? 0) + (columns[at]?.width ?? 0) * inset;
  return labels.map((label, at) => {
    const next = labels.findIndex((other, index) => index > at && other !== '');
    const end = startOf(at) + textWidth(label, size * rem, 400) + 0.375 * rem;
    return label === '' || (at > 0 && next !== -1 && end > startOf(next)) ? '' : label;
  });
};
type DayAxisProps = {
  readonly columns: readonly Column[];
  readonly gaps: readonly Column[];
  readonly labels: readonly string[];
  readonly ticks: readonly { readonly words: string; readonly y: number }[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rem: number;
};

/** The ground of a day by half hour: lines of the values, closed stretches hatched, hours at the foot. */
export const DayAxis = ({ columns, gaps, labels, ticks, left, right, top, bottom, rem }: DayAxisProps) => (
  <>
    {ticks.map(({ words, y }) => (
      <g key={words}>
        <line className={y === bottom ? 'base' : 'grid'} x1={left} x2={right} y1={y} y2={y} />
        <Words className="axis" x={0} y={y} rem={rem} size={0.75}>
          {words}
        </Words>
      </g>
    ))}
    {gaps.map(({ x, width }) => (
      <path key={x} className="su-shut" d={hatchPath(x, top, width, bottom - top, 7)} />
    ))}
    {roomyLabels(labels, columns, rem).map((label, index) => {
      const { x, width } = columns[index] ?? { x: 0, width: 0 };
      return label === '' ? null : (
        <Words key={x} className="axis" x={x + width * inset} y={bottom + 0.625 * rem} rem={rem} size={size}>
          {label}
        </Words>
      );
    })}
  </>
);
