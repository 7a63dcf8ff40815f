import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { minutesBetween } from '../../lib/minutes-between';
import { foldTicket } from '../lifecycle/fold-ticket';
import type { Ticket } from '../model/ticket';
import { callOrder } from './call-order';
import { defaultCallPolicy } from './call-policy';
import { chooseNext } from './choose-next';

// The oracle has its own constants: it must turn red when the policy is not obeyed.
const policy = { ...defaultCallPolicy, bookedFromMin: -5, bookedUntilMin: 10, priorityCeiling: 1 };
const now = '2026-11-23T10:00:00.000Z';
const minute = (offset: number): string => new Date(Date.parse(now) + offset * 60_000).toISOString();

const ticket: fc.Arbitrary<Ticket> = fc
  .record({
    number: fc.integer({ min: 1, max: 999 }),
    arrived: fc.integer({ min: -90, max: 0 }),
    due: fc.option(fc.integer({ min: -60, max: 45 }), { freq: 2 }),
    reasonId: fc.constantFrom('CNI', 'PASSPORT', 'MARRIAGE'),
    priority: fc.boolean(),
    status: fc.constantFrom('waiting', 'waiting', 'waiting', 'called', 'done', 'parked'),
    calledAfter: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ number, arrived, due, reasonId, priority, status, calledAfter }) => ({
    ...foldTicket(`t${String(number).padStart(3, '0')}`, 'site', []),
    label: `A${String(number)}`,
    number,
    reasonId,
    priority,
    status: status as Ticket['status'],
    issuedAt: minute(arrived),
    dueAt: due === null ? '' : minute(due),
    firstCalledAt: status === 'waiting' ? '' : minute(Math.min(0, arrived + calledAfter)),
  }));
const queue = fc.uniqueArray(ticket, { selector: (one) => one.id, maxLength: 25 });
const desk = fc
  .subarray(['CNI', 'PASSPORT', 'MARRIAGE'], { minLength: 1 })
  .map((reasonIds) => ({ id: 'd1', reasonIds }));

const isDue = (one: Ticket): boolean =>
  one.dueAt !== '' && minutesBetween(one.dueAt, now) >= -5 && minutesBetween(one.dueAt, one.issuedAt) <= 10;
const isEarly = (one: Ticket): boolean => one.dueAt !== '' && minutesBetween(one.dueAt, now) < -5;

describe('callOrder', () => {
  it('drops nobody, adds nobody and gives everyone a reason', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const order = callOrder(tickets, at, now, policy);
        const expected = tickets
          .filter((one) => one.status === 'waiting' && at.reasonIds.includes(one.reasonId))
          .map((one) => one.id);
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

  it('puts nobody before a booked person who is due but one who is due earlier', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const order = callOrder(tickets, at, now, policy).map((ranked) => ranked.ticket);
        order.forEach((one, index) => {
          if (isDue(one))
            expect(order.slice(0, index).every((before) => isDue(before) && before.dueAt <= one.dueAt)).toBe(true);
        });
      }),
    );
  });

  it('never calls two with priority in a row while someone without waits, whatever was called before', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const order = callOrder(tickets, at, now, policy).map((ranked) => ranked.ticket);
        const rest = order.filter((one) => !isDue(one) && (one.priority || !isEarly(one)));
        const before = tickets
          .filter((one) => one.firstCalledAt !== '')
          .filter((one) => {
            const due =
              one.dueAt !== '' &&
              minutesBetween(one.dueAt, one.firstCalledAt) >= -5 &&
              minutesBetween(one.dueAt, one.issuedAt) <= 10;
            return !due;
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
        const order = callOrder(tickets, at, now, policy).map((ranked) => ranked.ticket);
        const walkIns = order.filter((one) => !isDue(one) && !isEarly(one) && !one.priority).map((one) => one.issuedAt);
        const priority = order.filter((one) => !isDue(one) && one.priority).map((one) => one.issuedAt);
        expect(walkIns).toEqual(walkIns.toSorted());
        expect(priority).toEqual(priority.toSorted());
        const early = order.findIndex((one) => isEarly(one) && !one.priority);
        if (early >= 0) expect(order.slice(early).every((one) => isEarly(one) && !one.priority)).toBe(true);
      }),
    );
  });

  it('is what chooseNext obeys', () => {
    fc.assert(
      fc.property(queue, desk, (tickets, at) => {
        const free = tickets.map((one) => ({ ...one, deskId: '' }));
        const next = chooseNext(free, at, now, policy);
        const first = callOrder(free, at, now, policy)[0];
        expect(next).toEqual(first ? { ok: true, value: first } : { ok: false, reason: { code: 'nobodyWaiting' } });
      }),
    );
  });
});
