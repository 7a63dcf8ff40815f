import { packedSheet, type PackedSheet } from '#shared/domain/insights/facts/wire/sheet-wire';

import { whenIdle } from '../lib/when-idle';
import type { StoredSheet } from '../store/insight-port';

/** Reads stored sheets; `null` what is none. */
export type KeptSheets = (siteId: string, stored: StoredSheet) => PackedSheet | null;

/** `mostBytes` = what is kept in all. After `idleMs` without a question nothing is. */
type Bounds = { readonly mostBytes: number; readonly idleMs: number };

/** A year of a town of 200,000 takes 90 MB. */
const usual: Bounds = { mostBytes: 128 * 1024 * 1024, idleMs: 10 * 60_000 };

/**
 * Keeps sheets that were read, by the change that they show, for the next request. When the room is full, further sheets are read each
 * time. Making room by dropping others would not help: a request larger than the room would drop what it needs next.
 */
export const keepSheets = ({ mostBytes, idleMs } = usual): KeptSheets => {
  const kept = new Map<string, { readonly seq: number; readonly packed: PackedSheet }>();
  let bytes = 0;
  const used = whenIdle(idleMs, () => {
    kept.clear();
    bytes = 0;
  });
  return (siteId, { day, seq, body }) => {
    used();
    const key = `${siteId} ${day}`;
    const known = kept.get(key);
    if (known?.seq === seq) return known.packed;
    if (known) bytes -= known.packed.bytes;
    kept.delete(key);
    const packed = packedSheet(body);
    if (!packed || bytes + packed.bytes > mostBytes) return packed;
    kept.set(key, { seq, packed });
    bytes += packed.bytes;
    return packed;
  };
};
