import { expect, it } from 'vitest';

import { queueTicket, type QueueTicket } from '#shared/domain/queue/testing/queue-ticket';

import { mayTakeBack } from './take-back';

const ticket = (more: Partial<QueueTicket> = {}) =>
  queueTicket({ number: 48, reasonId: 'r', issuedMs: Date.parse('2026-11-23T09:00:00Z'), ...more });
const [open, stays] = [
  { stays: false, code: 'passageLogged' as const },
  { stays: true, code: 'passageLogged' as const },
];

it('is offered for a ticket until somebody builds on it, and never after a refusal', () => {
  expect(mayTakeBack(open, ticket())).toBe(true);
  expect(mayTakeBack(stays, ticket())).toBe(false);
  for (const status of ['called', 'serving', 'done', 'abandoned', 'parked'] as const)
    expect(mayTakeBack(open, ticket({ status }))).toBe(false);
});

it('is offered for what gave no ticket until it is refused', () => {
  expect([mayTakeBack(open, undefined), mayTakeBack(stays, undefined)]).toEqual([true, false]);
});

it('is offered for somebody noted as gone while they count as gone', () => {
  const gone = { stays: false, code: 'abandoned' as const };
  const offered = (['abandoned', 'waiting', 'called', 'void'] as const).map((status) =>
    mayTakeBack(gone, ticket({ status })),
  );
  expect(offered).toEqual([true, false, false, false]);
  expect([
    mayTakeBack(gone, undefined),
    mayTakeBack({ ...gone, stays: true }, ticket({ status: 'abandoned' })),
  ]).toEqual([false, false]);
});
