import { describe, expect, it } from 'vitest';

import { createHandlers } from '#server/handlers';
import { Problem } from '#server/lib/problem';
import type { Store } from '#server/store/port';
import { createParts } from '#server/parts';
import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import { SCHEMA_VERSION } from '#shared/sync/protocol';
import { allRules } from '#shared/sync/rules';

import { DAY, issuedEvent, SITE, ticket, wire } from './support/documents';
import { AT } from './support/store-bench';
import { device, testCore, type TestCore } from './support/test-core';
import { written } from './support/written';

const [one, two] = [device('k1'), device('k2')];
const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : 'bug'),
  );
const wish = { day: DAY, series: 'A' };

const bring = (id: string, number: number, series = 'A', by = one) => {
  const issued = { ...issuedEvent(id, number), series, by: { agentId: '', deviceId: by.id, deskId: '' } };
  return wire(foldTicket(id, SITE, [issued]));
};
const doubtsAt = async ({ store }: TestCore) =>
  new Map((await store.quarantined(SITE)).map(({ id, why, deviceId }) => [id, [why, deviceId]]));

describe('a number that a desk brings', () => {
  it('keeps a ticket under a number that nobody gave to its desk, and agents are told', async () => {
    const core = await testCore();
    const { handlers, push, stored } = core;
    for (const key of ['n1', 'n2', 'n3']) await handlers.issueNumber({ key, ...wish }, key === 'n3' ? two : one);
    const rows = [
      bring('fits', 1),
      bring('again', 1),
      bring('theirs', 3),
      bring('ahead', 500),
      bring('high', 10_000),
      bring('own', 1, `A-${one.series}`),
      bring('own-again', 1, `A-${one.series}`),
      bring('foreign', 4, `A-${two.series}`),
      bring('beyond', 2 ** 53 - 1),
    ];
    const verdicts = await push(one, 'tickets', ...rows);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual([...Array(8).fill('stored'), 'quarantined']);
    expect(Object.fromEntries(await doubtsAt(core))).toEqual({
      again: ['numberTaken', one.id],
      theirs: ['numberOfOther', one.id],
      ahead: ['numberNotGiven', one.id],
      high: ['numberTooHigh', one.id],
      'own-again': ['numberTaken', one.id],
      foreign: ['numberOfOther', one.id],
      beyond: ['issued.number', one.id],
    });
    expect(await stored('tickets', 'ahead')).toMatchObject({ status: 'waiting', label: 'A500' });
    // The counter stands where the server left it, and the paper of the other desk is told too.
    expect(await handlers.issueNumber({ key: 'n4', ...wish }, two)).toEqual({ number: 4 });
    await push(two, 'tickets', bring('mine', 3, 'A', two), bring('next', 4, 'A', two));
    expect((await doubtsAt(core)).get('mine')).toEqual(['numberTaken', two.id]);
    expect((await doubtsAt(core)).has('next')).toBe(false);
    // What is stored is not judged again, whoever brings it.
    await push(two, 'tickets', ...rows.slice(0, 8));
    expect((await doubtsAt(core)).size).toBe(8);
  });

  it('passes over a number that a ticket bears already, leaves no hole, and answers when a series is used up', async () => {
    const core = await testCore();
    const { handlers, push, store } = core;
    await push(one, 'tickets', bring('second', 2), bring('third', 3));
    const next = async (key: string) => (await handlers.issueNumber({ key, ...wish }, two)).number;
    expect([await next('n1'), await next('n2'), await next('n3')]).toEqual([1, 4, 5]);
    expect(await store.voidNumbers(SITE, DAY)).toEqual([]);
    await store.withSite(SITE, async (site) => {
      const full = Array.from({ length: 9_999 }, (_, index) => written(ticket(`x${index}`, [], index + 1)));
      await site.write('tickets', full, { deviceId: 'd', at: AT });
    });
    expect(await codeOf(next('n6'))).toBe('busy');
    expect(await handlers.releaseNumber({ key: 'n6', ...wish }, two)).toEqual({ released: true });
  });

  it('counts no series of a device, and takes no key that names a ticket', async () => {
    const { handlers } = await testCore();
    expect(await codeOf(handlers.issueNumber({ key: 'n1', day: DAY, series: `A-${two.series}` }, one))).toBe(
      'badRequest',
    );
    expect(await codeOf(handlers.issueNumber({ key: 'ticket t1', ...wish }, one))).toBe('badRequest');
    expect(await codeOf(handlers.releaseNumber({ key: 'ticket t1', ...wish }, one))).toBe('badRequest');
    // Nor does who knows a key give up its number under another name.
    await handlers.issueNumber({ key: 'n9', ...wish }, one);
    expect(await codeOf(handlers.releaseNumber({ key: 'n9', ...wish, series: 'Z' }, two))).toBe('badRequest');
  });

  it('doubts no number of the days that a restore may have lost, unless a ticket bears it', async () => {
    const core = await testCore();
    const lost = { ...core.store, restoredAt: AT };
    const parts = createParts({ store: lost, rules: allRules, clock: () => core.time.nowMs, newId: () => 'id' });
    const handlers = createHandlers(parts);
    const rows = [bring('theirs', 7), bring('foreign', 1, 'A-K9'), bring('again', 7)];
    const call = { collection: 'tickets', epoch: lost.epoch, schemaVersion: SCHEMA_VERSION, rows } as const;
    await handlers.push(call, two);
    expect(Object.fromEntries(await doubtsAt(core))).toEqual({ again: ['numberTaken', two.id] });
  });

  it('is looked up once for fifty tickets, and not for those that are stored', async () => {
    const core = await testCore();
    const reads: number[] = [];
    const store: Store = {
      ...core.store,
      withSite: (siteId, work) =>
        core.store.withSite(siteId, (site) => {
          const numbersAt: typeof site.numbersAt = (labels) => {
            reads.push(labels.length);
            return site.numbersAt(labels);
          };
          return work({ ...site, numbersAt });
        }),
    };
    const parts = createParts({ store, rules: allRules, clock: () => core.time.nowMs, newId: () => 'id' });
    const rows = Array.from({ length: 50 }, (_, index) => bring(`t${index}`, index + 1, `A-${one.series}`));
    const call = { collection: 'tickets', epoch: store.epoch, schemaVersion: SCHEMA_VERSION, rows } as const;
    await createHandlers(parts).push(call, one);
    await createHandlers(parts).push(call, one);
    expect(reads).toEqual([50]);
    expect((await doubtsAt(core)).size).toBe(0);
  });
});
