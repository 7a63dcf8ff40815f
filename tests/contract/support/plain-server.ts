import { randomUUID } from 'node:crypto';

import type { RxCollection } from 'rxdb/plugins/core';
import { replicateRxCollection, type RxReplicationState } from 'rxdb/plugins/replication';
import { Subject } from 'rxjs';

import { buildApp } from '#server/app';
import { issueCode } from '#server/devices/one-time-code';
import type { Store } from '#server/store/port';
import { SCHEMA_VERSION, type Checkpoint } from '#shared/sync/protocol';
import { allRules } from '#shared/sync/rules';
import { sameDocument } from '#shared/sync/same-document';

import { enrolOverHttp } from '../../../sync-server/test/support/enrol-over-http';
import { createKeyValues } from '../../../src/renderer/data/key-values';
import { createHttp, type Http } from '../../../src/renderer/sync/http';
import { createLeavingBehind } from '../../../src/renderer/sync/left-behind';
import { listenToPokes } from '../../../src/renderer/sync/poke-stream';
import { createPullHandler } from '../../../src/renderer/sync/pull-handler';
import { createPushGate } from '../../../src/renderer/sync/push-gate';
import { createPushHandler } from '../../../src/renderer/sync/push-handler';
import type { Session } from '../../../src/renderer/sync/session';
import { createTokens } from '../../../src/renderer/sync/tokens';
import { createWaker } from '../../../src/renderer/sync/waker';
import { fromWire, plainCollection, plainRegistry, toWire } from './plain-collection';

// oxlint-disable-next-line typescript/no-explicit-any -- the suite types its collections so
type AnyCollection = RxCollection<any>;
// oxlint-disable-next-line typescript/no-explicit-any -- as above
type AnyReplication = RxReplicationState<any, Checkpoint>;
type Plain = Readonly<Record<string, unknown>>;

const nothing = (): void => undefined;
const quietly = () => Promise.resolve();
const fromDay = () => Promise.resolve('');
const report = { reached: nothing, failed: nothing, waiting: nothing, received: nothing };

const startSession = (http: Http, siteId: string, epoch: string, signal: AbortSignal): Session => ({
  http,
  siteId,
  epoch,
  signal,
  report,
  history: epoch,
  waker: createWaker(),
  doubt: createWaker(),
  rules: allRules,
  random: () => 0,
  now: () => new Date(),
  serverNow: () => new Date(),
  isReturn: false,
  headSeq: 0,
  goneBefore: () => '',
  leaving: createLeavingBehind(createKeyValues()),
  restart: nothing,
  renew: nothing,
});

type Needs = { readonly session: Session; readonly collection: AnyCollection; readonly live: boolean };

/** RxDB's replication over the handlers of a desk, with plain documents packed for the wire. */
const replicate = ({ session, collection, live }: Needs): AnyReplication => {
  const stream = new Subject<'RESYNC'>();
  const primary = collection.schema.primaryPath as string;
  const source = {
    session,
    collection: plainCollection,
    gate: createPushGate(session.waker, () => state.internalReplicationState?.streamQueue.up),
    fromDay,
  } as const;
  const push = createPushHandler(source, { stored: quietly, quarantined: quietly });
  const pull = createPullHandler(source, ({ documents }) => Promise.resolve(documents));
  const state: AnyReplication = replicateRxCollection({
    replicationIdentifier: session.siteId,
    collection,
    live,
    toggleOnDocumentVisible: false,
    waitForLeadership: false,
    pull: {
      stream$: stream,
      handler: async (checkpoint: Checkpoint | undefined, size) => {
        const pulled = await pull(checkpoint, size);
        return { ...pulled, documents: pulled.documents.map((document) => fromWire(document as never)) };
      },
    },
    push: {
      handler: async (rows) => {
        const packed = rows.map(({ newDocumentState, assumedMasterState }) =>
          toWire(
            String(newDocumentState[primary]),
            newDocumentState,
            (assumedMasterState as Plain | undefined) ?? null,
          ),
        );
        const masters = await push(packed.map((newDocumentState) => ({ newDocumentState })) as never);
        const sent = new Map(packed.map((row) => [row.id, fromWire(row)]));
        const differing = masters.filter(
          (master) => !sameDocument(sent.get(master.id) ?? {}, fromWire(master as never)),
        );
        return differing.map((master) => fromWire(master as never));
      },
    },
  });
  const resync = (): void => stream.next('RESYNC');
  if (live) listenToPokes(session, { opened: resync, poked: resync });
  return state;
};

/** A server of ours for plain documents, over HTTP. */
export const startPlainServer = async (store: Store) => {
  const parts = { allowedOrigins: [], clock: Date.now, newId: () => randomUUID() };
  const newToken = (): string => randomUUID() + randomUUID();
  const app = buildApp({ ...parts, store, newToken, registry: plainRegistry, limits: { enrolmentsPerMinute: 1000 } });
  const baseUrl = await app.listen({ host: '127.0.0.1', port: 0 });
  const ending = new AbortController();
  let siteId = 'site-0';

  const enrol = async (): Promise<Http> => {
    const { code } = await issueCode({ store, mark: () => Promise.resolve('') }, siteId, 'desk', Date.now());
    const { token } = await enrolOverHttp(baseUrl, code);
    const tokens = createTokens(() => Promise.resolve(null));
    tokens.set(token);
    return createHttp(baseUrl, tokens);
  };
  const start = async (collection: AnyCollection, live: boolean): Promise<AnyReplication> => {
    const over = new AbortController();
    collection.onClose.push(() => over.abort());
    ending.signal.addEventListener('abort', () => over.abort());
    return replicate({ session: startSession(await enrol(), siteId, store.epoch, over.signal), collection, live });
  };
  return {
    start,
    /** Nothing is ever removed: each test has a site of its own. */
    renew: (): void => {
      siteId = `site-${randomUUID()}`;
    },
    documents: async () => {
      const body = { collection: plainCollection, since: null, limit: 1000, schemaVersion: SCHEMA_VERSION };
      const reply = await (await enrol()).calls.pull(body);
      if (!reply.ok) throw new Error(reply.reason.code);
      return reply.value.documents.map(fromWire);
    },
    close: async () => {
      ending.abort();
      const closing = app.close();
      app.server.closeAllConnections();
      await closing;
    },
  };
};
