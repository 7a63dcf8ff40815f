import { expect, it } from 'vitest';
import fc from 'fast-check';

import { chainOf } from '#server/store/chain';
import { verifyAudit } from '#server/store/verify-audit';
import type { SiteTransaction } from '#server/store/port';
import type { WireDocument } from '#shared/sync/protocol';
import { mergeDocument } from '#shared/sync/merge-document';
import { sameDocument } from '#shared/sync/same-document';
import { guichetRegistry } from '#server/collections/guichet-registry';
import { toWritten } from '#server/documents/to-written';

import { appointment, bookedEvent, citizen, movedEvent, SITE, wire } from './documents';
import { AT, origin, type Bench } from './store-bench';
import { erasedCitizen } from './erased-citizen';
import { written } from './written';

const parsed = (bodies: readonly string[]): Map<string, WireDocument> =>
  new Map(bodies.map((body) => JSON.parse(body) as WireDocument).map((one) => [one.id, one]));

const rulesOf = (collection: string) => {
  const rules = guichetRegistry[collection];
  if (!rules) throw new Error(collection);
  return rules;
};

const replay = async (
  { store }: Bench,
  collection: 'appointments' | 'citizens',
): Promise<Map<string, WireDocument>> => {
  const state = new Map<string, WireDocument>();
  for (const { id, delta, collection: of } of await store().history(SITE, 0, 10_000)) {
    if (of !== collection || delta === null) continue;
    const added = { id, siteId: SITE, ...(delta as object) } as never;
    state.set(id, mergeDocument(collection, (state.get(id) ?? added) as never, added) as unknown as WireDocument);
  }
  return state;
};

const history = (bench: Bench): void => {
  const { store, on } = bench;
  it('replays its history to what it holds, whatever was written', async () => {
    const step = fc.record({
      id: fc.constantFrom('x', 'y', 'z'),
      event: fc.constantFrom('m1', 'm2', 'm3', 'm4'),
      n: fc.integer({ min: 2, max: 5 }),
      time: fc.constantFrom('09:00', '09:20', '10:00'),
      erase: fc.boolean(),
    });
    const [steps = []] = fc.sample(fc.array(step, { minLength: 25, maxLength: 40 }), { seed: 5, numRuns: 1 });
    for (const { id, event, n, time, erase } of steps) {
      await on(async (tx) => {
        const stored = (await tx.read('appointments', [id])).get(id) ?? null;
        const incoming = wire(appointment(id, {}, [movedEvent(`${id}-${event}`, n, { time })]));
        const merged = stored ? mergeDocument('appointments', stored as never, incoming as never) : incoming;
        await tx.write('appointments', [toWritten(rulesOf('appointments'), stored, wire(merged))], origin);
        const person = (await tx.read('citizens', [id])).get(id) ?? null;
        const said = wire(erase && id === 'z' ? erasedCitizen(id) : citizen(id, time, `00000000000000${n}-0000-d`));
        const both = person ? mergeDocument('citizens', person as never, said as never) : said;
        await tx.write('citizens', [toWritten(rulesOf('citizens'), person, wire(both))], origin);
      });
    }
    expect(bookedEvent('x').id).toBe('x-booked');
    for (const collection of ['appointments', 'citizens'] as const) {
      const held = parsed((await store().page(SITE, collection, 0, 1000)).bodies);
      const told = await replay(bench, collection);
      expect([...told.keys()].toSorted()).toEqual([...held.keys()].toSorted());
      for (const [id, document] of held) expect(sameDocument(document, wire(told.get(id) ?? {}))).toBe(true);
    }
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
  });
};

const entries = ({ on, store }: Bench): void => {
  it('tells what each write added to some documents, by whom and when, its own and nothing of an erased one', async () => {
    const write = (tx: SiteTransaction, id: string, v: string, deviceId: string, at: string) =>
      tx.write('citizens', [written(citizen(id, v), { delta: { v } })], { deviceId, at });
    await on(async (tx) => {
      await write(tx, 'a', '1', 'device-1', AT);
      await write(tx, 'b', '2', 'device-2', AT);
      await tx.write('tickets', [written({ id: 'a' }, { delta: { v: 'other' } })], origin);
      await write(tx, 'z', '3', 'device-1', AT);
      await tx.write('citizens', [written(erasedCitizen('z'), { delta: { v: '' }, erased: true })], origin);
    });
    const later = '2026-11-23T09:00:00.000Z';
    const found = await on(async (tx) => {
      await write(tx, 'a', '4', 'device-2', later);
      return tx.entriesOf('citizens', ['a', 'b', 'z', 'nobody', 'c\u0000']);
    });
    expect(found.get('a')).toEqual([
      { seq: 1, at: AT, deviceId: 'device-1', delta: { v: '1' } },
      { seq: 6, at: later, deviceId: 'device-2', delta: { v: '4' } },
    ]);
    expect(found.get('b')).toEqual([{ seq: 2, at: AT, deviceId: 'device-2', delta: { v: '2' } }]);
    expect((found.get('z') ?? []).map(({ delta }) => delta)).toEqual([{ v: '' }]);
    expect(found.has('nobody')).toBe(false);
    expect(await store().withSite('site-b', (tx) => tx.entriesOf('citizens', ['a']))).toEqual(new Map());
  });

  it('notes a value that won under the stamp of another one', async () => {
    const stored = wire(citizen('x', 'a'));
    const greater = wire(citizen('x', 'b'));
    expect(rulesOf('citizens').deltaOf(stored, greater)).toMatchObject({ fields: { lastName: { v: 'b' } } });
  });
};

const audit = ({ store, opened, on, writeCitizens }: Bench): void => {
  it('tells the pushes to a collection by device and instant, and where a device wrote a document last', async () => {
    const late = '2026-11-23T09:00:00.000Z';
    const write = (ids: readonly string[], deviceId: string, at: string) =>
      on((tx) =>
        tx.write(
          'citizens',
          ids.map((id) => written(citizen(id, at))),
          { deviceId, at },
        ),
      );
    await write(['a', 'b'], 'k1', AT);
    await write(['a', 'c'], 'k1', AT);
    await on((tx) => tx.write('appointments', [written(appointment('a1'))], { deviceId: 'k1', at: AT }));
    await write(['a'], 'k2', AT);
    await write(['a'], 'k1', late);
    await writeCitizens(['a'], 'site-b');
    expect(await store().pushes(SITE, 'citizens', { after: 0, upTo: 7 })).toEqual([
      { deviceId: 'k1', at: AT, fromSeq: 1, toSeq: 4, count: 3 },
      { deviceId: 'k2', at: AT, fromSeq: 6, toSeq: 6, count: 1 },
      { deviceId: 'k1', at: late, fromSeq: 7, toSeq: 7, count: 1 },
    ]);
    expect(await store().pushes(SITE, 'citizens', { after: 1, upTo: 4 })).toMatchObject([{ fromSeq: 2, count: 3 }]);
    const last = (fromSeq: number, toSeq: number) =>
      on(async (tx) =>
        [...(await tx.lastWrites('citizens', ['a', 'b', 'x'], { deviceId: 'k1', fromSeq, toSeq }))].sort(),
      );
    expect(await last(1, 7)).toEqual([
      ['a', 7],
      ['b', 2],
    ]);
    expect([await last(3, 6), await last(5, 6)]).toEqual([[['a', 3]], []]);
  });

  it('chains its audit, and shows where somebody changed it or a document', async () => {
    await writeCitizens(['a', 'b', 'c']);
    await writeCitizens(['a']);
    expect(await verifyAudit(store(), SITE)).toEqual({ entries: 4, faults: [] });
    const [first] = await store().audit(SITE, 0, 1);
    expect(first && first.chain).toBe(first && chainOf('', first));
    await opened().tamper('body', 2);
    expect((await verifyAudit(store(), SITE)).faults).toEqual([{ seq: 2, fault: 'body' }]);
    await opened().tamper('audit', 3);
    expect((await verifyAudit(store(), SITE)).faults.map((one) => one.fault)).toContain('chain');
  });

  it('shows a document that vanished', async () => {
    await on((tx) => tx.write('citizens', [written(citizen('a', 'a'))], origin));
    expect((await verifyAudit(store(), 'site-none')).faults).toEqual([]);
    expect((await store().audit(SITE, 0, 10))[0]).toMatchObject({
      deviceId: 'device-1',
      at: AT,
      collection: 'citizens',
    });
  });
};

const purging = ({ store, on, writeCitizens }: Bench): void => {
  const remove = (id: string) =>
    on((tx) => tx.write('citizens', [written({}, { document: { id, siteId: SITE, _deleted: true } })], origin));
  const enrol = (id: string) => store().addDevice({ id, siteId: SITE, name: id, rank: 'desk', publicKey: '', at: AT });
  const LATER = '2026-12-23T08:00:00.000Z';

  it('removes a tombstone only when every active device has pulled it', async () => {
    await writeCitizens(['a', 'b', 'c']);
    await remove('a');
    await remove('b');
    for (const id of ['d1', 'd2', 'd3']) await enrol(id);
    await store().notePulled([{ deviceId: 'd1', collection: 'citizens', seq: 5 }]);
    expect(await store().purge(SITE, AT)).toEqual({ removed: 0, below: 0 });
    await store().notePulled([{ deviceId: 'd2', collection: 'citizens', seq: 4 }]);
    for (const id of ['d1', 'd2']) await store().touchDevices([id], LATER);
    // d3 was not heard of since: it must begin anew when it comes back.
    expect(await store().purge(SITE, LATER)).toEqual({ removed: 1, below: 4 });
    expect([await store().purgedBelow(SITE, 'citizens'), await store().purgedBelow(SITE, 'tickets')]).toEqual([4, 0]);
    const ids = (await store().page(SITE, 'citizens', 0, 10)).bodies.map((body) => JSON.parse(body).id);
    expect(ids).toEqual(['c', 'b']);
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
  });

  it('lets a device that began anew page past the line', async () => {
    await writeCitizens(['a', 'b']);
    await remove('a');
    await enrol('d1');
    await store().notePulled([{ deviceId: 'd1', collection: 'citizens', seq: 2 }]);
    expect(await store().purge(SITE, LATER)).toEqual({ removed: 1, below: 3 });
    expect(await store().purgedBelow(SITE, 'citizens', 'd1')).toBe(3);
    await store().notePulled([{ deviceId: 'd1', collection: 'citizens', seq: 0 }]);
    expect(await store().purgedBelow(SITE, 'citizens', 'd1')).toBe(0);
    await store().notePulled([{ deviceId: 'd1', collection: 'citizens', seq: 2 }]);
    expect(await store().purgedBelow(SITE, 'citizens', 'd1')).toBe(0);
    expect((await store().page(SITE, 'citizens', 0, 10)).seq).toBe(3);
    expect((await store().page(SITE, 'citizens', 0, 1)).hasMore).toBe(false);
    await writeCitizens(['b', 'e']);
    expect((await store().page(SITE, 'citizens', 0, 1)).seq).toBe(4);
  });
};

/** What the store must be able to prove, forget and give back. */
export const storeProof = (bench: Bench): void => {
  for (const part of [history, entries, audit, purging]) part(bench);
};
