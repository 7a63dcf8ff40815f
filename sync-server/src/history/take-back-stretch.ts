import type { Citizen } from '#shared/domain/model/citizen';
import type { WireDocument } from '#shared/sync/protocol';
import { takenBackOf, withValuesBack, type PastWrite } from '#shared/sync/take-back';
import type { CallReply } from '#shared/sync/wire/calls';

import type { CollectionRules } from '../documents/registry';
import { toWritten } from '../documents/to-written';
import { soundOf } from '../lib/sound';
import type { AuditEntry } from '../store/audit-port';
import type { Device, PastEntry, SiteTransaction, Written } from '../store/port';

/** The writes of a device between two numbers, both included. */
export type WriteRange = { readonly deviceId: string; readonly fromSeq: number; readonly toSeq: number };

/** A stretch of the audit: its entries in the order of `seq`. */
type Stretch = readonly AuditEntry[];

type Scene = {
  readonly site: SiteTransaction;
  /** Who takes back. */
  readonly device: Device;
  readonly known: CollectionRules;
  readonly nowMs: number;
};

const writeOf = ({ seq, delta }: PastEntry): PastWrite => ({
  seq,
  fields: (delta as Partial<Citizen> | null)?.fields ?? {},
});

/**
 * Takes back, of some writes, those to the citizens that they touched last in this stretch: so that a citizen whom they wrote twice is met
 * once. Without `writes` nothing is written and the tally says what would come of it.
 */
export const takeBackStretch = async (
  { site, device, known, nowMs }: Scene,
  range: WriteRange,
  stretch: Stretch,
  writes: boolean,
): Promise<Pick<CallReply<'takeBack'>, 'tally' | 'written'>> => {
  const isOfRange = ({ deviceId, seq }: { readonly deviceId: string; readonly seq: number }): boolean =>
    deviceId === range.deviceId && seq >= range.fromSeq && seq <= range.toSeq;
  const ids = [...new Set(stretch.filter(isOfRange).flatMap((one) => (one.collection === 'citizens' ? [one.id] : [])))];
  const end = stretch.at(-1)?.seq ?? 0;
  // Whom these writes touch once more further on is met there: what was written of them is not read at each stretch.
  const last = await site.lastWrites('citizens', ids, range);
  const ending = ids.filter((id) => (last.get(id) ?? 0) <= end);
  const stored = await site.read('citizens', ending);
  const past = await site.entriesOf('citizens', ending);
  const tally = { citizens: 0, values: 0, emptied: 0, kept: 0, made: 0, erased: 0 };
  const rows: Written[] = [];
  const take = (document: WireDocument, entries: readonly PastEntry[]): void => {
    const present = soundOf('citizens', document);
    if (!present) return;
    const taken = entries.filter(isOfRange);
    const seqs = new Set(taken.map(({ seq }) => seq));
    const { back, kept, untouched } = takenBackOf(present, entries.map(writeOf), (seq) => seqs.has(seq));
    const names = Object.keys(back);
    tally.kept += kept.length;
    if (untouched === 'new') tally.made += 1;
    if (untouched === 'erased') tally.erased += 1;
    if (names.length === 0) return;
    tally.citizens += 1;
    tally.values += names.length;
    tally.emptied += names.filter((name) => present.fields[name]?.v === '').length;
    const restored = { ...withValuesBack(present, back, { nowMs, deviceId: device.id }), _deleted: false };
    rows.push(toWritten(known, document, restored));
  };
  for (const id of ids) {
    const document = stored.get(id);
    if (document && !document._deleted) take(document, past.get(id) ?? []);
  }
  if (!writes || rows.length === 0) return { tally, written: null };
  const toSeq = await site.write('citizens', rows, { deviceId: device.id, at: new Date(nowMs).toISOString() });
  return { tally, written: { deviceId: device.id, fromSeq: toSeq - rows.length + 1, toSeq } };
};
