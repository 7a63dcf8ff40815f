import { describe, expect, it } from 'vitest';

import { foldTicket } from '../lifecycle/fold-ticket';
import type { Ticket } from '../model/ticket';
import { callOrder } from './call-order';
import { defaultCallPolicy } from './call-policy';
import { queueTicket } from './testing/queue-ticket';
import { waitMinOf } from './wait';

const now = '2026-11-23T10:32:00.000Z';
const at = (time: string): string => `2026-11-23T${time}:00.000Z`;
const waiting = (number: number, reasonId: string, issued: string, more: Partial<Ticket> = {}): Ticket => ({
  ...foldTicket(`t${String(number).padStart(3, '0')}`, 'site', []),
  status: 'waiting',
  number,
  label: `A0${String(number)}`,
  reasonId,
  issuedAt: at(issued),
  ...more,
});

// The morning of the picture of the counter: A049 passes before A031, whose reason this desk does not serve.
const morning = [
  waiting(31, 'STATE', '09:49'),
  waiting(49, 'CNI', '10:15', { dueAt: at('10:20') }),
  waiting(46, 'COLLECT', '10:13'),
  waiting(52, 'COLLECT', '10:23', { priority: true }),
  waiting(54, 'CNI', '10:29', { dueAt: at('10:30') }),
  waiting(55, 'CNI', '10:30', { dueAt: at('10:40') }),
];
const desk = { id: 'desk-3', reasonIds: ['CNI', 'COLLECT'] };

describe('callOrder', () => {
  it('calls booked people who are due, then priority, then walk-ins, then those who are early', () => {
    expect(callOrder(morning, desk, now).map(({ ticket }) => ticket.number)).toEqual([49, 54, 52, 46, 55]);
  });

  it('says why, and who was passed over', () => {
    expect(callOrder(morning, desk, now)[0]?.why).toEqual([
      { code: 'bookedDue', dueAt: at('10:20'), lateMin: 12 },
      { code: 'notThisDesk', label: 'A031', reasonId: 'STATE', waitMin: 43 },
    ]);
  });

  it('lets a walk-in pass between two with priority', () => {
    const tickets = [
      waiting(1, 'CNI', '10:00', { priority: true }),
      waiting(2, 'CNI', '10:01', { priority: true }),
      waiting(3, 'CNI', '10:02'),
    ];
    const order = callOrder(tickets, desk, now);
    expect(order.map(({ ticket }) => ticket.number)).toEqual([1, 3, 2]);
    expect(order[1]?.why).toContainEqual({ code: 'turnAfterPriority' });
    const called = waiting(9, 'CNI', '09:50', { priority: true, status: 'serving', firstCalledAt: at('10:20') });
    expect(callOrder([...tickets, called], desk, now).map(({ ticket }) => ticket.number)).toEqual([3, 1, 2]);
  });

  it('counts who came too late for an appointment as a walk-in by arrival', () => {
    const tickets = [
      waiting(1, 'CNI', '10:10'),
      waiting(2, 'CNI', '10:11', { dueAt: at('10:00') }),
      waiting(3, 'CNI', '10:12'),
    ];
    const order = callOrder(tickets, desk, now);
    expect(order.map(({ ticket }) => ticket.number)).toEqual([1, 2, 3]);
    expect(order[1]?.why[0]).toEqual({ code: 'bookedLate', dueAt: at('10:00'), lateMin: 11 });
  });

  it('lets a desk without a list of reasons serve all', () => {
    expect(callOrder(morning, { reasonIds: [] }, now)).toHaveLength(6);
  });
});

describe('the ceiling', () => {
  const policy = { ...defaultCallPolicy, ceilingOfReason: new Map([['COLLECT', 15]]) };
  const tickets = [
    waiting(1, 'CNI', '09:31'),
    waiting(2, 'CNI', '09:33'),
    waiting(3, 'COLLECT', '10:10'),
    waiting(4, 'CNI', '09:20', { dueAt: at('10:20') }),
    waiting(5, 'CNI', '10:30', { priority: true }),
  ];

  it('puts first whoever waits longer than their department allows, the longest beyond it on top', () => {
    const order = callOrder(tickets, desk, now, policy);
    expect(order.map(({ ticket }) => ticket.number)).toEqual([3, 1, 4, 5, 2]);
    expect(order[0]?.why).toEqual([{ code: 'ceiling', waitMin: 22, ceilingMin: 15 }]);
    expect(order[1]?.why).toEqual([{ code: 'ceiling', waitMin: 61, ceilingMin: 60 }]);
  });

  it('counts the wait of a booked person from their appointment, not from an early arrival', () => {
    const early = waiting(4, 'CNI', '09:00', { dueAt: at('10:20') });
    expect(callOrder([early], desk, now, policy)[0]?.why[0]?.code).toBe('bookedDue');
  });
});

describe('sent on', () => {
  const ms = (time: string): number => Date.parse(at(time));
  const policy = { ...defaultCallPolicy, ceilingOfReason: new Map([['COLLECT', 15]]) };

  it('keeps the shorter ceiling of the reason that the person came for', () => {
    const moved = queueTicket({ number: 1, reasonId: 'COLLECT', issuedMs: ms('10:10'), sent: { reasonId: 'CNI' } });
    expect(moved.reasonId).toBe('CNI');
    expect(callOrder([moved], desk, now, policy)[0]?.why).toEqual([{ code: 'ceiling', waitMin: 22, ceilingMin: 15 }]);
  });

  it('is offered there alone, before those who merely wait, and by first arrival', () => {
    const here = queueTicket({ number: 1, reasonId: 'STATE', issuedMs: ms('10:20'), sent: { deskId: 'desk-3' } });
    const there = queueTicket({ number: 2, reasonId: 'CNI', issuedMs: ms('10:00'), sent: { deskId: 'desk-4' } });
    const agent = queueTicket({ number: 3, reasonId: 'CNI', issuedMs: ms('10:10'), sent: { agentId: 'agent-9' } });
    const other = waiting(4, 'CNI', '10:01');
    const all = [here, there, agent, other];
    expect(callOrder(all, desk, now).map(({ ticket }) => ticket.number)).toEqual([1, 4]);
    const withAgent = { ...desk, agentId: 'agent-9' };
    expect(callOrder(all, withAgent, now).map(({ ticket }) => ticket.number)).toEqual([3, 1, 4]);
    expect(callOrder(all, withAgent, now)[1]?.why.map(({ code }) => code)).toEqual(['sentHere', 'byArrival']);
    // The overview of the site sees everybody.
    expect(callOrder(all, { reasonIds: [] }, now)).toHaveLength(4);
  });

  it('neither counts as a turn of priority nor breaks the row', () => {
    const priority = waiting(1, 'CNI', '10:00', { priority: true, status: 'done', firstCalledAt: at('10:20') });
    const sent = queueTicket({
      number: 2,
      reasonId: 'CNI',
      issuedMs: ms('10:01'),
      status: 'done',
      calledMs: ms('10:25'),
      sent: { deskId: 'desk-3' },
    });
    const queue = [waiting(3, 'CNI', '10:02', { priority: true }), waiting(4, 'CNI', '10:03')];
    expect(callOrder([priority, sent, ...queue], desk, now)[0]?.ticket.number).toBe(4);
  });
});

describe('the waits that reasons name', () => {
  it('are those of every other screen: somebody who came early does not wait yet', () => {
    const early = waiting(1, 'CNI', '09:40', { dueAt: at('10:20') });
    const walkIn = waiting(2, 'CNI', '10:05');
    for (const { ticket, why } of callOrder([early, walkIn], desk, now))
      for (const reason of why)
        if (reason.code === 'longestWait' || reason.code === 'byArrival') {
          expect(reason.waitMin).toBe(waitMinOf(ticket, now));
          expect(reason.code === 'longestWait').toBe(ticket.id === walkIn.id);
        }
  });
});
