import type { WireDocument } from '#shared/sync/protocol';

import { MOST_BYTES_AT_A_STRETCH, MOST_ROWS_AT_A_STRETCH } from '../bounds';

/** A row of a push with its size, and that of what is stored of its document (0 = nothing), in bytes or signs of JSON. */
export type WeighedRow = { readonly row: WireDocument; readonly sent: number; readonly stored: number };

/** The rows with their sizes. */
export const weighed = (
  rows: readonly WireDocument[],
  storedSizes: ReadonlyMap<string, number>,
): readonly WeighedRow[] =>
  rows.map((row) => ({ row, sent: JSON.stringify(row).length, stored: storedSizes.get(row.id) ?? 0 }));

/**
 * How large the answer to a push may become: of each row the whole document, which knows what is stored and all that the push brings
 * of it.
 */
export const mostAnswered = (rows: readonly WeighedRow[]): number => {
  const brought = new Map<string, number>();
  for (const { row, sent } of rows) brought.set(row.id, (brought.get(row.id) ?? 0) + sent);
  return rows.reduce((sum, { row, stored }) => sum + stored + (brought.get(row.id) ?? 0), 0);
};

/** The rows in their order, cut into stretches that are judged under the lock of the site: one row at least, however large. */
export const stretchesOf = (
  rows: readonly WeighedRow[],
  mostRows = MOST_ROWS_AT_A_STRETCH,
  mostBytes = MOST_BYTES_AT_A_STRETCH,
): WireDocument[][] => {
  const stretches: WireDocument[][] = [];
  let bytes = Infinity;
  for (const { row, sent, stored } of rows) {
    const last = stretches.at(-1);
    bytes += sent + stored;
    if (last && last.length < mostRows && bytes <= mostBytes) last.push(row);
    else {
      stretches.push([row]);
      bytes = sent + stored;
    }
  }
  return stretches;
};
