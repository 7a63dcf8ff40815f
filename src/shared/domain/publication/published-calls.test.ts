import { expect, it } from 'vitest';

import { smallTown } from '../conflicts/testing/small-town';
import { foldTicket } from '../lifecycle/fold-ticket';
import type { AnyEvent } from '../model/event';

import { publishedCalls } from './published-calls';

const desk = smallTown.desks[0]?.id ?? '';
const by = { agentId: 'a1', deviceId: 'k1', deskId: desk };
const log = (...steps: readonly (readonly [string, object?])[]): AnyEvent[] =>
  steps.map(([type, body = {}], at) => ({
    id: `e${at + 1}`,
    n: at + 1,
    at: `2026-11-23T09:0${at}:00.000Z`,
    by,
    type,
    ...body,
  }));
const issued = ['issued', { day: '2026-11-23', series: 'A', label: 'A033', reasonId: 'r', priority: false }] as const;
const called = ['called', { deskId: desk }] as const;
const callsOf = (...steps: readonly (readonly [string, object?])[]) =>
  publishedCalls([foldTicket('t1', 'site', log(issued, ...steps))], smallTown.desks).map(
    ({ callId, deskNumber, stands }) => [callId, deskNumber, stands],
  );

it('keeps the call that somebody did not hear, as one that is over, until the next', () => {
  const unheard = ['noAnswer', { retryMin: 3 }] as const;
  expect(callsOf(called)).toEqual([['e2', 1, true]]);
  expect(callsOf(called, unheard)).toEqual([['e2', 1, false]]);
  expect(callsOf(called, ['recalled'], unheard)).toEqual([['e3', 1, false]]);
  expect(callsOf(called, unheard, called)).toEqual([['e4', 1, true]]);
});

it('tells no call of a ticket that was sent back to the queue', () => {
  expect(callsOf(called, ['requeued'])).toEqual([]);
  expect(callsOf(called, ['noAnswer', { retryMin: 3 }], ['requeued'])).toEqual([]);
});
