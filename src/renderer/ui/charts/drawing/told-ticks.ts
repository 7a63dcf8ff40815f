import type { ScaleLinear } from 'd3-scale';

/** Values of an axis that its words can tell: multiples of the finest step that they write. About `count` of them, or fewer. */
export const toldTicks = (scale: ScaleLinear<number, number>, count: number, finest: number): readonly number[] =>
  scale.ticks(count).filter((tick) => Math.abs(tick - Math.round(tick / finest) * finest) <= 1e-6 * Math.abs(tick));
