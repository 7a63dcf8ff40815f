import fc from 'fast-check';
import { expect, it } from 'vitest';

import { smallTown } from '../conflicts/testing/small-town';
import type { Ticket } from '../model/ticket';

import { callOrder } from './call-order';
import { callPolicyOf } from './call-policy';
import type { FloorState } from './floor-state';
import { remainingWaits } from './look-ahead';
import { aheadOfTicket } from './people-ahead';
import { unknownTimes } from './service-times';
import { queueTicket } from './testing/queue-ticket';
import { standingsOf } from './ticket-standing';

const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
const minute = 60_000;
const [reasonId = ''] = smallTown.reasons.map(({ id }) => id);
const desks = smallTown.desks.map((desk) => ({ ...desk, reasonIds: [] }));
const looks = { looks: 20 };

const statuses: readonly Ticket['status'][] = ['waiting', 'waiting', 'waiting', 'called', 'parked', 'noAnswer', 'done'];
const someone = fc.record({
  agoMin: fc.integer({ min: 0, max: 50 }),
  status: fc.constantFrom(...statuses),
  priority: fc.boolean(),
  restsMin: fc.option(fc.integer({ min: -3, max: 4 })),
});

const floor: fc.Arbitrary<FloorState> = fc.array(someone, { maxLength: 10 }).map((people) => ({
  reference: { ...smallTown, desks },
  nowIso: new Date(nowMs).toISOString(),
  sessions: [],
  appointments: [],
  times: unknownTimes,
  tickets: people.map(({ agoMin, status, priority, restsMin }, index) =>
    queueTicket({
      number: index + 1,
      reasonId,
      issuedMs: nowMs - agoMin * minute,
      status,
      priority,
      restsUntilMs: restsMin === null ? null : nowMs + restsMin * minute,
    }),
  ),
}));

it('ranks everybody who may be called, one place each, and nobody else', () => {
  fc.assert(
    fc.property(floor, (state) => {
      const standing = standingsOf(state, looks);
      const ranks = state.tickets.flatMap((one) => standing(one).rank ?? []).toSorted((a, b) => a - b);
      expect(ranks).toEqual(ranks.map((_, index) => index + 1));
      for (const one of state.tickets) {
        const { rank, left, waitedMin, restsUntil } = standing(one);
        if (one.status !== 'waiting') expect([rank, left, waitedMin, restsUntil]).toEqual([null, null, 0, '']);
        else expect(rank === null).toBe(restsUntil !== '');
      }
    }),
  );
});

it('says the rank of the page of the ticket and the minutes of the look ahead that announces waits', () => {
  fc.assert(
    fc.property(floor, (state) => {
      const standing = standingsOf(state, looks);
      const waits = remainingWaits(state, looks);
      for (const one of state.tickets) {
        const ahead = aheadOfTicket(state, one);
        expect(standing(one).rank).toBe(ahead === null ? null : ahead + 1);
        expect(standing(one).left).toEqual(waits.get(one.id) ?? null);
      }
    }),
    { numRuns: 40 },
  );
});

it('counts the calls that nobody answered', () => {
  const rested = queueTicket({ number: 1, reasonId, issuedMs: nowMs - 30 * minute, restsUntilMs: nowMs + minute });
  const fresh = queueTicket({ number: 2, reasonId, issuedMs: nowMs - 20 * minute });
  const standing = standingsOf({
    reference: { ...smallTown, desks },
    nowIso: new Date(nowMs).toISOString(),
    sessions: [],
    appointments: [],
    times: unknownTimes,
    tickets: [rested, fresh],
  });
  expect([standing(rested).callsInVain, standing(fresh).callsInVain]).toEqual([1, 0]);
  expect([standing(rested).rank, standing(fresh).rank]).toEqual([null, 1]);
  expect([standing(rested).waitedMin, standing(fresh).waitedMin]).toEqual([30, 20]);
});

it('is the rank of the calling rule, also as soon as somebody is given priority', () => {
  fc.assert(
    fc.property(floor, fc.nat(), (state, at) => {
      const waiting = state.tickets.filter(({ status }) => status === 'waiting');
      const chosen = waiting[at % Math.max(1, waiting.length)];
      const given = state.tickets.map((one) => (one === chosen ? { ...one, priority: true } : one));
      for (const tickets of [state.tickets, given]) {
        const standing = standingsOf({ ...state, tickets }, looks);
        const order = callOrder(tickets, { reasonIds: [] }, state.nowIso, callPolicyOf(state.reference));
        for (const { ticket, rank } of order) expect(standing(ticket).rank).toBe(rank);
      }
    }),
  );
});
