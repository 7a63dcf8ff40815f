import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Store } from '#server/store/port';

import { appointment, citizen, DAY, SITE } from './documents';
import { AT, origin, type Bench, type OpenedStore } from './store-bench';
import { storeBounds } from './store-contract-bounds';
import { storeCalendars } from './store-contract-calendars';
import { storeConcurrency } from './store-contract-concurrency';
import { storeErasure } from './store-contract-erasure';
import { storeFacts } from './store-contract-facts';
import { storeJournal } from './store-contract-journal';
import { storeMessages } from './store-contract-messages';
import { storeNotes } from './store-contract-notes';
import { storePages } from './store-contract-pages';
import { storePromises } from './store-contract-promises';
import { storePurge } from './store-contract-purge';
import { storeRetirement } from './store-contract-retire';
import { storeProof } from './store-contract-proof';
import { storeWindow } from './store-contract-window';
import { written } from './written';

const writes = ({ store, opened, use, on, writeCitizens }: Bench): void => {
  it('numbers writes without a gap and gives them back in that order', async () => {
    expect(await writeCitizens(['a', 'b'])).toBe(2);
    expect(await writeCitizens(['a'])).toBe(3);
    const page = await store().page(SITE, 'citizens', 0, 10);
    expect(page.bodies.map((body) => JSON.parse(body).id)).toEqual(['b', 'a']);
    expect([page.seq, page.hasMore, await store().head(SITE)]).toEqual([3, false, 3]);
    expect(await store().page(SITE, 'citizens', 3, 10)).toEqual({ bodies: [], seq: 3, hasMore: false });
  });

  it('keeps sites and collections apart', async () => {
    await writeCitizens(['a']);
    await writeCitizens(['b'], 'site-b');
    expect([await store().head(SITE), await store().head('site-b'), await store().head('site-c')]).toEqual([1, 1, 0]);
    expect((await store().page(SITE, 'tickets', 0, 10)).bodies).toEqual([]);
    expect(await store().bodies('site-b', 'citizens', ['a'])).toEqual([]);
    await on(async (tx) => {
      await tx.issueNumber({ key: 'k', day: DAY, series: 'A', at: AT, deviceId: 'd' });
      await tx.claim({ ticketId: 't', key: 'k', deskId: 'd', deviceId: 'v', at: AT });
      await tx.keepCallAnswer({ deviceId: 'v', key: 'k', ticketId: 't', at: AT });
      await tx.quarantine([{ collection: 'tickets', id: 't', why: 'shape', body: '{}' }], origin);
      expect((await tx.read('citizens', ['a', 'b'])).size).toBe(1);
    });
    await store().withSite('site-b', async (tx) => {
      expect(await tx.numberOfKey('k')).toBeNull();
      expect([await tx.callAnswer('v', 'k'), (await tx.claims(['t'])).size]).toEqual([null, 0]);
      expect((await tx.readAll('citizens')).map((one) => one.id)).toEqual(['b']);
    });
    expect(await store().quarantined('site-b')).toEqual([]);
    expect((await store().audit('site-b', 0, 10)).map((entry) => entry.id)).toEqual(['b']);
  });

  it('rolls everything back when the work throws', async () => {
    const broken = on(async (tx) => {
      await tx.write('citizens', [written(citizen('a', 'a'), { erased: true })], origin);
      await tx.claim({ ticketId: 't', key: 'k', deskId: 'd', deviceId: 'v', at: AT });
      await tx.keepCallAnswer({ deviceId: 'v', key: 'k', ticketId: 't', at: AT });
      await tx.issueNumber({ key: 'k', day: DAY, series: 'A', at: AT, deviceId: 'd' });
      await tx.quarantine([{ collection: 'tickets', id: 't', why: 'shape', body: '{}' }], origin);
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect(await store().head(SITE)).toBe(0);
    expect([await store().audit(SITE, 0, 9), await store().history(SITE, 0, 9)]).toEqual([[], []]);
    expect([await store().erasures(SITE), await store().quarantined(SITE)]).toEqual([[], []]);
    await on(async (tx) => {
      expect([await tx.callAnswer('v', 'k'), (await tx.claims(['t'])).size]).toEqual([null, 0]);
      expect(await tx.issueNumber({ key: 'k2', day: DAY, series: 'A', at: AT, deviceId: 'd' })).toBe(1);
    });
  });

  it('tells the past of a document, or the newest of it that fits', async () => {
    for (const name of ['a', 'b', 'c']) await on((tx) => tx.write('citizens', [written(citizen('p', name))], origin));
    await on(async (tx) => {
      const all = await tx.deltasOf('citizens', 'p');
      expect(all).toHaveLength(3);
      const bytes = JSON.stringify(all[2]).length;
      expect(await tx.deltasOf('citizens', 'p', 2 * bytes)).toEqual(all.slice(1));
      expect(await tx.deltasOf('citizens', 'p', 1)).toEqual(all.slice(2));
      expect(await tx.deltasOf('citizens', 'nobody', 1)).toEqual([]);
    });
  });

  it('sees its own writes before they are committed', async () => {
    await on(async (tx) => {
      await tx.write('appointments', [written(appointment('a1'))], origin);
      expect([...(await tx.read('appointments', ['a1'])).keys()]).toEqual(['a1']);
      expect((await tx.readDay('appointments', DAY)).map((one) => one.id)).toEqual(['a1']);
      await tx.write('appointments', [written(appointment('a1', { day: '2026-11-24' }))], origin);
      expect(await tx.readDay('appointments', DAY)).toEqual([]);
      expect(await tx.head()).toBe(2);
    });
  });

  it('knows the last write to a collection, its own and a deletion too, and forgets what was rolled back', async () => {
    const last = (site = SITE) => store().withSite(site, (tx) => tx.lastSeq('citizens'));
    expect(await last()).toBe(0);
    await writeCitizens(['a', 'b']);
    await on((tx) => tx.write('appointments', [written(appointment('a1'))], origin));
    expect([await last(), await last('site-b')]).toEqual([2, 0]);
    const nowhere = { head: 0, last: 0, line: 0 };
    expect(await store().reached(SITE, 'citizens')).toEqual({ head: 3, last: 2, line: 0 });
    expect([await store().reached(SITE, 'tickets'), await store().reached('site-b', 'citizens')]).toEqual([
      { ...nowhere, head: 3 },
      nowhere,
    ]);
    const broken = on(async (tx) => {
      await tx.write('citizens', [written(citizen('a', 'c'))], origin);
      expect(await tx.lastSeq('citizens')).toBe(4);
      throw new Error('on purpose');
    });
    await expect(broken).rejects.toThrow('on purpose');
    expect(await last()).toBe(2);
    await on((tx) => tx.write('citizens', [written({ ...citizen('a', 'a'), _deleted: true })], origin));
    expect(await last()).toBe(4);
  });

  it('reads many documents by id, and those of a day', async () => {
    const ids = Array.from({ length: 1200 }, (_, index) => `c${index}`);
    await writeCitizens(ids);
    await on(async (tx) => {
      expect((await tx.read('citizens', [...ids, 'nobody', 'c1\u0000'])).size).toBe(1200);
      await tx.write(
        'appointments',
        [written(appointment('a1')), written(appointment('a2', { day: '2026-11-24' }))],
        origin,
      );
      expect((await tx.readDay('appointments', DAY)).map((one) => one.id)).toEqual(['a1']);
      expect(await tx.readDay('citizens', '')).toEqual([]);
      expect(await tx.readAll('appointments')).toHaveLength(2);
    });
    expect(await store().bodies(SITE, 'citizens', [...ids, 'nobody', 'c1\u0000'])).toHaveLength(1200);
  });

  it('sets a row aside once for each reason, however often it comes', async () => {
    const row = { collection: 'tickets', id: 't\u0000', why: 'events', body: '{"id":"t"}' };
    await on((tx) => tx.quarantine([row, row], origin));
    expect(await store().quarantined(SITE)).toMatchObject([
      { why: 'events', body: row.body, deviceId: 'device-1', at: AT },
    ]);
    await on(async (tx) => {
      expect(await tx.wasQuarantined(row)).toBe(true);
      expect(await tx.wasQuarantined({ ...row, why: 'rights' })).toBe(false);
      expect(await tx.wasQuarantined({ ...row, body: '{}' })).toBe(false);
      await tx.quarantine([{ ...row, why: 'rights' }], origin);
    });
    expect(await store().quarantined(SITE)).toHaveLength(2);
  });

  it('tells the rows of a document that are aside, and gives those of a device another reason or takes them away', async () => {
    const row = (id: string, why: string, body: string) => ({ collection: 'tickets', id, why, body });
    const other = { deviceId: 'device-2', at: '2026-11-23T08:00:01.000Z' };
    await on(async (tx) => {
      await tx.quarantine([row('t', 'a.by', '1'), row('t', 'b.by', '2'), row('t', 'rights', '3')], origin);
      await tx.quarantine([row('u', 'a.by', '1'), row('t\u0000', 'a.by', '9')], origin);
      await tx.quarantine([row('t', 'a.by', '4'), { ...row('t', 'a.by', '5'), collection: 'requests' }], other);
    });
    const bodies = (id: string, why?: string) =>
      on(async (tx) => (await tx.asideOf('tickets', id, why)).map(({ body }) => body));
    expect([await bodies('t'), await bodies('t', 'a.by'), await bodies('t\u0000')]).toEqual([
      ['1', '2', '3', '4'],
      ['1', '4'],
      ['9'],
    ]);
    const of = { collection: 'tickets', id: 't', deviceId: 'device-1' };
    const failed = on(async (tx) => {
      await tx.settleAside({ ...of, whys: ['a.by', 'b.by'] }, 'left');
      expect(await tx.asideOf('tickets', 't', 'left')).toMatchObject([
        { body: '1', deviceId: 'device-1', at: AT },
        { body: '2' },
      ]);
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await bodies('t', 'a.by')).toEqual(['1', '4']);
    await on((tx) => tx.settleAside({ ...of, whys: ['a.by'] }, 'left'));
    await on((tx) => tx.settleAside({ ...of, whys: [] }, 'left'));
    expect([await bodies('t', 'left'), await bodies('t', 'a.by')]).toEqual([['1'], ['4']]);
    // The same row again, and left again: it is there once.
    await on((tx) => tx.quarantine([row('t', 'a.by', '1')], origin));
    await on((tx) => tx.settleAside({ ...of, whys: ['a.by'] }, 'left'));
    expect([await bodies('t', 'left'), await bodies('t', 'a.by')]).toEqual([['1'], ['4']]);
    await on((tx) => tx.settleAside({ ...of, whys: ['left', 'b.by'] }, ''));
    expect([await bodies('t'), await bodies('u')]).toEqual([['3', '4'], ['1']]);
    const without = { most: 10, without: ['rights', 'a.by'] };
    expect(await store().quarantined(SITE, without)).toEqual([]);
  });

  it('finds everything again after it was closed, under the same epoch', async () => {
    await writeCitizens(['a']);
    await store().setHomeSite(SITE);
    await store().writeNote('n', '1');
    expect([await store().noteOnce('m', '2'), await store().noteOnce('m', '3')]).toEqual(['2', '2']);
    const { epoch } = store();
    await store().close();
    use(await opened().reopen());
    expect([store().epoch, await store().head(SITE), await store().homeSite()]).toEqual([epoch, 1, SITE]);
    expect([await store().note('n'), await store().note('m'), await store().note('x')]).toEqual(['1', '2', null]);
    expect((await store().audit(SITE, 0, 10)).map((entry) => [entry.seq, entry.id])).toEqual([[1, 'a']]);
  });

  it('tells of a write once it is committed, and of none that was rolled back', async () => {
    const heard: string[] = [];
    const end = store().onWrite(({ siteId, collection, seq }) => heard.push(`${siteId} ${collection} ${seq}`));
    await writeCitizens(['a', 'b']);
    await on(async (tx) => {
      await tx.write('citizens', [written(citizen('c', 'c'))], origin);
      throw new Error('on purpose');
    }).catch(() => undefined);
    end();
    await writeCitizens(['c']);
    expect(heard).toEqual([`${SITE} citizens 2`]);
  });
};

const digestPages = ({ store, on }: Bench): void => {
  it('pages digests by the code point of ids, and leaves out earlier days', async () => {
    const ids = ['a', 'B', 'é', '\u{ffff}', '\u{1f600}', '\u{1f601}', 'ab', 'a0'];
    const days = ['2026-11-22', DAY, ''];
    await on((tx) =>
      tx.write(
        'tickets',
        ids.map((id, index) => written({ id, day: days[index % 3] ?? '' }, { digest: `d-${id}` })),
        origin,
      ),
    );
    const inOrder = ['B', 'a', 'a0', 'ab', 'é', '\u{ffff}', '\u{1f600}', '\u{1f601}'];
    const seen: string[] = [];
    for (let after = ''; ;) {
      const rows = await store().digests(SITE, 'tickets', { after, fromDay: '', limit: 3 });
      for (const [id, digest] of rows) {
        expect(digest).toBe(`d-${id}`);
        seen.push(id);
      }
      if (rows.length < 3) break;
      after = rows.at(-1)?.[0] ?? '';
    }
    expect(seen).toEqual(inOrder);
    const from = await store().digests(SITE, 'tickets', { after: '', fromDay: DAY, limit: 100 });
    expect(from.map(([id]) => id)).toEqual(inOrder.filter((id) => days[ids.indexOf(id) % 3] !== '2026-11-22'));
  });
};

/** What every adapter of the store must do, each test on an empty store. */
export const storeContract = (name: string, open: () => Promise<OpenedStore>): void => {
  describe(`store contract: ${name}`, () => {
    let opened: OpenedStore;
    let stores: Store[] = [];
    const store = (): Store => {
      const current = stores.at(-1);
      if (!current) throw new Error('no store');
      return current;
    };
    beforeEach(async () => {
      opened = await open();
      stores = [opened.store];
    });
    afterEach(async () => {
      for (const one of [...stores].reverse()) await one.close();
      await opened.dispose();
    });
    const bench: Bench = {
      store,
      opened: () => opened,
      use: (next) => void stores.push(next),
      on: (work) => store().withSite(SITE, work),
      writeCitizens: (ids, site = SITE) =>
        store().withSite(site, (tx) =>
          tx.write(
            'citizens',
            ids.map((id) => written(citizen(id, id))),
            origin,
          ),
        ),
    };
    for (const part of [
      writes,
      digestPages,
      storePromises,
      storeMessages,
      storeJournal,
      storeNotes,
      storePages,
      storeBounds,
      storeCalendars,
      storeFacts,
      storeProof,
      storeErasure,
      storePurge,
      storeRetirement,
      storeWindow,
      storeConcurrency,
    ])
      part(bench);
  });
};
