import fc from 'fast-check';
import { expect, it } from 'vitest';

import { town } from '../../../../tests/floor/town';
import type { DeskSession } from '../model/desk-session';
import { callOrder } from './call-order';
import { callPolicyOf } from './call-policy';
import { callerOf } from './caller-of';
import { queueTicket } from './testing/queue-ticket';
import { unserved, unservedNow } from './unserved';

const nowMs = Date.parse('2026-11-23T09:00:00.000Z');
const nowIso = new Date(nowMs).toISOString();
const sessionOf = (deskId: string, status: DeskSession['status']): DeskSession => ({
  id: `${deskId}:2026-11-23`,
  siteId: 'site',
  events: [],
  status,
  day: '2026-11-23',
  deskId,
  agentId: `a${deskId.slice(1)}`,
  openedAt: '',
});
const floorOf = fc
  .record({
    states: fc.array(fc.constantFrom<DeskSession['status']>('closed', 'open', 'paused'), {
      minLength: town.desks.length,
      maxLength: town.desks.length,
    }),
    people: fc.array(
      fc.record({
        reasonId: fc.constantFrom(...town.reasons.map(({ id }) => id)),
        status: fc.constantFrom('waiting' as const, 'waiting' as const, 'called' as const, 'done' as const),
        agoMin: fc.nat(50),
      }),
      { maxLength: 8 },
    ),
  })
  .map(({ states, people }) => ({
    reference: town,
    nowIso,
    sessions: town.desks.map(({ id }, index) => sessionOf(id, states[index] ?? 'closed')),
    tickets: people.map(({ agoMin, ...one }, index) =>
      queueTicket({ ...one, number: index + 1, issuedMs: nowMs - agoMin * 60_000 }),
    ),
  }));

it('names whoever waits and stands in the order of no desk that is open or on a pause, and nobody else', () => {
  fc.assert(
    fc.property(floorOf, (floor) => {
      const called = new Set(
        floor.sessions
          .filter(({ status }) => status !== 'closed')
          .flatMap(({ deskId, agentId }) => {
            const desk = town.desks.find(({ id }) => id === deskId);
            return desk ? callOrder(floor.tickets, callerOf(desk, agentId, town), nowIso, callPolicyOf(town)) : [];
          })
          .map(({ ticket }) => ticket.id),
      );
      const left = floor.tickets.filter(({ id, status }) => status === 'waiting' && !called.has(id));
      expect(new Set(unserved(floor))).toEqual(new Set(left));
    }),
  );
});

it('says nothing of a house in which nobody is signed on: those wait for the doors', () => {
  fc.assert(
    fc.property(floorOf, (floor) => {
      const isAnybodyThere = floor.sessions.some(({ status }) => status !== 'closed');
      expect(unservedNow(floor)).toEqual(isAnybodyThere ? unserved(floor) : []);
    }),
  );
});
