import type { RxCollection, RxReplicationPullStreamItem } from 'rxdb/plugins/core';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';

import type { CollectionName, Documents } from '#shared/domain/model/collections';
import { SCHEMA_VERSION, type Checkpoint } from '#shared/sync/protocol';

import type { Outbox } from '../data/outbox';
import { createPullHandler } from './pull-handler';
import { createPushGate } from './push-gate';
import { createPushHandler } from './push-handler';
import type { Session } from './session';

const batchSize = 1_000;
/** Our handlers try again by themselves; RxDB only waits when one of them failed in a way nobody foresaw. */
const retryTimeMs = 2_000;

export type Replication<Name extends CollectionName = CollectionName> = {
  readonly state: RxReplicationState<Documents[Name], Checkpoint>;
  readonly resync: () => void;
};

/** Both directions of one collection with the server of the site. */
export const replicateCollection = <Name extends CollectionName>(
  session: Session,
  name: Name,
  collection: RxCollection<Documents[Name]>,
  outbox: Outbox,
): Replication<Name> => {
  const stream = new Subject<RxReplicationPullStreamItem<Documents[Name], Checkpoint>>();
  const gate = createPushGate(
    session.waker,
    () => state.internalReplicationState?.events.active.up.getValue() ?? false,
  );
  const source = { session, collection: name, gate };
  const pushHandler = createPushHandler(source, {
    stored: (documents) => outbox.acknowledge(name, documents),
    quarantined: (id, why) => outbox.refuse(name, id, why),
  });
  const state: RxReplicationState<Documents[Name], Checkpoint> = replicateRxCollection<Documents[Name], Checkpoint>({
    replicationIdentifier: `guichet|${session.siteId}|${session.epoch}|${SCHEMA_VERSION}`,
    collection,
    live: true,
    retryTime: retryTimeMs,
    waitForLeadership: false,
    toggleOnDocumentVisible: false,
    pull: {
      batchSize,
      stream$: stream,
      handler: createPullHandler(source, (documents) => outbox.acknowledge(name, documents)),
    },
    // Reference data is written by the server alone: it comes, and never goes.
    ...(name === 'reference' ? {} : { push: { batchSize, handler: pushHandler } }),
  });
  // A handler that stops with the session makes RxDB wait once more before it lets go.
  session.signal.addEventListener('abort', () => {
    state.retryTime = 1;
  });
  return { state, resync: () => stream.next('RESYNC') };
};
