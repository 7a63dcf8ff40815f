import { expect, it } from 'vitest';

import type { Hold } from '#server/store/port';
import { MOST_OF_A_DAY } from '#shared/domain/numbers/next-free';

import { DAY, SITE, ticket } from './documents';
import { AT, origin, type Bench } from './store-bench';
import { written } from './written';
import { codeOf } from './code-of';

const wish = (key: string, day = DAY, series = 'A') => ({ key, day, series, at: AT, deviceId: 'device-1' });

const hold = (id: string, more: Partial<Hold> = {}): Hold => ({
  id,
  key: `key-${id}`,
  deviceId: 'device-1',
  kind: 'lease',
  appointmentId: '',
  place: { day: DAY, time: '09:00', durationMin: 20, deskId: 'desk-1', reasonId: 'reason-other' },
  until: '2026-11-23T09:00:00.000Z',
  ...more,
});

const numbers = ({ store, on }: Bench): void => {
  it('passes over the numbers of the tickets it holds, and gives the same number for the same key', async () => {
    await on(async (tx) => {
      await tx.write(
        'tickets',
        [1, 2, 4].map((number) => written(ticket(`t${number}`, [], number))),
        origin,
      );
      expect(await tx.issueNumber(wish('k'))).toBe(3);
      expect(await tx.issueNumber(wish('k'))).toBe(3);
      expect(await tx.issueNumber(wish('k2', '2026-11-24'))).toBe(1);
      expect(await tx.issueNumber(wish('k3', DAY, 'B'))).toBe(1);
    });
    await on(async (tx) => {
      expect(await tx.issueNumber(wish('k'))).toBe(3);
      expect(await tx.numberOfKey('k')).toEqual({ ...wish('k'), number: 3, voidWhy: '' });
      expect(await tx.issueNumber(wish('k4'))).toBe(5);
    });
  });

  it('moves the counter of a series for no ticket, however high its number, and writes it again and again', async () => {
    const numbers = [500, MOST_OF_A_DAY, MOST_OF_A_DAY + 1, 100_000, Number.MAX_SAFE_INTEGER];
    for (const [index] of [0, 1].entries())
      await on((tx) =>
        tx.write(
          'tickets',
          numbers.map((number) => written(ticket(`t${number}-${index}`, [], number))),
          origin,
        ),
      );
    await on(async (tx) => {
      expect(await tx.issueNumber(wish('k'))).toBe(1);
      await tx.write('tickets', [written(ticket('late', [], 1)), written(ticket('again', [], 1))], origin);
      expect(await tx.issueNumber(wish('k2'))).toBe(2);
      expect(await tx.unseenNumbers('2026-11-23T09:00:00.000Z')).toMatchObject([{ key: 'k2' }]);
    });
    expect(await store().voidNumbers(SITE, DAY)).toEqual([]);
  });

  it('says in one read to whom numbers were given and which are on a ticket', async () => {
    await on(async (tx) => {
      for (const key of ['k1', 'k2']) await tx.issueNumber(wish(key));
      await tx.write('tickets', [written(ticket('t2', [], 2)), written(ticket('t9', [], 9))], origin);
      const labels = [1, 2, 3, 9].map((number) => ({ day: DAY, series: 'A', number }));
      const known = await tx.numbersAt([...labels, { day: '2026-11-24', series: 'B', number: 1 }]);
      expect(known.toSorted((a, b) => a.number - b.number)).toEqual([
        { day: DAY, series: 'A', number: 1, deviceId: 'device-1', isBorne: false },
        { day: DAY, series: 'A', number: 2, deviceId: 'device-1', isBorne: true },
        { day: DAY, series: 'A', number: 9, deviceId: '', isBorne: true },
      ]);
      expect(await tx.numbersAt([])).toEqual([]);
    });
  });

  it('gives no number beyond the bound of a day', async () => {
    const last = Array.from({ length: MOST_OF_A_DAY }, (_, index) => written(ticket(`t${index}`, [], index + 1)));
    await on(async (tx) => {
      await tx.write('tickets', last.slice(1), origin);
      expect(await tx.issueNumber(wish('k1'))).toBe(1);
      expect(await tx.issueNumber(wish('k2'))).toBeNull();
      expect([await tx.numberOfKey('k2'), await tx.issueNumber(wish('k3', DAY, 'B'))]).toEqual([null, 1]);
    });
  });

  it('knows which numbers no ticket bears, and keeps a void record of them', async () => {
    await on(async (tx) => {
      for (const key of ['k1', 'k2', 'k3']) await tx.issueNumber(wish(key));
      await tx.issueNumber({ ...wish('k4'), at: '2026-11-23T10:00:00.000Z' });
      await tx.write('tickets', [written(ticket('t', [], 2))], origin);
    });
    await on(async (tx) => {
      const before = '2026-11-23T09:00:00.000Z';
      expect((await tx.unseenNumbers(before)).map((given) => given.number)).toEqual([1, 3]);
      await tx.voidNumber('k1', 'unclaimed');
      expect((await tx.unseenNumbers(before)).map((given) => given.number)).toEqual([3]);
      await tx.voidNumber('k3', 'released');
      await tx.voidNumber('k3', '');
    });
    const kept = await store().voidNumbers(SITE, DAY);
    expect(kept.map(({ key, number, voidWhy }) => [key, number, voidWhy])).toEqual([['k1', 1, 'unclaimed']]);
    expect(await store().voidNumbers(SITE, '2026-11-24')).toEqual([]);
  });
};

const places = ({ on }: Bench): void => {
  it('keeps places for a device until they run out or are dropped', async () => {
    const lease = hold('h1');
    const other = hold('h2', { deviceId: 'device-2', kind: 'reservation', appointmentId: 'a1' });
    await on(async (tx) => {
      for (const one of [lease, other, hold('h3', { place: { ...lease.place, day: '2026-11-24' } })])
        await tx.putHold(one);
    });
    await on(async (tx) => {
      expect(await tx.holdsOfDay(DAY, AT)).toEqual([lease, other]);
      expect(await tx.holdsOfDay(DAY, lease.until)).toEqual([]);
      expect((await tx.holdsOfDevice('device-1', AT)).map((one) => one.id)).toEqual(['h1', 'h3']);
      expect([await tx.holdOfKey('key-h2'), await tx.holdOfKey('nothing')]).toEqual([other, null]);
      await tx.putHold({ ...lease, until: '2026-11-23T10:00:00.000Z' });
      expect(await tx.holdsOfDay(DAY, lease.until)).toHaveLength(1);
      await tx.dropHolds(['h1', 'h3', 'nothing']);
      await tx.dropHolds([]);
      expect(await tx.holdsOfDevice('device-1', AT)).toEqual([]);
    });
  });

  it('remembers who holds a ticket', async () => {
    const claim = { ticketId: 't', key: 'k', deskId: 'd', deviceId: 'v', at: AT };
    await on(async (tx) => {
      await tx.claim(claim);
      expect((await tx.claims(['t', 'u'])).get('t')).toEqual(claim);
      await tx.claim({ ...claim, key: 'k2', deviceId: 'w' });
      expect((await tx.claims(['t', 'u'])).get('t')).toEqual({ ...claim, key: 'k2', deviceId: 'w' });
      expect((await tx.claims([])).size).toBe(0);
    });
  });

  it('remembers what was answered to a key of a device, for as long as is asked', async () => {
    const answer = { deviceId: 'v', key: 'k', ticketId: 't', at: AT };
    const nobody = { deviceId: 'w', key: 'k', ticketId: null, at: AT };
    const later = '2026-11-23T09:00:00.000Z';
    await on(async (tx) => {
      await tx.keepCallAnswer(answer);
      await tx.keepCallAnswer({ ...answer, ticketId: 'u' });
      await tx.keepCallAnswer(nobody);
      expect([await tx.callAnswer('v', 'k'), await tx.callAnswer('w', 'k')]).toEqual([answer, nobody]);
      expect(await tx.callAnswer('v', 'k2')).toBeNull();
    });
    await on(async (tx) => {
      await tx.keepCallAnswer({ ...answer, key: 'k2', at: later });
      await tx.forgetCallAnswers(later);
      expect([await tx.callAnswer('v', 'k'), await tx.callAnswer('w', 'k')]).toEqual([null, null]);
      expect((await tx.callAnswer('v', 'k2'))?.at).toBe(later);
    });
  });
};

const devices = ({ store }: Bench): void => {
  it('lets a code be used once and in time', async () => {
    await store().addCode(codeOf('h', SITE, 'admin', '2026-11-23T08:15:00.000Z'), 1);
    expect(await store().takeCode('h', '2026-11-23T08:15:00.000Z')).toBeNull();
    expect(await store().takeCode('h', '2026-11-23T08:14:59.000Z')).toEqual({
      siteId: SITE,
      rank: 'admin',
      madeBy: '',
    });
    expect(await store().takeCode('h', '2026-11-23T08:14:59.000Z')).toBeNull();
  });

  it('gives each device a series of its own and the local one a stable identity', async () => {
    const first = await store().renewLocalDevice({ id: 'l1', siteId: SITE, tokenHash: 'h1', at: AT });
    const added = { id: 'd', siteId: SITE, name: 'Poste', rank: 'desk' as const, publicKey: 'pub', at: AT };
    const other = await store().addDevice(added);
    const again = await store().renewLocalDevice({ id: 'l2', siteId: SITE, tokenHash: 'h3', at: AT });
    expect([first.series, first.rank, other.series, again.id, again.series]).toEqual(['K1', 'admin', 'K2', 'l1', 'K1']);
    expect(await store().deviceOfToken('h1', AT)).toBeNull();
    expect((await store().deviceOfToken('h3', AT))?.id).toBe('l1');
    expect(await store().device('d')).toEqual({
      id: 'd',
      siteId: SITE,
      name: 'Poste',
      series: 'K2',
      rank: 'desk',
      publicKey: 'pub',
      revoked: false,
      departmentIds: [],
    });
    await store().touchDevices(['d'], '2026-11-23T09:00:00.000Z');
    expect((await store().listDevices(SITE)).map((one) => [one.id, one.enrolledAt, one.seenAt])).toEqual([
      ['l1', AT, AT],
      ['d', AT, '2026-11-23T09:00:00.000Z'],
    ]);
    expect([await store().countDevices(SITE), await store().device('nobody')]).toEqual([2, null]);
  });

  it('shuts a device out only when the others of then allow it, and the local one until its app starts again', async () => {
    const local = { id: 'l1', siteId: SITE, tokenHash: 'h1', at: AT };
    await store().renewLocalDevice(local);
    await store().addDevice({ id: 'd', siteId: SITE, name: 'Poste', rank: 'admin', publicKey: 'pub', at: AT });
    const areTwo = (all: readonly { readonly revoked: boolean }[]) => all.filter(({ revoked }) => !revoked).length > 1;
    const both = await Promise.all([store().revokeDevice('l1', AT, areTwo), store().revokeDevice('d', AT, areTwo)]);
    expect(both.toSorted()).toEqual([false, true]);
    await store().revokeDevice('l1', AT);
    expect((await store().device('l1'))?.revoked).toBe(true);
    expect(await store().renewLocalDevice({ ...local, id: 'l2', tokenHash: 'h2' })).toMatchObject({
      id: 'l1',
      series: 'K1',
      revoked: false,
      departmentIds: [],
    });
    expect((await store().deviceOfToken('h2', AT))?.revoked).toBe(false);
  });

  it('lets a token open only while it lasts, and not at all once the device is revoked', async () => {
    await store().addDevice({ id: 'd', siteId: SITE, name: 'Poste', rank: 'desk', publicKey: 'pub', at: AT });
    const add = (hash: string, expiresAt: string, at: string) =>
      store().addToken({ hash, deviceId: 'd', expiresAt, at });
    await add('t1', '2026-11-23T09:00:00.000Z', AT);
    expect((await store().deviceOfToken('t1', '2026-11-23T08:59:59.000Z'))?.id).toBe('d');
    expect(await store().deviceOfToken('t1', '2026-11-23T09:00:00.000Z')).toBeNull();
    await add('t2', '2026-11-23T10:30:00.000Z', '2026-11-23T09:30:00.000Z');
    expect(await store().deviceOfToken('t1', AT)).toBeNull();
    await store().revokeDevice('d', AT);
    expect(await store().deviceOfToken('t2', '2026-11-23T09:30:00.000Z')).toBeNull();
    expect((await store().device('d'))?.revoked).toBe(true);
  });

  it('accepts an answered challenge once', async () => {
    const use = (hash: string, at: string) => store().useChallenge({ hash, expiresAt: '2026-11-23T08:01:00.000Z', at });
    const both = await Promise.all([use('c', AT), use('c', AT)]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await use('c2', '2026-11-23T08:00:59.000Z')).toBe(true);
    expect(await use('c', '2026-11-23T08:00:59.000Z')).toBe(false);
  });
};

/** What the store promises beside documents: numbers, places, tickets, devices. */
export const storePromises = (bench: Bench): void => {
  for (const part of [numbers, places, devices]) part(bench);
};
