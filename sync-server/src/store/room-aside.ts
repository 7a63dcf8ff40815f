import { MOST_ASIDE_BYTES, MOST_ASIDE_ROWS } from '../bounds';

/**
 * The room that a device has left among what is kept aside, of which it has so much already; the server itself, when it mends, has all that it needs.
 * `take` says whether a row fits.
 */
export const roomAside = (
  deviceId: string,
  rows: number,
  bytes: number,
): { readonly take: (size: number) => boolean } => {
  let [rowsThere, bytesThere] = [rows, bytes];
  return {
    take: (size) => {
      if (deviceId === 'server') return true;
      if (rowsThere >= MOST_ASIDE_ROWS || bytesThere + size > MOST_ASIDE_BYTES) return false;
      rowsThere += 1;
      bytesThere += size;
      return true;
    },
  };
};
