import { scaleLinear, type ScaleLinear } from 'd3-scale';

import type { ChartMark, ChartSize } from './drawing';
import { textWidth } from './fit-text';
import { toldTicks } from './told-ticks';

/** A plane of points at even steps: where values stand, and the strip of each point. */
export type Plot = {
  readonly left: number;
  readonly bottom: number;
  readonly step: number;
  readonly ticks: readonly number[];
  readonly x: (at: number) => number;
  readonly y: ScaleLinear<number, number>;
  readonly markOf: (at: number, words: string) => ChartMark;
};

type PlotOptions = {
  readonly count: number;
  readonly values: readonly (number | null)[];
  readonly format: (value: number) => string;
  /** The smallest step that the words tell apart. */
  readonly finest: number;
};

/** The plane for some values, which always holds nought. */
export const plotOf = ({ count, values, format, finest }: PlotOptions, { width, height, rem }: ChartSize): Plot => {
  const top = Math.max(1e-9, ...values.map((value) => value ?? 0));
  const bottom = Math.max(3 * rem, height - 1.25 * rem);
  // As many as have room for their words.
  const tickCount = Math.max(1, Math.min(5, Math.floor(bottom / (2 * rem))));
  const y = scaleLinear()
    .domain([0, top])
    .nice(tickCount)
    .range([bottom, 0.5 * rem]);
  const ticks = toldTicks(y, tickCount, finest);
  const left = Math.ceil(Math.max(...ticks.map((tick) => textWidth(format(tick), 0.75 * rem)), rem) + 0.5 * rem);
  const step = (width - left) / Math.max(1, count);
  const x = (at: number): number => left + (at + 0.5) * step;
  const markOf = (at: number, words: string): ChartMark => ({
    words,
    x: left + at * step,
    y: 0,
    width: step,
    height: bottom,
  });
  return { left, bottom, step, ticks, x, y, markOf };
};
