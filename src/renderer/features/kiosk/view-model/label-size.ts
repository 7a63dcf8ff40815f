/** How many bold signs fill the plate at its full size. */
const fullSigns = 4;

/** How large a number can stand on its plate, 1 = at full size: a long one, of a kiosk's own series, is smaller. */
export const labelShare = (label: string): number =>
  Math.round(Math.min(1, fullSigns / Math.max(1, label.length)) * 100) / 100;
