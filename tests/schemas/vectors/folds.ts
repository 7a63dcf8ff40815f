import type { AnyEvent } from '#shared/domain/model/event';
import { foldDocument, type LogCollection } from '#shared/sync/merge-document';
import { sameValue } from '#shared/sync/same-document';

import type { Json } from '../json-schema';
import { booked, called, DAY, event, issued, log, opened, received, SITE, word } from './events';

type Case = readonly [about: string, events: readonly AnyEvent[]];

const done = { type: 'done', outcome: 'fileDeposited' };
const undone = (target: string) => ({ type: 'undone', target });
const plain = (type: string) => ({ type });
const moved = { type: 'rescheduled', day: '2026-11-24', time: '10:30', durationMin: 30, deskId: 'desk-2' };
const measure = {
  type: 'measureAnnounced',
  day: DAY,
  deskId: 'desk-1',
  kind: 'open',
  agentId: 'agent-2',
  from: '10:00',
  to: '12:00',
  reasonId: '',
  closureId: '',
  wasFrom: '',
  wasTo: '',
};

/** Another machine at the same desk. */
const second = { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-1' };

const tickets: readonly Case[] = [
  ['a number was given', log(issued)],
  ['a label that the series words', log({ ...issued, label: 'A42', priority: true })],
  ['a number of the own series of a device', log({ ...issued, series: 'A-K2', number: 3 })],
  ['called, served, ended', log(issued, called(), plain('started'), done)],
  ['called without the word of the server', log(issued, called('desk-2', true))],
  ['called again for the same person', log(issued, called(), plain('recalled'))],
  ['two calls: the first by n owns the ticket', log(issued, called('desk-1'), called('desk-2', true))],
  [
    'two calls of one n: the lower id owns it',
    [event('e1', 1, issued), event('b', 2, called('desk-2')), event('a', 2, called('desk-3'))],
  ],
  [
    'the server flagged the second call: it owns nothing and is no call',
    [
      ...log(issued, called('desk-1'), called('desk-2')),
      word('e3~calledTwice', 4, { type: 'calledTwice', cause: 'e3', rival: 'e2' }),
    ],
  ],
  [
    'a flagged call that was taken back is settled',
    [
      ...log(issued, called('desk-1'), called('desk-2')),
      word('e3~calledTwice', 4, { type: 'calledTwice', cause: 'e3', rival: 'e2' }),
      event('e5', 5, undone('e3')),
    ],
  ],
  [
    'an end that names the call that holds the person',
    log(issued, called(), { type: 'transferred', call: 'e2', reasonId: 'advice' }),
  ],
  [
    'an end that crosses a call leaves the person there',
    [event('e1', 1, issued), event('a', 2, called('desk-1')), event('b', 2, { type: 'parked', call: '' })],
  ],
  [
    'an end of a call that is over leaves the person with the next',
    log(issued, called(), { type: 'noAnswer', call: 'e2', retryMin: 0 }, called('desk-2'), {
      type: 'abandoned',
      call: 'e2',
    }),
  ],
  [
    'who was sent on since is not taken for gone by who had not heard of that',
    log(issued, called(), { type: 'transferred', call: 'e2', reasonId: 'advice' }, { type: 'noAnswer', call: 'e2' }),
  ],
  [
    'who was sent on is not taken for gone by the desk whose own service had not counted',
    [
      ...log(issued, called('desk-1'), { type: 'started', call: 'e2' }),
      { ...event('e4', 3, { type: 'started', call: 'e9' }), by: second },
      event('e5', 4, { type: 'transferred', call: 'e3', reasonId: 'advice' }),
      { ...event('e6', 5, { type: 'abandoned', call: 'e4' }), by: second },
    ],
  ],
  [
    'a start gives way to no call that nobody answered',
    [
      ...log(issued, called('desk-1'), { type: 'requeued', call: 'e2' }, { type: 'started', call: 'e2' }),
      { ...event('e5', 5, called('desk-2')), by: { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' } },
      {
        ...event('e6', 6, { type: 'noAnswer', call: 'e5', retryMin: 5 }),
        by: { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' },
      },
    ],
  ],
  [
    'an end of a flagged call ends nobody’s wait',
    [
      ...log(issued, called('desk-1'), called('desk-2')),
      word('e3~calledTwice', 4, { type: 'calledTwice', cause: 'e3', rival: 'e2' }),
      event('e5', 5, { type: 'requeued', call: 'e2' }),
      event('e6', 6, { type: 'abandoned', call: 'e3' }),
    ],
  ],
  [
    'who did not know of an end that names its call calls the person all the same',
    log(issued, called(), { type: 'noAnswer', call: 'e2' }, called('desk-2')),
  ],
  [
    'who saw the call and not the service that began ends nothing',
    log(issued, called(), plain('started'), { type: 'transferred', call: 'e2', reasonId: 'advice' }),
  ],
  [
    'a service that began behind an end holds the person against a later call',
    [
      event('e1', 1, issued),
      event('e2', 2, called('desk-1')),
      event('a', 3, { type: 'transferred', call: 'e2', reasonId: 'advice' }),
      event('b', 3, plain('started')),
      event('e4', 4, called('desk-2')),
    ],
  ],
  [
    'nobody but who called begins the service',
    [
      ...log(issued, called('desk-1')),
      { ...event('e3', 3, plain('started')), by: { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' } },
    ],
  ],
  [
    'the service of a flagged call gives way to a later call',
    [
      ...log(issued, called('desk-1')),
      event('e3', 3, { type: 'started', call: 'e2' }),
      { ...event('e4', 4, called('desk-2')), by: { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' } },
      word('e2~calledTwice', 5, { type: 'calledTwice', cause: 'e2', rival: 'e4' }),
    ],
  ],
  [
    'a start behind an end gives way to a call that follows',
    [
      ...log(issued, called('desk-1'), { type: 'requeued', call: 'e2' }, { type: 'started', call: 'e2' }),
      { ...event('e5', 5, called('desk-2')), by: { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' } },
    ],
  ],
  [
    'a start that the server flagged counts for nothing, and is no double call',
    [
      ...log(issued, called('desk-1'), { type: 'started', call: 'e2' }),
      { ...event('e4', 3, { type: 'started', call: 'e2' }), by: second },
      word('e3~calledTwice', 4, { type: 'calledTwice', cause: 'e3', rival: 'e4' }),
    ],
  ],
  [
    'the service of a flagged call holds the person when nobody calls',
    [
      ...log(issued, called('desk-1'), { type: 'started', call: 'e2' }),
      word('e2~calledTwice', 4, { type: 'calledTwice', cause: 'e2', rival: 'gone' }),
    ],
  ],
  [
    'a start that names a flagged call counts for nothing while another machine of the same desk holds the person',
    [
      ...log(issued, called('desk-1')),
      { ...event('e3', 3, called('desk-1', true)), by: second },
      { ...event('e4', 4, { type: 'started', call: 'e3' }), by: second },
      { ...event('e5', 5, { type: 'transferred', call: 'e4', reasonId: 'advice' }), by: second },
      word('e3~calledTwice', 6, { type: 'calledTwice', cause: 'e3', rival: 'e2' }),
    ],
  ],
  [
    'the service of a flagged call is told when it ended before the next call',
    [
      ...log(issued, called('desk-1')),
      { ...event('e3', 3, called('desk-2', true)), by: { ...second, deskId: 'desk-2' } },
      event('e4', 4, { type: 'noAnswer', call: 'e2' }),
      { ...event('e5', 5, { type: 'started', call: 'e3' }), by: { ...second, deskId: 'desk-2' } },
      { ...event('e6', 6, done), by: { ...second, deskId: 'desk-2' } },
      event('e7', 7, called('desk-1', true)),
      word('e3~calledTwice', 8, { type: 'calledTwice', cause: 'e3', rival: 'e2' }),
    ],
  ],
  [
    'a start that names the call of another machine at its desk begins the service',
    [...log(issued, called('desk-1')), { ...event('e3', 3, { type: 'started', call: 'e2' }), by: second }],
  ],
  [
    'a start that names the call of another desk begins nothing, also when that call is over',
    [
      ...log(issued, called('desk-1'), { type: 'requeued', call: 'e2' }),
      { ...event('e4', 4, { type: 'started', call: 'e2' }), by: { ...second, deskId: 'desk-2' } },
    ],
  ],
  [
    'a service that ended took place, though its start crossed a call',
    [
      ...log(issued, called('desk-1')),
      { ...event('e3', 3, called('desk-2', true)), by: { ...second, deskId: 'desk-2' } },
      { ...event('e4', 4, { type: 'started', call: 'e3' }), by: { ...second, deskId: 'desk-2' } },
      { ...event('e5', 5, done), by: { ...second, deskId: 'desk-2' } },
      word('e3~calledTwice', 6, { type: 'calledTwice', cause: 'e3', rival: 'e2' }),
    ],
  ],
  [
    'a service that no call holds is at the desk of who began it',
    [
      ...log(issued, called('desk-1'), { type: 'abandoned', call: 'e2' }),
      { ...event('e4', 4, plain('started')), by: { ...second, deskId: 'desk-2' } },
    ],
  ],
  [
    'an end that names the start of the service',
    log(issued, called(), plain('started'), { type: 'transferred', call: 'e3', reasonId: 'advice' }),
  ],
  ['behind an end of an older version a call stays hidden', log(issued, called(), plain('noAnswer'), called('desk-2'))],
  [
    'nobody requeues a person whom another desk and device calls',
    [
      ...log(issued, called('desk-1')),
      { ...event('e3', 3, plain('requeued')), by: { agentId: 'agent-2', deviceId: 'device-2', deskId: 'desk-2' } },
    ],
  ],
  [
    'nobody calls again or holds a person whom another desk and device has',
    [
      ...log(issued, called('desk-1')),
      { ...event('e3', 3, plain('recalled')), by: { ...second, deskId: 'desk-2' } },
      event('e4', 4, { type: 'started', call: 'e2' }),
      { ...event('e5', 5, plain('held')), by: { ...second, deskId: 'desk-2' } },
    ],
  ],
  ['held and taken up again', log(issued, called(), plain('started'), plain('held'), plain('resumed'))],
  ['held', log(issued, called(), plain('started'), plain('held'))],
  [
    'set aside in the middle, then called anew',
    log(issued, called(), plain('started'), { type: 'parked', roomId: 'room-1' }, called('desk-2')),
  ],
  ['nobody came: the end', log(issued, called(), plain('noAnswer'))],
  ['nobody came: back into the queue for a while', log(issued, called(), { type: 'noAnswer', retryMin: 5 })],
  [
    'nobody came, noted by who did not know that they were being served',
    log(issued, called(), plain('started'), plain('noAnswer')),
  ],
  [
    'called after nobody came: owned by the next desk, and it stays ended',
    log(issued, called(), plain('noAnswer'), called('desk-2')),
  ],
  ['served after nobody came', log(issued, called(), plain('noAnswer'), plain('started'))],
  ['back into the queue', log(issued, called(), plain('requeued'))],
  ['no way back into the queue from a service', log(issued, called(), plain('started'), plain('requeued'))],
  [
    'sent on for another reason',
    log(issued, called(), plain('started'), { type: 'transferred', reasonId: 'reason-passport' }),
  ],
  ['gone', log(issued, { type: 'abandoned', why: 'left' })],
  ['not gone: nobody had come before', log(issued, called(), plain('noAnswer'), plain('abandoned'))],
  ['the day ended', log(issued, plain('notServedAtClosing'))],
  ['the day does not end over a service', log(issued, called(), plain('started'), plain('notServedAtClosing'))],
  [
    'ended is ended: a later call changes nothing',
    log(issued, called(), plain('started'), done, called('desk-2'), { type: 'priorityMarked', priority: true }),
  ],
  ['an end that was taken back', log(issued, called(), plain('started'), done, undone('e4'))],
  [
    'an end that was taken back, which was taken back',
    log(issued, called(), plain('started'), done, undone('e4'), undone('e5')),
  ],
  ['the number itself was taken back', log(issued, undone('e1'))],
  [
    'priority, papers, more reasons; papers are marked after the end too',
    log(
      issued,
      { type: 'priorityMarked', priority: true },
      { type: 'paperMarked', paperId: 'p1', mark: 'seen' },
      { type: 'paperMarked', paperId: 'p2', mark: 'missing' },
      { type: 'requestAdded', requestId: 'r2', reasonId: 'reason-x' },
      plain('started'),
      done,
      { type: 'paperMarked', paperId: 'p2', mark: '' },
    ),
  ],
  ['set aside, then nobody came: they were there', log(issued, plain('parked'), { type: 'noAnswer', retryMin: 0 })],
  ['sent on without another reason', log(issued, called(), { type: 'transferred', reasonId: '' })],
  ['back after nobody came', log(issued, called(), plain('noAnswer'), plain('requeued'))],
  ['gone in the middle of a service', log(issued, called(), plain('started'), plain('abandoned'))],
  [
    'served without a call: at the desk of who began',
    log(issued, plain('started'), plain('started'), plain('recalled')),
  ],
  ['taken up though it was not held', log(issued, called(), plain('resumed'), plain('held'))],
  ['an event of a newer version', log(issued, { type: 'smiled', width: 3 })],
];

const appointments: readonly Case[] = [
  ['booked, nothing said of it yet', log(booked)],
  ['accepted', [...log(booked), word('e1~accepted', 2, { type: 'accepted', cause: 'e1' })]],
  ['a place that the server had promised', log({ ...booked, leaseId: 'lease-1' })],
  [
    'more than there is room for',
    [...log(booked), word('e1~overbooked', 2, { type: 'overbooked', cause: 'e1', rivals: ['a2'] })],
  ],
  [
    'more than there is room for, and kept so',
    [
      ...log(booked),
      word('e1~overbooked', 2, { type: 'overbooked', cause: 'e1', rivals: ['a2'] }),
      event('e3', 3, { type: 'kept', cause: 'e1' }),
    ],
  ],
  [
    'accepted, then more than there is room for: a surplus is never hidden',
    [
      ...log(booked),
      word('e1~accepted', 2, { type: 'accepted', cause: 'e1' }),
      word('e1~overbooked', 3, { type: 'overbooked', cause: 'e1', rivals: [] }),
    ],
  ],
  [
    'kept beside another one for the same thing: nothing of it changes',
    [...log(booked), event('e2', 2, { type: 'bothKept', other: 'a2' })],
  ],
  [
    'moved: words about the place before count no more',
    [...log(booked), word('e1~accepted', 2, { type: 'accepted', cause: 'e1' }), event('e3', 3, moved)],
  ],
  [
    'moved back by taking the move back',
    [
      ...log(booked),
      word('e1~accepted', 2, { type: 'accepted', cause: 'e1' }),
      event('e3', 3, moved),
      event('e4', 4, undone('e3')),
    ],
  ],
  [
    'arrived, attended',
    log(booked, { type: 'arrived', ticketId: 't1' }, { type: 'attended', outcome: 'fileDeposited' }),
  ],
  ['the last outcome counts', log(booked, plain('noShow'), plain('cancelledByCitizen'))],
  [
    'arrived after an absence, which nobody took back: they are there',
    log(booked, plain('noShow'), { type: 'arrived', ticketId: 't1' }),
  ],
  [
    'arrived after it was called off, which nobody took back: they are there',
    log(booked, { type: 'cancelledByOffice', why: 'closed' }, { type: 'arrived', ticketId: 't1' }),
  ],
  [
    'called off after the arrival by who had heard of it',
    log(booked, { type: 'arrived', ticketId: 't1' }, plain('cancelledByCitizen')),
  ],
  [
    'called off with the counter of the arrival, before it by its id',
    [...log(booked), event('a2', 2, plain('cancelledByCitizen')), event('e2', 2, { type: 'arrived', ticketId: 't1' })],
  ],
  [
    'called off with the counter of the arrival, after it by its id',
    [...log(booked), event('e2', 2, { type: 'arrived', ticketId: 't1' }), event('z2', 2, plain('noShow'))],
  ],
  [
    'called off, and the arrival taken back',
    [
      ...log(booked),
      event('e2', 2, { type: 'arrived', ticketId: 't1' }),
      event('z2', 2, plain('cancelledByCitizen')),
      event('e3', 3, undone('e2')),
    ],
  ],
  [
    'moved by who had not heard of the arrival',
    [...log(booked), event('e2', 2, { type: 'arrived', ticketId: 't1' }), event('e9', 2, moved)],
  ],
  [
    'opened again after an arrival',
    log(booked, { type: 'arrived', ticketId: 't1' }, plain('noShow'), plain('reopened')),
  ],
  ['opened again without an arrival', log(booked, { type: 'cancelledByOffice', why: 'closed' }, plain('reopened'))],
  [
    'persons written anew',
    log(booked, {
      type: 'personsCorrected',
      persons: [{ preApplicationNumber: 'ABC', ageBand: 'from12', situation: 'loss', citizenId: 'c2' }],
    }),
  ],
  ['for another reason', log(booked, moved, { type: 'reasonCorrected', reasonId: 'reason-2' })],
  ['an empty reason is what the log says', log(booked, { type: 'reasonCorrected', reasonId: '' })],
  [
    'told, called, reminded: nothing of it changes a field',
    log(
      booked,
      { type: 'informed', channel: 'phone', cause: 'e1' },
      { type: 'informed', channel: 'inPerson', cause: 'e1' },
      { type: 'callTaken', cause: 'e1' },
      { type: 'callNoted', outcome: 'noAnswer', cause: 'e1' },
      plain('reminded'),
    ),
  ],
  ['the booking was taken back', log(booked, undone('e1'))],
  [
    'its person was erased, and no word was left of them',
    [...log(booked), word('citizen-1~wordsErased', 2, { type: 'wordsErased', cause: 'citizen-1' })],
  ],
  [
    'a word of the server cannot be taken back',
    [...log(booked), word('e1~accepted', 2, { type: 'accepted', cause: 'e1' }), event('e3', 3, undone('e1~accepted'))],
  ],
];

const requests: readonly Case[] = [
  ['received', log(received)],
  [
    'who asks was erased',
    [...log(received), word('citizen-1~wordsErased', 2, { type: 'wordsErased', cause: 'citizen-1' })],
  ],
  ['received earlier than it was written down', log({ ...received, receivedAt: '2026-11-20T10:00:00Z', subject: 'x' })],
  [
    'received later than it was written down: that is not so',
    log({ ...received, receivedAt: '2026-11-30T10:00:00.000Z' }),
  ],
  [
    'qualified, given to a department',
    log(received, { type: 'qualified', reasonId: 'reason-x' }, { type: 'assigned', departmentId: 'department-1' }),
  ],
  [
    'given away while it is worked on: it stays at work',
    log(received, plain('started'), { type: 'assigned', departmentId: 'department-1' }),
  ],
  ['waits for the citizen', log(received, plain('waitingOnCitizen'))],
  ['answered, closed', log(received, plain('started'), plain('answered'), { type: 'closed', outcome: 'answered' })],
  [
    'closed twice: the first counts',
    log(received, { type: 'closed', outcome: 'a', closedAt: `${DAY}T08:01:30.000Z` }, { type: 'closed', outcome: 'b' }),
  ],
  [
    'work on what is closed changes nothing',
    log(received, { type: 'closed', outcome: 'a' }, plain('started'), plain('answered')),
  ],
  [
    'qualified when it was given away already: it stays so',
    log(received, { type: 'assigned', departmentId: 'department-1' }, { type: 'qualified', reasonId: '' }),
  ],
  [
    'work on what is answered changes nothing',
    log(received, plain('waitingOnCitizen'), plain('answered'), plain('waitingOnCitizen')),
  ],
  ['opened again', log(received, { type: 'closed', outcome: 'a' }, plain('reopened'))],
  ['opened again, though it was open', log(received, plain('reopened'))],
  ['its reception was taken back', log(received, plain('started'), undone('e1'))],
];

const deskSessions: readonly Case[] = [
  ['opened', log(opened)],
  ['paused', log(opened, { type: 'paused', why: 'lunch' })],
  ['opened again after a pause', log(opened, plain('paused'), plain('resumed'))],
  ['closed: nobody sits there', log(opened, plain('closed'))],
  ['the last to open it sits there', log(opened, { ...opened, agentId: 'agent-2' })],
  ['closed, then opened', log(opened, plain('closed'), { ...opened, agentId: 'agent-2' })],
  ['a pause of a closed desk', log(opened, plain('closed'), plain('paused'))],
  ['only a change was announced', log(measure)],
  ['only a change was announced, and taken back', log(measure, undone('e1'))],
  ['the opening was taken back', log(opened, undone('e1'))],
];

const cases: Readonly<Record<LogCollection, readonly Case[]>> = { tickets, appointments, requests, deskSessions };

const derivedOf = (collection: LogCollection, events: readonly AnyEvent[]): Json => {
  const { id: _id, siteId: _siteId, events: _events, ...derived } = foldDocument(collection, 'x', SITE, events);
  return derived;
};

/** What follows from a log: the fields beside `events` that the server stores for these events. */
export const foldVectors = (): Json => {
  const names = Object.keys(cases) as LogCollection[];
  const blank = Object.fromEntries(names.map((name) => [name, derivedOf(name, [])]));
  return {
    about:
      'The fields beside `events` of a document. `blank`: those of a document without events. `derived`: those that its events, in whatever order they are given, make different from `blank`. The `mac` of these words of the server proves nothing.',
    blank,
    cases: names.flatMap((collection) =>
      cases[collection].map(([about, events]) => {
        const all = Object.entries(derivedOf(collection, events));
        const derived = all.filter(([name, value]) => !sameValue(value, blank[collection]?.[name]));
        return { collection, about, derived: Object.fromEntries(derived), events };
      }),
    ),
  };
};
