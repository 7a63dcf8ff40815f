import { describe, expect, it } from 'vitest';

import { Problem } from '#server/lib/problem';
import { tendSite } from '#server/tend-sites';
import type { WishedPlace } from '#shared/sync/wire/floor-calls';
import { tick } from '#shared/sync/hybrid-clock';
import { calls } from '#shared/sync/wire/calls';

import { appointment, bookedEvent, citizen, DAY, event, SITE, ticket, wire } from './support/documents';
import { device, testCore } from './support/test-core';

const [one, two] = [device('k1'), device('k2')];
const place = (change: Partial<WishedPlace> = {}): WishedPlace => ({
  day: DAY,
  time: '09:00',
  durationMin: 20,
  deskId: 'desk-1',
  reasonId: 'reason-other',
  ...change,
});
const codeOf = async (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof Problem ? error.code : 'bug'),
  );

describe('places promised to one', () => {
  it('holds a place for the appointment that asked first, and says who took it', async () => {
    const { handlers, push } = await testCore();
    const ask = (by: typeof one, appointmentId: string, key = appointmentId) =>
      handlers.reserveSlot({ key, appointmentId, place: place() }, by);
    const granted = await ask(one, 'a1');
    expect(granted).toMatchObject({ granted: true, until: '2026-11-23T08:02:00.000Z' });
    expect(await ask(one, 'a1')).toEqual(granted);
    expect(await ask(two, 'a2')).toEqual({ granted: false, until: '', rivals: [] });
    await push(one, 'appointments', wire(appointment('a1')));
    expect(await ask(two, 'a2', 'again')).toEqual({ granted: false, until: '', rivals: ['a1'] });
  });

  it('counts one that moved once: its arrival uses up the place that was held for it', async () => {
    const { handlers, push } = await testCore(undefined, 2);
    const deposit = { reasonId: 'reason-deposit' };
    const booked = appointment('a1', deposit);
    await push(one, 'appointments', wire(booked));
    const there = place({ ...deposit, time: '10:00' });
    await handlers.reserveSlot({ key: 'a1', appointmentId: 'a1', place: there }, one);
    const { reasonId: _, ...to } = there;
    const moved = appointment('a1', deposit, [event('a1-moved', 3, { type: 'rescheduled', ...to })]);
    await push(one, 'appointments', wire(moved));
    const beside = place({ ...deposit, time: '10:00', deskId: 'desk-2' });
    expect(await handlers.reserveSlot({ key: 'a2', appointmentId: 'a2', place: beside }, two)).toMatchObject({
      granted: true,
    });
  });

  it('lets a reservation run out', async () => {
    const { handlers, time } = await testCore();
    await handlers.reserveSlot({ key: 'a1', appointmentId: 'a1', place: place() }, one);
    time.nowMs += 121_000;
    expect(await handlers.reserveSlot({ key: 'a2', appointmentId: 'a2', place: place() }, two)).toMatchObject({
      granted: true,
    });
  });

  it('leases two places at most, keeps what is kept and gives back the rest', async () => {
    const { handlers } = await testCore();
    const places = ['09:00', '09:20', '09:40'].map((time) => place({ time }));
    const first = await handlers.lease({ key: 'l1', keep: [], places }, one);
    expect(first.leases.map((lease) => lease.place.time)).toEqual(['09:00', '09:20']);
    expect(await handlers.lease({ key: 'l1', keep: [], places }, one)).toEqual(first);
    const kept = first.leases[1]?.id ?? '';
    const second = await handlers.lease({ key: 'l2', keep: [kept], places: [place({ time: '10:00' })] }, one);
    expect(second.leases.map((lease) => lease.place.time)).toEqual(['09:20', '10:00']);
    const taken = await handlers.lease({ key: 'l3', keep: [], places }, two);
    expect(taken.leases.map((lease) => lease.place.time)).toEqual(['09:00', '09:40']);
  });

  it('tells a device what is promised to others, without whose, as long as it is', async () => {
    const { handlers, time } = await testCore();
    const asked = place({ time: '09:00' });
    const mine = await handlers.lease({ key: 'l1', keep: [], places: [asked] }, one);
    expect(mine.elsewhere).toEqual([]);
    const theirs = await handlers.lease({ key: 'l2', keep: [], places: [] }, two);
    expect(theirs.elsewhere).toEqual([{ place: asked, until: mine.leases[0]?.until }]);
    expect(await handlers.reserveSlot({ key: 'a1', appointmentId: 'a1', place: asked }, two)).toMatchObject({
      granted: false,
    });
    time.nowMs += 4 * 3_600_000 + 1;
    expect((await handlers.lease({ key: 'l3', keep: [], places: [] }, two)).elsewhere).toEqual([]);
  });

  it('accepts the holder of a leased place, uses the lease up, and flags whoever else books there', async () => {
    const { handlers, push, store } = await testCore();
    // Documents of these tests are written by device-1.
    const holder = device('device-1');
    await handlers.lease({ key: 'l1', keep: [], places: [place(), place({ time: '10:00' })] }, holder);
    const [accepted] = await push(one, 'appointments', wire(appointment('a1')));
    expect(accepted).toMatchObject({ document: { confirmation: 'accepted' } });
    const left = await store.withSite(SITE, (site) => site.holdsOfDevice('device-1', '2026-11-23T08:00:00.000Z'));
    expect(left.map((hold) => hold.place.time)).toEqual(['10:00']);

    await handlers.lease({ key: 'l2', keep: [], places: [place({ time: '11:00' })] }, two);
    const [rival] = await push(one, 'appointments', wire(appointment('a2', { time: '11:00' })));
    expect(rival).toMatchObject({ document: { confirmation: 'overbooked', rivals: [] } });
  });
});

describe('numbers', () => {
  const wish = { day: DAY, series: 'A' };

  it('leaves a void record for a released number, and never gives it to a late call', async () => {
    const { handlers, store } = await testCore();
    expect(await handlers.issueNumber({ key: 'n1', ...wish }, one)).toEqual({ number: 1 });
    expect(await handlers.issueNumber({ key: 'n1', ...wish }, one)).toEqual({ number: 1 });
    // The release overtakes the call.
    await handlers.releaseNumber({ key: 'n2', ...wish }, one);
    expect(await codeOf(handlers.issueNumber({ key: 'n2', ...wish }, one))).toBe('badRequest');
    expect(await handlers.issueNumber({ key: 'n3', ...wish }, one)).toEqual({ number: 3 });
    expect(await store.voidNumbers(SITE, DAY)).toMatchObject([{ number: 2, voidWhy: 'released' }]);
  });

  it('gives no number of a day that has not begun: the clock of that desk is ahead', async () => {
    const { handlers } = await testCore();
    expect(await codeOf(handlers.issueNumber({ key: 'n1', day: '2026-11-24', series: 'A' }, one))).toBe('busy');
    expect(await handlers.releaseNumber({ key: 'n1', day: '2026-11-24', series: 'A' }, one)).toEqual({
      released: true,
    });
  });

  it('leaves a void record for what nobody printed within an hour, unless the ticket comes after all', async () => {
    const { handlers, parts, store, time, push } = await testCore();
    await handlers.issueNumber({ key: 'n1', ...wish }, one);
    await tendSite(parts)(SITE);
    expect(await store.voidNumbers(SITE, DAY)).toEqual([]);
    time.nowMs += 3_600_001;
    await tendSite(parts)(SITE);
    expect(await store.voidNumbers(SITE, DAY)).toMatchObject([{ number: 1, voidWhy: 'unclaimed' }]);
    await push(one, 'tickets', wire(ticket('t1')));
    expect(await store.voidNumbers(SITE, DAY)).toEqual([]);
  });
});

describe('rows', () => {
  it('keeps the stored content of an event and sets the contradiction aside', async () => {
    const { push, stored, handlers } = await testCore();
    await push(one, 'appointments', wire(appointment('a1')));
    const other = appointment('a1');
    const forged = wire({ ...other, events: [{ ...bookedEvent('a1', { time: '11:00' }) }] });
    expect(await push(two, 'appointments', forged)).toMatchObject([{ verdict: 'merged', document: { time: '09:00' } }]);
    expect((await stored('appointments', 'a1'))?.['time']).toBe('09:00');
    expect((await handlers.quarantine({}, one)).rows).toMatchObject([{ id: 'a1', why: 'eventContradicts' }]);
  });

  it('refuses a stamp from the future, and its late copy when that future has come', async () => {
    const { push, stored, time, handlers } = await testCore();
    const ahead = wire({
      ...citizen('c1', 'Sow'),
      fields: { lastName: { v: 'Keïta', t: tick('', time.nowMs + 600_000, 'k1') } },
    });
    expect(await push(one, 'citizens', ahead)).toEqual([{ verdict: 'quarantined', id: 'c1', why: 'futureStamp' }]);
    time.nowMs += 3_600_000;
    expect(await push(one, 'citizens', ahead)).toMatchObject([{ verdict: 'quarantined' }]);
    expect(await stored('citizens', 'c1')).toBeUndefined();
    expect((await handlers.quarantine({}, one)).rows).toEqual([]);
    const mended = { ...ahead, fields: { lastName: { v: 'Keïta', t: tick('', time.nowMs, 'k1') } } };
    expect(await push(one, 'citizens', mended)).toMatchObject([{ verdict: 'stored' }]);
  });

  it('keeps the value that lost beside the one that won', async () => {
    const { push, stored, time } = await testCore();
    const named = (v: string, ms: number, by: string) =>
      wire({ ...citizen('c1', 'Sow'), fields: { lastName: { v, t: tick('', time.nowMs + ms, by), p: '' } } });
    await push(one, 'citizens', named('Keïta', 1, 'k1'));
    await push(two, 'citizens', named('Keita', 0, 'k2'));
    expect((await stored('citizens', 'c1'))?.['fields']).toMatchObject({
      lastName: { v: 'Keïta' },
      'lastName~other': { v: 'Keita' },
    });
  });

  it('sets aside what the device or the person may not bring', async () => {
    const { push, stored } = await testCore();
    const erased = wire({ ...citizen('c1', 'Sow'), erasedAt: '000000000000001-000000-k1' });
    expect(await push(one, 'citizens', erased)).toMatchObject([{ verdict: 'quarantined', why: 'rights' }]);
    expect(await push(device('k9', 'admin'), 'citizens', erased)).toMatchObject([
      { verdict: 'merged', document: { fields: { lastName: { v: '' } } } },
    ]);
    const foreign = wire({ ...appointment('a1'), siteId: 'site-b' });
    expect(await push(one, 'appointments', foreign)).toMatchObject([{ verdict: 'quarantined', why: 'siteId' }]);
    const closed = wire(ticket('t1', [event('x', 2, { type: 'notServedAtClosing' })]));
    expect(await push(one, 'tickets', closed)).toMatchObject([{ verdict: 'quarantined', why: 'rights' }]);
    expect(await stored('tickets', 't1')).toBeUndefined();
  });
});

it('gives digests in the order of ids, page by page, and the copies that are asked for', async () => {
  const { handlers, push, store } = await testCore();
  await push(one, 'tickets', ...['t3', 't1', 't2'].map((id, index) => wire(ticket(id, [], index + 1))));
  const scope = { collection: 'tickets', epoch: store.epoch, schemaVersion: 1 };
  const page = async (after: string, fromDay: string, limit: number) =>
    calls.digest.output.parse(JSON.parse(await handlers.digest({ ...scope, after, fromDay, limit }, one)));
  const first = await page('', '', 2);
  const rest = await page('t2', '', 2);
  expect([first.rows.map(([id]) => id), first.hasMore]).toEqual([['t1', 't2'], true]);
  expect([rest.rows.map(([id]) => id), rest.hasMore]).toEqual([['t3'], false]);
  expect((await page('', '2027-01-01', 9)).rows).toEqual([]);
  const { documents } = await handlers.fetch({ ...scope, ids: ['t3', 'nobody'] }, one);
  expect(documents.map((document) => document.id)).toEqual(['t3']);
  expect(await codeOf(handlers.digest({ ...scope, epoch: 'other', after: '', fromDay: '', limit: 2 }, one))).toBe(
    'epochMismatch',
  );
});
