import 'fake-indexeddb/auto';

import { getAllCollectionDocuments, normalizeMangoQuery, prepareQuery } from 'rxdb/plugins/core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { foldRequest } from '#shared/domain/lifecycle/fold-request';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import { DESK_WINDOW_DAYS } from '#shared/sync/desk-window';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';
import { addDays } from '#shared/time/civil';

import { createKeyValues, type KeyValues } from '../data/key-values';
import { must } from '../data/testing/test-data';
import { town } from '../data/testing/town';
import { dexieStorage } from '../data/database/dexie-storage';
import { newId } from '../platform/ids';
import { metaPrefix, openMeta } from './meta-storage';
import { startFakeServer, type FakeServer } from './testing/fake-server';
import { openDesk, until, type DeskOptions, type TestDesk } from './testing/test-desk';
import { sealedMemory, testSeal } from '../data/testing/test-seal';

const dayMs = 86_400_000;
const today = new Date().toISOString().slice(0, 10);
const longAgo = addDays(today, -DESK_WINDOW_DAYS - 40);

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

const event = (id: string, n: number, day: string, body: object): AnyEvent =>
  ({
    id,
    n,
    at: `${day}T09:00:00.000Z`,
    by: { agentId: 'agent-2', deviceId: 'other', deskId: '' },
    ...body,
  }) as AnyEvent;

const ticketOf = (id: string, day: string): WireDocument => ({
  ...foldTicket(id, 'site-test', [
    event(`${id}-1`, 1, day, { type: 'issued', day, series: 'A', number: 1, reasonId: 'advice', priority: false }),
  ]),
  _deleted: false,
});

/** A request received long ago; closed on a day, by a person who wrote that down on another, or open. */
const requestOf = (id: string, closedDay: string, writtenDay = closedDay): WireDocument => {
  const opened = event(`${id}-1`, 1, longAgo, {
    type: 'received',
    day: longAgo,
    channel: 'mail',
    reasonId: 'advice',
    citizenId: '',
    ticketId: '',
    receivedAt: `${longAgo}T09:00:00.000Z`,
  });
  const end = { type: 'closed', outcome: 'answered', closedAt: `${closedDay}T09:00:00.000Z` };
  const closed = closedDay === '' ? [] : [event(`${id}-2`, 2, writtenDay, end)];
  return { ...foldRequest(id, 'site-test', [opened, ...closed]), _deleted: false };
};

const inStep = async (options: DeskOptions = {}): Promise<TestDesk> => {
  const one = await openDesk(server.url, 'k1', options);
  open.push(one);
  await until(() => one.sync.read().kind === 'synced', 'the desk is in step');
  return one;
};
const closing = async (one: TestDesk): Promise<void> => {
  open = open.filter((other) => other !== one);
  await one.close();
};
const lasting = (
  make: () => NonNullable<DeskOptions['storage']> = sealedMemory,
): DeskOptions & { readonly keys: KeyValues } => ({
  storage: make(),
  storeName: newId(),
  keys: createKeyValues(),
});
const held = async (one: TestDesk, name: 'tickets' | 'requests'): Promise<readonly string[]> =>
  (await one.context.database.collections[name].find().exec()).map((document) => document.id).toSorted();
const walkIn = async (one: TestDesk): Promise<string> =>
  must(await one.commands.logPassage({ reasonId: 'advice', channel: 'desk', priority: false, next: 'ticket' }))
    .ticketId;

/** Days pass for everybody. */
const after = (days: number, options: DeskOptions): DeskOptions => {
  server.clockMs = days * dayMs;
  return { ...options, now: () => new Date(Date.now() + days * dayMs) };
};

/** Ids of which RxDB keeps a copy as the server’s. */
const copiesKept = async (one: TestDesk): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const known of await getAllCollectionDocuments(one.context.database.internalStore))
    for (const { collectionName, schema } of known.data.connectedStorages) {
      if (!collectionName.startsWith(metaPrefix)) continue;
      const meta = await openMeta<{ readonly id: string; readonly itemId: string }>(
        one.context.database,
        collectionName,
        schema,
      );
      const query = normalizeMangoQuery(meta.schema, {});
      const { documents } = await meta.query(prepareQuery(meta.schema, query));
      ids.push(...documents.map((document) => document.itemId));
      await meta.close();
    }
  return ids;
};

/** What RxDB keeps of requests, as the desk holds them and as the server’s. */
const requestCopies = async (one: TestDesk): Promise<readonly unknown[]> => {
  const { database } = one.context;
  const found: unknown[] = (await database.requests.find().exec()).map((document) => document.toJSON());
  for (const known of await getAllCollectionDocuments(database.internalStore)) {
    if (known.data.name !== 'requests') continue;
    for (const { collectionName, schema } of known.data.connectedStorages) {
      if (!collectionName.startsWith(metaPrefix)) continue;
      const meta = await openMeta<{ readonly id: string }>(database, collectionName, schema);
      found.push(...(await meta.query(prepareQuery(meta.schema, normalizeMangoQuery(meta.schema, {})))).documents);
      await meta.close();
    }
  }
  return found;
};

describe('a desk that joins', () => {
  it('gets what is ahead, lately past or still open, and leaves the past with the server', async () => {
    for (const [id, day] of [
      ['old', longAgo],
      ['lately', addDays(today, 3 - DESK_WINDOW_DAYS)],
      ['now', today],
      ['ahead', addDays(today, 90)],
    ] as const)
      server.store('tickets', ticketOf(id, day));
    server.store('requests', requestOf('open', ''));
    server.store('requests', requestOf('closed-old', longAgo));
    server.store('requests', requestOf('closed-now', today));
    const one = await inStep();
    expect(await held(one, 'tickets')).toEqual(['ahead', 'lately', 'now']);
    expect(await held(one, 'requests')).toEqual(['closed-now', 'open']);
  });

  it('hears of everything that is written from then on, old or not', async () => {
    server.store('requests', requestOf('closed-old', longAgo));
    const settings = lasting();
    const one = await inStep(settings);
    expect(await held(one, 'requests')).toEqual([]);
    const old = requestOf('closed-old', longAgo);
    const reopened = event('reopened', 3, today, { type: 'reopened' });
    server.store('requests', {
      ...foldRequest('closed-old', 'site-test', [...(old['events'] as AnyEvent[]), reopened]),
      _deleted: false,
    });
    await until(async () => (await held(one, 'requests')).length === 1, 'the reopened request came');
  });

  it('does not ask for the same past again and again', async () => {
    for (let count = 0; count < 20; count += 1) server.store('tickets', ticketOf(`old-${count}`, longAgo));
    const one = await inStep();
    const before = server.calls.length;
    one.wake();
    await until(() => server.calls.slice(before).some((call) => call.path === '/v1/pull'), 'it asks');
    await walkIn(one);
    await until(() => one.sync.read().toSend === 0, 'sent');
    const asked = server.calls.slice(before).filter((call) => call.body['collection'] === 'tickets');
    expect(asked.length).toBeLessThan(12);
  });
});

describe.each([
  ['in memory', sealedMemory],
  ['in IndexedDB', () => dexieStorage(testSeal)],
])('as days pass a desk that stores %s', (_, storage) => {
  it('lets go of what is over, with the copy that RxDB keeps, and deletes nothing', async () => {
    const settings = lasting(storage);
    const first = await inStep(settings);
    const ticketId = await walkIn(first);
    server.store('requests', requestOf('open', ''));
    await until(() => first.sync.read().toSend === 0, 'sent');
    await until(async () => (await held(first, 'requests')).includes('open'), 'the open request came');
    await until(async () => (await copiesKept(first)).includes(ticketId), 'a copy is kept');
    await closing(first);

    const later = await inStep(after(DESK_WINDOW_DAYS + 5, settings));
    await until(async () => (await held(later, 'tickets')).length === 0, 'it let go of what is over');
    expect(await held(later, 'requests')).toContain('open');
    await until(async () => !(await copiesKept(later)).includes(ticketId), 'its copy went too');
    expect(server.get('tickets', ticketId)?._deleted).toBe(false);
    expect(server.pushes.flat().filter((row) => row._deleted)).toEqual([]);
    await closing(later);

    const again = await inStep(after(DESK_WINDOW_DAYS + 6, settings));
    expect(await held(again, 'tickets')).toEqual([]);
    expect(server.get('tickets', ticketId)?._deleted).toBe(false);
  });

  it('keeps a write that was never sent, however old, and sends it', async () => {
    const settings = lasting(storage);
    const first = await inStep(settings);
    server.up = false;
    const ticketId = await walkIn(first);
    await closing(first);
    server.up = true;
    const later = await inStep(after(DESK_WINDOW_DAYS + 5, settings));
    // Once it has arrived the desk may let go of it at any moment.
    const isSafe = async (): Promise<boolean> =>
      (await held(later, 'tickets')).includes(ticketId) || server.get('tickets', ticketId) !== undefined;
    await until(async () => {
      expect(await isSafe()).toBe(true);
      return server.get('tickets', ticketId) !== undefined;
    }, 'the old write arrived');
  });

  it('keeps what the server has lost, and sends it again', async () => {
    const settings = lasting(storage);
    const first = await inStep(settings);
    const ticketId = await walkIn(first);
    await until(() => first.sync.read().toSend === 0, 'sent');
    await closing(first);
    server.rows.delete(`tickets ${ticketId}`);
    server.epoch = 'restored';
    await inStep(after(DESK_WINDOW_DAYS + 5, settings));
    await until(() => server.get('tickets', ticketId) !== undefined, 'the lost write came back');
  });

  it('keeps for a week what was written lately, whatever day it is of', async () => {
    const settings = lasting(storage);
    for (const id of ['fresh', 'settled']) server.store('requests', requestOf(id, ''));
    const first = await inStep(settings);
    await until(async () => (await held(first, 'requests')).length === 2, 'both came');
    server.store('requests', requestOf('fresh', addDays(longAgo, 1), today));
    server.store('requests', requestOf('settled', addDays(longAgo, 1), addDays(today, -8)));
    const isClosed = async (id: string): Promise<boolean> =>
      (await first.context.database.collections.requests.findOne(id).exec())?.status === 'closed';
    await until(async () => (await isClosed('fresh')) && (await isClosed('settled')), 'both were closed');
    await closing(first);

    const soon = await inStep(after(5, settings));
    await until(async () => !(await held(soon, 'requests')).includes('settled'), 'it let go of what is at rest');
    expect(await held(soon, 'requests')).toEqual(['fresh']);
    await closing(soon);
    const later = await inStep(after(9, settings));
    await until(async () => (await held(later, 'requests')).length === 0, 'it let go of the other as well');
  });

  it('lets go of nothing because its own clock is wrong', async () => {
    const settings = lasting(storage);
    const first = await inStep(settings);
    const ticketId = await walkIn(first);
    await until(() => first.sync.read().toSend === 0, 'sent');
    await closing(first);
    server.calls.length = 0;
    const wrong = await openDesk(server.url, 'k1', { ...settings, now: () => new Date(Date.now() + 400 * dayMs) });
    open.push(wrong);
    await until(() => server.calls.filter((call) => call.path === '/v1/digest').length > 0, 'it compares');
    expect(await held(wrong, 'tickets')).toEqual([ticketId]);
  });
});

describe.each([
  ['in memory', sealedMemory],
  ['in IndexedDB', () => dexieStorage(testSeal)],
])('requests that are kept to another department, at a desk that stores %s', (_, storage) => {
  const letter = async (one: TestDesk): Promise<string> =>
    must(await one.commands.logRequest({ channel: 'mail', reasonId: 'advice', subject: 'Loyer impayé' })).requestId;
  const copies = async (one: TestDesk): Promise<string> => JSON.stringify(await requestCopies(one));

  it('come no more and go at once, whether they lie in its window or before it, and nothing is deleted by that', async () => {
    const one = await inStep(lasting(storage));
    server.store('requests', requestOf('open', ''));
    server.store('requests', requestOf('closed', longAgo));
    await until(async () => (await held(one, 'requests')).length === 2, 'both came');
    server.withheld = ['advice'];
    one.wake();
    await until(async () => (await held(one, 'requests')).length === 0, 'both went');
    await until(async () => !(await copies(one)).includes('open-1'), 'and the copy that RxDB keeps');
    expect(one.sync.read().withheld).toEqual(['advice']);
    server.store('requests', requestOf('more', ''));
    server.store('requests', requestOf('last', ''));
    await until(async () => (await copies(one)).includes('last'), 'the others were told of');
    expect(await held(one, 'requests')).toEqual([]);
    expect(server.get('requests', 'open')).toMatchObject({ _deleted: false, reasonId: 'advice' });
    server.withheld = [];
    one.wake();
    const all = 'last,more,open';
    await until(async () => (await held(one, 'requests')).join() === all, 'they come with the department');
    expect(server.pushes.flat().filter((row) => row._deleted)).toEqual([]);
  });

  it('are written here, sent, and leave once the server has them', async () => {
    server.withheld = ['advice'];
    const one = await inStep(lasting(storage));
    const id = await letter(one);
    await until(() => server.get('requests', id) !== undefined, 'it was sent');
    one.wake();
    await until(async () => (await held(one, 'requests')).length === 0, 'it left');
    await until(async () => !(await copies(one)).includes('Loyer'), 'and its copy');
    expect([one.sync.read().toSend, server.get('requests', id)?._deleted]).toEqual([0, false]);
  });

  it('stay while a write on them waits to be sent, and leave with it', async () => {
    const settings = lasting(storage);
    const first = await inStep(settings);
    const id = await letter(first);
    await until(() => first.sync.read().toSend === 0, 'sent');
    server.up = false;
    must(await first.commands.actOnRequest({ requestId: id, step: { type: 'start' } }));
    await closing(first);
    server.withheld = ['advice'];
    const again = await openDesk(server.url, 'k1', settings);
    open.push(again);
    expect(await held(again, 'requests')).toEqual([id]);
    server.up = true;
    again.wake();
    const eventsThere = (): number => logOf(server.get('requests', id) ?? {}).length;
    await until(() => eventsThere() === 2, 'the write arrived');
    await until(async () => (await held(again, 'requests')).length === 0, 'it left');
    await until(() => again.sync.read().toSend === 0, 'nothing waits');
  });
});

describe('a site that keeps nothing so old', () => {
  const keepFor = (recordMonths: number): void => {
    const site = town.find((one) => one.kind === 'site');
    if (!site) throw new Error('no site');
    const body = { ...site.body, retention: { recordMonths, personMonths: 24 } };
    server.store('reference', { ...site, body, _deleted: false } as WireDocument);
  };

  it('leaves nothing at a desk that was away when the server let go of it', async () => {
    const settings = lasting();
    const first = await inStep(settings);
    const ticketId = await walkIn(first);
    await until(() => first.sync.read().toSend === 0, 'sent');
    keepFor(6);
    await closing(first);
    server.rows.delete(`tickets ${ticketId}`);
    server.goneBefore = addDays(today, 10);
    const later = await inStep(after(200, settings));
    await until(async () => (await held(later, 'tickets')).length === 0, 'it let go of what is due');
    expect(server.get('tickets', ticketId)).toBeUndefined();
    await closing(later);
  });

  it('hears of a closing that it missed by what is gone: an open copy is neither sent again nor kept, one that the server holds stays', async () => {
    const settings = lasting();
    for (const id of ['left', 'stays']) server.store('requests', requestOf(id, ''));
    const first = await inStep(settings);
    await until(async () => (await held(first, 'requests')).length === 2, 'both came');
    keepFor(6);
    await closing(first);
    // Closed under an old date by another desk, and let go of by the server, while this one was away.
    server.rows.delete('requests left');
    server.goneBefore = addDays(today, 10);
    const later = await inStep(after(200, settings));
    await until(async () => (await held(later, 'requests')).join() === 'stays', 'it let go of the open copy');
    expect(server.get('requests', 'left')).toBeUndefined();
  });

  it('takes nothing from a desk that is not that old, nor what was never sent', async () => {
    const settings = lasting();
    const first = await inStep(settings);
    keepFor(6);
    const ticketId = await walkIn(first);
    await until(() => first.sync.read().toSend === 0, 'sent');
    server.up = false;
    const unsent = await walkIn(first);
    await closing(first);
    server.up = true;
    server.rows.delete(`tickets ${ticketId}`);
    const later = await inStep(after(150, settings));
    expect(await held(later, 'tickets')).toContain(ticketId);
    await closing(later);
    server.goneBefore = addDays(today, 100);
    const last = await inStep(after(400, settings));
    await until(() => server.get('tickets', unsent) !== undefined, 'the old write arrived');
    await until(async () => !(await held(last, 'tickets')).includes(ticketId), 'it let go of what is due');
  });
});

it('a site that keeps nothing so old is told again what it lost, though its clock says that it is due', async () => {
  const settings = lasting();
  const first = await inStep(settings);
  const site = town.find((one) => one.kind === 'site');
  if (!site) throw new Error('no site');
  const body = { ...site.body, retention: { recordMonths: 24, personMonths: 24 } };
  server.store('reference', { ...site, body, _deleted: false } as WireDocument);
  const ticketId = await walkIn(first);
  await until(() => first.sync.read().toSend === 0, 'sent');
  await closing(first);
  server.rows.delete(`tickets ${ticketId}`);
  server.epoch = 'restored';
  server.goneBefore = addDays(today, -400);
  await inStep(after(1_100, settings));
  await until(() => server.get('tickets', ticketId) !== undefined, 'the lost write came back');
});

describe('a site that keeps more days', () => {
  it('has them come back to its desks', async () => {
    server.store('tickets', ticketOf('old', longAgo));
    const settings = lasting();
    const first = await inStep(settings);
    expect(await held(first, 'tickets')).toEqual([]);
    await closing(first);
    const site = town.find((one) => one.kind === 'site');
    if (!site) throw new Error('no site');
    server.store('reference', {
      ...site,
      body: { ...site.body, deskWindowDays: 365 },
      _deleted: false,
    } as WireDocument);
    const later = await inStep(settings);
    await until(async () => (await held(later, 'tickets')).includes('old'), 'the old ticket came');
  });
});
