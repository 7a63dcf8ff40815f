import { getAllCollectionDocuments, removeConnectedStorageFromCollection } from 'rxdb/plugins/core';
import { collectionNames } from '#shared/domain/model/collections';

import type { GuichetDatabase } from '../data/database/collections';
import type { Outbox } from '../data/outbox';
import { mayLetGo } from './let-go';
import { reconcile } from './reconcile';
import type { Replication } from './replicate-collection';
import { SessionOver, type Session } from './session';
import { sleep } from './waker';
import { dueBeforeOf } from './window-of';
import { metaPrefix, openMeta } from './meta-storage';

/**
 * Removes what RxDB keeps of the exchange with other histories of the server: a second copy of every document, left behind
 * when the app died between two histories.
 */
const forgetOldHistories = async (
  database: GuichetDatabase,
  replications: ReadonlyMap<string, Replication>,
): Promise<void> => {
  const present = new Set<string>();
  for (const { state } of replications.values()) present.add((await state.metaInfoPromise).collectionName);
  for (const known of await getAllCollectionDocuments(database.internalStore)) {
    const name = replications.has(known.data.name) ? known.data.name : '';
    const collection = replications.get(name)?.state.collection;
    if (!collection) continue;
    for (const { collectionName, schema } of known.data.connectedStorages) {
      if (!collectionName.startsWith(metaPrefix) || present.has(collectionName)) continue;
      const storage = await openMeta(database, collectionName, schema);
      await storage.remove();
      await removeConnectedStorageFromCollection(collection, collectionName, schema as never);
    }
  }
};

const everyMs = 10 * 60_000;
const settleMs = 5_000;
/** After an outage the comparisons of all desks are spread over so long: nobody waits for them. */
const returnMs = 2_000;

export type Kept = {
  readonly session: Session;
  readonly database: GuichetDatabase;
  readonly outbox: Outbox;
  readonly replications: ReadonlyMap<string, Replication>;
  /** What the session let go of at its beginning went by this day, see `letGo`. */
  readonly dueBefore: string;
  /** Every collection was exchanged once. */
  readonly complete: () => void;
  readonly onFault: (error: unknown) => void;
};

/** Half to the whole of it, so that the desks of a town do not all ask at once. */
const jittered = (random: () => number): number => Math.round(everyMs * (0.5 + random() / 2));

/** Says whether something is held here that left the server by its age. */
const reconcileAll = async (kept: Kept): Promise<boolean> => {
  const { session, database, outbox } = kept;
  let hasLeftovers = false;
  for (const name of collectionNames) {
    if (session.signal.aborted) return false;
    const found = await reconcile({ session, database, outbox, name }).catch((error: unknown) => {
      if (!(error instanceof SessionOver)) kept.onFault(error);
      return false;
    });
    hasLeftovers ||= found;
  }
  return hasLeftovers;
};

/** Waits for the first exchange of all collections; says whether it came before the end of the session. */
const firstExchange = async ({ session, replications }: Kept): Promise<boolean> => {
  const all = Promise.all([...replications.values()].map(({ state }) => state.awaitInitialReplication()));
  await Promise.race([all.catch(() => undefined), over(session.signal)]);
  return !session.signal.aborted;
};

const over = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve());
  });

/** After the first exchange, and again and again until the session ends: finds what the exchange passed over. */
export const keepReconciled = async (kept: Kept): Promise<void> => {
  const { session, database, replications } = kept;
  if (!(await firstExchange(kept))) return;
  // The months of the town came with this exchange: what they make due goes before anything is shown.
  const isNews = (await dueBeforeOf(session, database).catch(() => kept.dueBefore)) > kept.dueBefore;
  if (isNews && (await mayLetGo(session, database).catch(() => false))) return session.renew();
  kept.complete();
  await forgetOldHistories(database, replications).catch(kept.onFault);
  if (session.isReturn) await sleep(session.random() * returnMs, session.signal);
  while (session.rules.reconcile && !session.signal.aborted) {
    // Heard from here on: what is doubted amid a comparison may lie behind where that has come.
    const doubted = session.doubt.wait(jittered(session.random), session.signal);
    const hasLeftovers = await reconcileAll(kept);
    if (hasLeftovers || (await mayLetGo(session, database).catch(() => false))) session.renew();
    await doubted;
    // What raised the doubt, a pull amid pushes, may go on for a moment.
    await sleep(settleMs, session.signal);
  }
};
