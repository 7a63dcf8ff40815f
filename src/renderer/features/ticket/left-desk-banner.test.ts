import { expect, it } from 'vitest';

import type { Ticket } from '#shared/domain/model/ticket';

import { endsLeft, leftAt, stillAsked } from './left-desk-banner';

const ticket = (label: string, status: Ticket['status'], deskId = 'desk-8') =>
  ({ id: label, label, status, deskId }) as Ticket;

it('asks of those whom the desk has called or serves, and of nobody else; a call can have been in vain, a service took place', () => {
  const tickets = [
    ticket('A045', 'called'),
    ticket('A044', 'onHold'),
    ticket('A043', 'parked'),
    ticket('A042', 'done'),
    ticket('A041', 'serving', 'desk-1'),
  ];
  expect(leftAt(tickets, 'desk-8').map(({ label }) => label)).toEqual(['A044', 'A045']);
  expect(leftAt(tickets, 'desk-8').map(endsLeft)).toEqual([
    ['done', 'parked', 'waiting'],
    ['left', 'parked', 'waiting'],
  ]);
});

it('asks only of those who were there at the press, and of nobody once one of them is there no more or is served', () => {
  const [first, second] = [ticket('A044', 'serving'), ticket('A045', 'called')];
  const asked = (held: readonly Ticket[], answers: Parameters<typeof stillAsked>[0]['answers'] = []) =>
    stillAsked({ of: [first, second], answers }, held).map(({ label }) => label);
  const answers = [{ ticketId: 'A044', as: 'done' }] as const;
  expect(asked([first, second])).toEqual(['A044', 'A045']);
  expect(asked([first, second], answers)).toEqual(['A045']);
  expect(asked([ticket('A044', 'onHold'), second, ticket('A050', 'called')], answers)).toEqual(['A045']);
  expect(asked([first, ticket('A050', 'called')])).toEqual([]);
  expect(asked([second], answers)).toEqual([]);
  expect(asked([first, ticket('A045', 'serving')])).toEqual([]);
  expect(stillAsked({ of: [], answers: [] }, [first])).toEqual([]);
});
