import { setCheckpoint } from 'rxdb/plugins/core';
import { REPLICATION_STATE_BY_COLLECTION } from 'rxdb/plugins/replication';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { collectionNames } from '#shared/domain/model/collections';
import type { Ticket } from '#shared/domain/model/ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { KNOWS_ENDS, KNOWS_IN_PERSON, type WireDocument } from '#shared/sync/protocol';
import { sameDocument } from '#shared/sync/same-document';

import { createKeyValues } from '../data/key-values';
import { load } from '../data/load';
import { town } from '../data/testing/town';
import { must } from '../data/testing/test-data';
import { newId } from '../platform/ids';
import { startFakeServer, type FakeServer } from './testing/fake-server';
import { openDesk, until, type TestDesk } from './testing/test-desk';
import { sealedMemory } from '../data/testing/test-seal';

let server: FakeServer;
let desks: TestDesk[] = [];
beforeEach(async () => {
  server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
});
afterEach(async () => {
  for (const desk of desks) await desk.close();
  desks = [];
  await server.close();
});

const desk = async (
  ...args: Parameters<typeof openDesk> extends [string, ...infer Rest] ? Rest : never
): Promise<TestDesk> => {
  const opened = await openDesk(server.url, ...args);
  desks.push(opened);
  return opened;
};
const ready = async (one: TestDesk): Promise<TestDesk> => {
  await until(
    async () => (await one.context.database.reference.count().exec()) === town.length,
    'the reference data arrived',
  );
  return one;
};
const walkIn = async (one: TestDesk) =>
  must(await one.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }));
const ticketAt = (one: TestDesk, id: string) => load(one.context, 'tickets', id);
const allSent = (one: TestDesk) => until(() => one.sync.read().toSend === 0, 'everything was sent');
const onServer = (id: string) => server.get('tickets', id) as (WireDocument & Ticket) | undefined;

const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));

/** What a colleague's desk would have stored. */
const withEvent = (ticket: WireDocument & Ticket, event: AnyEvent): WireDocument => ({
  ...foldTicket(ticket.id, ticket.siteId, [...ticket.events, event]),
  _deleted: false,
});
const paperSeen = (ticket: Ticket, paperId: string): AnyEvent => ({
  id: `other-${paperId}`,
  n: ticket.events.length + 1,
  at: '2026-11-24T09:00:00.000Z',
  by: { agentId: 'agent-2', deviceId: 'other', deskId: '' },
  type: 'paperMarked',
  paperId,
  mark: 'seen',
});

describe('the exchange', () => {
  it('pulls page by page, and carries a write from one desk to the other', async () => {
    const [one, two] = [await ready(await desk('k1')), await ready(await desk('k2'))];
    const { ticketId } = await walkIn(one);
    await until(async () => (await ticketAt(two, ticketId)) !== null, 'the ticket came to the other desk');
    expect(sameDocument((await ticketAt(one, ticketId)) ?? {}, (await ticketAt(two, ticketId)) ?? { x: 1 })).toBe(true);
    await allSent(one);
    expect(one.sync.read()).toMatchObject({ kind: 'synced', toSend: 0, waiting: [], conflicts: 0 });
    expect([...one.faults, ...two.faults]).toEqual([]);
  });

  it('goes by the clock of the server where the machine’s is wrong, so that people keep their rank; hours apart it says so alone', async () => {
    const hourMs = 3_600_000;
    let aheadMs = 47 * 60_000;
    let passedMs = 0;
    const wrong = await ready(await desk('k1', { aheadMs: () => aheadMs + passedMs }));
    const right = await ready(await desk('k2', { aheadMs: () => passedMs }));
    const first = await walkIn(wrong);
    // A desk knows the clock of the server to within half of the time that an answer takes: a minute passes for all three.
    passedMs = 60_000;
    server.clockMs = passedMs;
    const second = await walkIn(right);
    const issued = async (one: TestDesk, id: string) => (await ticketAt(one, id))?.issuedAt ?? '';
    expect((await issued(wrong, first.ticketId)) < (await issued(right, second.ticketId))).toBe(true);
    // Whoever has to put the clock right still hears of it.
    await until(() => wrong.sync.read().kind === 'clockDrift', 'it says so');
    expect(Math.round(wrong.sync.read().driftMs / 60_000)).toBe(47);
    const isAt = (ms: number) => until(() => Math.abs(wrong.sync.read().driftMs - ms) < 5_000, `a drift of ${ms}`);
    for (const ms of [-30 * 60_000, 0, 24 * hourMs, 2 * hourMs]) {
      aheadMs = ms;
      wrong.wake();
      await isAt(ms);
      const awayMs = Date.parse(await issued(wrong, (await walkIn(wrong)).ticketId)) - Date.now() - passedMs;
      expect(Math.abs(awayMs - (ms === 24 * hourMs ? ms : 0))).toBeLessThan(10_000);
    }
  });

  it('counts what is not sent while the server is away, and sends it when it is back', async () => {
    const one = await ready(await desk('k1'));
    server.up = false;
    for (const stream of server.streams) stream.destroy();
    const { ticketId, requestId } = await walkIn(one);
    expect((await ticketAt(one, ticketId))?.label).toBe('A-K1 001');
    await until(() => one.sync.read().kind === 'offline', 'the desk noticed');
    await until(() => one.sync.read().toSend === 2, 'two writes wait');
    expect(one.sync.read().waiting.map((write) => [write.collection, write.id, write.code])).toEqual([
      ['requests', requestId, 'passageLogged'],
      ['tickets', ticketId, 'passageLogged'],
    ]);
    server.up = true;
    one.wake();
    await allSent(one);
    await until(() => one.sync.read().kind === 'synced', 'the desk is in step');
    expect(onServer(ticketId)?.label).toBe('A-K1 001');
  });

  it('hears at once, when the server ends its stream, whose access was ended, and nothing of it while the server is away', async () => {
    const one = await ready(await desk('k1'));
    const told = () => one.sync.read().shutOut;
    await until(() => server.streams.size === 1, 'it listens');
    // A line that was cut at once counts as a fault of the way, so that a proxy is not besieged.
    await wait(5_100);
    expect(told()).toEqual({ agentIds: [], at: '' });
    server.shutOut = ['agent-1'];
    for (const stream of server.streams) stream.end();
    await until(() => told().agentIds.includes('agent-1'), 'it heard');
    const { at } = told();
    server.up = false;
    one.wake();
    await until(() => one.sync.read().kind === 'offline', 'the desk noticed');
    expect(told()).toEqual({ agentIds: ['agent-1'], at });
    [server.up, server.shutOut] = [true, []];
    one.wake();
    await until(() => told().agentIds.length === 0, 'the agent was let in');
  });

  it('names the call in an end only to a server that knows it, also while that is away', async () => {
    const lastEvent = (ticketId: string) => (onServer(ticketId)?.events as { call?: string }[] | undefined)?.at(-1);
    const keys = createKeyValues();
    const one = await ready(await desk('k1', { keys }));
    const noted = async () => {
      const { ticketId } = await walkIn(one);
      must(await one.commands.abandonTicket({ ticketId }));
      return ticketId;
    };
    const early = await noted();
    await allSent(one);
    expect(lastEvent(early)).not.toHaveProperty('call');
    server.knows = [KNOWS_ENDS];
    one.wake();
    await until(() => keys.read(KNOWS_ENDS) !== '', 'the desk heard what the server knows');
    expect(one.context.takesInPerson()).toBe(false);
    server.knows = [KNOWS_ENDS, KNOWS_IN_PERSON];
    one.wake();
    await until(() => one.context.takesInPerson(), 'the desk heard that it takes what was told by word of mouth');
    server.up = false;
    const late = await noted();
    server.up = true;
    one.wake();
    await allSent(one);
    expect(lastEvent(late)).toHaveProperty('call', '');
  });

  it('compares when it starts, and at a moment of its own when its server comes back', async () => {
    /**
     * How long the desk with a token had asked for every collection when it began to compare, milliseconds. By what the server saw: a desk on a
     * busy machine compares later, and never sooner.
     */
    const pulledFor = async (token: string) => {
      const isBy = (path: string) => (call: FakeServer['calls'][number]) => call.token === token && call.path === path;
      await until(() => server.calls.some(isBy('/v1/digest')), 'it compares');
      const pulls = server.calls.filter(isBy('/v1/pull'));
      const firsts = collectionNames.map((name) => pulls.find(({ body }) => body['collection'] === name)?.atMs ?? 0);
      return (server.calls.find(isBy('/v1/digest'))?.atMs ?? 0) - Math.max(...firsts);
    };
    const one = await desk('k1', { random: () => 0.5, token: 'one' });
    await until(() => one.sync.read().kind === 'synced', 'the first desk is in step');
    await pulledFor('one');
    server.up = false;
    const two = await desk('k2', { random: () => 0.5, token: 'two' });
    await until(() => two.sync.read().kind === 'offline', 'the second desk finds nobody');
    server.up = true;
    two.wake();
    expect(await pulledFor('two')).toBeGreaterThanOrEqual(999);
  });

  it('keeps both events when two desks wrote to one document apart', async () => {
    const [one, two] = [await ready(await desk('k1')), await ready(await desk('k2'))];
    const { ticketId } = await walkIn(one);
    await until(async () => (await ticketAt(two, ticketId)) !== null, 'the ticket came to the other desk');
    server.up = false;
    must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
    must(await two.commands.markPaper({ ticketId, paperId: 'proof', mark: 'missing' }));
    server.up = true;
    one.wake();
    two.wake();
    for (const each of [one, two]) {
      await until(
        async () => Object.keys((await ticketAt(each, ticketId))?.papers ?? {}).length === 2,
        'both papers are marked',
      );
      await allSent(each);
    }
    expect(onServer(ticketId)?.events).toHaveLength(3);
  });

  it('puts a quarantined row aside without holding up the others', async () => {
    const one = await ready(await desk('k1'));
    const bad = await walkIn(one);
    await allSent(one);
    server.refuse = (document) => document.id === bad.ticketId;
    must(await one.commands.markPaper({ ticketId: bad.ticketId, paperId: 'photo', mark: 'seen' }));
    const good = await walkIn(one);
    await until(() => onServer(good.ticketId) !== undefined, 'the good row arrived');
    await until(() => one.sync.read().refused.length === 1, 'the refused row is visible');
    await allSent(one);
    expect(one.sync.read()).toMatchObject({
      kind: 'conflict',
      conflicts: 1,
      refused: [{ id: bad.ticketId, why: 'shape' }],
    });
    const exchangeAgain = async (): Promise<number> => {
      one.wake();
      await walkIn(one);
      await allSent(one);
      return server.pushes.flat().filter((row) => row.id === bad.ticketId).length;
    };
    // What was on its way when the row was refused may arrive once more.
    const tries = await exchangeAgain();
    expect(await exchangeAgain()).toBe(tries);
  });

  it('starts anew when the server has another epoch, and carries everything over', async () => {
    const one = await ready(await desk('k1'));
    const { ticketId } = await walkIn(one);
    await allSent(one);
    server.rows.clear();
    server.epoch = 'epoch-2';
    for (const document of town) server.store('reference', { ...document, _deleted: false }, false);
    must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
    await until(() => onServer(ticketId)?.events.length === 2, 'the ticket is with the new server');
    await allSent(one);
    expect(one.faults).toEqual([]);
    expect(server.pushes.flat().filter((row) => 'body' in row)).toEqual([]);
  });
});

describe('the deaf document', () => {
  // A pull is under way; a push is stored and its answer takes its time; a colleague writes; only then the pull is
  // looked up. RxDB skips the pulled copy, because its own is not acknowledged, and moves its checkpoint on.
  it('does not stay stale when a pull overlaps a push', async () => {
    const one = await ready(await desk('k1'));
    const { ticketId } = await walkIn(one);
    await allSent(one);
    let slow = true;
    server.beforePull = (collection) => (slow && collection === 'tickets' ? wait(200) : Promise.resolve());
    server.afterPush = async (collection) => {
      const ticket = onServer(ticketId);
      if (collection !== 'tickets' || !ticket) return;
      server.afterPush = () => Promise.resolve();
      server.store('tickets', withEvent(ticket, paperSeen(ticket, 'proof')), false);
      await wait(500);
      slow = false;
    };
    one.wake();
    await wait(50);
    must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
    await until(
      async () => Object.keys((await ticketAt(one, ticketId))?.papers ?? {}).length === 2,
      'the desk hears of the colleague',
    );
    await allSent(one);
  });
});

describe('a restart', () => {
  it('still knows what was not sent, and sends it', async () => {
    const settings = { storage: sealedMemory(), storeName: newId() };
    const first = await ready(await openDesk(server.url, 'k1', settings));
    server.up = false;
    const { ticketId } = await walkIn(first);
    await until(() => first.sync.read().toSend === 2, 'two writes wait');
    await first.close();

    const again = await desk('k1', settings);
    await until(() => again.sync.read().toSend === 2, 'two writes still wait');
    server.up = true;
    again.wake();
    await allSent(again);
    expect(onServer(ticketId)?.status).toBe('waiting');
  });

  // RxDB remembers by wall-clock time what it has sent: a clock that was set back leaves later writes behind that mark.
  it('sends what was written after the clock was set back', async () => {
    const settings = { storage: sealedMemory(), storeName: newId() };
    const first = await ready(await openDesk(server.url, 'k1', settings));
    await walkIn(first);
    await allSent(first);
    const tomorrow = { id: 'zzzz', lwt: Date.now() + 86_400_000 };
    for (const collection of [first.context.database.tickets, first.context.database.requests]) {
      const internal = REPLICATION_STATE_BY_COLLECTION.get(collection as never)?.[0]?.internalReplicationState;
      if (!internal) throw new Error('No replication');
      await internal.streamQueue.up;
      await setCheckpoint(internal, 'up', tomorrow as never);
    }
    await first.close();

    server.up = false;
    const behind = await openDesk(server.url, 'k1', settings);
    const { ticketId } = await walkIn(behind);
    await until(() => behind.sync.read().toSend === 2, 'two writes wait');
    await behind.close();

    server.up = true;
    const again = await desk('k1', settings);
    await allSent(again);
    expect(onServer(ticketId)?.status).toBe('waiting');
  });

  it('drops the entry of a write that never took place', async () => {
    const settings = { storage: sealedMemory(), storeName: newId() };
    const first = await ready(await openDesk(server.url, 'k1', settings));
    const entry = {
      collectionName: 'tickets',
      documentId: 'none',
      code: 'called',
      at: '2026-11-24T09:00:00.000Z',
      marks: ['e1'],
      refusedWhy: '',
    };
    await first.context.database.outbox.insert({ id: newId(), ...entry });
    await first.close();
    const again = await desk('k1', settings);
    expect(await again.context.database.outbox.count().exec()).toBe(0);
  });
});
