import type { DayAhead } from '#shared/domain/insights/day/next-days';
import { formatShare } from '#shared/i18n/fr/figures';
import { periodsText } from '#shared/i18n/fr/supervision-periods';

import type { ChartSize, Drawing } from '../../../ui/charts/drawing/drawing';
import { labelColumn } from '../../../ui/charts/drawing/label-column';
import { stackRows } from '../../../ui/charts/drawing/stack-rows';
import { Words } from '../../../ui/charts/drawing/words';

const text = periodsText.ten;

/** It was closed while people are booked on it. */
export const isShutDay = ({ places }: DayAhead): boolean => places === 0;

/** More is booked than the day holds, or somebody stands beyond capacity. */
export const isOverDay = (one: DayAhead): boolean => isShutDay(one) || one.fill > 1 || one.overbooked > 0;

/** Lays the days ahead out: how full each is, a line at full. */
export const layoutTen = (days: readonly DayAhead[], { width, height, rem }: ChartSize): Drawing => {
  const labels = days.map(({ day }, at) => text.label(day, day.slice(0, 7) !== days[at - 1]?.day.slice(0, 7)));
  const left = labelColumn(labels, width, rem);
  const right = width - 4 * rem;
  const top = Math.max(1.1, ...days.map(({ fill }) => fill * 1.04));
  const x = (fill: number): number => left + (Math.min(top, fill) / top) * (right - left);
  const places = stackRows(
    days.map(() => ({ least: 1.0625 * rem, most: 2 * rem })),
    0,
    height,
  );
  const end = places.at(-1);
  return {
    height: end ? end.y + end.height : 0,
    perLine: 1,
    marks: days.map(({ day, booked, places: holds }, at) => ({
      words: text.row(day, booked, holds),
      x: 0,
      width,
      ...(places[at] ?? { y: 0, height: 0 }),
    })),
    content: days.map((one, at) => {
      const { y, height: high } = places[at] ?? { y: 0, height: 0 };
      const middle = y + high / 2;
      const isOver = isOverDay(one);
      const thick = 0.625 * rem;
      return (
        <g key={one.day}>
          <Words className="soft" x={0} y={middle} rem={rem}>
            {labels[at] ?? ''}
          </Words>
          <rect className="su-track" x={left} y={middle - thick / 2} width={right - left} height={thick} />
          <rect
            className={isOver ? 'bad' : 'fill-2'}
            x={left}
            y={middle - thick / 2}
            width={x(one.fill) - left}
            height={thick}
          />
          <rect className="fill-ink" x={x(1) - 1} y={middle - thick / 2 - 3} width={2} height={thick + 6} />
          {isOver && (
            <path
              className="bad"
              d={`M${right + 0.375 * rem} ${middle + 0.25 * rem}l${0.25 * rem} ${-0.5 * rem}l${0.25 * rem} ${0.5 * rem}z`}
            />
          )}
          <Words className={`end strong${isOver ? ' bad' : ''}`} x={width} y={middle} rem={rem}>
            {isShutDay(one) ? text.shutShort : formatShare(one.fill, 0)}
          </Words>
          <line className="row-line" x1={0} x2={width} y1={y + high - 0.5} y2={y + high - 0.5} />
        </g>
      );
    }),
  };
};
