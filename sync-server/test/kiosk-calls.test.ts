import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { freshId } from '#server/lib/fresh';
import { verifyAudit } from '#server/store/verify-audit';
import { ticketDetails } from '#shared/domain/lifecycle/ticket-details';
import type { ReferenceBody } from '#shared/domain/model/reference';
import { ticketPageText } from '#shared/i18n/fr/ticket-page';
import { calls } from '#shared/sync/wire/calls';

import { appointment, calledEvent, citizen, DAY, movedEvent, SITE, ticket, wire } from './support/documents';
import { atKioskOf, kioskTown, touch } from './support/kiosk-town';
import { testServer, type TestDevice, type TestServer } from './support/test-server';

let server: TestServer;
let desk: TestDevice;
let kiosk: TestDevice;
let at: ReturnType<typeof atKioskOf>;

beforeEach(async () => {
  server = await testServer(1, { reference: kioskTown() });
  desk = await server.enrol();
  kiosk = await server.enrol('Borne', { rank: 'kiosk' });
  at = atKioskOf(server, kiosk);
});
afterEach(() => server.close());

const all = async (collection: 'tickets' | 'requests' | 'appointments') =>
  (await desk.pull(collection)).documents.filter(({ _deleted }) => !_deleted);

describe('a ticket', () => {
  it('is written with its request, in nobody’s name, and reaches every desk', async () => {
    const wish = touch({ priority: true });
    const reply = await at.ticket(wish);
    expect(reply).toMatchObject({ label: 'A001', reason: 'reason-other', time: '09:00', dueTime: '', ahead: 0 });
    expect(reply.trackKey).toMatch(/^[\w-]{22}$/);
    const [stored] = await all('tickets');
    expect(stored).toMatchObject({ id: wish.key, label: 'A001', priority: true, citizenId: '', status: 'waiting' });
    const by = { agentId: '', deviceId: kiosk.deviceId, deskId: '' };
    expect(stored).toMatchObject({ events: [{ type: 'issued', origin: 'kiosk', trackKey: reply.trackKey, by }] });
    const [request] = await all('requests');
    expect(request).toMatchObject({ ticketId: wish.key, channel: 'desk', status: 'received' });
    expect(stored).toMatchObject({ requestId: request?.id });
    expect(await verifyAudit(server.store, SITE)).toMatchObject({ faults: [] });
  });

  it('is one under its key: repeated, at once, and in another language', async () => {
    const wish = touch();
    const replies = await Promise.all([at.ticket(wish), at.ticket(wish), at.ticket({ ...wish, language: 'en' })]);
    expect(new Set(replies.map(({ label, trackKey }) => `${label} ${trackKey}`)).size).toBe(1);
    expect(replies.map(({ reason }) => reason).toSorted()).toEqual([
      'reason-other',
      'reason-other',
      'reason-other (en)',
    ]);
    const next = await at.ticket();
    expect([next.label, next.ahead]).toEqual(['A002', 1]);
    expect([(await all('tickets')).length, (await all('requests')).length]).toEqual([2, 2]);
  });

  it('of the kiosk’s own series is taken in later, with the time it was given, and never twice', async () => {
    const given = '2026-11-23T07:41:30.000Z';
    const trackKey = 'k'.repeat(22);
    const wish = touch({ own: { number: 3, at: given, trackKey } });
    const reply = await at.ticket(wish);
    expect(reply).toMatchObject({ label: `A-${kiosk.series} 003`, time: '08:41', trackKey, wait: null });
    expect(await at.ticket(wish)).toEqual(reply);
    expect(await at.stored(wish.key)).toMatchObject({ issuedAt: given, number: 3, series: `A-${kiosk.series}` });
    // The kiosk lost its count and began anew: the paper stays as printed, the place in the series is another.
    const again = touch({ own: { number: 3, at: given, trackKey: 'short' } });
    expect((await at.ticket(again)).label).toBe(reply.label);
    expect(await at.stored(again.key)).toMatchObject({ number: 4, label: reply.label });
    expect(await server.store.quarantined(SITE)).toEqual([]);
    expect(ticketDetails(await at.stored(again.key)).trackKey).toMatch(/^[\w-]{22}$/);
  });

  it('of the kiosk’s own series takes the place of one whose answer got lost, however late, and once', async () => {
    const wish = touch();
    expect((await at.ticket(wish)).label).toBe('A001');
    server.time.nowMs += 5 * 60_000;
    const handed = { ...wish, own: { number: 7, at: '2026-11-23T08:00:01.000Z', trackKey: 'k'.repeat(22) } };
    const reply = await at.ticket(handed);
    expect(reply.label).toBe(`A-${kiosk.series} 007`);
    expect(await at.ticket(handed)).toEqual(reply);
    const states = async () =>
      (await all('tickets')).map(({ label, status }) => `${String(label)} ${String(status)}`).toSorted();
    expect(await states()).toEqual([`A-${kiosk.series} 007 waiting`, 'A001 void']);
    expect((await all('requests')).map(({ status }) => status).toSorted()).toEqual(['received', 'void']);
    // The person may still take it back: what they hold is meant.
    server.time.nowMs = Date.parse('2026-11-23T08:01:00.000Z');
    expect(await at.undo(wish.key)).toBe(true);
    expect(await states()).toEqual([`A-${kiosk.series} 007 void`, 'A001 void']);
  });

  it('of the kiosk’s own series is one, when the first call arrives after it', async () => {
    const wish = touch();
    const own = { number: 1, at: '2026-11-23T07:59:00.000Z', trackKey: '' };
    const handed = await at.ticket({ ...wish, own });
    expect((await at.ticket(wish)).label).toBe(handed.label);
    expect(await all('tickets')).toHaveLength(1);
  });

  it('of the kiosk’s own series keeps the letter on the paper, whatever the settings say since', async () => {
    const own = { number: 2, letter: 'Z', at: '2026-11-23T07:59:00.000Z', trackKey: '' };
    const wish = touch({ own });
    expect((await at.ticket(wish)).label).toBe(`Z-${kiosk.series} 002`);
    expect(await at.stored(wish.key)).toMatchObject({ series: `Z-${kiosk.series}` });
    expect((await kiosk.post('/v1/kiosk/ticket', touch({ own: { ...own, letter: 'a9' } }))).statusCode).toBe(400);
  });

  it('that was taken back before it was handed in is written and void, however late it comes', async () => {
    const own = { number: 1, at: '2026-11-23T06:00:00.000Z', trackKey: '', undone: true };
    const wish = touch({ own });
    await at.ticket(wish);
    await at.ticket(wish);
    expect(await all('tickets')).toMatchObject([{ status: 'void', label: `A-${kiosk.series} 001` }]);
    expect(await all('requests')).toMatchObject([{ status: 'void' }]);
  });

  it('of the kiosk’s own series is never dated ahead of the server, and outlives its reason', async () => {
    const own = { number: 1, at: '2027-01-01T00:00:00.000Z', trackKey: '' };
    const wish = touch({ reasonId: 'gone', own });
    expect(await at.ticket(wish)).toMatchObject({ reason: '', time: '09:00' });
    expect(await at.stored(wish.key)).toMatchObject({ day: DAY, issuedAt: '2026-11-23T08:00:00.000Z' });
  });

  it('is refused for a reason that the kiosk does not offer, and leaves no hole in the numbers', async () => {
    expect((await kiosk.post('/v1/kiosk/ticket', touch({ reasonId: 'reason-deposit' }))).statusCode).toBe(404);
    expect((await kiosk.post('/v1/kiosk/ticket', touch({ reasonId: 'gone' }))).statusCode).toBe(404);
    expect((await at.ticket()).label).toBe('A001');
  });

  it('cannot be had by the key of another device', async () => {
    const wish = touch();
    await at.ticket(wish);
    const other = await server.enrol('Borne 2', { rank: 'kiosk' });
    expect((await other.post('/v1/kiosk/ticket', wish)).statusCode).toBe(403);
    expect((await other.post('/v1/kiosk/undo', { key: wish.key })).statusCode).toBe(403);
  });

  it('passes over a number whose print somebody still holds', async () => {
    await server.close();
    const short: ReferenceBody = { kind: 'series', letter: 'A', reasonIds: [], start: 1, wrapAt: 9, digits: 1 };
    const series = { id: 'series-a', siteId: SITE, kind: 'series', body: short };
    server = await testServer(1, { reference: [...kioskTown(), series] });
    desk = await server.enrol();
    kiosk = await server.enrol('Borne', { rank: 'kiosk' });
    at = atKioskOf(server, kiosk);
    const first = touch();
    expect((await at.ticket(first)).label).toBe('A1');
    for (let count = 2; count <= 9; count += 1) {
      const wish = touch();
      expect((await at.ticket(wish)).label).toBe(`A${count}`);
      expect(await at.undo(wish.key)).toBe(true);
    }
    // A1 is still waiting: the tenth ticket is A2, and the number passed over has its void record.
    expect((await at.ticket()).label).toBe('A2');
    expect(await server.store.voidNumbers(SITE, DAY)).toMatchObject([{ number: 10, voidWhy: 'released' }]);
  });
});

describe('an arrival', () => {
  const code = 'AB12CD';
  const booked = (id: string, time: string, citizenId = 'c1') => {
    const one = appointment(id, { time });
    return wire({ ...one, events: one.events.map((event) => ({ ...event, citizenId })) });
  };

  beforeEach(async () => {
    await desk.push('citizens', [wire(citizen('c1', 'Éluard')), wire(citizen('c2', 'Bernard'))]);
    await desk.push('appointments', [
      booked(`01-${code}`, '09:20'),
      booked('a2', '09:40', 'c1'),
      booked('a3', '09:40', 'c2'),
      booked('late', '12:00'),
    ]);
  });

  it('is marked by the code of the slip, with a ticket for the appointment, and without a name in the answer', async () => {
    const key = freshId();
    const answer = await at.checkIn({ key, code: 'ab1-2cd' });
    expect(answer).toMatchObject({ answer: 'ticket', ticket: { label: 'A001', dueTime: '09:20', wait: null } });
    expect(JSON.stringify(answer)).not.toMatch(/luard|"c1"/i);
    expect(await at.stored(key)).toMatchObject({ dueAt: '2026-11-23T08:20:00.000Z', citizenId: 'c1', requestId: '' });
    const arrived = (await all('appointments')).find(({ id }) => id === `01-${code}`);
    expect(arrived).toMatchObject({ status: 'arrived', ticketId: key });
    expect(await at.checkIn({ key, code })).toEqual(answer);
    expect(await at.checkIn({ code })).toEqual({ answer: 'alreadyHere', label: 'A001' });
  });

  it('before the hour counts nobody as called before it on the page of the ticket, and keeps a number for kiosks of before', async () => {
    await at.ticket();
    const answer = await at.checkIn({ code });
    expect(answer).toMatchObject({ answer: 'ticket', ticket: { time: '09:00', dueTime: '09:20', ahead: 1 } });
    const path = answer.answer === 'ticket' ? `/t/${answer.ticket.trackKey}` : '';
    const { body } = await server.app.inject({ method: 'GET', url: path, headers: { 'accept-language': 'fr' } });
    expect(body).toContain(ticketPageText.waiting);
    expect(body).not.toContain('avant vous');
  });

  it('at two kiosks at once is one', async () => {
    const other = atKioskOf(server, await server.enrol('Borne 2', { rank: 'kiosk' }));
    const answers = await Promise.all([at.checkIn({ code }), other.checkIn({ code })]);
    expect(answers.map(({ answer }) => answer).toSorted()).toEqual(['alreadyHere', 'ticket']);
    expect(await all('tickets')).toHaveLength(1);
  });

  it('is marked by the hour and a letter, also where one alone comes then', async () => {
    expect(await at.checkIn({ time: '09:20' })).toEqual({ answer: 'initial' });
    expect(await at.checkIn({ time: '09:20', initial: 'o' })).toEqual({ answer: 'askReception', why: 'unknown' });
    expect(await at.checkIn({ time: '09:20', initial: 'e' })).toMatchObject({ answer: 'ticket' });
    expect(await at.checkIn({ time: '09:20', initial: 'e' })).toMatchObject({ answer: 'alreadyHere' });
    expect(await at.checkIn({ time: '09:40' })).toEqual({ answer: 'initial' });
    expect(await at.checkIn({ time: '09:40', initial: 'x' })).toEqual({ answer: 'askReception', why: 'unknown' });
    expect(await at.checkIn({ time: '09:40', initial: 'e' })).toMatchObject({ answer: 'ticket' });
    const [, second] = await all('tickets');
    expect(second).toMatchObject({ citizenId: 'c1' });
  });

  it('is marked by the letter of the particle or of the name that follows it, whichever a person takes for the first', async () => {
    await desk.push('citizens', [wire(citizen('c4', 'de Oliveira')), wire(citizen('c5', 'd’Hérouville'))]);
    await desk.push('appointments', [booked('a-o', '09:50', 'c4'), booked('a-h', '09:55', 'c5')]);
    expect(await at.checkIn({ time: '09:50', initial: 'v' })).toEqual({ answer: 'askReception', why: 'unknown' });
    expect(await at.checkIn({ time: '09:50', initial: 'o' })).toMatchObject({ answer: 'ticket' });
    expect(await at.checkIn({ time: '09:50', initial: 'd' })).toMatchObject({ answer: 'alreadyHere' });
    expect(await at.checkIn({ time: '09:55', initial: 'h' })).toMatchObject({ answer: 'ticket' });
    expect(await at.checkIn({ time: '09:55', initial: '-' })).toEqual({ answer: 'askReception', why: 'unknown' });
  });

  it('is for reception where somebody of that letter was moved or called off, whom perhaps nobody told', async () => {
    const whole = appointment('moved', { time: '09:20' }, [movedEvent('moved-away', 2, { time: '11:00' })]);
    // The office moved them (`settles`).
    const events = whole.events.map((one) => ({
      ...one,
      citizenId: 'c3',
      ...(one.type === 'rescheduled' && { settles: 'x' }),
    }));
    await desk.push('citizens', [wire(citizen('c3', 'Etchegaray'))]);
    await desk.push('appointments', [wire({ ...whole, events })]);
    // The one who is left at that hour has the same letter as who was moved away from it.
    expect(await at.checkIn({ time: '09:20', initial: 'e' })).toEqual({ answer: 'askReception', why: 'several' });
    expect(await all('tickets')).toEqual([]);
  });

  it('is for reception when nobody can be told apart, is too early, on another day or unknown', async () => {
    await desk.push('appointments', [booked('a4', '09:40', 'c2'), booked('02-ZZ9ZZ9', '09:50')]);
    await desk.push('appointments', [wire(appointment('03-XY4XY4', { day: '2026-11-25' }))]);
    await desk.push('appointments', [booked('04-EAR7EY', '11:30')]);
    const why = async (wish: Parameters<typeof at.checkIn>[0]) => {
      const answer = await at.checkIn(wish);
      return answer.answer === 'askReception' ? answer.why : answer.answer;
    };
    expect(await why({ time: '09:40', initial: 'B' })).toBe('several');
    expect(await why({ code: 'EAR7EY' })).toBe('tooEarly');
    expect(await why({ code: 'XY4XY4' })).toBe('notToday');
    expect(await why({ code: 'NOTHING' })).toBe('unknown');
    expect(await why({ time: '12:00' })).toBe('unknown');
    expect(await why({ time: '' })).toBe('unknown');
    expect(await all('tickets')).toEqual([]);
  });

  it('is not offered where the settings say so', async () => {
    await server.close();
    server = await testServer(1, { reference: kioskTown({ checkIn: false }) });
    at = atKioskOf(server, await server.enrol('Borne', { rank: 'kiosk' }));
    expect(await at.checkIn({ code })).toEqual({ answer: 'askReception', why: 'unknown' });
  });
});

describe('an undo', () => {
  it('takes back ticket, request and arrival, and the person may come again', async () => {
    await desk.push('appointments', [wire(appointment('01-AB12CD', { time: '09:20' }))]);
    const key = freshId();
    await at.checkIn({ key, code: 'AB12CD' });
    expect([await at.undo(key), await at.undo(key)]).toEqual([true, true]);
    expect((await all('appointments'))[0]).toMatchObject({ status: 'booked' });
    expect(await at.stored(key)).toMatchObject({ status: 'void' });
    expect(await at.checkIn({ code: 'AB12CD' })).toMatchObject({ answer: 'ticket', ticket: { label: 'A002' } });
    const wish = touch();
    await at.ticket(wish);
    expect(await at.undo(wish.key)).toBe(true);
    expect((await all('requests'))[0]).toMatchObject({ status: 'void' });
  });

  it('comes too late once somebody called, and after two minutes', async () => {
    const called = touch();
    await at.ticket(called);
    const stored = await at.stored(called.key);
    await desk.push('tickets', [wire({ ...stored, events: [...stored.events, calledEvent('c', 2, 'desk-1')] })]);
    expect(await at.undo(called.key)).toBe(false);
    const slow = touch();
    await at.ticket(slow);
    server.time.nowMs += 120_001;
    expect(await at.undo(slow.key)).toBe(false);
    expect(await at.undo(freshId())).toBe(false);
    await desk.push('tickets', [wire(ticket('t9', [], 9))]);
    expect((await kiosk.post('/v1/kiosk/undo', { key: 't9' })).statusCode).toBe(400);
  });
});

it('asks reception to come once a minute, and says yes each time', async () => {
  const help = async () => (await kiosk.post('/v1/kiosk/help', { key: freshId() })).json<{ asked: boolean }>().asked;
  expect([await help(), await help()]).toEqual([true, true]);
  expect(await all('requests')).toMatchObject([{ events: [{ type: 'received', help: true }], reasonId: '' }]);
  server.time.nowMs += 60_000;
  await help();
  expect(await all('requests')).toHaveLength(2);
});

it('tells reception once a minute that its printer stopped, beside the call of a person, by the subject of the request', async () => {
  const help = async (more = {}) => (await kiosk.post('/v1/kiosk/help', { key: freshId(), ...more })).json<unknown>();
  const why = 'printer';
  for (const more of [{}, { why }, { why }, {}]) expect(await help(more)).toEqual({ asked: true });
  const subjects = (await all('requests')).map(({ events }) => (events as { subject?: string }[])[0]?.subject);
  expect(subjects.toSorted()).toEqual(['L’imprimante de la borne est arrêtée', undefined]);
});

it('gives no number of the site on a day that a restore may have lost: the kiosk counts its own', async () => {
  Object.defineProperty(server.store, 'restoredAt', { value: '2026-11-23T07:00:00.000Z' });
  const busy = await kiosk.post('/v1/kiosk/ticket', touch());
  expect([busy.statusCode, busy.json()]).toMatchObject([503, { code: 'busy' }]);
  const own = { number: 1, at: '2026-11-23T08:00:00.000Z', trackKey: '' };
  expect(calls.kioskTicket.output.parse((await kiosk.post('/v1/kiosk/ticket', touch({ own }))).json()).label).toMatch(
    / 001$/,
  );
});
