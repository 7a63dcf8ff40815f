import { expect, it } from 'vitest';

import type { AnyEvent } from '../model/event';
import { crossedEnd } from './crossed-end';
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
const crossed = (...more: readonly AnyEvent[]) => crossedEnd(foldTicket('t', 'site', [...log, ...more]));

it('tells of an end that changed nothing, and that the person is still with the desk that called', () => {
  expect(crossed()).toMatchObject({ event: { id: 'sent' }, deskId: 'desk-1', isThere: true });
  expect(crossed(eventOf('begun', 3, '1', { type: 'started' }))).toMatchObject({ deskId: 'desk-1', isThere: true });
});

it('tells of it also when the person is no longer there: what was noted has to be done again', () => {
  const gone = eventOf('gone', 3, '1', { type: 'noAnswer', call: 'call', retryMin: 0 });
  expect(crossed(gone)).toMatchObject({ event: { id: 'sent' }, deskId: 'desk-1', isThere: false });
});

it('tells nothing once its writer did something else for the person, or the service took place', () => {
  expect(crossed(eventOf('again', 3, '2', { type: 'priorityMarked', priority: true }))).toBeNull();
  expect(crossed(eventOf('done', 3, '1', { type: 'done', outcome: 'advised' }))).toBeNull();
  expect(crossedEnd(foldTicket('t', 'site', log.slice(0, 2)))).toBeNull();
});
