import { expect, it } from 'vitest';

import { appointment, DAY, SITE } from './documents';
import { AT, origin, type Bench } from './store-bench';
import { written } from './written';

const LATER = '2026-11-23T09:00:00.000Z';

const sheets = ({ store, opened, use, on }: Bench): void => {
  const sheet = (day: string, body: string, mark = 'm1') => ({ day, mark, body });

  it('gives sheets in the order of their changes, and those that stay as they were not again', async () => {
    await on(async (tx) => {
      await tx.markDays(['2026-11-21', '2026-11-22'], 'm1');
      await tx.writeSheets([sheet('2026-11-22', '{"b":1}'), sheet('2026-11-21', '{"a":1}')]);
    });
    expect((await store().sheetsSince(SITE, 0, 9)).sheets.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21']);
    await on((tx) => tx.writeSheets([sheet('2026-11-21', '{"a":1}'), sheet('2026-11-22', '{"b":2}')]));
    expect((await store().sheetsSince(SITE, 2, 9)).sheets).toEqual([{ day: '2026-11-22', seq: 3, body: '{"b":2}' }]);
    expect((await store().sheetsSince(SITE, 0, 1)).sheets.map(({ seq }) => seq)).toEqual([2]);
    expect((await store().sheetsBetween(SITE, '2026-11-20', '2026-11-21')).map(({ body }) => body)).toEqual([
      '{"a":1}',
    ]);
    expect([(await store().sheetsSince('site-b', 0, 9)).sheets, await store().sheetDays('site-b')]).toEqual([[], []]);
  });

  it('tells the marked days, the latest first, and keeps a mark that came meanwhile', async () => {
    await on((tx) => tx.markDays(['2026-11-20', '2026-11-22', '2026-11-21'], 'm1'));
    expect(await store().markedDays(SITE, 2)).toEqual([
      { day: '2026-11-22', mark: 'm1' },
      { day: '2026-11-21', mark: 'm1' },
    ]);
    expect(await store().sheetsBetween(SITE, '', '9')).toEqual([]);
    expect(await store().sheetDays(SITE)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
    await on((tx) => tx.markDays(['2026-11-22'], 'm2'));
    await on((tx) => tx.writeSheets([sheet('2026-11-22', '{}'), sheet('2026-11-21', '{}')]));
    expect((await store().markedDays(SITE, 9)).map(({ day, mark }) => `${day} ${mark}`)).toEqual([
      '2026-11-22 m2',
      '2026-11-20 m1',
    ]);
  });

  it('forgets what a broken transaction marked and wrote', async () => {
    await on(async (tx) => {
      await tx.markDays([DAY], 'm1');
      await tx.writeSheets([sheet('2026-11-22', '{}')]);
      throw new Error('on purpose');
    }).catch(() => undefined);
    expect([await store().sheetDays(SITE), await store().markedDays(SITE, 9)]).toEqual([[], []]);
  });

  it('has its sheets again after a restart and the restore of a backup', async () => {
    await on(async (tx) => {
      await tx.markDays([DAY], 'm1');
      await tx.writeSheets([sheet('2026-11-22', '{"é":1}')]);
    });
    await store().close();
    use(await opened().reopen());
    expect((await store().sheetsSince(SITE, 0, 9)).sheets.map(({ body }) => body)).toEqual(['{"é":1}']);
    const restore = await opened().backup();
    await on((tx) => tx.writeSheets([sheet('2026-11-22', '{"later":1}'), sheet(DAY, '{}')]));
    await store().close();
    use(await restore());
    expect((await store().sheetsSince(SITE, 0, 9)).sheets.map(({ body }) => body)).toEqual(['{"é":1}']);
    expect(await store().markedDays(SITE, 9)).toEqual([{ day: DAY, mark: 'm1' }]);
  });

  it('reads the documents of a day without a lock', async () => {
    const rows = [appointment('a2'), appointment('a1'), appointment('a3', { day: '2026-11-24' })];
    await on((tx) =>
      tx.write(
        'appointments',
        rows.map((row) => written(row)),
        origin,
      ),
    );
    const ids = (await store().bodiesOfDay(SITE, 'appointments', DAY)).map(
      (body) => (JSON.parse(body) as { id: string }).id,
    );
    expect(ids).toEqual(['a1', 'a2']);
    expect(await store().bodiesOfDay(SITE, 'tickets', DAY)).toEqual([]);
  });
};

const accessKeys = ({ store, opened, use }: Bench): void => {
  const add = (id: string, siteId = SITE) =>
    store().addAccessKey({ id, siteId, name: `Outil ${id}`, scope: 'indicators', keyHash: `hash-${id}`, at: AT });

  it('knows a key of the read interface by its hash, and each site its own', async () => {
    await add('k1');
    await add('k2', 'site-b');
    const first = {
      id: 'k1',
      siteId: SITE,
      name: 'Outil k1',
      scope: 'indicators',
      madeAt: AT,
      revokedAt: '',
      readAt: '',
    };
    expect(await store().accessKeyOf('hash-k1')).toEqual(first);
    expect(await store().accessKeyOf('hash')).toBeNull();
    expect(await store().listAccessKeys(SITE)).toEqual([first]);
    await store().noteAccessKeyRead('k1', LATER);
    expect((await store().accessKeyOf('hash-k1'))?.readAt).toBe(LATER);
  });

  it('ends a key once, none of another site, and keeps it shut over the restore of an older backup', async () => {
    await add('k1');
    await add('k2');
    const restore = await opened().backup();
    expect(await store().revokeAccessKey('site-b', 'k1', LATER)).toBe(false);
    expect([
      await store().revokeAccessKey(SITE, 'k1', LATER),
      await store().revokeAccessKey(SITE, 'k1', LATER),
    ]).toEqual([true, false]);
    expect(await store().accessKeyOf('hash-k1')).toBeNull();
    await store().close();
    use(await restore());
    expect(await store().accessKeyOf('hash-k1')).toBeNull();
    expect((await store().accessKeyOf('hash-k2'))?.id).toBe('k2');
    expect((await store().listAccessKeys(SITE)).map(({ revokedAt }) => revokedAt !== '')).toEqual([true, false]);
  });
};

/** What the store promises of sheets of facts and of the keys by which figures are read. */
export const storeFacts = (bench: Bench): void => {
  sheets(bench);
  accessKeys(bench);
};
