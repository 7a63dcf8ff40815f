import { setCheckpoint } from 'rxdb/plugins/core';
import { REPLICATION_STATE_BY_COLLECTION } from 'rxdb/plugins/replication';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { collectionNames } from '#shared/domain/model/collections';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';
import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { digestOf } from '#shared/sync/digest';
import { allRules, rulesWithout, type SyncRules } from '#shared/sync/rules';
import type { WireDocument } from '#shared/sync/protocol';

import { load } from '../data/load';
import { createOutbox } from '../data/outbox';
import { createKeyValues } from '../data/key-values';
import { town } from '../data/testing/town';
import { must, openTestData } from '../data/testing/test-data';
import { newId } from '../platform/ids';
import { keepReconciled, type Kept } from './keep-reconciled';
import { reconcile } from './reconcile';
import type { Session } from './session';
import { startFakeServer, type FakeServer } from './testing/fake-server';
import { openDesk, until, type TestDesk } from './testing/test-desk';
import { sealedMemory } from '../data/testing/test-seal';
import { createWaker } from './waker';

let server: FakeServer;
let open: TestDesk[] = [];
beforeEach(async () => {
  server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
});
afterEach(async () => {
  for (const one of open) await one.close();
  open = [];
  await server.close();
});

const walkIn = async (one: TestDesk) =>
  must(await one.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
    .ticketId;
const onServer = (id: string) => server.get('tickets', id) as (WireDocument & Ticket) | undefined;
const locally = (one: TestDesk, id: string) => load(one.context, 'tickets', id);
const paper = (ticket: Ticket): AnyEvent => ({
  id: `other-${ticket.id}`,
  n: ticket.events.length + 1,
  at: '2026-11-24T09:00:00.000Z',
  by: { agentId: 'agent-2', deviceId: 'other', deskId: '' },
  type: 'paperMarked',
  paperId: 'photo',
  mark: 'seen',
});
const seqOf = (key: string): number =>
  Math.max(0, ...[...server.rows].filter(([known]) => known.startsWith(key)).map(([, row]) => row.seq));
/** How far the pull of a collection has come, as kept in the store. */
const passed = (one: TestDesk, name: 'tickets' | 'reference'): number => {
  const state = REPLICATION_STATE_BY_COLLECTION.get(one.context.database[name] as never)?.at(-1);
  const kept = state?.internalReplicationState?.lastCheckpointDoc.down?.checkpointData as { seq: number } | undefined;
  return kept?.seq ?? 0;
};

/** RxDB has noted what the server took. */
const acknowledged = async (one: TestDesk): Promise<void> => {
  await until(() => one.sync.read().toSend === 0, 'everything was sent');
  for (const name of ['tickets', 'requests'] as const)
    await REPLICATION_STATE_BY_COLLECTION.get(one.context.database[name] as never)?.at(-1)?.internalReplicationState
      ?.streamQueue.up;
};

type Scene = { readonly storage: ReturnType<typeof sealedMemory>; readonly storeName: string };

/** Opens the store, runs something, and closes it. */
const during = async <Value>(
  scene: Scene,
  rules: SyncRules,
  run: (one: TestDesk) => Promise<Value>,
): Promise<Value> => {
  const keys = createKeyValues();
  const one = await openDesk(server.url, 'k1', { ...scene, rules, keys });
  try {
    return await run(one);
  } finally {
    await one.close();
  }
};

/** A desk whose session has exchanged everything once, and which has sent a write of its own since. */
const settled = async (scene: Scene, rules: SyncRules): Promise<TestDesk> => {
  const one = await openDesk(server.url, 'k1', { ...scene, rules });
  open.push(one);
  await until(() => one.sync.read().kind === 'synced', 'the first exchange is over');
  const later = await walkIn(one);
  await until(() => onServer(later) !== undefined, 'a later write arrived');
  return one;
};

const newScene = (): Scene => ({ storage: sealedMemory(), storeName: newId() });

/** A desk that was in step once, with one ticket. */
const firstSession = async (scene: Scene): Promise<string> =>
  during(scene, allRules, async (one) => {
    await until(async () => (await one.context.database.reference.count().exec()) === town.length, 'reference');
    const ticketId = await walkIn(one);
    await until(() => one.sync.read().toSend === 0 && onServer(ticketId) !== undefined, 'the ticket was sent');
    for (const name of ['tickets', 'reference'] as const)
      await until(() => passed(one, name) >= seqOf(name), 'the desk remembers how far it is');
    await acknowledged(one);
    return ticketId;
  });

type Case = {
  readonly name: string;
  /** Brings desk and server apart; gives the check that they are together again. */
  readonly part: (scene: Scene) => Promise<(one: TestDesk) => Promise<boolean> | boolean>;
};

const neverCame: Case = {
  name: 'documents that never came to the desk, more than one answer holds',
  part: async (scene) => {
    const ticketId = await firstSession(scene);
    const ticket = onServer(ticketId);
    if (!ticket) throw new Error('No ticket');
    const others = ['never-came', 'never-came-either'];
    for (const id of others) {
      const document = { ...foldTicket(id, ticket.siteId, ticket.events), _deleted: false };
      server.rows.set(`tickets ${id}`, { seq: 1, document });
    }
    return async (one) => (await Promise.all(others.map((id) => locally(one, id)))).every((found) => found !== null);
  },
};

const cases: readonly Case[] = [
  {
    name: 'a write made after the clock was set back',
    part: async (scene) => {
      await firstSession(scene);
      await during(scene, allRules, async (one) => {
        await until(() => one.sync.read().kind === 'synced', 'in step');
        for (const collection of [one.context.database.tickets, one.context.database.requests]) {
          const internal = REPLICATION_STATE_BY_COLLECTION.get(collection as never)?.[0]?.internalReplicationState;
          if (!internal) throw new Error('No replication');
          await internal.streamQueue.up;
          await setCheckpoint(internal, 'up', { id: 'zzzz', lwt: Date.now() + 86_400_000 } as never);
        }
      });
      server.up = false;
      const behind = await during(scene, allRules, walkIn);
      server.up = true;
      return () => onServer(behind) !== undefined;
    },
  },
  {
    name: 'a document that the server lost',
    part: async (scene) => {
      const ticketId = await firstSession(scene);
      server.rows.delete(`tickets ${ticketId}`);
      return () => onServer(ticketId) !== undefined;
    },
  },
  {
    name: 'an event that the server lost',
    part: async (scene) => {
      const ticketId = await firstSession(scene);
      await during(scene, allRules, async (one) => {
        await until(() => one.sync.read().kind === 'synced', 'in step');
        must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
        await until(() => onServer(ticketId)?.events.length === 2, 'the second event was sent');
        await acknowledged(one);
      });
      const ticket = onServer(ticketId);
      if (!ticket) throw new Error('No ticket');
      const older = { ...foldTicket(ticketId, ticket.siteId, ticket.events.slice(0, 1)), _deleted: false };
      server.rows.set(`tickets ${ticketId}`, { seq: seqOf(`tickets ${ticketId}`), document: older });
      return () => onServer(ticketId)?.events.length === 2;
    },
  },
  {
    name: 'a document that is stale on the desk',
    part: async (scene) => {
      const ticketId = await firstSession(scene);
      const ticket = onServer(ticketId);
      if (!ticket) throw new Error('No ticket');
      const newer = { ...foldTicket(ticketId, ticket.siteId, [...ticket.events, paper(ticket)]), _deleted: false };
      // The desk has long passed this place of the server's order.
      server.rows.set(`tickets ${ticketId}`, { seq: seqOf(`tickets ${ticketId}`), document: newer });
      return async (one) => (await locally(one, ticketId))?.events.length === 2;
    },
  },
  neverCame,
  {
    name: 'reference data that is stale on the desk',
    part: async (scene) => {
      await firstSession(scene);
      const key = 'reference agent-1';
      const row = server.rows.get(key);
      if (!row) throw new Error('No agent');
      const body = { ...(row.document['body'] as object), shortName: 'Agent Nouveau' };
      server.rows.set(key, { seq: row.seq, document: { ...row.document, body } });
      return async (one) => {
        const agent = await load(one.context, 'reference', 'agent-1');
        return agent?.body.kind === 'agent' && agent.body.shortName === 'Agent Nouveau';
      };
    },
  },
  {
    name: 'reference data that the server no longer has',
    part: async (scene) => {
      await firstSession(scene);
      server.rows.delete('reference station-1');
      return async (one) => (await load(one.context, 'reference', 'station-1')) === null;
    },
  },
];

describe('reconcile mends', () => {
  it.each(cases)('$name', async ({ part }) => {
    const scene = newScene();
    const isTogether = await part(scene);
    const one = await settled(scene, allRules);
    await until(() => isTogether(one), 'desk and server are together');
    expect(one.faults).toEqual([]);
    expect(server.pushes.flat().filter((row) => 'body' in row)).toEqual([]);
  });

  it.each(cases)('$name, and nothing else would have', async ({ part }) => {
    const scene = newScene();
    const isTogether = await part(scene);
    const one = await settled(scene, rulesWithout('reconcile'));
    expect(await isTogether(one)).toBe(false);
  });
});

describe('reconcile', () => {
  it('goes on behind a page of one row', async () => {
    await server.close();
    server = await startFakeServer(1);
    for (const document of town) server.store('reference', { ...document, _deleted: false });
    const scene = newScene();
    const isTogether = await neverCame.part(scene);
    const one = await settled(scene, allRules);
    await until(() => isTogether(one), 'desk and server are together');
  });

  it('acknowledges what an earlier session left waiting and the server holds', async () => {
    const scene = newScene();
    const ticketId = await firstSession(scene);
    await during(scene, allRules, async (one) => {
      const marks = (await locally(one, ticketId))?.events.map((event) => event.id) ?? [];
      await until(() => one.sync.read().kind === 'synced', 'in step');
      const entry = { collectionName: 'tickets', documentId: ticketId, code: 'called', at: '', refusedWhy: '' };
      await one.context.database.outbox.insert({ id: newId(), ...entry, marks });
    });
    const one = await settled(scene, allRules);
    await until(() => one.sync.read().toSend === 0, 'nothing waits');
  });

  it('leaves a row alone that the server put aside', async () => {
    const scene = newScene();
    const ticketId = await firstSession(scene);
    server.refuse = (document) => document.id === ticketId;
    await during(scene, allRules, async (one) => {
      await until(() => one.sync.read().kind === 'synced', 'in step');
      must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
      await until(() => one.sync.read().refused.length === 1, 'put aside');
    });
    const sent = () => server.pushes.flat().filter((row) => row.id === ticketId).length;
    const before = sent();
    const asked = () =>
      server.calls.filter((call) => call.path === '/v1/digest' && call.body['collection'] === 'reference').length;
    const one = await openDesk(server.url, 'k1', scene);
    open.push(one);
    const first = asked();
    await until(() => asked() > first, 'all collections were compared');
    await until(() => one.sync.read().lastExchange !== '', 'in contact');
    expect(sent()).toBe(before);
    expect((await locally(one, ticketId))?.events).toHaveLength(2);
    expect(one.sync.read().refused).toHaveLength(1);
  });

  it('changes nothing when all agree', async () => {
    const scene = newScene();
    await firstSession(scene);
    const before = [server.pushes.length, server.rows.size];
    server.calls.length = 0;
    const one = await openDesk(server.url, 'k1', scene);
    open.push(one);
    const last = () =>
      server.calls.some((call) => call.path === '/v1/digest' && call.body['collection'] === 'reference');
    await until(last, 'all collections were compared');
    expect(server.calls.filter((call) => call.path === '/v1/fetch')).toEqual([]);
    expect([server.pushes.length, server.rows.size]).toEqual(before);
  });
});

it('compares soon again when a doubt arose amid a comparison, which may be past that document', async () => {
  const data = await openTestData();
  const ending = new AbortController();
  const doubt = createWaker();
  const asked: string[] = [];
  const digest = ({ collection }: { readonly collection: string }) => {
    asked.push(collection);
    if (asked.length === 3) doubt.wake();
    return Promise.resolve({ ok: true, value: { rows: [], hasMore: false } });
  };
  const fetch = () => Promise.resolve({ ok: true, value: { documents: [] } });
  const session = {
    doubt,
    signal: ending.signal,
    rules: allRules,
    random: () => 0,
    siteId: 'site-test',
    isReturn: false,
    http: { calls: { digest, fetch } },
    report: { reached: () => undefined },
    serverNow: () => new Date(),
    goneBefore: () => '',
    renew: () => undefined,
  };
  const outbox = { acknowledge: () => Promise.resolve() };
  const kept = { session, outbox, database: data.context.database, replications: new Map() };
  const running = keepReconciled({ ...kept, complete: () => undefined, onFault: () => undefined } as unknown as Kept);
  await until(() => asked.length > collectionNames.length, 'it compares again');
  ending.abort();
  await running;
  await data.close();
});

it('takes nothing away on which somebody writes while the server is asked, though the server keeps it from this desk', async () => {
  const data = await openTestData();
  const { database } = data.context;
  const { requestId } = must(await data.commands.logRequest({ channel: 'mail', reasonId: 'advice', subject: '' }));
  await database.outbox.find().remove();
  const empty = { ...foldRequest(requestId, 'site-test', []), _deleted: true };
  const fetch = async () => {
    must(await data.commands.actOnRequest({ requestId, step: { type: 'start' } }));
    return { ok: true, value: { documents: [empty] } };
  };
  const digest = () => Promise.resolve({ ok: true, value: { rows: [[requestId, digestOf(empty)]], hasMore: false } });
  const session = {
    signal: new AbortController().signal,
    rules: allRules,
    siteId: 'site-test',
    http: { calls: { digest, fetch } },
    report: { reached: () => undefined },
    serverNow: () => new Date(),
    goneBefore: () => '',
  } as unknown as Session;
  const compare = () => reconcile({ session, database, outbox: createOutbox(database), name: 'requests' });
  await compare();
  expect((await load(data.context, 'requests', requestId))?.events.map(({ type }) => type)).toEqual([
    'received',
    'started',
  ]);
  await data.close();
});

it('asks by its id, once a session, for what lies before the window and was written on lately', async () => {
  const data = await openTestData();
  const { database } = data.context;
  const by = { agentId: 'agent-1', deviceId: 'other', deskId: '' };
  const event = (n: number, at: string, body: object) => ({ id: `old-${n}`, n, at, by, ...body }) as AnyEvent;
  const issued = { type: 'issued', day: '2026-09-01', series: 'A', number: 1, reasonId: 'advice', priority: false };
  const [first, second] = [
    event(1, '2026-09-01T08:00:00.000Z', issued),
    event(2, '2026-11-23T08:00:00.000Z', { type: 'left' }),
  ];
  const mine = foldTicket('old', 'site-test', [first, second]);
  const theirs = foldTicket('old', 'site-test', [first, second, { ...paper(mine), id: 'old-3' }]);
  await database.tickets.insert(mine);
  await database.outbox.find().remove();
  const asked: string[][] = [];
  let answers = false;
  const fetch = ({ ids }: { readonly ids: string[] }) => {
    asked.push(ids);
    if (!answers) return Promise.resolve({ ok: false, reason: { code: 'notFound', status: 404 } });
    return Promise.resolve({ ok: true, value: { documents: [{ ...theirs, _deleted: false }] } });
  };
  const session = {
    signal: new AbortController().signal,
    rules: allRules,
    siteId: 'site-test',
    http: { calls: { digest: () => Promise.resolve({ ok: true, value: { rows: [], hasMore: false } }), fetch } },
    report: { reached: () => undefined },
    serverNow: () => new Date('2026-11-24T09:00:00.000Z'),
    goneBefore: () => '',
  } as unknown as Session;
  const compare = () => reconcile({ session, database, outbox: createOutbox(database), name: 'tickets' });
  await compare();
  // A desk that got no answer asks again.
  answers = true;
  await compare();
  expect((await load(data.context, 'tickets', 'old'))?.events.map(({ type }) => type)).toEqual([
    'issued',
    'left',
    'paperMarked',
  ]);
  await compare();
  expect(asked).toEqual([['old'], ['old']]);
  await data.close();
});
