import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AnyEvent } from '../model/event';
import type { Ticket } from '../model/ticket';
import { callOrder } from './call-order';
import { defaultCallPolicy, type CallPolicy } from './call-policy';
import type { Caller } from './offered';
import { queueTicket } from './testing/queue-ticket';

// The oracle has its own constants and its own arithmetic: it must turn red when the policy is not obeyed.
const policy: CallPolicy = {
  ...defaultCallPolicy,
  bookedFromMin: -5,
  bookedUntilMin: 10,
  priorityCeiling: 1,
  waitCeilingMin: 60,
  ceilingOfReason: new Map([['MARRIAGE', 30]]),
  usualMinOfReason: new Map([
    ['CNI', 20],
    ['PASSPORT', 10],
    ['MARRIAGE', 30],
  ]),
};
const ceilings: Readonly<Record<string, number>> = { CNI: 60, PASSPORT: 60, MARRIAGE: 30 };
const nowMs = Date.parse('2026-11-23T10:00:00.000Z');
const now = new Date(nowMs).toISOString();
const reasons = ['CNI', 'PASSPORT', 'MARRIAGE'] as const;

type Case = {
  readonly number: number;
  readonly arrived: number;
  readonly due: number | null;
  readonly reasonId: string;
  readonly priority: boolean;
  readonly status: Ticket['status'];
  readonly calledAfter: number;
  readonly sent: { readonly deskId?: string; readonly agentId?: string } | null;
  readonly restMin: number;
};

const caseOf: fc.Arbitrary<Case> = fc.record({
  number: fc.integer({ min: 1, max: 999 }),
  arrived: fc.integer({ min: -90, max: 0 }),
  due: fc.option(fc.integer({ min: -60, max: 45 }), { freq: 2 }),
  reasonId: fc.constantFrom(...reasons),
  priority: fc.boolean(),
  status: fc.constantFrom('waiting', 'waiting', 'waiting', 'called', 'done', 'parked'),
  calledAfter: fc.integer({ min: 0, max: 60 }),
  sent: fc.option(fc.constantFrom({ deskId: 'd1' }, { deskId: 'd2' }, { agentId: 'a1' }, { agentId: 'a2' }), {
    freq: 3,
  }),
  restMin: fc.constantFrom(0, 0, 0, 3, 20),
});
const ticketOf = (one: Case): Ticket =>
  queueTicket({
    number: one.number,
    reasonId: one.reasonId,
    priority: one.priority,
    status: one.status,
    issuedMs: nowMs + one.arrived * 60_000,
    dueMs: one.due === null ? null : nowMs + one.due * 60_000,
    calledMs: one.status === 'waiting' ? null : nowMs + Math.min(0, one.arrived + one.calledAfter) * 60_000,
    sent: one.sent,
    restsUntilMs: one.restMin === 0 ? null : nowMs + (one.restMin - 5) * 60_000,
  });
const cases = fc.uniqueArray(caseOf, { selector: (one) => one.number, maxLength: 25 });
const queue = cases.map((all) => all.map(ticketOf));
const desk: fc.Arbitrary<Caller & { readonly id: string }> = fc.record({
  id: fc.constantFrom('d1', 'd2', 'd3'),
  agentId: fc.constantFrom('a1', 'a3'),
  reasonIds: fc.subarray([...reasons]),
  agentReasonIds: fc.option(fc.subarray([...reasons], { minLength: 1 }), { nil: undefined, freq: 2 }),
  expressMin: fc.option(fc.constant(15), { nil: undefined, freq: 2 }),
});

const minutes = (iso: string): number => (Date.parse(iso) - nowMs) / 60_000;
const sentOf = (one: Ticket): AnyEvent | undefined => one.events.find((event) => event.type === 'transferred');
const isOver = (one: Ticket): boolean =>
  -Math.max(minutes(one.issuedAt), one.dueAt === '' ? -Infinity : minutes(one.dueAt)) > (ceilings[one.reasonId] ?? 60);
const beyond = (one: Ticket): number =>
  -Math.max(minutes(one.issuedAt), one.dueAt === '' ? -Infinity : minutes(one.dueAt)) - (ceilings[one.reasonId] ?? 60);
const isLate = (one: Ticket): boolean => one.dueAt !== '' && minutes(one.issuedAt) - minutes(one.dueAt) > 10;
const isDue = (one: Ticket): boolean => !isOver(one) && one.dueAt !== '' && !isLate(one) && minutes(one.dueAt) <= 5;
const isEarly = (one: Ticket): boolean => one.dueAt !== '' && !isLate(one) && minutes(one.dueAt) > 5;
const isSentTo = (one: Ticket, at: Caller): boolean => {
  const sent = sentOf(one);
  return sent !== undefined && (sent['deskId'] === at.id || sent['agentId'] === at.agentId);
};
const mayCall = (one: Ticket, at: Caller): boolean => {
  const rest = one.events.find((event) => event.type === 'noAnswer');
  if (rest && Date.parse(rest.at) + Number(rest['retryMin']) * 60_000 > nowMs) return false;
  if (sentOf(one)) return isSentTo(one, at);
  const usual = { CNI: 20, PASSPORT: 10, MARRIAGE: 30 }[one.reasonId] ?? 0;
  return (
    (at.reasonIds.length === 0 || at.reasonIds.includes(one.reasonId)) &&
    (at.agentReasonIds?.includes(one.reasonId) ?? true) &&
    usual <= (at.expressMin ?? 999)
  );
};
const orderOf = (tickets: readonly Ticket[], at: Caller): Ticket[] =>
  callOrder(tickets, at, now, policy).map((ranked) => ranked.ticket);

describe('callOrder', () => {
  it('drops nobody, adds nobody, and gives everyone a rank and a reason', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const order = callOrder(tickets, at, now, policy);
        const expected = tickets.filter((one) => one.status === 'waiting' && mayCall(one, at)).map((one) => one.id);
        expect(order.map((ranked) => ranked.ticket.id).toSorted()).toEqual(expected.toSorted());
        expect(order.map((ranked) => ranked.rank)).toEqual(order.map((_, index) => index + 1));
        for (const { why } of order) {
          expect(why.length).toBeGreaterThan(0);
          expect(why.filter((reason) => reason.code === 'notThisDesk').length).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('does not depend on the order in which tickets are given', () => {
    fc.assert(
      fc.property(
        queue.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        desk,
        ([all, shuffled], at) => {
          expect(callOrder(shuffled, at, now, policy)).toEqual(callOrder(all, at, now, policy));
        },
      ),
    );
  });

  it('puts those beyond their ceiling first, the longest beyond it on top', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const order = orderOf(tickets, at);
        const over = order.filter(isOver);
        expect(order.slice(0, over.length)).toEqual(over);
        expect(over.map(beyond)).toEqual(over.map(beyond).toSorted((a, b) => b - a));
      }),
    );
  });

  it('puts nobody before a booked person who is due but one who is due earlier or waits beyond the ceiling', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const order = orderOf(tickets, at);
        order.forEach((one, index) => {
          if (isDue(one))
            expect(
              order.slice(0, index).every((before) => isOver(before) || (isDue(before) && before.dueAt <= one.dueAt)),
            ).toBe(true);
        });
      }),
    );
  });

  it('lets whom was sent here pass before all who merely wait here', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const rest = orderOf(tickets, at).filter((one) => !isOver(one) && !isDue(one));
        const sent = rest.filter((one) => isSentTo(one, at));
        expect(rest.slice(0, sent.length)).toEqual(sent);
        expect(sent.map((one) => one.issuedAt)).toEqual(sent.map((one) => one.issuedAt).toSorted());
      }),
    );
  });

  it('never calls two with priority in a row while someone without waits, whatever was called before', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const rest = orderOf(tickets, at).filter(
          (one) => !isOver(one) && !isDue(one) && !isSentTo(one, at) && (one.priority || !isEarly(one)),
        );
        const before = tickets
          .filter((one) => one.firstCalledAt !== '' && !sentOf(one))
          .filter((one) => {
            const call = minutes(one.firstCalledAt);
            const from = Math.max(minutes(one.issuedAt), one.dueAt === '' ? -Infinity : minutes(one.dueAt));
            const over = call - from > (ceilings[one.reasonId] ?? 60);
            return !over && !(one.dueAt !== '' && !isLate(one) && minutes(one.dueAt) - call <= 5);
          });
        const latest = before
          .map((one) => one.firstCalledAt)
          .toSorted()
          .at(-1);
        const lastCalled = before.filter((one) => one.firstCalledAt === latest);
        rest.forEach((one, index) => {
          const others = rest.slice(index + 1).some((later) => !later.priority);
          const previous = index > 0 ? [rest[index - 1]] : lastCalled;
          if (one.priority && others)
            expect(previous.length > 0 && previous.every((other) => other?.priority === true)).toBe(false);
        });
      }),
    );
  });

  it('keeps each group in order of arrival, and those who are early last', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const rest = orderOf(tickets, at).filter((one) => !isOver(one) && !isDue(one) && !isSentTo(one, at));
        const walkIns = rest.filter((one) => !isEarly(one) && !one.priority).map((one) => one.issuedAt);
        const priority = rest.filter((one) => one.priority).map((one) => one.issuedAt);
        expect(walkIns).toEqual(walkIns.toSorted());
        expect(priority).toEqual(priority.toSorted());
        const early = rest.findIndex((one) => isEarly(one) && !one.priority);
        if (early >= 0) expect(rest.slice(early).every((one) => isEarly(one) && !one.priority)).toBe(true);
      }),
    );
  });

  it('never puts a person later because they were sent on, at a desk that may call them before and after', () => {
    fc.assert(
      fc.property(
        cases.filter((all) => all.length > 0),
        desk,
        fc.constantFrom(...reasons),
        fc.constantFrom({}, { deskId: 'd1' }, { agentId: 'a1' }),
        (all, at, reasonId, sent) => {
          const [first, ...others] = all;
          if (!first) return;
          const moved: Case = { ...first, status: 'waiting', sent: null, restMin: 0 };
          const rest = others.map(ticketOf);
          const rank = (one: Ticket): number => orderOf([one, ...rest], at).findIndex(({ id }) => id === one.id);
          const before = ticketOf(moved);
          const after = queueTicket({
            number: moved.number,
            reasonId: moved.reasonId,
            priority: moved.priority,
            status: 'waiting',
            issuedMs: nowMs + moved.arrived * 60_000,
            dueMs: moved.due === null ? null : nowMs + moved.due * 60_000,
            sent: { reasonId, ...sent },
          });
          if (rank(before) >= 0 && rank(after) >= 0) expect(rank(after)).toBeLessThanOrEqual(rank(before));
        },
      ),
    );
  });
});
