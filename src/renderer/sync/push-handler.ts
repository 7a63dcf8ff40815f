import type { ReplicationPushHandler } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isLogCollection } from '#shared/sync/merge-document';
import { SCHEMA_VERSION, type Verdict, type WireDocument } from '#shared/sync/protocol';

import type { PushGate } from './push-gate';
import { persistOr, type Session } from './session';

/** RxDB hands over a thousand rows at once; one call carries fewer, to stay well below the server's limit of a body. */
const mostRows = 250;

/** Fewer rows may pass, and a single one never will. */
const ofTheRows = ['tooLarge'];

/** What became of the rows of a push. */
export type PushOutcome = {
  /** These rows were taken, as they were sent or merged with what the server had. */
  readonly stored: (documents: readonly WireDocument[]) => Promise<void>;
  readonly quarantined: (id: string, why: string) => Promise<void>;
};

type Source = { readonly session: Session; readonly gate: PushGate };

const sortVerdicts = async (
  rows: readonly WireDocument[],
  verdicts: readonly Verdict[],
  outcome: PushOutcome,
): Promise<WireDocument[]> => {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  const merged = verdicts.flatMap((verdict) => (verdict.verdict === 'merged' ? [verdict.document] : []));
  const refused = verdicts.flatMap((verdict) => (verdict.verdict === 'quarantined' ? [verdict] : []));
  const taken = rows.flatMap((row): WireDocument[] => {
    const verdict = byId.get(row.id);
    if (verdict?.verdict === 'stored') return [row];
    // Of a log the answer holds all that was taken: what was left out of the row is not there. A register that lost was taken all the same.
    return verdict?.verdict === 'merged' ? ['events' in verdict.document ? verdict.document : row] : [];
  });
  await outcome.stored(taken);
  for (const { id, why } of refused) await outcome.quarantined(id, why);
  return merged;
};

/**
 * The push of one collection. A merged row comes back as the master that RxDB then resolves against; a quarantined one
 * counts as sent, so that it neither blocks the others nor is sent again unchanged.
 */
export const createPushHandler = <Name extends CollectionName>(
  { session, collection, gate }: Source & { readonly collection: Name },
  outcome: PushOutcome,
): ReplicationPushHandler<Documents[Name]> => {
  const sendSome = async (rows: readonly WireDocument[]): Promise<WireDocument[]> => {
    const body = { collection, epoch: session.epoch, schemaVersion: SCHEMA_VERSION, rows };
    const reply = await persistOr(session, ofTheRows, () => session.http.calls.push(body));
    if (reply.ok) return sortVerdicts(rows, reply.value.verdicts, outcome);
    const [only, ...others] = rows;
    if (only && others.length === 0) await outcome.quarantined(only.id, reply.reason.code);
    if (others.length === 0) return [];
    const half = Math.ceil(rows.length / 2);
    return [...(await sendSome(rows.slice(0, half))), ...(await sendSome(rows.slice(half)))];
  };
  return (rows) =>
    gate.push(async () => {
      // No desk deletes a log: what it let go of stays where it is.
      const all = rows
        .map((row) => row.newDocumentState as unknown as WireDocument)
        .filter((document) => !(isLogCollection(collection) && document._deleted));
      const masters: WireDocument[] = [];
      for (let from = 0; from < all.length; from += mostRows)
        masters.push(...(await sendSome(all.slice(from, from + mostRows))));
      return masters as unknown as (Documents[Name] & { _deleted: boolean })[];
    });
};
