import { expect, it } from 'vitest';

import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Ticket } from '#shared/domain/model/ticket';
import { leftDeskOf } from '#shared/domain/queue/desk-states';

import { endsLeft, leftAt, stillAsked } from './left-desk-banner';

const session = (deskId: string, agentId: string, deviceId: string, status: DeskSession['status'] = 'open') =>
  ({
    id: `${deskId}:d`,
    deskId,
    agentId,
    status,
    events: [
      { type: 'opened', at: '09:00', by: { deviceId, deskId, agentId } },
      // Reception notes a pause for them.
      { type: 'paused', at: '09:30', by: { deviceId: 'x', deskId: 'desk-1', agentId: 'maud' } },
    ],
  }) as unknown as DeskSession;

it('is what was opened here for somebody else, and stands open; not what one opened oneself, nor what another computer opened', () => {
  const here = { agentId: 'nad', deviceId: 'here' };
  const left = session('desk-8', 'eric', 'here');
  expect(leftDeskOf([session('desk-7', 'eric', 'there'), left], [], here)).toBe(left);
  expect(leftDeskOf([session('desk-8', 'eric', 'here', 'paused')], [], here)?.deskId).toBe('desk-8');
  for (const other of [
    session('desk-8', 'eric', 'here', 'closed'),
    session('desk-8', 'nad', 'here'),
    session('desk-8', 'eric', 'there'),
  ])
    expect(leftDeskOf([other], [], here)).toBeNull();
});

it('is not left by who went on at another computer, until they write from here again', () => {
  const here = { agentId: 'nad', deviceId: 'here' };
  const left = session('desk-8', 'eric', 'here');
  const wrote = (at: string, deviceId: string, agentId = 'eric') =>
    ({ events: [{ type: 'called', at, by: { deviceId, deskId: 'desk-8', agentId } }] }) as unknown as Ticket;
  expect(leftDeskOf([left], [wrote('09:10', 'there')], here)).toBeNull();
  expect(leftDeskOf([left], [wrote('09:10', 'there'), wrote('09:20', 'here')], here)).toBe(left);
  // What others wrote of that desk, or they themselves before, says nothing.
  expect(leftDeskOf([left], [wrote('09:10', 'there', 'maud'), wrote('08:50', 'there')], here)).toBe(left);
});

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
