import { expect, it } from 'vitest';

import type { DeskSession } from '#shared/domain/model/desk-session';
import type { Ticket } from '#shared/domain/model/ticket';

import { endsLeft, leftAt, leftDeskOf } from './left-desk-banner';

const session = (deskId: string, agentId: string, deviceId: string, status: DeskSession['status'] = 'open') =>
  ({
    id: `${deskId}:d`,
    deskId,
    agentId,
    status,
    events: [
      { type: 'opened', by: { deviceId } },
      { type: 'paused', by: { deviceId: 'x' } },
    ],
  }) as unknown as DeskSession;

it('is what was opened here for somebody else, and stands open; not what one opened oneself, nor what another computer opened', () => {
  const here = { agentId: 'nad', deviceId: 'here' };
  const left = session('desk-8', 'eric', 'here');
  expect(leftDeskOf([session('desk-7', 'eric', 'there'), left], here)).toBe(left);
  expect(leftDeskOf([session('desk-8', 'eric', 'here', 'paused')], here)?.deskId).toBe('desk-8');
  for (const other of [
    session('desk-8', 'eric', 'here', 'closed'),
    session('desk-8', 'nad', 'here'),
    session('desk-8', 'eric', 'there'),
  ])
    expect(leftDeskOf([other], here)).toBeNull();
});

it('asks of those whom the desk has called or serves, and of nobody else; a call can have been in vain, a service took place', () => {
  const ticket = (label: string, status: Ticket['status'], deskId = 'desk-8') =>
    ({ id: label, label, status, deskId }) as Ticket;
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
