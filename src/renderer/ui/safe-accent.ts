import { pad } from '#shared/lib/pad';

const channels = (hex: string): readonly number[] | null => {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim());
  return match ? match.slice(1).map((part) => Number.parseInt(part, 16)) : null;
};

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

/** WCAG 2.2 contrast of a colour with white, 1 to 21. */
export const contrastWithWhite = (rgb: readonly number[]): number => {
  const [red = 0, green = 0, blue = 0] = rgb.map(linear);
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
};

const toHex = (rgb: readonly number[]): string => `#${rgb.map((channel) => pad(channel.toString(16))).join('')}`;

/** The accent of a commune, darkened in small steps until white on it reaches 6.2:1. `fallback` when it is no colour. */
export const safeAccent = (hex: string, fallback = '#1b4b8f'): string => {
  const wanted = channels(hex) ?? channels(fallback);
  if (!wanted) return fallback;
  for (let share = 100; share > 0; share -= 1) {
    const rgb = wanted.map((channel) => Math.floor((channel * share) / 100));
    if (contrastWithWhite(rgb) >= 6.2) return toHex(rgb);
  }
  return '#000000';
};
