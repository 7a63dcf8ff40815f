/** Widths of the rolls that receipt printers take, millimetres. */
export const paperWidths = [58, 80] as const;
/** The width of a roll, millimetres. */
export type PaperMm = (typeof paperWidths)[number];

/** Dots of a printer along one millimetre (203 per inch). */
export const DOTS_PER_MM = 8;

/** A plain sign of a receipt printer is 12 dots wide and 24 high; a row of them takes a sixth of an inch. */
export const SIGN_DOTS = 12;
/** The height of a sign of the printer at size 1, dots. */
export const SIGN_HIGH_DOTS = 24;
/** The height of a row at size 1 with the space below it, dots. */
export const ROW_DOTS = 34;

/** Dots that the head can print across: a margin stays white at both sides of the roll. */
export const paperDots = (paperMm: PaperMm): number => (paperMm === 58 ? 384 : 576);
