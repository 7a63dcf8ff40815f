import { getAllCollectionDocuments } from 'rxdb/plugins/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { Ticket } from '#shared/domain/model/ticket';
import type { WireDocument } from '#shared/sync/protocol';

import { load } from '../data/load';
import { createKeyValues, type KeyValues } from '../data/key-values';
import { must } from '../data/testing/test-data';
import { town } from '../data/testing/town';
import { newId } from '../platform/ids';
import { startFakeServer, type FakeServer } from './testing/fake-server';
import { openDesk, until, type DeskOptions, type TestDesk } from './testing/test-desk';
import { sealedMemory } from '../data/testing/test-seal';

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

const inStep = async (options: DeskOptions = {}): Promise<TestDesk> => {
  const one = await openDesk(server.url, 'k1', options);
  open.push(one);
  await until(() => one.sync.read().kind === 'synced', 'the desk is in step');
  return one;
};
const walkIn = async (one: TestDesk) =>
  must(await one.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
    .ticketId;
const onServer = (id: string) => server.get('tickets', id) as (WireDocument & Ticket) | undefined;
const ticketIds = async (one: TestDesk) =>
  (await one.context.database.tickets.find().exec()).map((ticket) => ticket.id).toSorted();
const closing = async (one: TestDesk): Promise<void> => {
  open = open.filter((other) => other !== one);
  await one.close();
};
const calls = (path: string) => server.calls.filter((call) => call.path === path).length;
const lasting = (): DeskOptions & { readonly keys: KeyValues } => ({
  storage: sealedMemory(),
  storeName: newId(),
  keys: createKeyValues(),
});
const metasOf = async (one: TestDesk): Promise<readonly string[]> =>
  (await getAllCollectionDocuments(one.context.database.internalStore)).flatMap((known) =>
    known.data.connectedStorages.map((storage) => storage.collectionName),
  );
const problem = (code: string) => ({ status: 409, body: JSON.stringify({ code, message: '' }) });

describe('a server that was restored from an old backup', () => {
  it('gets back what it forgot, acknowledged or not, from a desk that was open all the time', async () => {
    const one = await inStep();
    const before = await walkIn(one);
    await until(() => one.sync.read().toSend === 0, 'sent');
    const backup = new Map(server.rows);
    const acknowledged = await walkIn(one);
    must(await one.commands.markPaper({ ticketId: before, paperId: 'photo', mark: 'seen' }));
    await until(() => one.sync.read().toSend === 0, 'sent');

    server.up = false;
    const unsent = await walkIn(one);
    server.rows.clear();
    for (const [key, row] of backup) server.rows.set(key, row);
    server.epoch = 'epoch-2';
    server.up = true;
    one.wake();
    for (const id of [before, acknowledged, unsent]) await until(() => onServer(id) !== undefined, 'it is back');
    await until(() => onServer(before)?.events.length === 2, 'with every event');
    await until(() => one.sync.read().toSend === 0 && one.sync.read().kind === 'synced', 'in step again');
    expect(await ticketIds(one)).toEqual([before, acknowledged, unsent].toSorted());
    expect(one.faults).toEqual([]);
  });

  it('gets it back from a desk that starts later, whose old copies go', async () => {
    const settings = lasting();
    const first = await inStep(settings);
    const ticketId = await walkIn(first);
    await until(() => first.sync.read().toSend === 0, 'sent');
    const old = await metasOf(first);
    await closing(first);
    server.rows.delete(`tickets ${ticketId}`);
    server.epoch = 'epoch-2';
    const again = await inStep(settings);
    await until(() => onServer(ticketId) !== undefined, 'it is back');
    await until(async () => (await metasOf(again)).length === 6, 'only one history is kept');
    expect((await metasOf(again)).filter((name) => old.includes(name))).toEqual([]);
  });

  it('is noticed before a document of it is taken', async () => {
    const one = await inStep();
    server.odd = (path, body) => {
      if (path !== '/v1/pull' || body['collection'] !== 'tickets') return null;
      server.odd = () => null;
      const ghost = { ...foldTicket('ghost', 'site-test', []), _deleted: false };
      const checkpoint = { epoch: 'epoch-9', scope: 'site', seq: 1 };
      return { status: 200, body: JSON.stringify({ documents: [ghost], checkpoint, hasMore: false }) };
    };
    const heads = calls('/v1/head');
    one.wake();
    await until(() => calls('/v1/head') > heads + 1, 'the head is read again');
    await until(() => one.sync.read().kind === 'synced', 'in step again');
    expect(await load(one.context, 'tickets', 'ghost')).toBeNull();
  });
});

describe('a server that knows less than this desk', () => {
  it('is given everything anew, under another name, without being besieged', async () => {
    const settings = lasting();
    const one = await inStep(settings);
    const ticketId = await walkIn(one);
    await until(() => one.sync.read().toSend === 0, 'sent');
    server.rows.delete(`tickets ${ticketId}`);
    const knows = () => settings.keys.read('history.turn') !== '';
    server.odd = (path, body) => (path === '/v1/pull' && body['since'] !== null && !knows() ? problem('ahead') : null);
    server.calls.length = 0;
    one.wake();
    await until(() => onServer(ticketId) !== undefined, 'it is back');
    await until(() => calls('/v1/head') > 0, 'the head was read again');
    server.odd = () => null;
    await until(() => one.sync.read().kind === 'synced', 'in step again');
    expect(settings.keys.read('history.turn')).toBe('1');
    expect(calls('/v1/head')).toBeLessThan(6);
  });

  it('that says so for ever is asked ever more rarely', async () => {
    const one = await inStep();
    server.odd = (path) => (path === '/v1/pull' ? problem('ahead') : null);
    server.calls.length = 0;
    one.wake();
    await until(() => calls('/v1/head') >= 4, 'a few tries');
    const times = server.calls.filter(({ path }) => path === '/v1/head').map(({ atMs }) => atMs);
    // By when the server was asked: the desk waits from its answer on, so a busy machine makes it later and never sooner.
    expect((times[3] ?? 0) - (times[2] ?? 0)).toBeGreaterThan(500);
  });
});

describe('a server that forgot deletions of which this desk never heard', () => {
  it('gets none of them back: what only lived here goes, but for what was never sent', async () => {
    const settings = lasting();
    const first = await inStep(settings);
    const [kept, purged] = [await walkIn(first), await walkIn(first)];
    await until(() => first.sync.read().toSend === 0, 'sent');
    await closing(first);

    server.up = false;
    const offline = await openDesk(server.url, 'k1', settings);
    const unsent = await walkIn(offline);
    await offline.close();
    server.up = true;
    server.rows.delete(`tickets ${purged}`);
    let refused = false;
    server.odd = (path, body) => {
      if (refused || path !== '/v1/pull' || body['since'] === null) return null;
      refused = true;
      return problem('resetNeeded');
    };
    const one = await inStep(settings);
    await until(() => refused && onServer(unsent) !== undefined, 'the unsent write arrived');
    const isAnew = () => settings.keys.read('history.turn') === '1' && settings.keys.read('history.forget') === '';
    await until(isAnew, 'it began anew');
    await until(() => one.sync.read().kind === 'synced', 'in step again');
    expect(await ticketIds(one)).toEqual([kept, unsent].toSorted());
    expect(onServer(purged)).toBeUndefined();
    expect(server.pushes.flat().filter((row) => row.id === purged && row._deleted)).toEqual([]);
    expect(settings.keys.read('history.forget')).toBe('');
    expect(one.faults).toEqual([]);
  });
});

describe('a desk that just joined', () => {
  it('says that it receives until it had everything once, and not again at the next start', async () => {
    const settings = lasting();
    let hold = true;
    server.beforePull = async (collection) => {
      while (hold && collection === 'citizens') await new Promise((resolve) => setTimeout(resolve, 10));
    };
    const first = await openDesk(server.url, 'k1', settings);
    await until(() => first.sync.read().received >= town.length, 'something came');
    expect(first.sync.read().kind).toBe('receiving');
    hold = false;
    await until(() => first.sync.read().kind === 'synced', 'all came');
    await first.close();

    hold = true;
    const again = await openDesk(server.url, 'k1', settings);
    open.push(again);
    await until(() => again.sync.read().lastExchange !== '', 'in contact');
    expect(again.sync.read().kind).not.toBe('receiving');
    hold = false;
  });
});
