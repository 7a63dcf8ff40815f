import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '#server/store/port';

import { appointment, citizen, DAY, SITE, ticket, wire } from './documents';

const origin = { deviceId: 'device-1', at: '2026-11-23T08:00:00.000Z' };

/** What every adapter of the store must do. `open` gives an empty store; `reopen` opens the same data again. */
export const storeContract = (
  name: string,
  open: () => Promise<{
    readonly store: Store;
    readonly reopen: () => Promise<Store>;
    readonly dispose: () => Promise<void>;
  }>,
): void => {
  describe(`store contract: ${name}`, () => {
    let store: Store;
    let reopen: () => Promise<Store>;
    let dispose: () => Promise<void>;

    beforeEach(async () => ({ store, reopen, dispose } = await open()));
    afterEach(async () => {
      await store.close();
      await dispose();
    });

    const write = (ids: readonly string[], site = SITE) =>
      store.withSite(site, (tx) =>
        tx.write(
          'citizens',
          ids.map((id) => wire(citizen(id, id))),
          origin,
        ),
      );

    it('numbers writes without a gap and gives them back in that order', async () => {
      expect(await write(['a', 'b'])).toBe(2);
      expect(await write(['a'])).toBe(3);
      const page = await store.page(SITE, 'citizens', 0, 10);
      expect(page.bodies.map((body) => JSON.parse(body).id)).toEqual(['b', 'a']);
      expect([page.seq, page.hasMore, await store.head(SITE)]).toEqual([3, false, 3]);
    });

    it('keeps sites and collections apart', async () => {
      await write(['a']);
      await write(['b'], 'site-b');
      expect([await store.head(SITE), await store.head('site-b'), await store.head('site-c')]).toEqual([1, 1, 0]);
      expect((await store.page(SITE, 'tickets', 0, 10)).bodies).toEqual([]);
    });

    it('rolls everything back when the work throws', async () => {
      const broken = store.withSite(SITE, async (tx) => {
        await tx.write('citizens', [wire(citizen('a', 'a'))], origin);
        await tx.claim({ ticketId: 't', key: 'k', deskId: 'd', at: origin.at });
        await tx.issueNumber({ key: 'k', day: DAY, series: 'A' });
        throw new Error('on purpose');
      });
      await expect(broken).rejects.toThrow('on purpose');
      expect(await store.head(SITE)).toBe(0);
      await store.withSite(SITE, async (tx) => {
        expect(await tx.claimOfKey('k')).toBeNull();
        expect(await tx.issueNumber({ key: 'k2', day: DAY, series: 'A' })).toBe(1);
      });
    });

    it('runs the work of one site one after the other', async () => {
      let inside = 0;
      const numbers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          store.withSite(SITE, async (tx) => {
            inside += 1;
            expect(inside).toBe(1);
            const number = await tx.issueNumber({ key: `k${index}`, day: DAY, series: 'A' });
            inside -= 1;
            return number;
          }),
        ),
      );
      expect(numbers.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    it('reads many documents by id, and those of a day', async () => {
      const ids = Array.from({ length: 1200 }, (_, index) => `c${index}`);
      await write(ids);
      await store.withSite(SITE, async (tx) => {
        expect((await tx.read('citizens', [...ids, 'nobody'])).size).toBe(1200);
        await tx.write(
          'appointments',
          [wire(appointment('a1')), wire(appointment('a2', { day: '2026-11-24' }))],
          origin,
        );
        expect((await tx.readDay('appointments', DAY)).map((one) => one.id)).toEqual(['a1']);
        expect(await tx.readDay('citizens', '')).toEqual([]);
        expect(await tx.readAll('appointments')).toHaveLength(2);
      });
    });

    it('goes on with numbers after the tickets it holds', async () => {
      await store.withSite(SITE, async (tx) => {
        await tx.write('tickets', [wire(ticket('t', [], 7))], origin);
        expect(await tx.issueNumber({ key: 'k', day: DAY, series: 'A' })).toBe(8);
        expect(await tx.issueNumber({ key: 'k', day: DAY, series: 'A' })).toBe(8);
        expect(await tx.issueNumber({ key: 'k2', day: '2026-11-24', series: 'A' })).toBe(1);
      });
    });

    it('remembers who holds a ticket', async () => {
      const claim = { ticketId: 't', key: 'k', deskId: 'd', at: origin.at };
      await store.withSite(SITE, async (tx) => {
        await tx.claim(claim);
        expect(await tx.claimOfKey('k')).toEqual(claim);
        await tx.claim({ ...claim, key: 'k2' });
        expect(await tx.claimOfKey('k')).toBeNull();
        expect((await tx.claims(['t', 'u'])).get('t')?.key).toBe('k2');
      });
    });

    it('sets a row aside once, however often it comes', async () => {
      const row = { collection: 'tickets', id: 't', why: 'events', body: '{"id":"t"}' };
      await store.withSite(SITE, (tx) => tx.quarantine([row, row], origin));
      expect(await store.quarantined(SITE)).toEqual([row]);
    });

    it('lets a code be used once and in time', async () => {
      await store.addCode({ hash: 'h', siteId: SITE, expiresAt: '2026-11-23T08:15:00.000Z' });
      expect(await store.takeCode('h', '2026-11-23T08:15:00.000Z')).toBeNull();
      expect(await store.takeCode('h', '2026-11-23T08:14:59.000Z')).toBe(SITE);
      expect(await store.takeCode('h', '2026-11-23T08:14:59.000Z')).toBeNull();
    });

    it('gives each device a series of its own and the local one a stable identity', async () => {
      const first = await store.renewLocalDevice({ id: 'l1', siteId: SITE, tokenHash: 'h1', at: origin.at });
      const other = await store.addDevice({ id: 'd', siteId: SITE, name: 'Poste', tokenHash: 'h2', at: origin.at });
      const again = await store.renewLocalDevice({ id: 'l2', siteId: SITE, tokenHash: 'h3', at: origin.at });
      expect([first.series, other.series, again.id, again.series]).toEqual(['K1', 'K2', 'l1', 'K1']);
      expect(await store.deviceOfToken('h1')).toBeNull();
      expect((await store.deviceOfToken('h3'))?.id).toBe('l1');
      await store.revokeDevice('d', origin.at);
      expect((await store.deviceOfToken('h2'))?.revoked).toBe(true);
      expect(await store.countDevices(SITE)).toBe(2);
    });

    it('finds everything again after it was closed, under the same epoch', async () => {
      await write(['a']);
      await store.setHomeSite(SITE);
      const { epoch } = store;
      await store.close();
      store = await reopen();
      expect([store.epoch, await store.head(SITE), await store.homeSite()]).toEqual([epoch, 1, SITE]);
      expect((await store.audit(SITE, 0, 10)).map((entry) => [entry.seq, entry.id])).toEqual([[1, 'a']]);
    });
  });
};
