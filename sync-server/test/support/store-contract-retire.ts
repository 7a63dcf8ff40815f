import fc from 'fast-check';
import { expect, it } from 'vitest';

import { bearerKey } from '#server/store/ticket-label';
import { verifyAudit } from '#server/store/verify-audit';
import { lastDayOf } from '#shared/sync/desk-window';
import type { WireDocument } from '#shared/sync/protocol';

import { appointment, DAY, SITE, ticket } from './documents';
import { AT, origin, type Bench } from './store-bench';
import { written } from './written';

const LATER = { deviceId: 'server', at: '2029-01-01T02:00:00.000Z' };
const all = { before: '2029-01-01', writtenBefore: '2028-01-01T00:00:00.000Z', after: '', limit: 100 };

const days = ['', '2026-06-01', '2026-06-30', '2026-07-01'] as const;
const instants = ['2026-08-01T08:00:00.000Z', '2026-09-01T08:00:00.000Z'] as const;
const document = fc.record({
  id: fc.nat(12).map((one) => `d${one}`),
  day: fc.constantFrom(...days),
  closedAt: fc.constantFrom('', ...days.slice(1).map((day) => `${day}T08:00:00.000Z`)),
  at: fc.constantFrom(...instants),
  deleted: fc.boolean(),
});

const idOf = (body: string): string => (JSON.parse(body) as WireDocument).id;

/** What the store promises of documents that leave it for good. */
export const storeRetirement = (bench: Bench): void => {
  const { store, opened, use, on, writeCitizens } = bench;
  const retireAll = async (collection: string): Promise<readonly string[]> => {
    const rows = await store().over(SITE, collection, all);
    return on((tx) => tx.retire(collection, rows, LATER));
  };

  it('lets documents go with all that is kept beside them, and keeps that they went', async () => {
    await on(async (tx) => {
      await tx.write('tickets', [written(ticket('t1')), written(ticket('t2', [], 2))], origin);
      await tx.write('tickets', [written(ticket('t1', []))], origin);
      await tx.claim({ ticketId: 't1', key: 'k', deskId: 'd', deviceId: 'v', at: AT });
      await tx.keepCallAnswer({ deviceId: 'v', key: 'k', ticketId: 't1', at: AT });
      await tx.quarantine([{ collection: 'tickets', id: 't1', why: 'shape', body: '{"id":"t1"}' }], origin);
      await tx.quarantine(
        [{ collection: 'tickets', id: 't2', why: 'shape', body: '{"id":"t2","names":"t1"}' }],
        origin,
      );
    });
    const rows = await store().over(SITE, 'tickets', all);
    expect(rows.map(({ id }) => id)).toEqual(['t1', 't2']);
    const before = await store().reached(SITE, 'tickets');
    expect(await on((tx) => tx.retire('tickets', rows.slice(0, 1), LATER))).toEqual(['t1']);
    expect((await store().bodies(SITE, 'tickets', ['t1', 't2'])).map(idOf)).toEqual(['t2']);
    expect((await store().history(SITE, 0, 99)).map(({ id }) => id)).toEqual(['t2']);
    expect((await store().quarantined(SITE)).map(({ id, body }) => [id, body])).toEqual([
      ['t2', '{"id":"t2","names":"t1"}'],
    ]);
    const last = (await store().audit(SITE, 0, 99)).at(-1);
    expect(last).toMatchObject({ seq: 4, id: 't1', sha: '', deviceId: 'server', at: LATER.at });
    expect(await verifyAudit(store(), SITE)).toEqual({ entries: 4, faults: [] });
    // Answers are kept by this: what holds another document is another place.
    expect([before.last, (await store().reached(SITE, 'tickets')).last]).toEqual([3, 4]);
    await on(async (tx) => {
      expect([await tx.callAnswer('v', 'k'), (await tx.claims(['t1'])).size]).toEqual([null, 0]);
      expect([(await tx.numberOfKey(bearerKey('t1')))?.number, await tx.lastSeq('tickets')]).toEqual([1, 4]);
      expect((await tx.numbersAt([{ day: DAY, series: 'A', number: 2 }])).length).toBe(1);
    });
    expect(await store().pushes(SITE, 'tickets', { after: 3, upTo: 4 })).toEqual([]);
  });

  it('takes the messages and the place of an appointment along', async () => {
    const message = { key: 'm', cause: 'e', channel: 'email', trigger: 'confirmed', state: 'sent', claim: '' } as const;
    const times = { day: DAY, time: '09:00', askedAt: AT, nextAt: '', notAfter: AT, changedAt: AT, saidAt: '' };
    await on(async (tx) => {
      await tx.write('appointments', [written(appointment('a1'))], origin);
      await tx.putMessages([{ ...message, ...times, appointmentId: 'a1', attempts: 1, why: '' }]);
    });
    await retireAll('appointments');
    expect(await on((tx) => tx.messagesOf(['a1']))).toEqual([]);
  });

  it('leaves a document that was written meanwhile, and one that was let go of already', async () => {
    await on((tx) => tx.write('tickets', [written(ticket('t1')), written(ticket('t2', [], 2))], origin));
    const rows = await store().over(SITE, 'tickets', all);
    await on((tx) => tx.write('tickets', [written(ticket('t1'))], origin));
    await on(async (tx) => {
      expect(await tx.retire('tickets', rows, LATER)).toEqual(['t2']);
      expect(await tx.retire('tickets', rows, LATER)).toEqual([]);
      expect([...(await tx.read('tickets', ['t1', 't2'])).keys()]).toEqual(['t1']);
      expect((await tx.readDay('tickets', DAY)).map(({ id }) => id)).toEqual(['t1']);
    });
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
  });

  it('takes a document in again that somebody brings back, and shows one that vanished by itself', async () => {
    await on((tx) => tx.write('tickets', [written(ticket('t1'))], origin));
    await retireAll('tickets');
    await on((tx) => tx.write('tickets', [written(ticket('t1'))], origin));
    expect((await store().page(SITE, 'tickets', 0, 9)).bodies.map(idOf)).toEqual(['t1']);
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
    await opened().tamper('body', 3);
    expect((await verifyAudit(store(), SITE)).faults).not.toEqual([]);
  });

  it('leaves in their place what is written in the same transaction, and nothing of before', async () => {
    await on((tx) => tx.write('tickets', [written(ticket('t1'))], origin));
    const rows = await store().over(SITE, 'tickets', all);
    const row = written({ id: 't1', siteId: SITE, events: [] });
    const tombstone = { ...row, document: { ...row.document, _deleted: true }, delta: null };
    await on(async (tx) => {
      await tx.retire('tickets', rows, LATER);
      await tx.write('tickets', [tombstone], LATER);
      expect([...(await tx.read('tickets', ['t1'])).values()]).toEqual([tombstone.document]);
    });
    expect((await store().page(SITE, 'tickets', 0, 9)).bodies.map((body) => JSON.parse(body))).toEqual([
      tombstone.document,
    ]);
    expect((await store().history(SITE, 0, 99)).map(({ seq }) => seq)).toEqual([3]);
    expect(await verifyAudit(store(), SITE)).toEqual({ entries: 3, faults: [] });
  });

  it('keeps everything when the work throws, and gives back what went after the restore of an older backup', async () => {
    await writeCitizens(['a']);
    await on((tx) => tx.write('tickets', [written(ticket('t1'))], origin));
    const rows = await store().over(SITE, 'tickets', all);
    const broken = on(async (tx) => {
      await tx.retire('tickets', rows, LATER);
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect((await store().bodies(SITE, 'tickets', ['t1'])).length).toBe(1);
    const restore = await opened().backup();
    await on((tx) => tx.retire('tickets', rows, LATER));
    await store().close();
    use(await restore());
    expect((await store().bodies(SITE, 'tickets', ['t1'])).length).toBe(1);
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
    expect(await retireAll('tickets')).toEqual(['t1']);
  });

  it('tells by last day and last write what is over and what is not, whatever it holds, page by page', async () => {
    const cases = fc.sample(fc.array(document, { minLength: 1, maxLength: 20 }), { seed: 3, numRuns: 6 });
    for (const [place, some] of cases.entries()) {
      const site = `site-${place}`;
      const held = new Map<string, (typeof some)[number]>();
      for (const one of some) {
        const { at, deleted, ...rest } = one;
        held.set(one.id, one);
        const row = written({ ...rest, siteId: site });
        const removed = { ...row, document: { ...row.document, _deleted: deleted } };
        await store().withSite(site, (tx) => tx.write('requests', [removed], { deviceId: 'd', at }));
      }
      const alive = [...held.values()].filter(({ deleted }) => !deleted).toSorted((a, b) => (a.id < b.id ? -1 : 1));
      for (const before of ['2026-06-30', '2026-07-02'])
        for (const writtenBefore of ['2026-08-15T00:00:00.000Z', '2026-10-01T00:00:00.000Z']) {
          const isOver = (one: (typeof some)[number]): boolean => {
            const last = lastDayOf('requests', one);
            return last !== '' && last < before && one.at < writtenBefore;
          };
          const over: string[] = [];
          for (let after = '', more = true; more;) {
            const rows = await store().over(site, 'requests', { before, writtenBefore, after, limit: 2 });
            over.push(...rows.map(({ id }) => id));
            after = rows.at(-1)?.id ?? '';
            more = rows.length === 2;
          }
          expect(over).toEqual(alive.filter(isOver).map(({ id }) => id));
          const rest = await store().notOver(site, 'requests', { before, writtenBefore, after: '', limit: 99 });
          expect(rest.map(({ body }) => idOf(body))).toEqual(
            alive.filter((one) => one.day < before && !isOver(one)).map(({ id }) => id),
          );
        }
    }
  });
};
