import fc from 'fast-check';
import { expect, it } from 'vitest';

import { smallTown } from '../conflicts/testing/small-town';
import { foldTicket } from '../lifecycle/fold-ticket';
import type { Ticket } from '../model/ticket';
import { callOrder } from './call-order';
import { callPolicyOf } from './call-policy';

import { aheadOfTicket, peopleAheadOf, type QueueFacts } from './people-ahead';

const DAY = '2026-11-23';
const by = { agentId: '', deviceId: 'd', deskId: '' };
const reasonIds = smallTown.reasons.map(({ id }) => id);
const desks = smallTown.desks.map((desk) => ({ ...desk, reasonIds: [] }));

const ticket = fc
  .record({ minute: fc.integer({ min: 0, max: 59 }), reasonId: fc.constantFrom(...reasonIds), priority: fc.boolean() })
  .map((one) => ({ ...one, at: `${DAY}T08:${String(one.minute).padStart(2, '0')}:00.000Z` }));

/** A floor whose desks serve everybody alike. */
const floor: fc.Arbitrary<QueueFacts> = fc.array(ticket, { maxLength: 12 }).map((all) => ({
  reference: { ...smallTown, desks },
  sessions: [],
  nowIso: `${DAY}T09:00:00.000Z`,
  tickets: all.map(({ at, reasonId, priority }, index): Ticket =>
    foldTicket(`t${index}`, 's', [
      { id: `e${index}`, n: 1, at, by, type: 'issued', day: DAY, series: 'A', number: index + 1, reasonId, priority },
    ]),
  ),
}));

/** The same floor where each reason has a desk of its own. */
const apart = (facts: QueueFacts): QueueFacts => ({
  ...facts,
  reference: {
    ...facts.reference,
    desks: desks.slice(0, reasonIds.length).map((desk, index) => ({ ...desk, reasonIds: [reasonIds[index] ?? ''] })),
  },
});

it('counts everybody who waits where all desks serve all, and only those of the reason where none is shared', () => {
  fc.assert(
    fc.property(floor, (facts) => {
      const [together, alone] = [peopleAheadOf(facts), peopleAheadOf(apart(facts))];
      for (const id of reasonIds) {
        expect(together(id)).toBe(facts.tickets.length);
        expect(alone(id)).toBe(facts.tickets.filter(({ reasonId }) => reasonId === id).length);
      }
    }),
  );
});

it('stands where the rule of a desk that serves all puts the ticket', () => {
  fc.assert(
    fc.property(floor, (facts) => {
      const order = callOrder(facts.tickets, { reasonIds: [] }, facts.nowIso, callPolicyOf(facts.reference));
      expect(order.map(({ ticket: one }) => aheadOfTicket(facts, one))).toEqual(order.map((_, index) => index));
    }),
  );
});

it('gives every waiting ticket a place of its own', () => {
  fc.assert(
    fc.property(floor, (facts) => {
      const places = facts.tickets.map((one) => aheadOfTicket(facts, one));
      expect(places.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(facts.tickets.map((_, index) => index));
    }),
  );
});
