import { Words } from '../../../ui/charts/drawing/words';
import { hatchPath } from '../view-model/hatch-path';
import type { Column } from '../view-model/columns';

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
    {columns.map(({ x, width }, index) =>
      (labels[index] ?? '') === '' ? null : (
        <Words key={x} className="axis" x={x + width * 0.12} y={bottom + 0.625 * rem} rem={rem} size={0.75}>
          {labels[index] ?? ''}
        </Words>
      ),
    )}
  </>
);
