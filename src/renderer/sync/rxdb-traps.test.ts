import { normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import { REPLICATION_STATE_BY_COLLECTION, type RxReplicationState } from 'rxdb/plugins/replication';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { Ticket } from '#shared/domain/model/ticket';
import type { Checkpoint, WireDocument } from '#shared/sync/protocol';
import { allRules, rulesWithout, type SyncRule, type SyncRules } from '#shared/sync/rules';

import { load } from '../data/load';
import { resendOf } from '../data/database/resend';
import { must } from '../data/testing/test-data';
import { town } from '../data/testing/town';
import { newId } from '../platform/ids';
import { startFakeServer, type FakeServer } from './testing/fake-server';
import { heldStorage, type HeldStorage } from './testing/held-storage';
import { openDesk, until, type DeskOptions, type TestDesk } from './testing/test-desk';
import { sealedMemory } from '../data/testing/test-seal';

let server: FakeServer;
let open: TestDesk[] = [];
beforeEach(async () => {
  server = await startFakeServer();
  for (const document of town) server.store('reference', { ...document, _deleted: false });
});
afterEach(async () => {
  vi.useRealTimers();
  for (const one of open) await one.close();
  open = [];
  await server.close();
});

const desk = async (options: DeskOptions = {}, deviceId = 'k1'): Promise<TestDesk> => {
  const one = await openDesk(server.url, deviceId, options);
  open.push(one);
  return one;
};
const inStep = async (options: DeskOptions = {}, deviceId = 'k1'): Promise<TestDesk> => {
  const one = await desk(options, deviceId);
  await until(() => one.sync.read().kind === 'synced', 'the desk is in step');
  return one;
};
const walkIn = async (one: TestDesk) =>
  must(await one.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
    .ticketId;
const onServer = (id: string) => server.get('tickets', id) as (WireDocument & Ticket) | undefined;
const here = (one: TestDesk, id: string) => load(one.context, 'tickets', id);
const event = (id: string, n: number, body: object): AnyEvent =>
  ({
    id,
    n,
    at: '2026-11-24T09:00:00.000Z',
    by: { agentId: 'agent-2', deviceId: 'other', deskId: '' },
    ...body,
  }) as AnyEvent;
const day = new Date().toISOString().slice(0, 10);
const issued = { type: 'issued', day, series: 'A', number: 1, reasonId: 'advice', priority: false };
const ticketOf = (id: string): WireDocument => ({
  ...foldTicket(id, 'site-test', [event(`${id}-1`, 1, issued)]),
  _deleted: false,
});
const withPaper = (ticket: WireDocument & Ticket, paperId: string): WireDocument => ({
  ...foldTicket(ticket.id, ticket.siteId, [
    ...ticket.events,
    event(`other-${paperId}`, ticket.events.length + 1, { type: 'paperMarked', paperId, mark: 'seen' }),
  ]),
  _deleted: false,
});
/** Reconciling mends in the end what another rule prevents: it is off wherever one shows what that other rule is for. */
const only = (broken: SyncRule | null): SyncRules => ({ ...rulesWithout(broken), reconcile: false });
type State = RxReplicationState<unknown, Checkpoint>;
const replicationOf = (one: TestDesk, name: 'tickets' | 'citizens' | 'reference'): State => {
  const state = REPLICATION_STATE_BY_COLLECTION.get(one.context.database[name] as never)?.at(-1);
  if (!state) throw new Error('No replication');
  return state as State;
};
/** How far RxDB has come in the server's order of tickets, as it keeps it. */
const keptSeq = (one: TestDesk): number | undefined =>
  replicationOf(one, 'tickets').internalReplicationState?.lastCheckpointDoc.down?.checkpointData?.seq;
const seqOf = (ticketId: string): number | undefined => server.rows.get(`tickets ${ticketId}`)?.seq;
/** Everything that RxDB keeps beside the documents of a collection. */
const metaText = async (state: State): Promise<string> => {
  if (!state.metaInstance) throw new Error('Not started');
  const { schema } = state.metaInstance;
  const query = normalizeMangoQuery(schema, { selector: {} } as never);
  return JSON.stringify((await state.metaInstance.query(prepareQuery(schema, query as never))).documents);
};

describe('a handler never throws away a write or a pull', () => {
  it.each([
    ['a page of a proxy', { status: 200, body: '<!doctype html><title>Portail</title>' }],
    ['a fault', { status: 500, body: JSON.stringify({ code: 'fault', message: '' }) }],
    ['a reply of another shape', { status: 200, body: JSON.stringify({ documents: 'none' }) }],
    ['a body that breaks off', { status: 200, body: JSON.stringify({ verdicts: [] }), cut: true }],
  ])('over %s', async (_name, answer) => {
    const one = await inStep();
    let times = 0;
    server.odd = (path) => ((path === '/v1/push' || path === '/v1/pull') && (times += 1) <= 6 ? answer : null);
    const ticketId = await walkIn(one);
    server.store('tickets', ticketOf('theirs'));
    await until(() => times > 6, 'the odd answers were given');
    one.wake();
    await until(() => onServer(ticketId) !== undefined, 'the write arrived');
    await until(async () => (await here(one, 'theirs')) !== null, 'the pull goes on');
    expect(one.faults).toEqual([]);
  });

  it('over a document that is none', async () => {
    const one = await inStep();
    server.store('tickets', { id: 'junk', _deleted: false, events: 'none', day: 7 }, false);
    server.store('citizens', { id: 'junk', _deleted: false, fields: { lastName: 3 } }, false);
    server.store('tickets', ticketOf('sound'));
    await until(async () => (await here(one, 'sound')) !== null, 'what comes after it arrives');
    expect(await here(one, 'junk'), 'the storage is spared what its indexes cannot hold').toBeNull();
    const ticketId = await walkIn(one);
    await until(() => onServer(ticketId) !== undefined, 'writes go on');
  });
});

describe('the deaf document', () => {
  const papersOf = async (one: TestDesk, id: string) => Object.keys((await here(one, id))?.papers ?? {}).toSorted();
  /** A pull is asked before a push is sent, and tells what a colleague wrote before that push is answered. */
  const scene = async (rules: SyncRules) => {
    const one = await inStep({ rules });
    const ticketId = await walkIn(one);
    await until(() => one.sync.read().toSend === 0, 'sent');
    let [isPulling, haveCrossed] = [false, false];
    let answerPull = (): void => undefined;
    const isWritten = new Promise<void>((resolve) => {
      answerPull = resolve;
    });
    server.beforePull = (collection) => {
      if (collection !== 'tickets') return Promise.resolve();
      isPulling = true;
      return isWritten;
    };
    server.afterPush = async (collection) => {
      const ticket = onServer(ticketId);
      if (collection !== 'tickets' || !ticket) return;
      server.afterPush = () => Promise.resolve();
      server.store('tickets', withPaper(ticket, 'proof'), false);
      answerPull();
      // The guard has the pull asked again once the push is over, so that it is not past this copy before.
      if (!rules.deafGuard) await until(() => keptSeq(one) === seqOf(ticketId), 'RxDB is past the copy');
      haveCrossed = true;
    };
    one.wake();
    await until(() => isPulling, 'the pull is asked');
    must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
    await until(() => haveCrossed, 'pull and push have crossed');
    server.store('tickets', ticketOf('later'));
    await until(async () => (await here(one, 'later')) !== null, 'the pull went past it');
    await until(() => one.sync.read().toSend === 0, 'sent');
    return () => papersOf(one, ticketId);
  };
  it('hears by the guard', async () => {
    const papers = await scene(only(null));
    await until(async () => (await papers()).join() === 'photo,proof', 'the colleague was heard');
  });
  it('stays deaf without it', async () => {
    const papers = await scene(only('deafGuard'));
    expect(await papers()).toEqual(['photo']);
  });

  describe('on a slow disk', () => {
    const wait = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
    const colleagueMarks = (id: string, paperId: string, poke = true): void => {
      const ticket = onServer(id);
      if (ticket) server.store('tickets', withPaper(ticket, paperId), poke);
    };
    const mark = async (one: TestDesk, ticketId: string) =>
      must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
    const opened = async () => {
      const disk = heldStorage();
      const one = await inStep({ rules: only(null), storage: disk.storage });
      const id = await walkIn(one);
      await until(() => one.sync.read().toSend === 0, 'sent');
      // RxDB has noted what it sent and what came: the next note is of what follows.
      await replicationOf(one, 'tickets').internalReplicationState?.streamQueue.up;
      await until(() => keptSeq(one) === seqOf(id), 'its own write came back');
      return { disk, one, id };
    };
    /** What runs once, when RxDB is about to note a copy of this document for this reason; says when it began. */
    const onNote = (disk: HeldStorage, why: string, id: string, run: () => Promise<void>): (() => boolean) => {
      let began = false;
      disk.beforeNote = async (because, of) => {
        if (began || because !== why || of !== id) return;
        began = true;
        await run();
      };
      return () => began;
    };

    it('hears a colleague whose event came between the answer to a push and a note that took three seconds', async () => {
      const { disk, one, id } = await opened();
      const isHeld = onNote(disk, 'replication-up-write-meta', id, async () => {
        colleagueMarks(id, 'proof');
        await wait(3_000);
      });
      server.afterPush = () => wait(50);
      one.wake();
      await wait(1);
      await mark(one, id);
      one.wake();
      await until(isHeld, 'the push was answered');
      await until(async () => (await papersOf(one, id)).length === 2, 'the colleague was heard');
    });

    it('hears one too when RxDB sent what it found on a RESYNC and no poke tells of it', async () => {
      const { disk, one, id } = await opened();
      server.beforePull = (collection) => (collection === 'tickets' ? wait(20) : Promise.resolve());
      let goOn: (() => void) | null = null;
      disk.afterLook = (collection) =>
        collection === 'tickets' && !goOn ? new Promise((resolve) => void (goOn = resolve)) : Promise.resolve();
      one.wake();
      await until(() => goOn !== null, 'RxDB looks for local changes');
      await mark(one, id);
      const lines = new Set(server.streams);
      one.wake();
      // The line opens anew, and what the server tells now is lost.
      await until(() => [...server.streams].some((stream) => !lines.has(stream)), 'the line is open');
      await wait(400);
      server.streams.clear();
      const isHeld = onNote(disk, 'replication-up-write-meta', id, async () => {
        colleagueMarks(id, 'proof', false);
        await wait(300);
      });
      (goOn as (() => void) | null)?.();
      await until(isHeld, 'the push was answered');
      await until(async () => (await papersOf(one, id)).length === 2, 'the colleague was heard');
    });

    it('hears the next event after a local write that fell between a pulled copy and its note', async () => {
      const { disk, one, id } = await opened();
      const isHeld = onNote(disk, 'replication-down-write-meta', id, async () => {
        await mark(one, id);
        await wait(50);
      });
      server.afterPush = () => wait(300);
      colleagueMarks(id, 'proof');
      await until(isHeld, 'the event came');
      await until(() => onServer(id)?.events.length === 3, 'the local write was sent');
      await until(() => one.sync.read().toSend === 0, 'sent');
      colleagueMarks(id, 'form');
      await until(async () => (await papersOf(one, id)).length === 3, 'the colleague was heard');
    });
  });
});

describe('a page shorter than the batch', () => {
  const count = async (rules: SyncRules): Promise<number> => {
    for (let n = 0; n < 60; n += 1) server.store('tickets', ticketOf(`t${n}`), false);
    const one = await inStep({ rules });
    return one.context.database.tickets.count().exec();
  };
  it('is followed by the next', async () => {
    expect(await count(only(null))).toBe(60);
  });
  it('ends the pull without the loop', async () => {
    expect(await count(only('hasMoreLoop'))).toBeLessThan(60);
  });
});

describe('a server that folds otherwise', () => {
  const pushes = async (rules: SyncRules, enough: number): Promise<number> => {
    server.normal = (document) => ({ ...document, foldedBy: 'a later version' });
    const one = await inStep({ rules });
    // A pull would bring the master too, and end it for a while.
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.beforePull = (collection) => (collection === 'tickets' ? held : Promise.resolve());
    const ticketId = await walkIn(one);
    const sent = () => server.pushes.flat().filter((row) => row.id === ticketId).length;
    await until(() => onServer(ticketId) !== undefined, 'sent');
    const later = await walkIn(one);
    await until(() => sent() > enough || onServer(later) !== undefined, 'others go on');
    await until(() => sent() > enough || one.sync.read().toSend === 0, 'all went');
    if (!rules.masterVerbatim) await until(() => sent() > enough, 'it goes on and on');
    release();
    return sent();
  };
  it('gets each write once when the desk takes the master as it is', async () => {
    expect(await pushes(only(null), 5)).toBeLessThanOrEqual(2);
  });
  it('is besieged without that', async () => {
    expect(await pushes(only('masterVerbatim'), 20)).toBeGreaterThan(5);
  });
});

describe('checkpoints', () => {
  it('are always whole', async () => {
    const one = await inStep();
    const state = replicationOf(one, 'tickets').internalReplicationState;
    for (const id of ['a', 'b']) {
      server.store('tickets', ticketOf(id));
      await until(async () => (await here(one, id)) !== null, 'it came');
    }
    // RxDB writes it after the document, so what stands there first may still be that of `a`.
    await until(() => keptSeq(one) === seqOf('b'), 'the checkpoint is kept');
    expect(state?.lastCheckpointDoc.down?.checkpointData).toEqual({
      epoch: 'epoch-1',
      scope: 'site',
      seq: seqOf('b'),
    });
  });

  it('of a collection without documents are not needed', async () => {
    const settings = { storage: sealedMemory(), storeName: newId() };
    const first = await openDesk(server.url, 'k1', settings);
    await until(() => first.sync.read().kind === 'synced', 'in step');
    await first.close();
    server.calls.length = 0;
    const one = await inStep(settings);
    const asked = server.calls.filter((call) => call.path === '/v1/pull' && call.body['collection'] === 'citizens');
    expect(asked.every((call) => call.body['since'] === null)).toBe(true);
    const ticketId = await walkIn(one);
    await until(() => onServer(ticketId) !== undefined, 'it works');
  });
});

describe('a push', () => {
  it('goes in few rows to the server and in many to RxDB, so that old copies are rarely sent', async () => {
    const one = await inStep();
    expect(replicationOf(one, 'tickets').push?.batchSize).toBeGreaterThanOrEqual(1_000);
    expect(replicationOf(one, 'tickets').pull?.batchSize).toBeGreaterThanOrEqual(1_000);
    server.up = false;
    await one.context.database.tickets.bulkInsert(
      Array.from({ length: 600 }, (_, n) => foldTicket(`t${n}`, 'site-test', [event(`t${n}-1`, 1, issued)])),
    );
    server.up = true;
    one.wake();
    await until(() => onServer('t599') !== undefined && onServer('t0') !== undefined, 'all arrived');
    expect(Math.max(...server.pushes.map((rows) => rows.length))).toBeLessThanOrEqual(250);
  });

  it('that is too large is halved, and a single row that is goes aside', async () => {
    const one = await inStep();
    server.odd = (path, body) => {
      const rows = path === '/v1/push' && Array.isArray(body['rows']) ? (body['rows'] as WireDocument[]) : [];
      const tooLarge = rows.length > 1 || rows.some((row) => row.id === bad);
      return tooLarge ? { status: 413, body: JSON.stringify({ code: 'tooLarge', message: '' }) } : null;
    };
    server.up = false;
    const bad = await walkIn(one);
    const good = [await walkIn(one), await walkIn(one)];
    server.up = true;
    one.wake();
    for (const id of good) await until(() => onServer(id) !== undefined, 'the others arrive');
    await until(() => one.sync.read().refused.some((row) => row.id === bad && row.why === 'tooLarge'), 'it is shown');
  });

  it('of an old copy takes nothing from anybody', async () => {
    const [one, two] = [await inStep(), await inStep({}, 'k2')];
    const ticketId = await walkIn(one);
    await until(async () => (await here(two, ticketId)) !== null, 'both have it');
    await until(() => one.sync.read().toSend === 0, 'sent');
    server.beforePull = () => new Promise((resolve) => void setTimeout(resolve, 300));
    must(await one.commands.markPaper({ ticketId, paperId: 'photo', mark: 'seen' }));
    resendOf(two.context.database).tickets.add(ticketId);
    const old = await two.context.database.tickets.findOne(ticketId).exec();
    await old?.incrementalModify((latest) => latest);
    await until(() => onServer(ticketId)?.events.length === 2, 'the server keeps the event');
    await until(async () => (await here(two, ticketId))?.events.length === 2, 'the old copy learns of it');
    expect((await here(one, ticketId))?.events).toHaveLength(2);
  });
});

describe('the line', () => {
  it('runs whether or not a window is seen', async () => {
    const one = await inStep();
    expect(replicationOf(one, 'tickets').toggleOnDocumentVisible).toBe(false);
  });

  it('pulls everything when the stream opens again', async () => {
    const one = await inStep();
    // The poll that a broken line brings about must find no news.
    const now = new Date().toISOString();
    const head = { epoch: 'epoch-1', siteId: 'site-test', seq: 1, now, clockOffsetMs: 0 };
    server.odd = (path) => (path === '/v1/head' ? { status: 200, body: JSON.stringify(head) } : null);
    const opened = () => server.calls.filter((call) => call.path === '/v1/pull').length;
    const breakLine = (): void => {
      for (const stream of server.streams) stream.destroy();
    };
    const before = opened();
    breakLine();
    await until(() => server.streams.size === 1 && opened() > before, 'it is open again');
    breakLine();
    server.store('tickets', ticketOf('missed'), false);
    await until(async () => (await here(one, 'missed')) !== null, 'what was poked meanwhile came');
  });

  it('polls a stream that says nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const one = await desk();
    const pass = async (isSo: () => boolean | Promise<boolean>, mostMs: number): Promise<boolean> => {
      for (let ms = 0; ms < mostMs; ms += 100) {
        if (await isSo()) return true;
        await vi.advanceTimersByTimeAsync(100);
        for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      }
      return false;
    };
    const came = async () => (await here(one, 'silent')) !== null;
    expect(await pass(() => one.sync.read().kind === 'synced', 60_000)).toBe(true);
    // The first poll learns where the server stands.
    const heads = () => server.calls.filter((call) => call.path === '/v1/head').length;
    const before = heads();
    expect(await pass(() => heads() > before, 60_000)).toBe(true);
    server.store('tickets', ticketOf('silent'), false);
    expect(await pass(came, 5_000)).toBe(false);
    // A line that stays silent for longer is opened anew, and that would bring it too.
    expect(await pass(came, 35_000)).toBe(true);
  });

  it('asks for a newer version when the server no longer speaks this one, and loses nothing', async () => {
    const one = await inStep();
    server.odd = (path) =>
      path === '/v1/head' ? null : { status: 426, body: JSON.stringify({ code: 'upgradeRequired', message: '' }) };
    const ticketId = await walkIn(one);
    await until(() => one.sync.read().kind === 'outdated', 'it says so');
    expect(one.sync.read().toSend).toBe(2);
    server.odd = () => null;
    one.wake();
    await until(() => onServer(ticketId) !== undefined, 'it went after the update');
  });
});

describe('an erasure', () => {
  it('overwrites the second copy that RxDB keeps', async () => {
    const one = await inStep({ rules: allRules });
    const booked = must(
      await one.commands.logPassage({
        reasonId: 'advice',
        channel: 'phone',
        priority: false,
        next: 'answered',
        citizen: { values: { lastName: 'Testard-Unique', firstName: 'Zoé' } },
      }),
    );
    const citizenId = (await load(one.context, 'requests', booked.requestId))?.citizenId ?? '';
    await until(() => one.sync.read().toSend === 0, 'sent');
    expect(await metaText(replicationOf(one, 'citizens'))).toContain('Testard-Unique');
    const citizen = server.get('citizens', citizenId);
    if (!citizen) throw new Error('No citizen');
    const stamp = '999999999999999-000000-server';
    const gone = Object.fromEntries(
      Object.keys(citizen['fields'] as object).map((name) => [name, { v: '', t: stamp }]),
    );
    server.store('citizens', { ...citizen, fields: gone, erasedAt: stamp });
    await until(async () => (await load(one.context, 'citizens', citizenId))?.erasedAt === stamp, 'erased here');
    await until(async () => !(await metaText(replicationOf(one, 'citizens'))).includes('Testard-Unique'), 'and beside');
  });
});
