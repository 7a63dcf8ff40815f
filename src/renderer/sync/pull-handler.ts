import type { ReplicationPullHandler } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { pullReply, SCHEMA_VERSION, type Checkpoint, type WireDocument } from '#shared/sync/protocol';

import type { PushGate } from './push-gate';
import { persist, SessionOver, type Session } from './session';
import { isStorable } from './storable';

const patienceMs = 20_000;
const mostTries = 12;

export type Pulled = { readonly documents: WireDocument[]; readonly checkpoint: Checkpoint | undefined };

const fetchPage = (session: Session, collection: CollectionName, since: Checkpoint | null, limit: number) =>
  persist(session, () =>
    session.http.post('/v1/pull', { collection, since, limit, schemaVersion: SCHEMA_VERSION }, pullReply, patienceMs),
  );

/** Pages until the batch that RxDB asked for is full or nothing more is there: a short batch would end its pull. */
const fetchBatch = async (
  session: Session,
  collection: CollectionName,
  since: Checkpoint | null,
  size: number,
): Promise<Pulled> => {
  const documents: WireDocument[] = [];
  let checkpoint = since;
  for (let more = true; more && documents.length < size;) {
    const page = await fetchPage(session, collection, checkpoint, size - documents.length);
    if (page.checkpoint.epoch !== session.epoch) {
      session.restart({ code: 'epochMismatch', status: 0 });
      throw new SessionOver('The server has another epoch');
    }
    documents.push(...page.documents.filter(isStorable(collection)));
    checkpoint = page.checkpoint;
    more = session.rules.hasMoreLoop && page.hasMore;
  }
  return { documents, checkpoint: checkpoint ?? undefined };
};

type Source = { readonly session: Session; readonly collection: CollectionName; readonly gate: PushGate };

/**
 * The pull of one collection, guarded against deaf documents. `arrived` hears of what the server is known to hold, and gives
 * what RxDB shall take over.
 */
export const createPullHandler = <Name extends CollectionName>(
  { session, collection, gate }: Source & { readonly collection: Name },
  arrived: (documents: readonly WireDocument[]) => Promise<readonly WireDocument[]>,
): ReplicationPullHandler<Documents[Name], Checkpoint> => {
  const pull = async (checkpoint: Checkpoint | undefined, size: number): Promise<Pulled> => {
    // A checkpoint of another epoch says nothing about this one.
    const since = checkpoint?.epoch === session.epoch ? checkpoint : null;
    if (!session.rules.deafGuard) return fetchBatch(session, collection, since, size);
    for (let tries = 1; ; tries += 1) {
      const before = await gate.quiet(session.signal);
      const pulled = await fetchBatch(session, collection, since, size);
      if (gate.undisturbed(before)) return pulled;
      if (tries < mostTries) continue;
      session.doubt.wake();
      return pulled;
    }
  };
  return async (checkpoint, size) => {
    const pulled = await pull(checkpoint, size);
    const documents = await arrived(pulled.documents);
    // The shape was checked where the server took it in; RxDB only needs to know which collection it is.
    return { documents, checkpoint: pulled.checkpoint } as unknown as {
      documents: (Documents[Name] & { _deleted: boolean })[];
      checkpoint: Checkpoint | undefined;
    };
  };
};
