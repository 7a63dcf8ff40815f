import { expect, it } from 'vitest';

import type { AnyEvent } from '../model/event';
import { crossedEnds, crossedSteps, stepsInVain } from './crossing-news';
import { foldTicket } from './fold-ticket';

const at = '2026-11-24T08:00:00.000Z';
const eventOf = (id: string, n: number, desk: string, body: object): AnyEvent =>
  ({
    id,
    n,
    at,
    by: { agentId: `agent-${desk}`, deviceId: `device-${desk}`, deskId: `desk-${desk}` },
    ...body,
  }) as AnyEvent;

const number = { day: '2026-11-24', series: 'A', number: 1, reasonId: 'advice', priority: false };
const log = [
  eventOf('issued', 1, '1', { type: 'issued', ...number }),
  eventOf('call', 2, '1', { type: 'called', deskId: 'desk-1', tentative: false, why: [] }),
  eventOf('sent', 2, '2', { type: 'transferred', reasonId: 'deposit', call: '' }),
];
const allCrossed = (...more: readonly AnyEvent[]) => crossedEnds(foldTicket('t', 'site', [...log, ...more]));
const crossed = (...more: readonly AnyEvent[]) => allCrossed(...more).at(-1);

it('tells of an end that changed nothing, and that the person is still with the desk that called', () => {
  expect(crossed()).toMatchObject({ event: { id: 'sent' }, deskId: 'desk-1', isThere: true });
  expect(crossed(eventOf('begun', 3, '1', { type: 'started' }))).toMatchObject({ deskId: 'desk-1', isThere: true });
});

it('tells of it also when the person is no longer there: what was noted has to be done again', () => {
  const gone = eventOf('gone', 3, '1', { type: 'noAnswer', call: 'call', retryMin: 0 });
  expect(crossed(gone)).toMatchObject({ event: { id: 'sent' }, deskId: 'desk-1', isThere: false });
});

it('tells nothing once its writer did something else for the person, or the service took place', () => {
  expect(crossed(eventOf('again', 3, '2', { type: 'abandoned', call: 'call' }))).toBeUndefined();
  expect(crossed(eventOf('done', 3, '1', { type: 'done', outcome: 'advised' }))).toBeUndefined();
  expect(crossedEnds(foldTicket('t', 'site', log.slice(0, 2)))).toEqual([]);
});

it('tells of it still when its writer marked something, or noted another end, without having heard either', () => {
  expect(crossed(eventOf('paper', 3, '2', { type: 'priorityMarked', priority: true }))).toMatchObject({
    event: { id: 'sent' },
  });
  const aside = eventOf('aside', 3, '2', { type: 'parked', call: '' });
  expect(allCrossed(aside)).toMatchObject([{ event: { id: 'aside' } }]);
});

it('tells who began a service that a colleague had taken their call back', () => {
  const begun = eventOf('begun', 3, '1', { type: 'started', call: 'call' });
  const back = eventOf('back', 3, '2', { type: 'undone', target: 'call' });
  const ticket = foldTicket('t', 'site', [...log.slice(0, 2), begun, back]);
  expect(ticket.status).toBe('waiting');
  expect(crossedEnds(ticket)).toMatchObject([{ event: { id: 'begun' }, isThere: false, why: 'takenBack' }]);
  const again = eventOf('again', 4, '1', { type: 'called', deskId: 'desk-1', tentative: false, why: [] });
  expect(crossedEnds(foldTicket('t', 'site', [...ticket.events, again]))).toEqual([]);
});

it('tells a desk that began the service of a colleague, who took the call back in that moment: in either order nobody has the person', () => {
  const begun = eventOf('m', 3, '2', { type: 'started', call: 'call' });
  const told = log.slice(0, 2);
  expect(crossedEnds(foldTicket('t', 'site', [...told, begun]))).toMatchObject([{ deskId: 'desk-1', isThere: true }]);
  for (const [id, n] of [
    ['a', 3],
    ['z', 3],
    ['z', 4],
  ] as const) {
    const ticket = foldTicket('t', 'site', [...told, begun, eventOf(id, n, '1', { type: 'undone', target: 'call' })]);
    expect([ticket.status, ticket.deskId]).toEqual(['waiting', '']);
    expect(crossedEnds(ticket)).toMatchObject([{ event: { id: 'm' }, isThere: false, why: 'takenBack' }]);
    const again = eventOf('again', 5, '1', { type: 'called', deskId: 'desk-1', tentative: false, why: [] });
    const anew = crossedEnds(foldTicket('t', 'site', [...ticket.events, again]));
    expect(anew).toMatchObject([{ event: { id: 'm' }, deskId: 'desk-1', isThere: true }]);
  }
});

it('tells of an end on its way that the person was given to the desk that wrote it, and of a start there nothing', () => {
  const second = eventOf('second', 2, '2', { type: 'called', deskId: 'desk-2', tentative: true, why: [] });
  const word = eventOf('second~calledTwice', 3, '', { type: 'calledTwice', cause: 'second', rival: 'call', mac: '' });
  const settled = [
    eventOf('u1', 4, '9', { type: 'undone', target: 'call' }),
    eventOf('u2', 5, '9', { type: 'undone', target: 'second' }),
    eventOf('anew', 6, '9', { type: 'called', deskId: 'desk-2', tentative: false, why: ['settled'] }),
  ];
  const given = [...log.slice(0, 2), second, word, ...settled];
  const onward = eventOf('onward', 4, '2', { type: 'transferred', reasonId: 'deposit', call: 'second' });
  expect(crossedEnds(foldTicket('t', 'site', [...given, onward]))).toMatchObject([
    { event: { id: 'onward' }, deskId: 'desk-2', isThere: true, why: 'called' },
  ]);
  const begun = eventOf('begun', 4, '2', { type: 'started', call: 'second' });
  expect(crossedEnds(foldTicket('t', 'site', [...given, begun]))).toEqual([]);
});

it('tells who took a person for gone that a colleague had sent them on', () => {
  const sent = eventOf('onward', 3, '2', { type: 'transferred', reasonId: 'deposit', call: 'call' });
  const gone = eventOf('gone', 4, '1', { type: 'noAnswer', call: 'call' });
  const ticket = foldTicket('t', 'site', [...log.slice(0, 2), sent, gone]);
  expect(ticket.status).toBe('waiting');
  expect(crossedEnds(ticket)).toMatchObject([{ event: { id: 'gone' }, isThere: false, why: 'movedOn' }]);
});

it('tells each of two who crossed the same call', () => {
  const other = eventOf('left', 2, '3', { type: 'abandoned', call: '' });
  expect(
    allCrossed(other)
      .map(({ event }) => event.id)
      .toSorted(),
  ).toEqual(['left', 'sent']);
});

it('tells who was called second and sent the person on that nothing came of it, also when the first has let them go', () => {
  const second = eventOf('second', 2, '2', { type: 'called', deskId: 'desk-2', tentative: true, why: [] });
  const word = eventOf('second~calledTwice', 3, '', { type: 'calledTwice', cause: 'second', rival: 'call', mac: '' });
  const onward = eventOf('onward', 4, '2', { type: 'transferred', reasonId: 'deposit', call: 'second' });
  const ended = eventOf('ended', 4, '1', { type: 'noAnswer', call: 'call' });
  const ticket = foldTicket('t', 'site', [...log.slice(0, 2), second, word, onward, ended]);
  expect(ticket.status).toBe('noAnswer');
  expect(crossedEnds(ticket)).toMatchObject([{ event: { id: 'onward' }, deskId: 'desk-1', isThere: false }]);
});

const received = eventOf('in', 1, '1', { type: 'received', day: '2026-11-24', reasonId: 'advice' });
const closedHere = eventOf('closed', 2, '1', { type: 'closed', outcome: 'incompleteFile' });
const stepsOf = (...more: readonly AnyEvent[]) =>
  crossedSteps({ events: [received, ...more] }).map(({ event, by }) => `${event.id} by ${by.id}`);

it.each(['answered', 'assigned', 'started', 'waitingOnCitizen'])(
  'tells that a desk closed a request while another one noted « %s », whichever sorts first',
  (type) => {
    for (const id of ['a-first', 'z-last'])
      expect(stepsOf(closedHere, eventOf(id, 2, '2', { type, departmentId: 'd' }))).toEqual([`${id} by closed`]);
    // A desk that wrote more than one step while it was cut off.
    expect(
      stepsOf(
        eventOf('begun', 2, '1', { type: 'started' }),
        { ...closedHere, n: 3 },
        eventOf('theirs', 2, '2', { type }),
      ),
    ).toEqual(['theirs by closed']);
  },
);

it('tells of two desks that gave one request to different people, and of two that closed it differently', () => {
  const given = (id: string, desk: string, agentId: string) =>
    eventOf(id, 2, desk, { type: 'assigned', departmentId: 'd', agentId });
  expect(stepsOf(given('a', '1', 'x'), given('b', '2', 'y'))).toEqual(['a by b']);
  expect(stepsOf(given('a', '1', 'x'), given('b', '2', 'x'))).toEqual([]);
  const other = (outcome: string) => eventOf('other', 2, '2', { type: 'closed', outcome });
  expect(stepsOf(closedHere, other('answered'))).toEqual(['other by closed']);
  expect(stepsOf(closedHere, other('incompleteFile'))).toEqual([]);
});

it('is silent where the second desk had seen the first, once it was reopened or taken back, and once its writer went on', () => {
  const answered = (n: number) => eventOf('answer', n, '2', { type: 'answered' });
  expect(stepsOf(answered(2), { ...closedHere, n: 3 })).toEqual([]);
  expect(stepsOf(closedHere, answered(2), eventOf('again', 3, '1', { type: 'reopened' }))).toEqual([]);
  expect(stepsOf(closedHere, answered(2), eventOf('back', 3, '1', { type: 'undone', target: 'closed' }))).toEqual([]);
  expect(stepsOf(closedHere, answered(2), eventOf('back', 3, '2', { type: 'undone', target: 'answer' }))).toEqual([]);
  expect(stepsOf(closedHere, answered(2), eventOf('on', 5, '2', { type: 'assigned', departmentId: 'e' }))).toEqual([]);
});

it('keeps in mind which steps changed nothing, also when their writer went on, and no answer and no name that a closing left standing', () => {
  const vain = (...more: readonly AnyEvent[]) =>
    stepsInVain({ events: [received, ...more] }).map(({ event, by }) => `${event.id} by ${by.id}`);
  const waits = eventOf('waits', 2, '2', { type: 'waitingOnCitizen' });
  const on = eventOf('on', 5, '2', { type: 'assigned', departmentId: 'e' });
  expect(vain(closedHere, waits)).toEqual(['waits by closed']);
  expect(vain(closedHere, waits, on)).toEqual(['waits by closed']);
  expect(vain(closedHere, eventOf('begun', 2, '2', { type: 'started' }))).toEqual(['begun by closed']);
  expect(vain(closedHere, eventOf('other', 2, '2', { type: 'closed', outcome: 'answered' }))).toEqual([
    'other by closed',
  ]);
  expect(vain(closedHere, eventOf('answer', 2, '2', { type: 'answered' }))).toEqual([]);
  expect(vain(closedHere, eventOf('given', 2, '2', { type: 'assigned', departmentId: 'd' }))).toEqual([]);
  const given = (id: string, desk: string) =>
    eventOf(id, 2, desk, { type: 'assigned', departmentId: 'd', agentId: id });
  expect(vain(given('a', '1'), given('b', '2'))).toEqual(['a by b']);
  // The desk that closed it had seen the step, or took its closing back.
  expect(vain(waits, { ...closedHere, n: 3 })).toEqual([]);
  expect(vain(closedHere, waits, eventOf('back', 3, '1', { type: 'undone', target: 'closed' }))).toEqual([]);
});
