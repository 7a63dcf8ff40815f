import { scaleLinear } from 'd3-scale';
import { useCallback } from 'react';

import { chartText } from '#shared/i18n/fr/charts';
import { formatNumber, formatShare } from '#shared/i18n/fr/figures';

import { ChartCanvas } from './chart-canvas';
import type { ChartSize, Drawing } from './drawing/drawing';
import { labelColumn } from './drawing/label-column';
import { stackRows } from './drawing/stack-rows';
import { Words } from './drawing/words';

/** A step of a way that people go, each implied by the one after. */
export type FunnelStep = { readonly name: string; readonly count: number };

type FunnelStepsProps = {
  readonly rows: readonly FunnelStep[];
  readonly label: string;
  readonly onPick?: (at: number) => void;
};

/** Lays a funnel out: bars from one edge, what was lost at each step hollow behind it. */
export const layoutFunnelSteps = (rows: readonly FunnelStep[], size: ChartSize): Drawing => {
  const { width, rem } = size;
  const first = rows[0]?.count ?? 0;
  const left = labelColumn(
    rows.map(({ name }) => name),
    width,
    rem,
  );
  const x = scaleLinear()
    .domain([0, Math.max(1, first)])
    .range([left, Math.max(left + 20, width - 8 * rem)]);
  const places = stackRows(
    rows.map(() => ({ least: 1.5 * rem, most: 3 * rem })),
    0,
    size.height,
  );
  const end = places.at(-1);
  const shareOf = (count: number): string => (first === 0 ? '·' : formatShare(count / first, 0));
  return {
    height: Math.max(size.height, end ? end.y + end.height : 0),
    perLine: 1,
    isList: true,
    marks: rows.map(({ name, count }, at) => {
      const place = places[at] ?? { y: 0, height: 0 };
      const lost = (rows[at - 1]?.count ?? count) - count;
      const words = chartText.funnel.say(name, formatNumber(count), shareOf(count), lost);
      return { words, x: 0, y: place.y, width, height: place.height };
    }),
    content: rows.map(({ name, count }, at) => {
      const { y, height } = places[at] ?? { y: 0, height: 0 };
      const before = rows[at - 1]?.count ?? count;
      const thick = Math.min(1.5 * rem, height - 6);
      const [top, middle] = [y + (height - thick) / 2, y + height / 2];
      return (
        <g key={name}>
          <Words className="name" x={0} y={middle} rem={rem} size={0.875} room={left - 8}>
            {name}
          </Words>
          {before > count && (
            <rect className="hollow" x={x(count)} y={top} width={x(before) - x(count)} height={thick} />
          )}
          <rect
            className={at === rows.length - 1 ? 'fill-1' : 'fill-2'}
            x={x(0)}
            y={top}
            width={x(count) - x(0)}
            height={thick}
          />
          <Words className="end name strong" x={width - 3.75 * rem} y={middle} rem={rem} size={0.875}>
            {formatNumber(count)}
          </Words>
          <Words className="end soft" x={width} y={middle} rem={rem}>
            {shareOf(count)}
          </Words>
        </g>
      );
    }),
  };
};

/** How far people came: booked, confirmed, arrived, called, served. */
export const FunnelSteps = ({ rows, label, onPick }: FunnelStepsProps) => {
  const layout = useCallback((size: ChartSize) => layoutFunnelSteps(rows, size), [rows]);
  return <ChartCanvas label={label} layout={layout} onPick={onPick} />;
};
