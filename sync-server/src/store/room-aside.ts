import { FUTURE_STAMP } from '#shared/sync/protocol';

import { MOST_ASIDE_BYTES, MOST_ASIDE_HASHES, MOST_ASIDE_ROWS } from '../bounds';
import type { QuarantinedRow } from './port';

/**
 * A row of which only the hash is kept: its desk writes it again under another stamp, and a late copy of it is known by the hash. Not one of
 * a foreign stamp: what another device wrote may stand nowhere else.
 */
const isHashAlone = ({ why }: Pick<QuarantinedRow, 'why'>): boolean => why === FUTURE_STAMP;

/** What a device and its family have aside already. `hashes` are rows without their text, which take no room from others. */
export type Aside = { readonly rows: number; readonly bytes: number; readonly hashes: number };

/** Sums up what is aside, by reason. `bytes` are those of the texts. */
export const asideOf = (
  reasons: readonly { readonly why: string; readonly count: number; readonly bytes: number }[],
): Aside => {
  let [rows, bytes, hashes] = [0, 0, 0];
  for (const reason of reasons) {
    if (isHashAlone(reason)) hashes += reason.count;
    else rows += reason.count;
    bytes += reason.bytes;
  }
  return { rows, bytes, hashes };
};

/**
 * The room that a device has left among what is kept aside; the server itself, when it mends, has all that it needs. `take` gives the text
 * to be kept of a row, `null` when there is no room for it.
 */
export const roomAside = (
  deviceId: string,
  there: Aside,
): { readonly take: (row: QuarantinedRow, isErased: boolean) => string | null } => {
  let { rows, bytes, hashes } = there;
  return {
    take: (row, isErased) => {
      const body = isErased || isHashAlone(row) ? '' : row.body;
      if (deviceId === 'server') return body;
      if (isHashAlone(row)) {
        hashes += 1;
        return hashes > MOST_ASIDE_HASHES ? null : body;
      }
      const size = Buffer.byteLength(body);
      if (rows >= MOST_ASIDE_ROWS || bytes + size > MOST_ASIDE_BYTES) return null;
      rows += 1;
      bytes += size;
      return body;
    },
  };
};
