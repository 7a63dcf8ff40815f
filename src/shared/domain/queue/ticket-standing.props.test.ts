import fc from 'fast-check';
import { expect, it } from 'vitest';

import { smallTown } from '../conflicts/testing/small-town';
import type { DeskSession } from '../model/desk-session';
import type { Ticket } from '../model/ticket';

import { callOrder } from './call-order';
import { callPolicyOf, defaultCallPolicy } from './call-policy';
import type { FloorState } from './floor-state';
import { remainingWaits } from './look-ahead';
import { aheadOfTicket, waitsForHour } from './people-ahead';
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
  dueMin: fc.option(fc.integer({ min: -20, max: 40 })),
});

const floor: fc.Arbitrary<FloorState> = fc.array(someone, { maxLength: 10 }).map((people) => ({
  reference: { ...smallTown, desks },
  nowIso: new Date(nowMs).toISOString(),
  sessions: [],
  appointments: [],
  times: unknownTimes,
  tickets: people.map(({ agoMin, status, priority, restsMin, dueMin }, index) =>
    queueTicket({
      number: index + 1,
      reasonId,
      issuedMs: nowMs - agoMin * minute,
      status,
      priority,
      restsUntilMs: restsMin === null ? null : nowMs + restsMin * minute,
      dueMs: dueMin === null ? null : nowMs + dueMin * minute,
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
        const { rank, left, waitedMin, restsUntil, hourAt } = standing(one);
        if (one.status !== 'waiting')
          expect([rank, left, waitedMin, restsUntil, hourAt]).toEqual([null, null, 0, '', '']);
        else expect(rank === null).toBe(restsUntil !== '' || hourAt !== '');
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
        for (const { ticket, rank } of order)
          expect(standing(ticket).rank).toBe(
            waitsForHour(ticket, state.nowIso, callPolicyOf(state.reference)) ? null : rank,
          );
      }
    }),
  );
});

/** These desks are manned and serve everybody, nothing is left to chance, and nobody waits so long that they pass before all. */
const certain = (state: FloorState, manned = desks): FloorState => ({
  ...state,
  reference: {
    ...state.reference,
    desks: manned,
    queuePolicies: [{ ...defaultCallPolicy, kind: 'queuePolicy', id: 'policy', waitCeilingMin: 600 }],
  },
  sessions: manned.map(({ id }): DeskSession => ({
    id: `${id}:2026-11-23`,
    siteId: 'site',
    events: [],
    status: 'open',
    day: '2026-11-23',
    deskId: id,
    agentId: `agent-of-${id}`,
    openedAt: '',
  })),
  // Nobody with priority: how many passed in a row changes with those whose hour comes.
  tickets: state.tickets.map((one) => ({ ...one, priority: false })),
  times: { ...unknownTimes, spread: [1], walkMin: [0], emptyShare: 0, leaveShare: 0 },
});

it('says no rank that the minutes of the look ahead contradict: who stands before somebody is called before them', () => {
  fc.assert(
    fc.property(floor, (some) => {
      const state = certain(some, desks.slice(0, 1));
      const standing = standingsOf(state, looks);
      const ranked = state.tickets
        .map((one) => standing(one))
        .filter(({ rank }) => rank !== null)
        .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0));
      const minutes = ranked.map(({ left }) => left?.fromMin ?? Number.NaN);
      expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
    }),
  );
});

it('says the hour, and no rank, of who is here before it, though many who came without one wait', () => {
  const tickets = Array.from({ length: 10 }, (_, at) =>
    queueTicket({ number: at + 1, reasonId, issuedMs: nowMs - (30 - at) * minute }),
  );
  const booked = queueTicket({ number: 11, reasonId, issuedMs: nowMs, dueMs: nowMs + 17 * minute });
  const state = certain({
    reference: { ...smallTown, desks },
    nowIso: new Date(nowMs).toISOString(),
    sessions: [],
    appointments: [],
    times: unknownTimes,
    tickets: [...tickets, booked],
  });
  const at = (nowIso: string) => standingsOf({ ...state, nowIso }, looks)(booked);
  expect(at(state.nowIso)).toMatchObject({ rank: null, hourAt: booked.dueAt });
  expect(aheadOfTicket(state, booked)).toBeNull();
  // From five minutes before the hour on nobody passes before it.
  expect(at(new Date(nowMs + 12 * minute).toISOString())).toMatchObject({ rank: 1, hourAt: '' });
});

it('ranks who was sent to one desk by the order of that desk, and nobody whom no desk may call', () => {
  const others = [30, 20].map((agoMin, at) =>
    queueTicket({ number: at + 1, reasonId, issuedMs: nowMs - agoMin * minute }),
  );
  const sentTo = (sent: { readonly deskId?: string; readonly agentId?: string }) =>
    queueTicket({ number: 3, reasonId, issuedMs: nowMs - 10 * minute, sent });
  const rankOf = (ticket: Ticket) =>
    standingsOf(
      certain({
        reference: { ...smallTown, desks },
        nowIso: new Date(nowMs).toISOString(),
        sessions: [],
        appointments: [],
        times: unknownTimes,
        tickets: [...others, ticket],
      }),
      looks,
    )(ticket).rank;
  expect(rankOf(sentTo({ deskId: 'desk-2' }))).toBe(1);
  expect(rankOf(sentTo({ agentId: 'agent-of-desk-3' }))).toBe(1);
  expect(rankOf(sentTo({ agentId: 'somebody-away' }))).toBeNull();
});

it('shortens the minutes with the rank when somebody is given priority: they wait as long as those who had that rank', () => {
  let moved = 0;
  fc.assert(
    fc.property(floor, fc.nat(), (some, at) => {
      // Nobody rests or has an hour, so only the rank decides, and one desk serves all in equal times.
      const plain = some.tickets.map((one, index) =>
        queueTicket({ number: index + 1, reasonId, issuedMs: Date.parse(one.issuedAt), status: one.status }),
      );
      const state = certain({ ...some, tickets: plain }, desks.slice(0, 1));
      const waiting = state.tickets.filter(({ status }) => status === 'waiting');
      const chosen = waiting[at % Math.max(1, waiting.length)];
      if (!chosen) return;
      const before = standingsOf(state, looks);
      const tickets = state.tickets.map((one) => (one === chosen ? { ...one, priority: true } : one));
      const given = tickets.find(({ id }) => id === chosen.id);
      if (!given) return;
      const after = standingsOf({ ...state, tickets }, looks)(given);
      const held = waiting.find((one) => before(one).rank === after.rank);
      if (held !== chosen) moved += 1;
      expect(after.left).toEqual(held && before(held).left);
    }),
  );
  expect(moved).toBeGreaterThan(0);
});
