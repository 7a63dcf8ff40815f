import { expect, it } from 'vitest';

import { joinTown, townSites } from '#server/sites/town-sites';

import { SITE } from './documents';
import { AT, type Bench } from './store-bench';

/** What the store promises of the small facts that the server keeps about a site. */
export const storeNotes = ({ store, opened, use, on }: Bench): void => {
  it('keeps a note of a site in the transaction that writes it, apart from those of other sites', async () => {
    await on(async (tx) => {
      expect(await tx.siteNote('n')).toBe('');
      await tx.writeSiteNote('n', 'first é');
      expect(await tx.siteNote('n')).toBe('first é');
    });
    const failed = on(async (tx) => {
      await tx.writeSiteNote('n', 'second');
      throw new Error('on purpose');
    });
    await expect(failed).rejects.toThrow('on purpose');
    expect(await on((tx) => tx.siteNote('n'))).toBe('first é');
    expect(await store().withSite('site-b', (tx) => tx.siteNote('n'))).toBe('');
    expect(await store().note('n')).toBeNull();
    expect([await store().noteOfSite(SITE, 'n'), await store().noteOfSite('site-b', 'n')]).toEqual(['first é', '']);
    await on((tx) => tx.writeSiteNote('n', ''));
    expect(await on((tx) => tx.siteNote('n'))).toBe('');
  });

  it('has a note again after it was opened anew, and writes no history with it', async () => {
    const head = await store().head(SITE);
    await on((tx) => tx.writeSiteNote('n', 'kept'));
    expect(await store().head(SITE)).toBe(head);
    use(await opened().reopen());
    expect(await on((tx) => tx.siteNote('n'))).toBe('kept');
  });

  it('has the notes of a backup again, and none that was written since', async () => {
    await on((tx) => tx.writeSiteNote('person a', 'code of before'));
    const restore = await opened().backup();
    await on((tx) => tx.writeSiteNote('person a', 'code of today'));
    await on((tx) => tx.writeSiteNote('person b', 'new'));
    await store().close();
    use(await restore());
    expect(await on((tx) => tx.siteNote('person a'))).toBe('code of before');
    expect(await on((tx) => tx.siteNote('person b'))).toBe('');
  });

  it('writes the begin of its history again over the one that was read and over no other, and has it after it was opened anew', async () => {
    await store().rotate(store().epoch, { to: 'next', at: AT, why: 'anchorAhead' });
    const known = { restoredAt: AT, lostUntil: '' };
    const next = { restoredAt: '2026-11-23T09:00:00.000Z', lostUntil: '2026-11-24T09:00:00.000Z' };
    await store().amendBegin({ ...known, lostUntil: AT }, next);
    expect([store().restoredAt, store().lostUntil]).toEqual([AT, '']);
    await store().amendBegin(known, next);
    use(await opened().reopen());
    expect([store().restoredAt, store().lostUntil]).toEqual([next.restoredAt, next.lostUntil]);
    // Another history begins at its own instant; what is known of the time stays known.
    await store().rotate('next', { to: 'last', at: AT, why: 'anchorAhead' });
    expect([store().restoredAt, store().lostUntil]).toEqual([AT, next.lostUntil]);
  });

  it('keeps the sites of the town in their order, each once, though two come at once and over a backup', async () => {
    expect(await townSites(store())).toEqual([]);
    await store().setHomeSite(SITE);
    await joinTown(store(), 'site-b');
    await Promise.all([joinTown(store(), 'site-c'), joinTown(store(), 'site-d')]);
    for (const again of [SITE, 'site-b', 'site-d']) await joinTown(store(), again);
    const sites = await townSites(store());
    expect(sites.slice(0, 2)).toEqual([SITE, 'site-b']);
    expect(sites.slice(2).toSorted()).toEqual(['site-c', 'site-d']);
    const restore = await opened().backup();
    await store().close();
    use(await restore());
    expect(await townSites(store())).toEqual(sites);
  });
};
