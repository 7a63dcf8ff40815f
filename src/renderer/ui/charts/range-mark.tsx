import { scaleLinear } from 'd3-scale';

import { diamond } from './drawing/diamond';

type RangeMarkProps = { readonly low: number; readonly high: number; readonly value: number };

const [wide, high] = [128, 14] as const;

/** A value beside the stretch that is usual: a band and a diamond. The words stand beside it. */
export const RangeMark = ({ low, high: top, value }: RangeMarkProps) => {
  const x = scaleLinear()
    .domain([0, Math.max(1e-9, top, value) * 1.15])
    .range([0, wide]);
  const [at, middle, half] = [x(value), high / 2, 7];
  return (
    <svg className="ch-range" viewBox={`0 0 ${wide} ${high}`} aria-hidden="true">
      <line className="ch-range-line" x1={0} x2={wide} y1={middle} y2={middle} />
      <rect
        className="ch-range-band"
        x={x(Math.max(0, low))}
        y={1}
        width={Math.max(2, x(top) - x(Math.max(0, low)))}
        height={10}
      />
      <path className="ch-range-mark" d={diamond(at, middle, half)} />
    </svg>
  );
};
