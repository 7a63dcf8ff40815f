import { expect, it } from 'vitest';

import { verifyAudit } from '#server/store/verify-audit';
import type { WireDocument } from '#shared/sync/protocol';

import { SITE } from './documents';
import { erasedCitizen } from './erased-citizen';
import { AT, origin, type Bench } from './store-bench';
import { written } from './written';

const parsed = (bodies: readonly string[]): Map<string, WireDocument> =>
  new Map(bodies.map((body) => JSON.parse(body) as WireDocument).map((one) => [one.id, one]));

const erasure = ({ store, opened, use, on, writeCitizens }: Bench): void => {
  const eraseNow = (id: string) =>
    on((tx) => tx.write('citizens', [written(erasedCitizen(id), { erased: true })], origin));

  it('forgets all that was said about an erased person', async () => {
    await writeCitizens(['a', 'b']);
    await writeCitizens(['a']);
    const row = { collection: 'citizens', id: 'a', why: 'shape', body: '{"name":"Durand"}' };
    await on((tx) => tx.quarantine([row, { ...row, id: 'b' }], origin));
    await eraseNow('a');
    await on((tx) => tx.quarantine([{ ...row, why: 'rights' }], origin));
    const told = await store().history(SITE, 0, 10);
    expect(told.map((entry) => [entry.id, entry.delta !== null])).toEqual([
      ['a', false],
      ['b', true],
      ['a', false],
      ['a', true],
    ]);
    expect((await store().quarantined(SITE)).map((one) => [one.id, one.why, one.body])).toEqual([
      ['a', 'rights', ''],
      ['a', 'shape', ''],
      ['b', 'shape', row.body],
    ]);
    expect(await store().erasures(SITE)).toEqual([{ collection: 'citizens', id: 'a', at: AT }]);
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
    await eraseNow('a');
    expect((await store().history(SITE, 3, 10)).every((entry) => entry.delta !== null)).toBe(true);
  });

  it('erases again what a restored backup still has or never knew, under another epoch', async () => {
    await writeCitizens(['a', 'b']);
    await on((tx) => tx.issueNumber({ key: 'k', day: '2026-11-23', series: 'A', at: AT, deviceId: 'd' }));
    const { epoch } = store();
    expect(store().restoredAt).toBe('');
    const restore = await opened().backup();
    await writeCitizens(['c', 'd']);
    await eraseNow('a');
    await eraseNow('c');
    await store().close();
    use(await restore());
    expect(store().epoch).not.toBe(epoch);
    expect(store().restoredAt).not.toBe('');
    const held = parsed((await store().page(SITE, 'citizens', 0, 100)).bodies);
    expect([...held.keys()].toSorted()).toEqual(['a', 'b', 'c']);
    expect([held.get('a')?.['erasedAt'], held.get('c')?.['erasedAt']]).toEqual([
      erasedCitizen('a').erasedAt,
      erasedCitizen('c').erasedAt,
    ]);
    expect(JSON.stringify(await store().history(SITE, 0, 100))).not.toContain('"v":"a"');
    expect(await store().erasures(SITE)).toHaveLength(2);
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
    await on(async (tx) => expect((await tx.numberOfKey('k'))?.number).toBe(1));
    expect(await writeCitizens(['e'])).toBe((await store().audit(SITE, 0, 100)).length);
  });
};

const revocation = ({ store, opened, use }: Bench): void => {
  it('keeps a device out that was shut out after the backup', async () => {
    for (const id of ['d1', 'd2'])
      await store().addDevice({ id, siteId: SITE, name: id, rank: 'desk', publicKey: '', at: AT });
    await store().addToken({ hash: 't', deviceId: 'd1', expiresAt: '2026-11-23T09:00:00.000Z', at: AT });
    const restore = await opened().backup();
    await store().revokeDevice('d1', AT);
    await store().close();
    use(await restore());
    expect(await store().wipes(SITE)).toEqual(new Map());
    expect((await store().listDevices(SITE)).map(({ id, revoked }) => [id, revoked])).toEqual([
      ['d1', true],
      ['d2', false],
    ]);
    expect(await store().deviceOfToken('t', AT)).toBeNull();
  });
};

const wiping = ({ store, opened, use }: Bench): void => {
  it('has a device erase what it holds after a backup of before was restored, and knows that another one did', async () => {
    for (const id of ['d1', 'd2', 'd3'])
      await store().addDevice({ id, siteId: SITE, name: id, rank: 'desk', publicKey: '', at: AT });
    await store().addDevice({ id: 'd4', siteId: 'other', name: 'd4', rank: 'desk', publicKey: '', at: AT });
    const restore = await opened().backup();
    const later = '2026-11-23T09:00:00.000Z';
    // The word of a device that nobody asked counts for nothing, also once somebody asks.
    await store().noteWiped('d1', AT);
    for (const id of ['d1', 'd2', 'd4']) await store().revokeDevice(id, AT, undefined, undefined, true);
    // Neither a second wish nor a second word changes when it was.
    await store().revokeDevice('d1', later, undefined, undefined, true);
    await store().noteWiped('d2', AT);
    await store().noteWiped('d2', later);
    const known = new Map([
      ['d1', { askedAt: AT, doneAt: '' }],
      ['d2', { askedAt: AT, doneAt: AT }],
    ]);
    expect(await store().wipes(SITE)).toEqual(known);
    await store().close();
    use(await restore());
    expect(await store().wipes(SITE)).toEqual(known);
    expect((await store().listDevices(SITE)).map(({ id, revoked }) => [id, revoked])).toEqual([
      ['d1', true],
      ['d2', true],
      ['d3', false],
    ]);
  });
};

const carrying = ({ store, opened, use, on, writeCitizens }: Bench): void => {
  const standing = async () => ({
    erased: await store().erasures(SITE),
    out: (await store().listDevices(SITE)).filter(({ revoked }) => revoked).map(({ id }) => id),
    wipes: await store().wipes(SITE),
  });
  const eraseNow = (id: string, at: string) =>
    on((tx) => tx.write('citizens', [written(erasedCitizen(id), { erased: true })], { ...origin, at }));
  const later = '2026-11-23T09:00:00.000Z';

  it('has what was erased and shut out on its list again where the machine is lost with its own, as the backup has it', async () => {
    await writeCitizens(['a', 'b']);
    for (const id of ['d1', 'd2'])
      await store().addDevice({ id, siteId: SITE, name: id, rank: 'desk', publicKey: '', at: AT });
    await eraseNow('a', AT);
    await store().revokeDevice('d1', AT, undefined, undefined, true);
    await store().noteWiped('d1', later);
    const before = await standing();
    expect(before.wipes).toEqual(new Map([['d1', { askedAt: AT, doneAt: later }]]));
    const restore = await opened().backup();
    await eraseNow('b', later);
    await store().close();
    use(await restore(true));
    expect(await standing()).toEqual(before);
    await on(async (tx) => expect(await tx.erasedOf(['a', 'b'])).toEqual(new Set(['a'])));
  });

  it('joins the list of the machine with that of the backup: none loses a row, and the machine’s own stand as they are', async () => {
    await writeCitizens(['a', 'b', 'c']);
    for (const id of ['d1', 'd2', 'd3'])
      await store().addDevice({ id, siteId: SITE, name: id, rank: 'desk', publicKey: '', at: AT });
    const first = await opened().backup();
    await eraseNow('a', AT);
    await eraseNow('b', AT);
    for (const id of ['d1', 'd2']) await store().revokeDevice(id, AT, undefined, undefined, true);
    await store().noteWiped('d2', AT);
    const restore = await opened().backup();
    await store().close();
    // Another machine, which knows of others.
    use(await first(true));
    await eraseNow('b', later);
    await eraseNow('c', later);
    for (const id of ['d2', 'd3']) await store().revokeDevice(id, later, undefined, undefined, true);
    await store().close();
    use(await restore());
    const { erased, out, wipes } = await standing();
    expect(new Map(erased.map(({ id, at }) => [id, at]))).toEqual(
      new Map([
        ['a', AT],
        ['b', later],
        ['c', later],
      ]),
    );
    expect(out).toEqual(['d1', 'd2', 'd3']);
    expect(wipes).toEqual(
      new Map([
        ['d1', { askedAt: AT, doneAt: '' }],
        ['d2', { askedAt: later, doneAt: AT }],
        ['d3', { askedAt: later, doneAt: '' }],
      ]),
    );
    expect(JSON.stringify(await store().history(SITE, 0, 100))).not.toMatch(/"v":"[abc]"/);
    expect((await verifyAudit(store(), SITE)).faults).toEqual([]);
  });
};

/** What must stay gone, whatever is restored. */
export const storeErasure = (bench: Bench): void => {
  for (const part of [erasure, revocation, wiping, carrying]) part(bench);
};
