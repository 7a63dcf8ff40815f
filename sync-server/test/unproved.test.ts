import { beforeEach, describe, expect, it } from 'vitest';

import { asideFacts } from '#server/documents/aside-facts';
import { digestOf } from '#shared/sync/digest';
import { logOf } from '#shared/sync/merge-document';
import type { WireDocument } from '#shared/sync/protocol';

import { citizen, SITE, wire } from './support/documents';
import { device } from './support/test-core';
import { eventOf, HOUR, personTown, ticketOf, type PersonTown } from './support/person-town';

let town: PersonTown;
beforeEach(async () => {
  town = await personTown();
});

const stampOf = (atMs: number, deviceId = 'device-1'): string => `${String(atMs).padStart(15, '0')}-000000-${deviceId}`;
/** The rows kept aside, but for numbers that these tests make up. */
const listed = async (): Promise<readonly (readonly [string, string])[]> =>
  (await town.handlers.quarantine({}, town.boss)).rows
    .filter(({ why }) => why !== 'numberNotGiven')
    .map(({ id, why }) => [id, why] as const);
const idsOf = async (id: string): Promise<readonly string[]> =>
  logOf((await town.stored('tickets', id)) ?? {}).map((event) => event.id);

/** A ticket that `ann` gave, with more events. */
const withMore = (id: string, ...more: Parameters<typeof eventOf>[]): WireDocument =>
  ticketOf(
    id,
    'ann',
    town.time.nowMs,
    more.map((one) => eventOf(...one)),
  );
const parked = { type: 'parked' } as const;

describe('where agents prove who they are, an event', () => {
  beforeEach(() => town.provePersons());

  it('counts in the name of whoever signed in at its device, and of nobody else', async () => {
    const { push, k1, k2, time, stored } = town;
    expect(await push(k2, 'tickets', withMore('t1'))).toEqual([{ verdict: 'quarantined', id: 't1', why: 'issued.by' }]);
    expect(await stored('tickets', 't1')).toBeUndefined();
    expect(await push(k1, 'tickets', withMore('t1'))).toMatchObject([{ id: 't1', verdict: 'stored' }]);
    // Of nobody at all, and of whom nobody knows.
    for (const by of ['', 'nobody']) {
      const verdicts = await push(k1, 'tickets', withMore('t1', [`by ${by}`, 2, by, time.nowMs, parked]));
      expect(verdicts).toEqual([{ verdict: 'quarantined', id: 't1', why: 'parked.by' }]);
    }
  });

  it('that is kept aside is listed with what an administrator decides by, and with nothing of a person', async () => {
    const { push, k2, handlers, boss } = town;
    await push(k2, 'tickets', { ...withMore('t1'), citizenId: 'c-secret' });
    const row = (await handlers.quarantine({}, boss)).rows.find(({ id }) => id === 't1');
    expect(row).toEqual({
      collection: 'tickets',
      id: 't1',
      why: 'issued.by',
      deviceId: 'k2',
      at: expect.any(String),
      facts: { label: 'A001', reasonId: expect.any(String), requestId: expect.any(String), agentIds: ['ann'] },
    });
    expect(JSON.stringify(row)).not.toContain('secret');
    for (const odd of ['', 'null', '7', '{', '{"events":[null,{"type":"issued"},{"type":"issued","by":3}],"label":5}'])
      expect(asideFacts('issued.by', odd)).toEqual({ label: '', reasonId: '', requestId: '', agentIds: [] });
  });

  it('that nobody proved is taken out of its row, and what is sound beside it is stored', async () => {
    const { push, k1, time } = town;
    await town.signIn('bob', town.k2);
    const row = withMore('t1', ['p', 2, 'bob', time.nowMs, parked], ['q', 3, 'max', time.nowMs, parked]);
    const [verdict] = await push(k1, 'tickets', row);
    expect(verdict).toMatchObject({ verdict: 'merged' });
    expect(await idsOf('t1')).toEqual(['t1-issued', 'p']);
    expect(await listed()).toEqual([['t1', 'parked.by']]);
  });

  it('that is stored is never judged again, and comes back from any desk', async () => {
    const { push, k1, k2, handlers, boss, time } = town;
    await push(k1, 'tickets', withMore('t1'));
    await handlers.settlePerson({ id: 'ann', act: 'shutOut' }, boss);
    await town.signIn('bob', k2);
    const verdicts = await push(k2, 'tickets', withMore('t1', ['p', 2, 'bob', time.nowMs, parked]));
    expect(verdicts).toMatchObject([{ verdict: 'stored' }]);
  });

  it('of somebody who was shut out is not taken, also when it was written before and comes late', async () => {
    const { push, k1, handlers, boss, time } = town;
    const written = withMore('t1');
    time.nowMs += HOUR;
    await handlers.settlePerson({ id: 'ann', act: 'shutOut' }, boss);
    expect(await push(k1, 'tickets', written)).toMatchObject([{ why: 'issued.by' }]);
  });

  it('of an agent who is gone from the reference data is not taken', async () => {
    const { push, k1, handlers, boss, stored } = town;
    const base = digestOf({ body: (await stored('reference', 'ann'))?.['body'] });
    await handlers.writeReference(
      { agentId: 'max', schemaVersion: 1, changes: [{ id: 'ann', base, body: null }] },
      boss,
    );
    expect(await push(k1, 'tickets', withMore('t1'))).toMatchObject([{ why: 'issued.by' }]);
  });

  it('of a desk that was away is taken by the sign-in under which it was written, or a day before one', async () => {
    const { push, k1, k2, time, signIn } = town;
    const written = withMore('t1');
    time.nowMs += 30 * 24 * HOUR;
    expect(await push(k1, 'tickets', written)).toMatchObject([{ verdict: 'stored' }]);
    const yesterday = ticketOf('t2', 'ann', time.nowMs - 25 * HOUR);
    expect(await push(k2, 'tickets', yesterday)).toMatchObject([{ why: 'issued.by' }]);
    await signIn('ann', k2);
    expect(await push(k2, 'tickets', yesterday)).toMatchObject([{ verdict: 'stored' }]);
    expect(await push(k2, 'tickets', ticketOf('t3', 'ann', time.nowMs - 27 * HOUR))).toMatchObject([
      { why: 'issued.by' },
    ]);
  });

  it('of before is taken for a week, as it was written under plain names', async () => {
    const { push, k2, time } = town;
    const before = time.nowMs - HOUR;
    expect(await push(k2, 'tickets', ticketOf('t1', 'eve', before))).toMatchObject([{ why: 'rights' }]);
    expect(await push(k2, 'tickets', ticketOf('t1', 'bob', before))).toMatchObject([{ verdict: 'stored' }]);
    time.nowMs += 7 * 24 * HOUR;
    expect(await push(k2, 'tickets', ticketOf('t2', 'bob', before))).toMatchObject([{ why: 'issued.by' }]);
  });

  it('that was lost with its sign-in in a restore is taken for a week from whoever brings it', async () => {
    const { push, k2, store, time } = town;
    await store.rotate(store.epoch, { to: 'epoch-2', at: new Date(time.nowMs).toISOString(), why: 'anchorAhead' });
    expect(await push(k2, 'tickets', withMore('t1'))).toMatchObject([{ verdict: 'stored' }]);
    time.nowMs += 7 * 24 * HOUR;
    expect(await push(k2, 'tickets', withMore('t2'))).toMatchObject([{ why: 'issued.by' }]);
  });

  it('that takes another one back is judged by its own author', async () => {
    const { push, k1, time } = town;
    await push(k1, 'tickets', withMore('t1', ['p', 2, 'ann', time.nowMs, parked]));
    const undone = { type: 'undone', target: 'p' } as const;
    const row = withMore('t1', ['p', 2, 'ann', time.nowMs, parked], ['u', 3, 'max', time.nowMs, undone]);
    expect(await push(k1, 'tickets', row)).toMatchObject([{ why: 'undone.by' }]);
    const own = withMore('t1', ['p', 2, 'ann', time.nowMs, parked], ['u', 3, 'bob', time.nowMs, undone]);
    expect(await push(k1, 'tickets', own)).toMatchObject([{ verdict: 'stored' }]);
  });

  it('of a kiosk needs nobody, and neither does the word of the server', async () => {
    const { handlers, store } = town;
    const kiosk = device('kiosk', 'kiosk');
    await handlers.kioskHelp({ key: 'help-1' }, kiosk);
    const requests = await store.withSite(SITE, (site) => site.readAll('requests'));
    expect(requests.flatMap((one) => logOf(one)).map(({ by }) => by.agentId)).toEqual(['']);
  });
});

describe('where agents prove who they are, a citizen', () => {
  const named = (id: string, lastName: string): WireDocument => wire(citizen(id, lastName, stampOf(town.time.nowMs)));

  beforeEach(() => town.provePersons());

  it('is written at a device at which anybody had signed in', async () => {
    const { push, k1, k2, stored, time, handlers, boss } = town;
    expect(await push(k2, 'citizens', named('c1', 'Durand'))).toEqual([
      { verdict: 'quarantined', id: 'c1', why: 'unproved' },
    ]);
    expect(await stored('citizens', 'c1')).toBeUndefined();
    expect(await push(k1, 'citizens', named('c1', 'Durand'))).toMatchObject([{ verdict: 'stored' }]);
    for (const id of ['ann', 'bob', 'eve'] as const) await handlers.settlePerson({ id, act: 'shutOut' }, boss);
    time.nowMs += 1_000;
    expect(await push(k1, 'citizens', named('c1', 'Durant'))).toMatchObject([{ why: 'unproved' }]);
    expect(await stored('citizens', 'c1')).toMatchObject({ fields: { lastName: { v: 'Durand' } } });
  });

  it('written over a long weekend is taken on Tuesday by the sign-in of Friday', async () => {
    const { push, k1, time } = town;
    const friday = named('c1', 'Durand');
    time.nowMs += 96 * HOUR;
    expect(await push(k1, 'citizens', friday)).toMatchObject([{ verdict: 'stored' }]);
    time.nowMs += 10 * HOUR;
    expect(await push(k1, 'citizens', named('c2', 'Durand'))).toMatchObject([{ why: 'unproved' }]);
  });

  it('that bears what its device wrote long ago and somebody replaced since, is not doubted for it', async () => {
    const { push, k1, k2, handlers, boss, stored, time, signIn } = town;
    await handlers.chooseSignIn({ mode: 'names', lockMin: 0 }, boss);
    const old = named('c1', 'Durand');
    await push(k2, 'citizens', old);
    time.nowMs += 60 * 24 * HOUR;
    await signIn('max', boss);
    await handlers.chooseSignIn({ mode: 'pin', lockMin: 0 }, boss);
    await signIn('ann', k1);
    await push(k1, 'citizens', named('c1', 'Durant'));
    time.nowMs += 10 * 24 * HOUR;
    await signIn('bob', k2);
    const t = stampOf(time.nowMs);
    const late = { ...old, fields: { ...(old['fields'] as object), phone: { v: '0612345678', t } } } as WireDocument;
    await push(k2, 'citizens', late);
    expect(await listed()).toEqual([]);
    expect(await stored('citizens', 'c1')).toMatchObject({
      fields: { lastName: { v: 'Durant' }, phone: { v: '0612345678' } },
    });
    // Nobody wrote this one then.
    const forged = {
      ...named('c1', 'x'),
      fields: { lastName: { v: 'Dupont', t: stampOf(time.nowMs - 20 * 24 * HOUR) } },
    };
    expect(await push(k2, 'citizens', forged as WireDocument)).toMatchObject([{ why: 'unproved' }]);
  });

  it('keeps what somebody had proved to write beside what nobody had', async () => {
    const { push, k1, stored, time } = town;
    const long = stampOf(time.nowMs + 300 * HOUR);
    const both = named('c1', 'Durand');
    time.nowMs += 300 * HOUR;
    const fields = { ...(both['fields'] as object), phone: { v: '0612345678', t: long } };
    expect(await push(k1, 'citizens', { ...both, fields } as WireDocument)).toMatchObject([{ verdict: 'merged' }]);
    expect((await stored('citizens', 'c1'))?.['fields']).toMatchObject({ lastName: { v: 'Durand' } });
    expect((await stored('citizens', 'c1'))?.['fields']).not.toHaveProperty('phone');
    expect(await listed()).toEqual([['c1', 'unproved']]);
  });

  it('is erased or deleted at a device of an administrator who had signed in there', async () => {
    const { push, k1, boss, stored, time, signIn } = town;
    await push(k1, 'citizens', named('c1', 'Durand'), named('c2', 'Petit'));
    const erased = (deviceId: string): WireDocument =>
      wire({ ...citizen('c1', ''), fields: {}, erasedAt: stampOf(time.nowMs, deviceId) });
    const deleted: WireDocument = { ...named('c2', 'Petit'), _deleted: true };
    const other = device('other', 'admin');
    await signIn('ann', other);
    expect(await push(other, 'citizens', erased('other'))).toMatchObject([{ why: 'unproved' }]);
    expect(await push(other, 'citizens', deleted)).toMatchObject([{ why: 'unproved' }]);
    expect(await stored('citizens', 'c1')).toMatchObject({ erasedAt: '' });
    // Nor by a stamp of when an administrator was there.
    const then = erased('boss');
    time.nowMs += 100 * HOUR;
    await signIn('ann', boss);
    expect(await push(boss, 'citizens', then)).toMatchObject([{ why: 'unproved' }]);
    await signIn('max', boss);
    await push(boss, 'citizens', erased('boss'), deleted);
    expect(await stored('citizens', 'c1')).toMatchObject({ fields: {} });
    expect(await stored('citizens', 'c2')).toMatchObject({ _deleted: true });
  });
});

describe('what nobody proved to have written', () => {
  const settle = (collection: string, id: string, take: boolean, deviceId = 'k2', upTo = '2099-01-01') =>
    town.handlers.settleUnproved({ collection, id, deviceId, upTo, take }, town.boss);

  beforeEach(() => town.provePersons());

  it('is taken in by an administrator as if its device had brought it, and is on the list no more', async () => {
    const { push, k2, time, store } = town;
    const row = withMore('t1', ['p', 2, 'bob', time.nowMs, parked]);
    await push(k2, 'tickets', withMore('t1'));
    await push(k2, 'tickets', row);
    expect(await listed()).toHaveLength(2);
    expect(await settle('tickets', 't1', true)).toEqual({ outcome: 'done' });
    expect(await idsOf('t1')).toEqual(['t1-issued', 'p']);
    expect((await store.audit(SITE, 0, 1_000)).at(-1)).toMatchObject({ id: 't1', deviceId: 'k2' });
    expect(await listed()).toEqual([]);
    expect(await settle('tickets', 't1', true)).toEqual({ outcome: 'gone' });
    // Its desk sends it again: it is there.
    expect(await push(k2, 'tickets', row)).toMatchObject([{ verdict: 'stored' }]);
  });

  it('that came after the list was told is not taken in with what the administrator saw', async () => {
    const { push, k2, time } = town;
    await push(k2, 'tickets', withMore('t1'));
    const seen = new Date(time.nowMs).toISOString();
    time.nowMs += 1_000;
    await push(k2, 'tickets', withMore('t1', ['p', 2, 'bob', time.nowMs, parked]));
    expect(await settle('tickets', 't1', true, 'k2', seen)).toEqual({ outcome: 'done' });
    expect(await idsOf('t1')).toEqual(['t1-issued']);
    expect(await listed()).toEqual([['t1', 'issued.by']]);
  });

  it('goes from the list by itself once who wrote it has signed in and their desk sends it again', async () => {
    const { push, k2, time, signIn } = town;
    const row = withMore('t1', ['p', 2, 'bob', time.nowMs, parked]);
    await push(k2, 'tickets', row);
    await push(k2, 'citizens', wire(citizen('c1', 'Durand', stampOf(time.nowMs))));
    expect(await listed()).toHaveLength(2);
    await signIn('ann', k2);
    expect(await push(k2, 'tickets', row)).toMatchObject([{ verdict: 'merged' }]);
    expect((await listed()).map(([id]) => id)).toEqual(['t1', 'c1']);
    await signIn('bob', k2);
    await push(k2, 'tickets', row);
    await push(k2, 'citizens', wire(citizen('c1', 'Durand', stampOf(time.nowMs))));
    expect(await listed()).toEqual([]);
    expect(await settle('tickets', 't1', false)).toEqual({ outcome: 'gone' });
  });

  it('is judged by all other rules when it is taken in', async () => {
    const { push, k2, time } = town;
    const closing = ticketOf('t1', 'eve', time.nowMs);
    await push(k2, 'tickets', closing);
    expect(await listed()).toEqual([['t1', 'issued.by']]);
    expect(await settle('tickets', 't1', true)).toEqual({ outcome: 'refused', why: 'rights' });
    expect(await town.stored('tickets', 't1')).toBeUndefined();
    // It is no question of who wrote it any more.
    expect((await listed()).map(([, why]) => why)).toEqual(['rights']);
  });

  it('is left out: off the list for good, however often its desk sends it with what is sound', async () => {
    const { push, k1, k2, time, signIn } = town;
    await push(k1, 'tickets', withMore('t1'));
    const wrong = ['p', 2, 'max', time.nowMs, parked] as const;
    await push(k2, 'tickets', withMore('t1', [...wrong]));
    expect(await settle('tickets', 't1', false)).toEqual({ outcome: 'done' });
    expect(await listed()).toEqual([]);
    expect(await settle('tickets', 't1', false)).toEqual({ outcome: 'gone' });
    expect(await push(k2, 'tickets', withMore('t1', [...wrong]))).toMatchObject([{ why: 'parked.by' }]);
    await signIn('bob', k2);
    const more = withMore('t1', [...wrong], ['q', 3, 'bob', time.nowMs, parked]);
    expect(await push(k2, 'tickets', more)).toMatchObject([{ verdict: 'merged' }]);
    expect(await idsOf('t1')).toEqual(['t1-issued', 'q']);
    expect(await listed()).toEqual([]);
    // Whoever signs in later does not bring back what was left out.
    await signIn('max', k2);
    await push(k2, 'tickets', withMore('t1', [...wrong]));
    expect(await idsOf('t1')).toEqual(['t1-issued', 'q']);
    // Another one is news.
    await push(k2, 'tickets', withMore('t1', [...wrong], ['r', 4, 'ann', time.nowMs, parked]));
    expect(await listed()).toEqual([['t1', 'parked.by']]);
  });

  it('that was left out does not come in with what is taken in later', async () => {
    const { push, k1, k2, time } = town;
    await push(k1, 'tickets', withMore('t1'));
    const wrong = ['p', 2, 'max', time.nowMs, parked] as const;
    await push(k2, 'tickets', withMore('t1', [...wrong]));
    expect(await settle('tickets', 't1', false)).toEqual({ outcome: 'done' });
    await push(k2, 'tickets', withMore('t1', [...wrong], ['q', 3, 'bob', time.nowMs, parked]));
    expect(await settle('tickets', 't1', true)).toEqual({ outcome: 'done' });
    expect(await idsOf('t1')).toEqual(['t1-issued', 'q']);
    expect(await listed()).toEqual([]);
  });

  it('that was left out of a citizen stays out, whoever signs in at that device later', async () => {
    const { push, k2, time, signIn, stored } = town;
    const row = wire(citizen('c1', 'Durand', stampOf(time.nowMs)));
    await push(k2, 'citizens', row);
    await settle('citizens', 'c1', false);
    await signIn('bob', k2);
    expect(await push(k2, 'citizens', row)).toMatchObject([{ verdict: 'quarantined' }]);
    expect(await stored('citizens', 'c1')).toBeUndefined();
    expect(await listed()).toEqual([]);
  });

  it('closes a citizen to nobody, however broken it is', async () => {
    const { push, k1, k2, time } = town;
    const row = wire(citizen('c1', 'Durand', stampOf(time.nowMs)));
    await push(k1, 'citizens', wire(citizen('c1', 'Martin', stampOf(time.nowMs, 'k1'))));
    await push(k2, 'citizens', { ...row, fields: { ...(row['fields'] as object), phone: null } } as never);
    expect(await listed()).toHaveLength(1);
    await town.signIn('ann', k1);
    expect(await push(k1, 'citizens', wire(citizen('c1', 'Petit', stampOf(time.nowMs + 1, 'k1'))))).toMatchObject([
      { id: 'c1' },
    ]);
  });

  it('is a citizen as well', async () => {
    const { push, k2, time, stored } = town;
    const row = wire(citizen('c1', 'Durand', stampOf(time.nowMs)));
    await push(k2, 'citizens', row);
    expect(await settle('citizens', 'c1', false)).toEqual({ outcome: 'done' });
    await push(k2, 'citizens', row);
    expect(await listed()).toEqual([]);
    await push(k2, 'citizens', wire(citizen('c2', 'Petit', stampOf(time.nowMs))));
    expect(await settle('citizens', 'c2', true)).toEqual({ outcome: 'done' });
    expect(await stored('citizens', 'c2')).toMatchObject({ fields: { lastName: { v: 'Petit' } } });
  });

  it('is settled for the device that brought it alone, and only if it was kept aside for that', async () => {
    const { push, k1, k2 } = town;
    await push(k2, 'tickets', withMore('t1'));
    await push(k1, 'tickets', { ...withMore('t2'), siteId: 'elsewhere' });
    expect(await settle('tickets', 't1', true, 'k1')).toEqual({ outcome: 'gone' });
    expect(await settle('tickets', 't1', true, 'nobody')).toEqual({ outcome: 'gone' });
    expect(await settle('tickets', 't2', true, 'k1')).toEqual({ outcome: 'gone' });
    expect(await listed()).toHaveLength(2);
  });
});

it('is no matter for a site that knows its agents by their names', async () => {
  const { push, k1, k2, choose, handlers, boss } = town;
  expect(await push(k2, 'tickets', withMore('t1'))).toMatchObject([{ verdict: 'stored' }]);
  await choose('ann');
  await handlers.settlePerson({ id: 'ann', act: 'shutOut' }, boss);
  expect(await push(k1, 'tickets', withMore('t2'))).toMatchObject([{ verdict: 'stored' }]);
});
