import type { RxCollection } from 'rxdb/plugins/core';

import { collectionNames, type CollectionName, type Documents } from '#shared/domain/model/collections';

import type { GuichetDatabase } from '../data/database/collections';
import { resendOf } from '../data/database/resend';
import type { Outbox } from '../data/outbox';
import { keepReconciled, type Kept } from './keep-reconciled';
import { listenToPokes } from './poke-stream';
import { replicateCollection, type Replication } from './replicate-collection';
import type { Restamp } from './restamp';
import type { Session } from './session';

export type RunningSession = {
  /** Pulls everything now and opens the stream anew. */
  readonly refresh: () => void;
  readonly resyncAll: () => void;
  /** `forget` = the epoch is over: the copies that RxDB keeps for it go too. */
  readonly stop: (forget: boolean) => Promise<void>;
};

/** Replicates every collection until it is stopped. */
export const runSession = (
  session: Session,
  database: GuichetDatabase,
  outbox: Outbox,
  hooks: Pick<Kept, 'complete' | 'dueBefore' | 'onFault'> & {
    readonly restamp: Restamp;
    readonly onStoreError: (error: unknown) => void;
  },
): RunningSession => {
  const resend = resendOf(database);
  const replications = new Map<string, Replication>(
    collectionNames.map((name) => {
      const collection = database.collections[name] as unknown as RxCollection<Documents[CollectionName]>;
      return [
        name,
        replicateCollection(session, name, collection, { outbox, resend: resend[name], restamp: hooks.restamp }),
      ];
    }),
  );
  for (const { state } of replications.values())
    state.error$.subscribe((error) => {
      // A store that is let go of at the end of a session answers nobody, and is not lost.
      if (!session.signal.aborted) hooks.onStoreError(error);
    });
  const resyncAll = (): void => {
    for (const replication of replications.values()) replication.resync();
  };
  const stream = listenToPokes(session, { opened: resyncAll, poked: (name) => replications.get(name)?.resync() });
  void keepReconciled({ ...hooks, session, database, outbox, replications });
  return {
    refresh: () => {
      stream.reopen();
      resyncAll();
    },
    resyncAll,
    stop: async (forget) => {
      await Promise.all([...replications.values()].map(({ state }) => (forget ? state.remove() : state.cancel())));
    },
  };
};
