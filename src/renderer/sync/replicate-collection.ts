import type { RxCollection, RxReplicationPullStreamItem, ReplicationPushHandler } from 'rxdb/plugins/core';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { FOREIGN_STAMP, FUTURE_STAMP, SCHEMA_VERSION, type Checkpoint, type WireDocument } from '#shared/sync/protocol';
import { sameDocument } from '#shared/sync/same-document';

import type { GuichetDatabase } from '../data/database/collections';
import type { Outbox } from '../data/outbox';
import { keepKnown, sendPassedOver } from './keep-known';
import { createPullHandler } from './pull-handler';
import { createPushGate } from './push-gate';
import { createPushHandler } from './push-handler';
import type { Restamp } from './restamp';
import type { Session } from './session';
import { windowOf } from './window-of';
import { fetchCopies } from './reconcile';

const atOnce = 200;

/**
 * Stands in for the push of reference data, which only the server writes: nothing is sent, and whatever differs here comes
 * back as the server's copy. Without it RxDB would take a stale copy for a local write, and pass over the server's for good.
 */
const createMirrorHandler =
  <Name extends CollectionName>(session: Session, name: Name): ReplicationPushHandler<Documents[Name]> =>
  async (rows) => {
    const all = rows.map((row) => row.newDocumentState as unknown as WireDocument);
    const masters: WireDocument[] = [];
    for (let from = 0; from < all.length; from += atOnce) {
      const some = all.slice(from, from + atOnce);
      const copies = await fetchCopies(
        { session, name },
        some.map((one) => one.id),
      );
      if (!copies) continue;
      for (const mine of some) {
        const master = copies.get(mine.id) ?? { ...mine, _deleted: true };
        if (!sameDocument(master, mine)) masters.push(master);
      }
    }
    return masters as unknown as (Documents[Name] & { _deleted: boolean })[];
  };

const batchSize = 1_000;
/** Our handlers try again by themselves; RxDB only waits when one of them failed in a way nobody foresaw. */
const retryTimeMs = 2_000;

export type Replication<Name extends CollectionName = CollectionName> = {
  readonly state: RxReplicationState<Documents[Name], Checkpoint>;
  readonly resync: () => void;
};

type Aids = {
  readonly outbox: Outbox;
  /** Ids of documents to be sent although RxDB believes that the server holds them. */
  readonly resend: Set<string>;
  readonly restamp: Restamp;
};

/** Both directions of one collection with the server of the site. */
export const replicateCollection = <Name extends CollectionName>(
  session: Session,
  name: Name,
  collection: RxCollection<Documents[Name]>,
  { outbox, resend, restamp }: Aids,
): Replication<Name> => {
  const stream = new Subject<RxReplicationPullStreamItem<Documents[Name], Checkpoint>>();
  const gate = createPushGate(session.waker, () => state.internalReplicationState?.streamQueue.up);
  const fromDay = (): Promise<string> => windowOf(session, collection.database as unknown as GuichetDatabase);
  const source = { session, collection: name, gate, fromDay };
  const pushHandler =
    name === 'reference'
      ? createMirrorHandler(session, name)
      : createPushHandler(source, {
          stored: (documents) => outbox.acknowledge(name, documents, 'sent'),
          quarantined: async (id, why) => {
            const isOfStamps = why === FUTURE_STAMP || why === FOREIGN_STAMP;
            const isRestamped = name === 'citizens' && isOfStamps && (await restamp(id, why));
            if (!isRestamped) await outbox.refuse(name, id, why);
          },
        });
  const state: RxReplicationState<Documents[Name], Checkpoint> = replicateRxCollection<Documents[Name], Checkpoint>({
    replicationIdentifier: `guichet|${session.siteId}|${session.history}|${SCHEMA_VERSION}`,
    collection,
    live: true,
    retryTime: retryTimeMs,
    waitForLeadership: false,
    toggleOnDocumentVisible: false,
    pull: {
      batchSize,
      stream$: stream,
      handler: createPullHandler(source, async ({ documents, isUndisturbed }) => {
        session.report.received(documents.length);
        await outbox.acknowledge(name, documents, 'seen');
        if (isUndisturbed === true && documents.length > 0) await sendPassedOver(state, documents, resend);
        return keepKnown(name, collection as never, documents, session.rules);
      }),
    },
    push: {
      batchSize,
      handler: async (rows) => {
        const masters = await pushHandler(rows);
        for (const row of rows) resend.delete(row.newDocumentState.id);
        return masters;
      },
    },
  });
  // A handler that stops with the session makes RxDB wait once more before it lets go.
  session.signal.addEventListener('abort', () => {
    state.retryTime = 1;
  });
  return { state, resync: () => stream.next('RESYNC') };
};
