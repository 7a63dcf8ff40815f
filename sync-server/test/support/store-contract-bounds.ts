import { expect, it } from 'vitest';

import { MOST_ASIDE_BYTES, MOST_ASIDE_ROWS } from '#server/bounds';
import { FUTURE_STAMP } from '#shared/sync/protocol';
import type { OpenCode } from '#server/store/port';

import { codeOf } from './code-of';
import { SITE } from './documents';
import { AT, origin, type Bench } from './store-bench';

const LATER = '2026-11-23T08:15:00.000Z';

const aside = (id: string, body = '{}') => ({ collection: 'tickets', id, why: 'shape', body });

const deviceOf = (id: string, invitedBy = '') => ({
  id,
  siteId: SITE,
  name: id,
  rank: 'admin' as const,
  publicKey: '',
  at: AT,
  invitedBy,
});

/** What a device leaves with the server is bounded, and its codes die with it. */
export const storeBounds = ({ store, opened, use, on }: Bench): void => {
  const idsAside = async () => (await store().quarantined(SITE)).map(({ id }) => id);

  it('keeps rows of a device aside up to so many bytes, says which, and those of others all the same', async () => {
    const half = 'x'.repeat(MOST_ASIDE_BYTES / 2);
    expect(await on((tx) => tx.quarantine([aside('a', half), aside('b', half), aside('c', '1')], origin))).toEqual([
      true,
      true,
      false,
    ]);
    // What is there already takes no room; an empty text fits.
    expect(await on((tx) => tx.quarantine([aside('b', half), aside('d', '')], origin))).toEqual([true, true]);
    expect(await on((tx) => tx.quarantine([aside('e')], { ...origin, deviceId: 'device-2' }))).toEqual([true]);
    expect((await idsAside()).toSorted()).toEqual(['a', 'b', 'd', 'e']);
  });

  it('keeps the hash alone of a row that its desk writes again under another stamp, and gives it no room of others', async () => {
    const full = Array.from({ length: MOST_ASIDE_ROWS }, (_, index) => aside(`r${index}`));
    await on((tx) => tx.quarantine(full, origin));
    const ahead = { ...aside('ahead', '{"v":"Durand"}'), why: FUTURE_STAMP };
    expect(await on((tx) => tx.quarantine([ahead, aside('late')], origin))).toEqual([true, false]);
    const kept = (await store().quarantined(SITE)).find(({ id }) => id === 'ahead');
    expect(kept).toMatchObject({ why: FUTURE_STAMP, body: '' });
    expect(await on((tx) => tx.wasQuarantined(ahead))).toBe(true);
    expect(await on((tx) => tx.wasQuarantined({ ...ahead, body: '{}' }))).toBe(false);
  });

  it('keeps so many rows of a device, lists the newest, and makes room with time', async () => {
    const many = Array.from({ length: MOST_ASIDE_ROWS + 2 }, (_, index) => aside(`r${String(index).padStart(4, '0')}`));
    const kept = await on((tx) => tx.quarantine(many, origin));
    expect([kept.filter((one) => one).length, kept.at(-1)]).toEqual([MOST_ASIDE_ROWS, false]);
    await on((tx) => tx.quarantine([{ ...aside('z'), why: 'other' }], { deviceId: 'device-2', at: LATER }));
    const newest = await store().quarantined(SITE, { most: 2, without: ['nothing'] });
    expect(newest.map(({ id }) => id)).toEqual([`r${MOST_ASIDE_ROWS - 1}`, 'z']);
    expect((await store().quarantined(SITE, { most: 2, without: ['other'] })).map(({ id }) => id)).toEqual([
      `r${MOST_ASIDE_ROWS - 2}`,
      `r${MOST_ASIDE_ROWS - 1}`,
    ]);
    await store().purge(SITE, AT, LATER);
    expect(await idsAside()).toEqual(['z']);
    expect(await on((tx) => tx.quarantine([aside('again')], origin))).toEqual([true]);
  });

  it('opens so many codes of a site at once, tells them without the code, and ends one', async () => {
    const add = (hash: string, more: Partial<OpenCode> = {}, site = SITE) =>
      store().addCode(codeOf(hash, site, 'desk', LATER, more), 2);
    expect([await add('h1'), await add('h2', { madeBy: 'device-1' }), await add('h3')]).toEqual([true, true, false]);
    expect(await add('h4', {}, 'site-b')).toBe(true);
    expect(await store().openCodes(SITE, AT)).toEqual([
      { id: 'code-h1', rank: 'desk', madeBy: '', madeAt: AT, expiresAt: LATER },
      { id: 'code-h2', rank: 'desk', madeBy: 'device-1', madeAt: AT, expiresAt: LATER },
    ]);
    expect(await store().openCodes(SITE, LATER)).toEqual([]);
    await store().endCode('site-b', 'code-h1', AT);
    expect(await add('h3')).toBe(false);
    await store().endCode(SITE, 'code-h1', AT);
    expect([await store().takeCode('h1', AT), await add('h3')]).toEqual([null, true]);
    expect([await store().takeCode('h2', AT), await add('h5')]).toEqual([
      { siteId: SITE, rank: 'desk', madeBy: 'device-1' },
      true,
    ]);
  });

  it('ends the codes of a device with it, also when an older backup is put back, and knows who came by them', async () => {
    await store().addDevice(deviceOf('maker'));
    await store().addDevice(deviceOf('guest', 'maker'));
    expect((await store().listDevices(SITE)).map(({ id, invitedBy }) => [id, invitedBy])).toEqual([
      ['maker', ''],
      ['guest', 'maker'],
    ]);
    await store().addCode(codeOf('h', SITE, 'desk', LATER, { madeBy: 'maker' }), 1);
    const restore = await opened().backup();
    await store().revokeDevice('maker', AT);
    expect([await store().openCodes(SITE, AT), await store().takeCode('h', AT)]).toEqual([[], null]);
    expect(await store().addCode(codeOf('h2', SITE, 'desk', LATER), 1)).toBe(true);
    await store().close();
    use(await restore());
    expect([await store().openCodes(SITE, AT), await store().takeCode('h', AT)]).toEqual([[], null]);
    expect((await store().listDevices(SITE)).map(({ invitedBy }) => invitedBy)).toEqual(['', 'maker']);
  });
};
