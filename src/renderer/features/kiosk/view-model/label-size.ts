/** Room of the plate for its number, rem; how wide a bold sign is for its height. */
const roomRem = 47;
const signShare = 0.66;
const mostRem = 18;

/** How large a number can stand on its plate, rem: a long one, of a kiosk's own series, is smaller. */
export const labelRem = (label: string): number =>
  Math.round(Math.min(mostRem, roomRem / (Math.max(1, label.length) * signShare)) * 10) / 10;
