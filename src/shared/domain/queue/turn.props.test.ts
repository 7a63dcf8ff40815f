import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { town } from '../../../../tests/floor/town';
import type { DeskSession } from '../model/desk-session';
import type { Ticket } from '../model/ticket';
import { callOrder } from './call-order';
import { callPolicyOf } from './call-policy';
import { modelOf } from './look-ahead-model';
import { unknownTimes } from './service-times';
import { queueTicket } from './testing/queue-ticket';
import { findHeads, groupOf, noHeads, turnOf, wouldPass } from './turn';

const nowMs = Date.parse('2026-11-23T10:00:00.000Z');
const reference = {
  ...town,
  departments: [{ id: 'front', kind: 'department' as const, name: '', waitCeilingMin: 45 }],
  desks: town.desks.map((desk) => (desk.number === 4 ? { ...desk, expressMin: 10 } : desk)),
  agents: town.agents.map((agent) => (agent.id === 'a5' ? { ...agent, reasonIds: ['civil', 'social'] } : agent)),
};
const policy = callPolicyOf(reference);
const sessions = reference.desks.map(({ id, number }): DeskSession => ({
  id: `${id}:2026-11-23`,
  siteId: 'site',
  events: [],
  status: 'open',
  day: '2026-11-23',
  deskId: id,
  agentId: `a${number}`,
  openedAt: '2026-11-23T07:30:00.000Z',
}));

const ticket: fc.Arbitrary<Ticket> = fc
  .record({
    number: fc.integer({ min: 1, max: 999 }),
    arrived: fc.integer({ min: -80 * 60, max: 0 }),
    due: fc.option(fc.integer({ min: -60 * 60, max: 45 * 60 }), { freq: 2 }),
    reasonId: fc.constantFrom(...town.reasons.map(({ id }) => id)),
    priority: fc.boolean(),
    isWaiting: fc.boolean(),
    calledAfter: fc.integer({ min: 0, max: 60 * 60 }),
    sent: fc.option(fc.constantFrom({ deskId: 'd3' }, { deskId: 'd5' }, { agentId: 'a1' }), { freq: 4 }),
    rests: fc.option(fc.integer({ min: -300, max: 300 }), { freq: 4 }),
  })
  .map(({ number, arrived, due, isWaiting, calledAfter, rests, ...one }) =>
    queueTicket({
      ...one,
      number,
      status: isWaiting ? 'waiting' : 'done',
      issuedMs: nowMs + arrived * 1000,
      dueMs: due === null ? null : nowMs + due * 1000,
      calledMs: isWaiting ? null : nowMs + Math.min(0, arrived + calledAfter) * 1000,
      restsUntilMs: rests === null ? null : nowMs + rests * 1000,
    }),
  );
const queue = fc.uniqueArray(ticket, { selector: (one) => one.id, maxLength: 30 });
const state = (tickets: readonly Ticket[]) => ({
  nowIso: new Date(nowMs).toISOString(),
  tickets,
  sessions,
  appointments: [],
  reference,
  times: unknownTimes,
});

describe('the rule inside the look ahead', () => {
  it('calls at every desk and minute whom callOrder calls', () => {
    fc.assert(
      fc.property(queue, fc.integer({ min: 0, max: 90 }), (tickets, laterMin) => {
        const model = modelOf(state(tickets), []);
        const when = nowMs + laterMin * 60_000;
        const rows = Uint16Array.from(model.waiting.keys());
        model.hours.forEach(({ caller }, desk) => {
          const heads = noHeads();
          findHeads(model.crowd, rows, rows.length, desk, when, model.rule, heads);
          const place = turnOf(heads, model.run, model.rule);
          const next = place < 0 ? undefined : model.waiting[heads[place] ?? -1];
          const first = callOrder(tickets, caller, new Date(when).toISOString(), policy)[0];
          expect(next?.id).toBe(first?.ticket.id);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('lets a newcomer pass exactly when callOrder would call them first', () => {
    fc.assert(
      fc.property(
        queue,
        fc.constantFrom(...town.reasons.map(({ id }) => id)),
        fc.boolean(),
        fc.option(fc.integer({ min: -30, max: 30 })),
        fc.integer({ min: 0, max: 90 }),
        (tickets, reasonId, priority, due, laterMin) => {
          const dueMs = due === null ? null : nowMs + due * 60_000;
          const newcomer = { reasonId, priority, ...(dueMs === null ? {} : { dueAt: new Date(dueMs).toISOString() }) };
          const model = modelOf(state(tickets), [newcomer]);
          const row = model.newcomersFrom;
          const when = nowMs + laterMin * 60_000;
          const rows = Uint16Array.from(model.waiting.keys());
          const real = queueTicket({ number: 9_999, reasonId, priority, issuedMs: nowMs, dueMs });
          model.hours.forEach(({ caller }, desk) => {
            const heads = noHeads();
            findHeads(model.crowd, rows, rows.length, desk, when, model.rule, heads);
            const isServed = model.crowd.offered[row * model.crowd.desks + desk] === 1;
            const passes = isServed && wouldPass(model.crowd, row, when, heads, model.run, model.rule);
            const first = callOrder([...tickets, real], caller, new Date(when).toISOString(), policy)[0];
            expect(passes).toBe(first?.ticket.id === real.id);
          });
          expect(groupOf(model.crowd, row, false, nowMs, model.rule)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 200 },
    );
  });
});
