import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from 'vitest';

import { emptyBook, type Book, type BookDocument, type Copy, type Estate, type LoggedEvent } from './book';
import { digestBy, judge, type Findings } from './judge';

// The judge must be able to fail: a town hall in which all is well, and each fault put into it on purpose.

const event = (id: string, n: number, type: string, deviceId: string, more: object = {}): LoggedEvent => ({
  id,
  n,
  type,
  by: { deviceId },
  ...more,
});

const issued = event('t1-issued', 1, 'issued', 'd1', { day: '2026-03-02', series: 'A', number: 1 });
const firstCall = event('call-1', 2, 'called', 'd1', { deskId: 'desk-1' });
const firstEnd = event('end-1', 3, 'noAnswer', 'd1', { retryMin: 0 });
const secondCall = event('call-2', 4, 'called', 'd2', { deskId: 'desk-2' });
const ticket: BookDocument = { id: 't1', events: [issued, firstCall, firstEnd, secondCall] };
const other: BookDocument = {
  id: 't2',
  events: [event('t2-issued', 1, 'issued', 'd2', { day: '2026-03-02', series: 'A', number: 2 })],
};

const booking = (id: string, deskId: string, time: string, more: readonly LoggedEvent[] = []): BookDocument => {
  const place = { day: '2026-03-04', time, durationMin: 20, deskId, reasonId: 'reason-cni' };
  const word = event(`${id}-booked~accepted`, 2, 'accepted', 'server', { cause: `${id}-booked` });
  return { id, events: [event(`${id}-booked`, 1, 'booked', 'd1', place), word, ...more] };
};
const appointments = [booking('a1', 'desk-1', '09:00'), booking('a2', 'desk-2', '09:10')];

const person: BookDocument = {
  id: 'c1',
  fields: { lastName: { v: 'Essai', t: '000000000000005-000000-d1' } },
  erasedAt: '',
};

type Held = { readonly collection: string; readonly document: BookDocument };

const heldOf = (
  tickets: readonly BookDocument[],
  booked: readonly BookDocument[],
  persons: readonly BookDocument[],
) => [
  ...tickets.map((document): Held => ({ collection: 'tickets', document })),
  ...booked.map((document): Held => ({ collection: 'appointments', document })),
  ...persons.map((document): Held => ({ collection: 'citizens', document })),
];

const at = (seconds: number): string => new Date(Date.UTC(2026, 2, 2, 9, 0, seconds)).toISOString();

const answersAt = (firstSeconds: number, secondSeconds: number): Estate['callAnswers'] => [
  { deviceId: 'd1', key: 'call-1', ticketId: 't1', at: at(firstSeconds) },
  { deviceId: 'd2', key: 'call-2', ticketId: 't1', at: at(secondSeconds) },
];

const estateOf = (documents: readonly Held[]): Estate => ({
  documents,
  writes: documents.flatMap(({ collection, document: { id, events = [] } }, index) =>
    // A ticket event by event, the second call long after its grant; of others all at once.
    (collection === 'tickets' ? events.map((one) => [one]) : [events]).map((some, turn) => ({
      seq: index + 1 + turn / 10,
      at: at([0, 2, 5, 80][turn] ?? 80),
      collection,
      id,
      events: some,
    })),
  ),
  callAnswers: [{ deviceId: 'd1', key: 'call-0', ticketId: 't1', at: at(0) }, ...answersAt(1, 10)],
  numberKeys: [1, 2].map((number) => ({ key: `number-${number}`, day: '2026-03-02', series: 'A', number })),
  toldDigests: new Map(
    documents.map(({ collection, document }) => [`${collection} ${document.id}`, digestBy(document)]),
  ),
});

/** When everything was answered for, unless a test says otherwise. */
const answeredMs = Date.parse(at(90));

const bookOf = (documents: readonly Held[]): Book => {
  const book = emptyBook();
  for (const { collection, document } of documents) {
    for (const said of document.events ?? [])
      book.acknowledged.set(`${collection} ${document.id} ${said.id}`, {
        collection,
        id: document.id,
        event: said.id,
        field: '',
        stamp: '',
        said,
        atMs: answeredMs,
      });
    for (const [field, { v, t }] of Object.entries(document.fields ?? {}))
      book.acknowledged.set(`${collection} ${document.id} ${field}`, {
        collection,
        id: document.id,
        event: '',
        field,
        stamp: t,
        said: v,
        atMs: answeredMs,
      });
  }
  const call = { ticketId: 't1', isRepeat: false };
  book.calls.push(
    { ...call, key: 'call-1', deviceId: 'd1', deskId: 'desk-1', knew: [issued] },
    { ...call, key: 'call-2', deviceId: 'd2', deskId: 'desk-2', knew: [issued, firstCall, firstEnd] },
  );
  book.sawCalls.set('end-1', ['call-1']);
  for (const key of ['number-1', 'number-2', 'number-4']) book.numberWishes.add(key);
  book.numbers.push({ key: 'number-1', day: '2026-03-02', series: 'A', number: 1 });
  book.places.push({ appointmentId: 'a1', booking: 'a1-booked', askedMs: 0, storedMs: 200 });
  return book;
};

const town = () => {
  const documents = heldOf([ticket, other], appointments, [person]);
  const copies: Copy[] = [{ name: 'poste-1', documents }];
  return { book: bookOf(documents), estate: estateOf(documents), copies };
};
type Town = ReturnType<typeof town>;

const red = (spoil: (good: Town) => Partial<Town>): Readonly<Record<string, number>> => {
  const good = town();
  const { book, estate, copies } = { ...good, ...spoil(good) };
  const findings: Findings = judge(book, estate, copies);
  return Object.fromEntries(
    Object.entries(findings).flatMap(([name, some]) => (some.length > 0 ? [[name, some.length]] : [])),
  );
};

/** What the server wrote down of the ticket, a second between two, and the second call long after its grant. */
const writing = ({ estate }: Town, stored: readonly LoggedEvent[], fromSeconds = 2): Estate => ({
  ...estate,
  writes: [
    ...estate.writes.filter(({ id }) => id !== 't1'),
    ...stored.map((one, index) => ({
      seq: 10 + index,
      at: at(fromSeconds + index),
      collection: 'tickets',
      id: 't1',
      events: [one],
    })),
    { seq: 99, at: at(80), collection: 'tickets', id: 't1', events: [secondCall] },
  ],
});

/** The second grant with this answer instead, from a server that had this. */
const knowing = (good: Town, knew: readonly LoggedEvent[], stored = knew): Pick<Town, 'book' | 'estate'> => ({
  book: { ...good.book, calls: good.book.calls.map((call) => (call.key === 'call-2' ? { ...call, knew } : call)) },
  estate: writing(good, stored),
});

/** The same, and the answer to the first call got lost or was never asked for. */
const unheard = (good: Town, knew: readonly LoggedEvent[]): Pick<Town, 'book' | 'estate'> => {
  const { book, estate } = knowing(good, knew);
  return { book: { ...book, calls: book.calls.filter(({ key }) => key === 'call-2') }, estate };
};

/** The same, where an event was written by somebody who had these before their eyes. */
const seen = (good: Town, id: string, saw: readonly string[], knew: readonly LoggedEvent[]) => {
  const { book, estate } = knowing(good, knew);
  return { book: { ...book, sawCalls: new Map([...book.sawCalls, [id, saw]]) }, estate };
};

const with_ = (
  { estate }: Town,
  documents: readonly Held[],
  more: Partial<Estate> = {},
): Pick<Town, 'estate' | 'copies'> => {
  const next = { ...estateOf(documents), callAnswers: estate.callAnswers, ...more };
  return { estate: next, copies: [{ name: 'poste-1', documents }] };
};

it('finds nothing where all is well', () => {
  expect(red(() => ({}))).toEqual({});
});

it('sees an acknowledged event, document or register that is gone or says something else', () => {
  const persons = [{ ...person, fields: { lastName: { v: 'Essai', t: '000000000000004-000000-d1' } } }];
  expect(red((good) => with_(good, heldOf([ticket, other], appointments, persons)))).toEqual({ lost: 1 });
  const other_ = {
    ...other,
    events: [event('t2-issued', 1, 'issued', 'd2', { day: '2026-03-02', series: 'A', number: 3 })],
  };
  expect(red((good) => with_(good, heldOf([ticket, other_], appointments, [person])))).toEqual({ lost: 1 });
  const short = { ...ticket, events: [issued, firstCall, firstEnd] };
  expect(red((good) => with_(good, heldOf([short, other], appointments, [person])))).toEqual({ lost: 1 });
  expect(red((good) => with_(good, heldOf([ticket, other], appointments, [])))).toEqual({ lost: 1 });
  // A later register of somebody else is no loss.
  const later = [{ ...person, fields: { lastName: { v: 'Autre', t: '000000000000009-000000-d2' } } }];
  expect(red((good) => with_(good, heldOf([ticket, other], appointments, later)))).toEqual({});
});

it('sees a person who was granted twice, with the call stored or still on its way', () => {
  expect(red((good) => knowing(good, [issued, firstCall]))).toEqual({ grantedTwice: 1 });
  expect(red((good) => knowing(good, [issued]))).toEqual({ grantedTwice: 1 });
  // An end that stands before the call ended another one, and one that was taken back ended nothing.
  expect(red((good) => knowing(good, [issued, firstCall, { ...firstEnd, n: 1 }]))).toEqual({ grantedTwice: 1 });
  const back = event('back', 4, 'undone', 'd1', { target: 'end-1' });
  expect(red((good) => knowing(good, [issued, firstCall, firstEnd, back]))).toEqual({ grantedTwice: 1 });
  // An end that names another call, or nobody's, ended that alone.
  expect(red((good) => knowing(good, [issued, firstCall, { ...firstEnd, call: '' }]))).toEqual({ grantedTwice: 1 });
  expect(red((good) => knowing(good, [issued, firstCall, { ...firstEnd, call: 'call-1' }]))).toEqual({});
  // The call itself was taken back.
  expect(red((good) => knowing(good, [issued, firstCall, { ...back, target: 'call-1' }]))).toEqual({});
  // Who does not call the person puts nobody back into the queue.
  const sentBack = event('back', 3, 'requeued', 'd3', { call: 'call-1' });
  expect(red((good) => seen(good, 'back', ['call-1'], [issued, firstCall, sentBack]))).toEqual({ grantedTwice: 1 });
});

it('sees a person granted who was called by the offline rule, or by a call whose answer got lost', () => {
  const offline = event('call-3', 2, 'called', 'd3', { deskId: 'desk-3', tentative: true });
  const only = (good: Town, knew: readonly LoggedEvent[]) => {
    const { book, estate } = unheard(good, knew);
    return { book, estate: { ...estate, callAnswers: answersAt(1, 10).slice(1) } };
  };
  expect(red((good) => only(good, [issued]))).toEqual({});
  expect(red((good) => only(good, [issued, offline]))).toEqual({ grantedTwice: 1 });
  const gone = event('gone', 3, 'noAnswer', 'd3', { retryMin: 0, call: 'call-3' });
  expect(red((good) => only(good, [issued, offline, gone]))).toEqual({});
  expect(red((good) => unheard(good, [issued, { ...firstCall, tentative: true }]))).toEqual({ grantedTwice: 1 });
  expect(red((good) => unheard(good, [issued]))).toEqual({ grantedTwice: 1 });
  expect(red((good) => unheard(good, [issued, firstCall, firstEnd]))).toEqual({});
});

it('takes a flag for an excuse only by the offline rule, or where the other held the person', () => {
  const earlier = event('call-9', 2, 'called', 'd3', { deskId: 'desk-3' });
  const call = { ...firstCall, n: 4 };
  const flag = event('flag', 5, 'calledTwice', 'server', { cause: 'call-1', rival: 'call-9' });
  // Another had been granted the person and sent them back; then the call that holds them now was flagged for it.
  const flagged = (held: LoggedEvent, rival: LoggedEvent) => (good: Town) => {
    const ended = [issued, rival, event('end-9', 3, 'noAnswer', 'd3', { retryMin: 0, call: rival.id })];
    const { book, estate } = knowing(good, [...ended, held, flag]);
    const calls = book.calls.map((one) => (one.key === 'call-1' ? { ...one, knew: ended } : one));
    const answer = { deviceId: 'd3', key: rival.id, ticketId: 't1', at: at(0) };
    return { book: { ...book, calls }, estate: { ...estate, callAnswers: [answer, ...answersAt(5, 10)] } };
  };
  expect(red(flagged(call, earlier))).toEqual({ grantedTwice: 1 });
  expect(red(flagged(call, { ...earlier, id: 'call-8' }))).toEqual({ grantedTwice: 1 });
  expect(red(flagged({ ...call, tentative: true }, earlier))).toEqual({});
  expect(red(flagged(call, { ...earlier, tentative: true }))).toEqual({});
});

it('sees a flag on the wrong call of two: whoever held the person first keeps them', () => {
  const late = event('call-9', 3, 'called', 'd3', { deskId: 'desk-3' });
  const flagged = (cause: string, rival: string) => (good: Town) => {
    const flag = event('flag', 5, 'calledTwice', 'server', { cause, rival });
    const end = event('end-9', 6, 'parked', 'd3', { call: rival });
    const stored = [issued, firstCall, late, flag, end];
    const { book, estate } = seen(good, 'end-9', ['call-1', 'call-9'], stored);
    const third = { key: 'call-9', deviceId: 'd3', deskId: 'desk-3', ticketId: 't1', knew: [issued], isRepeat: false };
    const answer = { deviceId: 'd3', key: 'call-9', ticketId: 't1', at: at(32) };
    return {
      book: { ...book, calls: [...book.calls, third] },
      estate: {
        ...writing({ ...good, estate }, stored, 32),
        callAnswers: [answer, ...answersAt(1, 40)],
      },
    };
  };
  expect(red(flagged('call-9', 'call-1'))).toEqual({ lapsedClaims: 1 });
  expect(red(flagged('call-1', 'call-9'))).toEqual({ grantedTwice: 1, lapsedClaims: 1 });
});

it('finds no fault where a service began unheard, the next grant was flagged, and the service was ended', () => {
  const start = event('start-1', 3, 'started', 'd1');
  const sentOn = event('sent-on', 3, 'transferred', 'd3', { call: 'call-1' });
  const flag = event('flag', 5, 'calledTwice', 'server', { cause: 'call-2', rival: 'call-1' });
  const over = event('over', 5, 'transferred', 'd1', { call: 'start-1' });
  const stored = [issued, firstCall, sentOn, start, secondCall, flag, over];
  expect(
    red((good) => {
      const { book, estate } = seen(good, 'sent-on', ['call-1'], [issued, firstCall, sentOn]);
      const third = { key: 'call-4', deviceId: 'd4', deskId: 'desk-4', ticketId: 't1', knew: stored, isRepeat: false };
      const answer = { deviceId: 'd4', key: 'call-4', ticketId: 't1', at: at(40) };
      return {
        book: { ...book, calls: [...book.calls, third] },
        estate: { ...writing({ ...good, estate }, stored, 5), callAnswers: [...answersAt(1, 8), answer] },
      };
    }),
  ).toEqual({});
});

it('sees a person granted who is being served: an end ends a service only if its writer saw it begin', () => {
  const start = event('start-1', 3, 'started', 'd1');
  const end = event('sent-on', 4, 'transferred', 'd3', { call: 'call-1' });
  const log = [issued, firstCall, start];
  expect(red((good) => seen(good, 'sent-on', ['call-1'], [...log, end]))).toEqual({ grantedTwice: 1 });
  // Also where the start stands behind the end, or the end was stored before it.
  expect(red((good) => seen(good, 'sent-on', ['call-1'], [...log, { ...end, n: 2 }]))).toEqual({ grantedTwice: 1 });
  expect(red((good) => seen(good, 'sent-on', ['call-1'], [issued, firstCall, end, start]))).toEqual({
    grantedTwice: 1,
  });
  const named = { ...end, call: 'start-1' };
  expect(red((good) => seen(good, 'sent-on', ['call-1', 'start-1'], [...log, named]))).toEqual({});
  // A writer that saw the start and names only the call has ended nothing.
  expect(red((good) => seen(good, 'sent-on', ['call-1', 'start-1'], [...log, end]))).toEqual({ grantedTwice: 1 });
  expect(red((good) => seen(good, 'sent-on', ['call-1'], [issued, firstCall, end]))).toEqual({});
});

it('counts apart an end by who had not heard of the call, and a claim that ran out', () => {
  const crossing = event('crossing', 3, 'transferred', 'd3');
  expect(red((good) => knowing(good, [issued, firstCall, crossing]))).toEqual({ crossedEnds: 1 });
  const later = ({ book, estate }: Pick<Town, 'book' | 'estate'>) => ({
    book,
    estate: { ...estate, callAnswers: answersAt(1, 32) },
  });
  expect(red((good) => later(knowing(good, [issued])))).toEqual({ lapsedClaims: 1 });
});

it('sees a claim that ran out by an old copy: the call had arrived', () => {
  const late = (good: Town, storedSeconds: number, answeredSeconds: number) => {
    const { book } = knowing(good, [issued]);
    for (const [name, one] of book.acknowledged)
      if (one.event === 'call-1') book.acknowledged.set(name, { ...one, atMs: Date.parse(at(answeredSeconds)) });
    const estate = writing(good, [issued, firstCall], storedSeconds - 1);
    return { book, estate: { ...estate, callAnswers: answersAt(1, 32) } };
  };
  expect(red((good) => late(good, 3, 90))).toEqual({ grantedTwice: 1 });
  expect(red((good) => late(good, 28, 30))).toEqual({ grantedTwice: 1 });
  // It came in that second: before the grant or after it, nobody can tell.
  expect(red((good) => late(good, 31, 33))).toEqual({ lapsedClaims: 1 });
});

it('goes by the newer key of a caller who was given the same person anew', () => {
  const older = { key: 'call-0', deviceId: 'd1', deskId: 'desk-1', ticketId: 't1', knew: [issued], isRepeat: false };
  expect(red(({ book }) => ({ book: { ...book, calls: [older, ...book.calls] } }))).toEqual({});
});

it('leaves out of a repeated answer what was stored after the grant', () => {
  expect(
    red(({ book, estate }) => ({
      book: { ...book, calls: book.calls.map((call) => ({ ...call, isRepeat: true })) },
      estate: { ...estate, writes: estate.writes.map((write) => ({ ...write, at: at(20) })) },
    })),
  ).toEqual({ grantedTwice: 1 });
});

it('sees a key that is answered with somebody else', () => {
  const again = { key: 'call-2', deviceId: 'd2', deskId: 'desk-2', knew: [], isRepeat: true };
  const after = (ticketId: string | null) => (good: Town) => ({
    book: { ...good.book, calls: [...good.book.calls, { ...again, ticketId }] },
  });
  expect(red(after('t2'))).toEqual({ answersChanged: 1 });
  expect(red(after(null))).toEqual({});
});

it('sees a number on two tickets, of two keys, and a key of two numbers', () => {
  const twin = {
    ...other,
    id: 't3',
    events: [event('t3-issued', 1, 'issued', 'd2', { day: '2026-03-02', series: 'A', number: 2 })],
  };
  expect(red((good) => with_(good, heldOf([ticket, other, twin], appointments, [person])))).toEqual({
    numbersTwice: 1,
  });
  // What a liar writes is no number.
  const lie = { ...twin, events: twin.events.map((one) => ({ ...one, by: { deviceId: 'liar' } })) };
  expect(
    red((good) => {
      const { liars, ...book } = good.book;
      return {
        ...with_(good, heldOf([ticket, other, lie], appointments, [person])),
        book: { ...book, liars: new Set([...liars, 'liar']) },
      };
    }),
  ).toEqual({});
  const told = (key: string, number: number) => (good: Town) => ({
    book: { ...good.book, numbers: [...good.book.numbers, { key, day: '2026-03-02', series: 'A', number }] },
  });
  expect(red(told('number-9', 1))).toEqual({ numbersTwice: 1 });
  expect(red(told('number-1', 9))).toEqual({ numbersTwice: 1 });
});

it('sees a number that was left out', () => {
  const also =
    (key: string, number: number) =>
    ({ estate }: Town) => ({
      estate: { ...estate, numberKeys: [...estate.numberKeys, { key, day: '2026-03-02', series: 'A', number }] },
    });
  expect(red(also('number-4', 4))).toEqual({ numbersLeftOut: 1 });
  // One that nobody asked for stands on a ticket, and leaves nothing out.
  expect(red(also('ticket t9', 4))).toEqual({});
});

it('sees a desk or the stations given away twice, also for a moment', () => {
  const withMore =
    (...more: readonly BookDocument[]) =>
    (good: Town) =>
      with_(good, heldOf([ticket, other], [...appointments, ...more], [person]));
  expect(red(withMore(booking('a3', 'desk-1', '09:10')))).toEqual({ overCapacity: 1 });
  expect(red(withMore(booking('a3', 'desk-3', '09:15')))).toEqual({ overCapacity: 1 });
  expect(red(withMore(booking('a3', 'desk-3', '09:30')))).toEqual({});
  const cancelled = event('a3-off', 3, 'cancelledByCitizen', 'd1');
  expect(red(withMore(booking('a3', 'desk-1', '09:10', [cancelled])))).toEqual({});
  expect(
    red((good) => {
      const { estate, copies } = withMore(booking('a3', 'desk-1', '09:10', [cancelled]))(good);
      const writes = estate.writes.flatMap((write) =>
        write.id === 'a3'
          ? [
              { ...write, events: write.events.slice(0, 2) },
              { ...write, seq: write.seq + 0.5, events: write.events.slice(2) },
            ]
          : [write],
      );
      return { estate: { ...estate, writes }, copies };
    }),
  ).toEqual({ overCapacity: 1 });
});

it('sees a promised place that was refused', () => {
  const refused = booking('a1', 'desk-1', '09:00', [event('no', 3, 'overbooked', 'server', { cause: 'a1-booked' })]);
  const [, second] = appointments;
  expect(second).toBeDefined();
  expect(red((good) => with_(good, heldOf([ticket, other], second ? [refused, second] : [], [person])))).toEqual({
    promisesBroken: 1,
  });
});

it('sees a copy, or what the server tells, that differs from what it holds', () => {
  expect(red(({ estate }) => ({ copies: [{ name: 'poste-1', documents: estate.documents.slice(1) }] }))).toEqual({
    digestsDiffer: 1,
  });
  expect(
    red(({ estate }) => ({
      estate: { ...estate, toldDigests: new Map([...estate.toldDigests, ['tickets t1', 'x']]) },
    })),
  ).toEqual({
    digestsDiffer: 1,
  });
});

it('imports nothing but itself: a rule of ours that is wrong must not excuse itself', () => {
  const own = ['judge.ts', 'judge-calls.ts', 'holds.ts', 'book.ts'];
  const imported = own.flatMap((file) =>
    [...readFileSync(path.join(import.meta.dirname, file), 'utf8').matchAll(/from '([^']+)'/gu)].map(
      ([, from]) => from,
    ),
  );
  expect(new Set(imported)).toEqual(new Set(['./book', './holds', './judge-calls']));
});
