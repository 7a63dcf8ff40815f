import { textWidth } from './fit-text';

/** Width of the column of names, px: as wide as the longest, within a share of the whole. */
export const labelColumn = (names: readonly string[], width: number, rem: number, most = 0.34): number =>
  Math.ceil(Math.min(width * most, Math.max(0, ...names.map((name) => textWidth(name, 0.875 * rem))) + rem));
