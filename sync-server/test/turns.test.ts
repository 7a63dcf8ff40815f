import { once } from 'node:events';
import net from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { MOST_BULK_AT_ONCE, MOST_ROWS_WHILE_SHARED } from '#server/bounds';
import { siteQueue } from '#server/store/site-queue';
import { turnsOf } from '#server/wire/turns';
import { allRules, rulesWithout, type SyncRules } from '#shared/sync/rules';
import { AT_THE_COUNTER_MS } from '#shared/sync/wire/call';

import { citizen, reference, SITE, wire } from './support/documents';
import { testServer, type TestServer } from './support/test-server';

const OTHER = 'site-b';

/** What servers took of their turns. */
const taken = vi.hoisted(() => ({ hurries: 0, areShort: [] as boolean[] }));

vi.mock(import('#server/wire/turns'), async (original) => {
  const actual = await original();
  return {
    turnsOf: (...args) => {
      const turns = actual.turnsOf(...args);
      return {
        ...turns,
        hurry: () => {
          taken.hurries += 1;
          return turns.hurry();
        },
        inTurn: (siteId, isShort, work) => {
          taken.areShort.push(isShort);
          return turns.inTurn(siteId, isShort, work);
        },
      };
    },
  };
});

describe('long calls', () => {
  it('have their turns site by site, and each round of the loop gives one', async () => {
    const turns = turnsOf(allRules);
    const order: string[] = [];
    const calls = ['a1', 'a2', 'a3', 'b1'].map((name) =>
      turns.inTurn(name.slice(0, 1), false, async () => {
        order.push(name);
        await turns.giveWay(name.slice(0, 1));
        order.push(`${name} again`);
      }),
    );
    await Promise.all(calls);
    expect(order.slice(0, 2)).toEqual(['a1', 'b1']);
    expect(order.indexOf('b1 again')).toBeLessThan(5);
    let heard = 0;
    const listen = async (): Promise<void> => {
      for (; heard < 3; heard += 1) await setImmediate();
    };
    void listen();
    await turns.giveWay('a');
    await turns.giveWay('a');
    await turns.giveWay('a');
    expect(heard).toBeGreaterThan(1);
  });

  it('are few at once, but a site that has none may begin one', async () => {
    const turns = turnsOf(allRules);
    const begun: string[] = [];
    let end: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const begin = (siteId: string) =>
      turns.inTurn(siteId, false, async () => {
        begun.push(siteId);
        await held;
      });
    const calls = Array.from({ length: MOST_BULK_AT_ONCE + 3 }, () => begin('a'));
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
    expect(begun).toHaveLength(MOST_BULK_AT_ONCE);
    calls.push(begin('b'));
    await expect.poll(() => begun.includes('b')).toBe(true);
    end();
    await Promise.all(calls);
    expect(begun).toHaveLength(MOST_BULK_AT_ONCE + 4);
  });

  it('hold back while a person waits for a short one, and not for ever', async () => {
    const turns = turnsOf(allRules);
    const done = turns.hurry();
    const order: string[] = [];
    const long = turns.giveWay('a').then(() => order.push('long'));
    await setTimeout(1);
    order.push('short');
    done();
    await long;
    expect(order).toEqual(['short', 'long']);
    turns.hurry();
    await turns.giveWay('a');
  });

  it('hold back for a call no longer than its person waits', async () => {
    let nowMs = 0;
    const turns = turnsOf(allRules, () => nowMs);
    turns.hurry();
    nowMs += AT_THE_COUNTER_MS;
    let given = 0;
    const calls = Array.from({ length: 5 }, () => turns.giveWay('a').then(() => (given += 1)));
    // One turn for each round of the loop: one that holds back takes many.
    for (let round = 0; round < 6; round += 1) await setImmediate();
    expect(given).toBeGreaterThan(2);
    await Promise.all(calls);
  });
});

describe('short calls', () => {
  it('go before long ones, some times in a row at most, and long ones hold back until they are answered', async () => {
    const turns = turnsOf(allRules);
    const order: string[] = [];
    const call = (name: string, isShort: boolean) => turns.inTurn('a', isShort, async () => void order.push(name));
    const long = call('long', false);
    await Promise.all([long, ...Array.from({ length: 12 }, (_, n) => call(`short${n}`, true))]);
    expect(order.indexOf('long')).toBe(8);
    let end: () => void = () => undefined;
    const slow = turns.inTurn('a', true, () => new Promise<void>((resolve) => (end = resolve)));
    await setImmediate();
    const held = call('held', false);
    await setTimeout(2);
    order.push('end');
    end();
    await Promise.all([slow, held]);
    expect(order.slice(-2)).toEqual(['end', 'held']);
  });

  it('of another site make the slices of a site smaller, for a while', async () => {
    let nowMs = 0;
    const turns = turnsOf(allRules, () => nowMs);
    await turns.inTurn('a', false, async () => undefined);
    expect([turns.isShared('a'), turns.isShared('b')]).toEqual([false, true]);
    await turns.inTurn('b', true, async () => undefined);
    expect(turns.isShared('a')).toBe(true);
    nowMs += 2_000;
    expect(turns.isShared('a')).toBe(false);
  });
});

describe('a server', () => {
  let server: TestServer;
  let socket: net.Socket | undefined;
  beforeEach(async () => {
    server = await testServer();
    taken.hurries = 0;
    taken.areShort = [];
  });
  afterEach(async () => {
    // The close would wait for its call.
    socket?.destroy();
    await server.close();
  });

  it('hurries for a counter that calls once its body is there', async () => {
    const desk = await server.enrol('Un');
    const known = vi.spyOn(server.store, 'deviceOfToken');
    const { port } = new URL(await server.app.listen({ port: 0, host: '127.0.0.1' }));
    socket = net.connect(Number(port), '127.0.0.1');
    const body = JSON.stringify({ key: 'k', deskId: 'desk-1', candidates: ['t1'] });
    const head = [
      'POST /v1/call-next HTTP/1.1',
      'host: x',
      `authorization: Bearer ${desk.token}`,
      'content-type: application/json',
      `content-length: ${body.length}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 1)}`);
    await expect.poll(() => known.mock.calls.length).toBe(1);
    for (let round = 0; round < 20; round += 1) await setImmediate();
    expect(taken.hurries).toBe(0);
    socket.write(body.slice(1));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 200 /);
    expect(taken.hurries).toBe(1);
  });

  it('takes a push of one stretch as a short one, and none that gives way in between', async () => {
    const desk = await server.enrol('Un');
    const rows = Array.from({ length: MOST_ROWS_WHILE_SHARED + 1 }, (_, n) => wire(citizen(`c${n}`, `L${n}`)));
    await desk.push('citizens', rows.slice(1));
    await desk.push('citizens', rows);
    expect(taken.areShort).toEqual([true, false]);
  });

  it('answers though a note cannot be written, and makes it with a later call', async () => {
    const desks = [await server.enrol('Un'), await server.enrol('Deux')];
    const [one] = desks;
    if (!one) throw new Error('no desk');
    await one.push('citizens', [wire(citizen('c', 'Un'))]);
    const { checkpoint } = await one.pull('citizens');
    const { store } = server;
    const pulled = vi.spyOn(store, 'notePulled').mockRejectedValueOnce(new Error('deadlock detected'));
    const seen = vi.spyOn(store, 'touchDevices').mockRejectedValueOnce(new Error('deadlock detected'));
    server.time.nowMs += 300_000;
    expect((await one.pull('tickets', checkpoint)).documents).toEqual([]);
    expect([pulled.mock.calls.length, seen.mock.calls.length]).toEqual([1, 1]);
    // Within a second nothing is written; then all is, in one order.
    for (const desk of desks.toSorted((a, b) => (a.deviceId < b.deviceId ? 1 : -1))) {
      await desk.pull('tickets', checkpoint);
      await desk.pull('citizens', checkpoint);
    }
    server.time.nowMs += 1_000;
    await one.pull('tickets', checkpoint);
    const ids = desks.map(({ deviceId }) => deviceId).toSorted();
    expect(seen.mock.calls.at(-1)?.[0]).toEqual(ids);
    expect(pulled.mock.calls.at(-1)?.[0].map(({ deviceId, collection }) => [deviceId, collection])).toEqual(
      ids.flatMap((id) => [
        [id, 'citizens'],
        [id, 'tickets'],
      ]),
    );
  });
});

describe('the queue of a site', () => {
  it('lets short work pass what is bulk, some times in a row at most', async () => {
    const queue = siteQueue();
    const order: string[] = [];
    const add = (name: string, isBulk: boolean) => queue('s', async () => void order.push(name), isBulk);
    const all = [add('b1', true), add('b2', true), ...Array.from({ length: 20 }, (_, n) => add(`s${n}`, false))];
    await Promise.all(all);
    expect(order.slice(0, 9)).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 'b1']);
    expect(order.indexOf('b2')).toBe(17);
    const shorts = order.filter((name) => name.startsWith('s'));
    expect(shorts).toEqual(Array.from({ length: 20 }, (_, n) => `s${n}`));
  });

  it('goes on behind work that fails', async () => {
    const queue = siteQueue();
    const bad = queue('s', () => Promise.reject(new Error('no')));
    const good = queue('s', async () => 'yes', true);
    await expect(bad).rejects.toThrow('no');
    expect(await good).toBe('yes');
    expect(await queue('s', async () => 'later')).toBe('later');
  });
});

describe('two sites on one server', () => {
  let server: TestServer;
  afterEach(() => server.close());

  /** So many writes of a push of a thousand rows on one site happen while a push of one row on another is answered. */
  const writesMeanwhile = async (rules: SyncRules): Promise<number> => {
    server = await testServer(1, { rules });
    await server.seed(
      OTHER,
      reference(1).map((one) => ({ ...one, siteId: OTHER })),
    );
    const [loud, calm] = [await server.enrol('Un'), await server.enrol('Deux', { siteId: OTHER })];
    let writes = 0;
    let answered = -1;
    let small: Promise<unknown> = Promise.resolve();
    server.store.onWrite(({ siteId }) => {
      if (siteId !== SITE) return;
      writes += 1;
      if (writes > 1) return;
      const row = wire({ ...citizen('calm', 'Petit'), siteId: OTHER });
      small = calm.push('citizens', [row]).then(() => (answered = writes - 1));
    });
    const rows = Array.from({ length: 1_000 }, (_, index) => wire(citizen(`loud${index}`, `L${index}`)));
    await loud.push('citizens', rows);
    await small;
    expect(await server.store.bodies(OTHER, 'citizens', ['calm'])).toHaveLength(1);
    return answered;
  };

  it('let a short push of one pass a long one of the other, and not without the rule', async () => {
    expect(await writesMeanwhile(allRules)).toBeLessThan(8);
    await server.close();
    expect(await writesMeanwhile(rulesWithout('fairSlices'))).toBeGreaterThan(15);
  });
});
