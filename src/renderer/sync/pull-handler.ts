import type { ReplicationPullHandler } from 'rxdb/plugins/core';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { isLogCollection } from '#shared/sync/merge-document';
import { SCHEMA_VERSION, type Checkpoint, type WireDocument } from '#shared/sync/protocol';
import type { LeftBehind } from '#shared/sync/wire/document-calls';

import type { PushGate } from './push-gate';
import { persist, SessionOver, type Session } from './session';
import { isStorable } from './storable';

const mostTries = 12;

export type Pulled = {
  readonly documents: WireDocument[];
  readonly checkpoint: Checkpoint | undefined;
  /** No push was under way meanwhile. */
  readonly isUndisturbed?: boolean;
};

type Page = { readonly since: Checkpoint | null; readonly limit: number; readonly leftBehind: LeftBehind | undefined };

const fetchPage = (session: Session, collection: CollectionName, { since, limit, leftBehind }: Page) => {
  const body = { collection, since, limit, schemaVersion: SCHEMA_VERSION, ...(leftBehind ? { leftBehind } : {}) };
  return persist(session, () => session.http.calls.pull(body));
};

/** Pages until the batch that RxDB asked for is full or nothing more is there: a short batch would end its pull. */
const fetchBatch = async (
  session: Session,
  collection: CollectionName,
  { since, limit: size, leftBehind }: Page,
): Promise<Pulled> => {
  const documents: WireDocument[] = [];
  let checkpoint = since;
  for (let more = true; more && documents.length < size;) {
    const page = await fetchPage(session, collection, {
      since: checkpoint,
      limit: size - documents.length,
      leftBehind,
    });
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

type Source = {
  readonly session: Session;
  readonly collection: CollectionName;
  readonly gate: PushGate;
  /** The civil day on which the window of this desk begins. */
  readonly fromDay: () => Promise<string>;
};

/**
 * The pull of one collection, guarded against deaf documents. `arrived` hears of what the server is known to hold, and gives
 * what RxDB shall take over.
 */
export const createPullHandler = <Name extends CollectionName>(
  { session, collection, gate, fromDay }: Source & { readonly collection: Name },
  arrived: (pulled: Pulled) => Promise<readonly WireDocument[]>,
): ReplicationPullHandler<Documents[Name], Checkpoint> => {
  const { leaving, history, headSeq } = session;
  const leavingOf = async (since: Checkpoint | null): Promise<LeftBehind | undefined> => {
    if (!isLogCollection(collection)) return undefined;
    if (since !== null) return leaving.of(collection, history);
    return leaving.begin(collection, history, { fromDay: await fromDay(), upTo: headSeq });
  };
  // A checkpoint of another epoch says nothing about this one.
  const knownOf = (checkpoint: Checkpoint | undefined): Checkpoint | null =>
    checkpoint?.epoch === session.epoch ? checkpoint : null;
  // RxDB keeps no checkpoint of a pull that brought nothing, and would look through the same past again and again.
  let passed: { readonly from: number; readonly to: Checkpoint } | null = null;

  const pull = async (checkpoint: Checkpoint | undefined, size: number): Promise<Pulled> => {
    const known = knownOf(checkpoint);
    const leftBehind = await leavingOf(known);
    const since = passed?.from === (known?.seq ?? -1) ? passed.to : known;
    const page = { since, limit: size, leftBehind };
    if (!session.rules.deafGuard) return fetchBatch(session, collection, page);
    for (let tries = 1; ; tries += 1) {
      const before = await gate.quiet(session.signal);
      const pulled = await fetchBatch(session, collection, page);
      if (gate.undisturbed(before)) return { ...pulled, isUndisturbed: true };
      if (tries < mostTries) continue;
      session.doubt.wake();
      return pulled;
    }
  };
  return async (checkpoint, size) => {
    const pulled = await pull(checkpoint, size);
    const from = knownOf(checkpoint)?.seq ?? -1;
    const to = pulled.checkpoint;
    if (pulled.documents.length === 0 && to && to.seq > Math.max(from, 0)) passed = { from, to };
    const documents = await arrived(pulled);
    // The shape was checked where the server took it in; RxDB only needs to know which collection it is.
    return { documents, checkpoint: pulled.checkpoint } as unknown as {
      documents: (Documents[Name] & { _deleted: boolean })[];
      checkpoint: Checkpoint | undefined;
    };
  };
};
