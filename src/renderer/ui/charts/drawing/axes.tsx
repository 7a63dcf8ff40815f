import type { ScaleLinear } from 'd3-scale';

import { textWidth } from './fit-text';
import { Words } from './words';

type AxesProps = {
  readonly x: (at: number) => number;
  readonly y: ScaleLinear<number, number>;
  readonly labels: readonly string[];
  readonly format: (value: number) => string;
  readonly width: number;
  readonly bottom: number;
  readonly left: number;
  readonly ticks: readonly number[];
  readonly rem: number;
};

/** How many labels are left out between two, so that they do not touch. */
const everyOf = ({ labels, x, rem }: Pick<AxesProps, 'labels' | 'x' | 'rem'>): number => {
  const widest = Math.max(1, ...labels.map((label) => textWidth(label, 0.75 * rem))) + 0.75 * rem;
  const step = labels.length > 1 ? Math.abs(x(1) - x(0)) : widest;
  return Math.max(1, Math.ceil(widest / Math.max(1e-9, step)));
};

/** Lines of the values at the left, words of the points at the foot. */
export const Axes = (props: AxesProps) => {
  const { x, y, labels, format, width, bottom, left, ticks, rem } = props;
  const every = everyOf(props);
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line className="grid" x1={left} x2={width} y1={y(tick)} y2={y(tick)} />
          <Words className="axis end" x={left - 0.375 * rem} y={y(tick)} rem={rem} size={0.75}>
            {format(tick)}
          </Words>
        </g>
      ))}
      <line className="base" x1={left} x2={width} y1={bottom} y2={bottom} />
      {labels.map((label, at) =>
        at % every === 0 ? (
          <Words
            key={`${label} ${at}`}
            className={`axis ${x(at) + textWidth(label, 0.75 * rem) / 2 > width ? 'end' : 'mid'}`}
            x={Math.min(width, x(at))}
            y={bottom + 0.625 * rem}
            rem={rem}
            size={0.75}
          >
            {label}
          </Words>
        ) : null,
      )}
    </>
  );
};
