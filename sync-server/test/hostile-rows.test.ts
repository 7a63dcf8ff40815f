import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { mendStored } from '#server/documents/mend-stored';
import { toWritten } from '#server/documents/to-written';
import { guichetRegistry } from '#server/collections/guichet-registry';
import { foldDocument, logOf } from '#shared/sync/merge-document';
import type { AnyEvent } from '#shared/domain/model/event';
import { eventFault, isSoundEvent } from '#shared/domain/rows/event-fault';
import type { WireDocument } from '#shared/sync/protocol';
import { rulesWithout, type SyncRule } from '#shared/sync/rules';

import { appointment, bookedEvent, calledEvent, citizen, DAY, event, SITE, ticket, wire } from './support/documents';
import { device, testCore, type TestCore } from './support/test-core';

const desk = device('device-2');
const hostile = device('device-9');

let core: TestCore;
beforeEach(async () => {
  core = await testCore();
});
afterEach(() => core.store.close());

const said = (id: string, type: string, more: object = {}): AnyEvent => event(id, 2, { type, ...more });
/** A citizen as the desk wrote it, at a tick of its clock. */
const person = (lastName: string, tick = 1) => citizen('c1', lastName, `00000000000000${tick}-000000-device-2`);

const why = (verdicts: readonly { readonly verdict: string; readonly why?: string }[]): string[] =>
  verdicts.map(({ verdict, why: reason }) => reason ?? verdict);
const asideWhy = async (): Promise<string[]> => (await core.store.quarantined(SITE)).map((row) => row.why);
/** The first number of the day, which the ticket of these tests bears. */
const numberFor = (by: typeof desk) => core.handlers.issueNumber({ key: 'n', day: DAY, series: 'A' }, by);

const withEvents = (document: WireDocument, ...events: readonly unknown[]): WireDocument => ({
  ...document,
  events: [...logOf(document), ...events],
});
const booking = (more: object): WireDocument => {
  const first = { ...bookedEvent('a9-booked'), ...more };
  return wire({ ...appointment('a9'), events: [first] });
};

describe('a row that no reader could bear', () => {
  it.each([
    ['a time that no clock shows', { time: '99:99' }, 'booked.time'],
    ['a day that no calendar has', { day: '2026-02-30' }, 'booked.day'],
    ['a length beyond any day', { durationMin: 1e15 }, 'booked.durationMin'],
    ['an instant of month 99', { at: '2026-99-01T08:00:00.000Z' }, 'booked.at'],
    ['an instant beyond any calendar', { at: '9999-11-23T08:00:00.000Z' }, 'booked.at'],
    ['a counter that nobody could follow', { n: 2 ** 53 - 1 }, 'booked.n'],
    ['a counter far ahead of what is there', { n: 900 }, 'booked.n'],
    ['a field that nobody knows', { extra: 1 }, 'booked.unknownField'],
    ['a word that nobody knows', { notify: ['pigeon'] }, 'booked.notify.0'],
    ['a text without end', { channel: 'x'.repeat(41) }, 'booked.channel'],
    ['an event without end', { type: 'ofTheFuture', more: 'x'.repeat(9000) }, 'event.size'],
    ['a list in the place of an event', [], 'booked.id'],
  ])('is set aside with its field for %s', async (_name, more, field) => {
    const row = Array.isArray(more) ? wire({ ...appointment('a9'), events: [{ type: 'booked' }] }) : booking(more);
    const [verdict] = await core.push(hostile, 'appointments', row);
    expect(verdict).toEqual({ verdict: 'quarantined', id: 'a9', why: field });
    expect(await core.stored('appointments', 'a9')).toBeUndefined();
    expect(await asideWhy()).toEqual([field]);
  });

  it('leaves what else the row brings: a sound event of the same row is stored', async () => {
    await numberFor(desk);
    await core.push(desk, 'tickets', wire(ticket('t1')));
    const called = calledEvent('t1-call', 2, 'desk-1');
    const bad = { ...calledEvent('t1-bad', 3, 'desk-2'), deskId: 'x'.repeat(200) };
    const [verdict] = await core.push(hostile, 'tickets', withEvents(wire(ticket('t1')), called, bad));
    expect(verdict).toMatchObject({ verdict: 'merged', document: { status: 'called', deskId: 'desk-1' } });
    expect(logOf((await core.stored('tickets', 't1')) ?? {}).map(({ id }) => id)).toEqual(['t1-issued', 't1-call']);
    expect(await asideWhy()).toEqual(['called.deskId']);
  });

  it('is no appointment without its booking, and no ticket without its number', async () => {
    const rows = [
      ['appointments', wire({ ...appointment('a9'), events: [said('e1', 'reminded')] })],
      ['tickets', wire({ ...ticket('t9'), events: [said('e1', 'recalled')] })],
    ] as const;
    for (const [collection, row] of rows) expect(why(await core.push(hostile, collection, row))).toEqual(['document']);
  });

  it('comes through when it is of a type that only a newer version knows', async () => {
    const later = said('t1-later', 'smiled', { width: 3 });
    await core.push(desk, 'tickets', withEvents(wire(ticket('t1')), later));
    expect(logOf((await core.stored('tickets', 't1')) ?? {}).at(-1)).toEqual(later);
  });

  it('closes no document to the others, however often it comes', async () => {
    const flood = (round: number): AnyEvent[] =>
      Array.from({ length: 90 }, (_, index) =>
        event(`r${round}-${index}`, round * 90 + index + 2, { type: 'recalled' }),
      );
    await core.push(desk, 'tickets', wire(ticket('t1')));
    for (let round = 0; round < 4; round += 1)
      await core.push(hostile, 'tickets', withEvents(wire(ticket('t1')), ...flood(round)));
    expect((await asideWhy()).filter((one) => one === 'tooManyEvents')).toHaveLength(2);
    const before = (await core.stored('tickets', 't1')) ?? wire(ticket('t1'));
    expect(logOf(before)).toHaveLength(181);
    await core.push(desk, 'tickets', withEvents(before, calledEvent('t1-call', 182, 'desk-1')));
    expect(await core.stored('tickets', 't1')).toMatchObject({ deskId: 'desk-1' });
  });

  it('has a bound for its events and its bytes', async () => {
    const many = Array.from({ length: 501 }, (_, index) => event(`e${index}`, index + 1, { type: 'recalled' }));
    const heavy = Array.from({ length: 40 }, (_, index) =>
      event(`h${index}`, index + 1, { type: 'ofTheFuture', more: 'x'.repeat(8000) }),
    );
    expect(why(await core.push(hostile, 'tickets', withEvents(wire(ticket('t1')), ...many)))).toEqual([
      'tooManyEvents',
    ]);
    expect(why(await core.push(hostile, 'tickets', withEvents(wire(ticket('t1')), ...heavy)))).toEqual([
      'documentTooLarge',
    ]);
  });
});

it('is read with the word of the server, however long the id of its cause', async () => {
  const by = { agentId: '', deviceId: hostile.id, deskId: 'desk-2' };
  await core.push(desk, 'tickets', wire(ticket('t7', [calledEvent('c', 2, 'desk-1')])));
  const rival = { ...calledEvent('x'.repeat(80), 2, 'desk-2'), by };
  await core.push(hostile, 'tickets', wire(ticket('t7', [rival])));
  const events = logOf((await core.stored('tickets', 't7')) ?? {});
  expect(events.map(({ type }) => type).toSorted()).toEqual(['called', 'called', 'calledTwice', 'issued']);
  for (const event of events) expect(isSoundEvent('tickets', event)).toBe(true);
  // After a restore the desk brings the word back.
  for (const event of events) expect(eventFault('tickets', event, 'written')).toBe('');
});

it('changes no printed number, and brings no event twice', async () => {
  await core.push(desk, 'tickets', wire(ticket('t1', [], 7)));
  const again = { ...logOf(ticket('t1', [], 99))[0], id: '!', n: 1 };
  expect(why(await core.push(hostile, 'tickets', withEvents(wire(ticket('t1', [], 7)), again)))).toEqual(['issued.id']);
  const twice = withEvents(
    wire(ticket('t2')),
    { ...calledEvent('c', 2, 'desk-1') },
    { ...calledEvent('c', 3, 'desk-2') },
  );
  await core.push(hostile, 'tickets', twice);
  expect(logOf((await core.stored('tickets', 't2')) ?? {})).toHaveLength(2);
  // Neither does a new ticket bear two numbers.
  await core.push(hostile, 'tickets', withEvents(wire(ticket('t3', [], 8)), { ...again, id: 'b' }));
  expect(logOf((await core.stored('tickets', 't3')) ?? {}).map(({ id }) => id)).toEqual(['t3-issued']);
});

it('takes nothing back beyond the right to it, though the row does not bring what it takes back', async () => {
  const kept = said('a1-kept', 'kept', { cause: 'a1-booked' });
  const byLead = { ...kept, by: { ...kept.by, agentId: 'agent-supervisor' } };
  const admin = device('device-3', 'admin');
  await core.push(admin, 'appointments', withEvents(wire(appointment('a1')), byLead));
  const undo = said('a1-undo', 'undone', { target: 'a1-kept' });
  const stored = logOf((await core.stored('appointments', 'a1')) ?? {}).some(({ id }) => id === 'a1-kept');
  const verdicts = await core.push(hostile, 'appointments', withEvents(wire(appointment('a1')), undo));
  expect([stored, why(verdicts)]).toEqual([stored, stored ? ['rights'] : ['merged']]);
});

describe('a citizen', () => {
  const namesOf = async (): Promise<string[]> =>
    Object.keys(((await core.stored('citizens', 'c1')) as unknown as { fields: object }).fields);
  const many = (count: number, by: string, nameOf: (index: number) => string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [nameOf(index), { v: 'x', t: `000000000000002-000000-${by}` }]),
    );
  const filled = (fields: object) => wire({ ...person('Durand'), fields: { ...person('Durand').fields, ...fields } });

  it.each<[string, (index: number) => string]>([
    ['other values', (index) => `a~${index}`],
    ['fields that nobody knows', (index) => `a${index}`],
    ['names that every object has', (index) => `constructor~${index}`],
  ])('is closed by no number of %s: what the others need finds room', async (_name, nameOf) => {
    await core.push(desk, 'citizens', wire(person('Durand')));
    for (const part of [0, 1, 2])
      await core.push(hostile, 'citizens', filled(many(150, hostile.id, (index) => nameOf(part * 150 + index))));
    expect(await namesOf()).toHaveLength(1 + 200);
    const t = '000000000000003-000000-device-2';
    const phone = { v: '0102030405', t };
    const companion = { v: 'Léa', t };
    const corrected = filled({ phone, 'phone~other': companion, 'companion~a1~0': companion });
    expect(why(await core.push(desk, 'citizens', corrected))).toEqual(['merged']);
    expect(await core.stored('citizens', 'c1')).toMatchObject({
      fields: { phone, 'phone~other': companion, 'companion~a1~0': companion },
    });
  });

  it('bears so many names of all devices together, and its fields beside them', async () => {
    await core.push(desk, 'citizens', wire(person('Durand')));
    for (const by of ['device-7', 'device-8', 'device-9'])
      await core.push(device(by), 'citizens', filled(many(200, by, (index) => `of${by.at(-1)}~${index}`)));
    expect(await namesOf()).toHaveLength(1 + 400);
    const phone = { v: '0102030405', t: '000000000000003-000000-device-2' };
    expect(why(await core.push(desk, 'citizens', filled({ phone })))).toEqual(['merged']);
    expect(await asideWhy()).toEqual(['tooManyFields']);
  });

  it('is closed by no number of values that lose a merge, and by no size', async () => {
    const stamp = (tick: number, by: string) => `${String(tick).padStart(15, '0')}-000000-${by}`;
    const names = ['lastName', 'firstName', 'phone', 'email'];
    const registers = (v: string, t: string, suffix = '') =>
      Object.fromEntries(names.map((name) => [`${name}${suffix}`, { v, t, p: '' }]));
    await core.push(desk, 'citizens', wire({ ...person('Durand'), fields: registers('Durand', stamp(900, desk.id)) }));
    await core.push(device('device-8'), 'citizens', filled(registers('x', stamp(800, 'device-8'), '~other')));
    for (const tick of Array.from({ length: 120 }, (_, index) => index + 1)) {
      const losers = registers(`${'"'.repeat(110)}${tick}`, stamp(tick, hostile.id));
      await core.push(hostile, 'citizens', wire({ ...person('Durand'), fields: losers }));
    }
    expect((await namesOf()).filter((name) => name.includes('~lost~'))).toHaveLength(100);
    expect(await asideWhy()).toContain('tooManyFields');
    for (const by of ['device-6', 'device-7', 'device-8', 'device-9'])
      await core.push(
        device(by),
        'citizens',
        filled(
          Object.fromEntries(
            Array.from({ length: 200 }, (_, index) => [
              `of${by.at(-1)}~${'"'.repeat(100)}${index}`,
              { v: '"'.repeat(120), t: stamp(2, by) },
            ]),
          ),
        ),
      );
    const held = (await core.stored('citizens', 'c1')) as unknown as { fields: object };
    const phone = { v: '0102030405', t: stamp(950, desk.id), p: '' };
    expect(why(await core.push(desk, 'citizens', wire({ ...held, fields: { ...held.fields, phone } })))).not.toContain(
      'documentTooLarge',
    );
    expect(await core.stored('citizens', 'c1')).toMatchObject({ fields: { phone } });
  });

  it('takes no register of one field for another', async () => {
    const email = { v: '', t: '000000000000005-000000-device-2' };
    const both = { ...person('Durand'), fields: { ...person('Durand').fields, email } };
    await core.push(desk, 'citizens', wire(both));
    const row = { ...both, fields: { ...both.fields, lastName: email } };
    expect(why(await core.push(hostile, 'citizens', wire(row)))).toEqual(['foreignStamp']);
    expect(await core.stored('citizens', 'c1')).toMatchObject({ fields: { lastName: { v: 'Durand' } } });
  });

  it('is corrected by a desk that holds what another wrote and the server never had', async () => {
    await core.push(desk, 'citizens', wire(person('Durand')));
    const fields = {
      ...person('Durand').fields,
      email: { v: 'a@b.fr', t: '000000000000002-000000-device-7' },
      phone: { v: '0102030405', t: '000000000000003-000000-device-9' },
    };
    expect(why(await core.push(hostile, 'citizens', wire({ ...person('Durand'), fields })))).toEqual(['merged']);
    expect(Object.keys(((await core.stored('citizens', 'c1')) as unknown as { fields: object }).fields)).toEqual([
      'lastName',
      'phone',
    ]);
    expect(await asideWhy()).toEqual(['foreignStamp']);
  });
});

describe('a stamp', () => {
  it.each([
    ['that stands behind every clock', '~', 'phone.t'],
    ['without a count', '000000000000002-device-9', 'phone.t'],
    ['in the name of another device', '000000000000002-000000-device-3', 'foreignStamp'],
  ])('%s is not taken', async (_name, t, reason) => {
    await core.push(desk, 'citizens', wire(person('Durand')));
    const { fields } = (await core.stored('citizens', 'c1')) as unknown as { fields: object };
    const row = wire({ ...person('Durand'), fields: { ...fields, phone: { v: '', t } } });
    expect(why(await core.push(hostile, 'citizens', row))).toEqual([reason]);
    expect(await core.stored('citizens', 'c1')).toEqual(wire(person('Durand')));
  });

  it('of another device does not carry another value', async () => {
    await core.push(desk, 'citizens', wire(person('Durand')));
    const row = wire({
      ...person('Durand'),
      fields: { lastName: { ...person('Durand').fields['lastName'], v: 'Zorro' } },
    });
    expect(why(await core.push(hostile, 'citizens', row))).toEqual(['foreignStamp']);
    expect(await core.stored('citizens', 'c1')).toEqual(wire(person('Durand')));
  });

  it('of another device is no news where it was ever stored', async () => {
    const first = wire(person('Durand'));
    await core.push(desk, 'citizens', first);
    await core.push(desk, 'citizens', wire(person('Durant', 5)));
    const own = { ...person('Durand').fields, phone: { v: '0102030405', t: '000000000000006-000000-device-9' } };
    expect(why(await core.push(hostile, 'citizens', wire({ ...person('Durand'), fields: own })))).toEqual(['merged']);
    expect(await core.stored('citizens', 'c1')).toMatchObject({
      fields: { lastName: { v: 'Durant' }, phone: { v: '0102030405' } },
    });
  });
});

describe('a word of the authority', () => {
  const forged = (type: string, more: object): AnyEvent => ({
    ...said('forged', type, more),
    by: { agentId: '', deviceId: 'server', deskId: '' },
  });

  it('is not taken from a desk', async () => {
    await core.push(desk, 'appointments', wire(appointment('a1')));
    await core.push(desk, 'tickets', wire(ticket('t1')));
    const surplus = forged('overbooked', { cause: 'a1-booked', rivals: [] });
    const twice = forged('calledTwice', { cause: 'x', rival: 'y' });
    expect(why(await core.push(hostile, 'appointments', withEvents(wire(appointment('a1')), surplus)))).toEqual([
      'overbooked.mac',
    ]);
    expect(why(await core.push(hostile, 'tickets', withEvents(wire(ticket('t1')), twice)))).toEqual([
      'calledTwice.mac',
    ]);
    expect(await core.stored('appointments', 'a1')).toMatchObject({ confirmation: 'accepted' });
  });

  it('has its name for itself: nobody takes it before the server speaks', async () => {
    await numberFor(hostile);
    const row = withEvents(wire(ticket('t1')), { ...said('x', 'recalled'), id: 't1-call~calledTwice' });
    await core.push(hostile, 'tickets', row);
    expect(await asideWhy()).toEqual(['recalled.id']);
  });

  it('is taken from any desk that brings one of the server’s own, but not for another document', async () => {
    await core.push(desk, 'appointments', wire(appointment('a1')));
    const word = logOf((await core.stored('appointments', 'a1')) ?? {}).at(-1);
    expect(word?.type).toBe('accepted');
    const other = await testCore();
    // The key comes with the database and its backup.
    await other.store.noteOnce('authorityKey', (await core.store.note('authorityKey')) ?? '');
    const row = withEvents(wire(appointment('a1')), word);
    await other.push(hostile, 'appointments', row);
    expect(logOf((await other.stored('appointments', 'a1')) ?? {}).at(-1)).toEqual(word);
    const moved = withEvents(wire(appointment('a2', { time: '11:00' })), word);
    await other.push(hostile, 'appointments', moved);
    expect((await other.store.quarantined(SITE)).map((one) => one.why)).toEqual(['accepted.mac']);
    await other.store.close();
  });
});

it.each<[SyncRule, 'appointments' | 'tickets' | 'citizens', WireDocument]>([
  ['strictRows', 'appointments', booking({ time: '99:99' })],
  ['counterBound', 'appointments', booking({ n: 900 })],
  [
    'authorityMac',
    'tickets',
    withEvents(wire(ticket('t1')), said('forged', 'calledTwice', { cause: 'x', rival: 'y' })),
  ],
  ['stampDevice', 'citizens', wire(person('Durand', 2))],
])('without %s such a row is stored', async (rule, collection, row) => {
  const weak = await testCore(rulesWithout(rule));
  const strong = await testCore();
  const stored = async (one: TestCore) => {
    await one.push(hostile, collection, row);
    return JSON.stringify((await one.stored(collection, row.id)) ?? '');
  };
  const sample = /99:99|"n":900|forged|000000000000002/;
  expect(await stored(weak)).toMatch(sample);
  expect(await stored(strong)).not.toMatch(sample);
  await weak.store.close();
  await strong.store.close();
});

it('is mended where an older server stored it: put aside whole, written without what nobody can bear, once', async () => {
  const bad = { ...bookedEvent('a2-booked'), time: '99:99' };
  const moved = {
    ...said('a1-moved', 'rescheduled', { day: DAY, durationMin: 20, deskId: 'desk-1' }),
    time: '99:99',
  };
  const documents = [
    ['appointments', wire(foldDocument('appointments', 'a1', SITE, [bookedEvent('a1-booked'), moved]))],
    ['appointments', wire(foldDocument('appointments', 'a2', SITE, [bad]))],
    ['citizens', wire({ ...person('Durand'), fields: { ...person('Durand').fields, phone: { v: '', t: '~' } } })],
  ] as const;
  await core.store.withSite(SITE, async (site) => {
    for (const [collection, document] of documents) {
      const rules = guichetRegistry[collection];
      if (rules)
        await site.write(collection, [toWritten(rules, null, document)], {
          deviceId: 'old',
          at: `${DAY}T08:00:00.000Z`,
        });
    }
  });
  const head = await core.store.head(SITE);
  await mendStored(core.parts, () => false)(SITE);
  expect(await core.stored('appointments', 'a1')).toMatchObject({ time: '09:00', _deleted: false });
  // Nothing sound is left of it: readers pass over it, and nothing is thrown away.
  expect(await core.stored('appointments', 'a2')).toMatchObject({ time: '99:99', _deleted: false });
  expect(await core.stored('citizens', 'c1')).toEqual(wire(person('Durand')));
  expect((await asideWhy()).toSorted()).toEqual(['unsound.events', 'unsound.phone.t']);
  const after = await core.store.head(SITE);
  expect(after).toBe(head + 2);
  await mendStored(core.parts, () => false)(SITE);
  expect(await core.store.head(SITE)).toBe(after);
});
