import { pad } from '#shared/lib/pad';

const hex = (part: number): string => pad(Math.round(Math.min(1, Math.max(0, part)) * 255).toString(16));

/**
 * A computed colour as every program reads it: `color(srgb 0.3 0.4 0.5)`, which `color-mix` computes to, becomes `#4d6680`; others
 * stay. An alpha is left out: the drawings have none but `opacity`.
 */
export const plainColour = (computed: string): string => {
  const mixed = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)/.exec(computed);
  if (!mixed) return computed;
  const [, red = '0', green = '0', blue = '0'] = mixed;
  return `#${hex(Number(red))}${hex(Number(green))}${hex(Number(blue))}`;
};
