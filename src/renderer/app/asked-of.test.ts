import { expect, it } from 'vitest';

import type { Announced } from '#shared/domain/lifecycle/announced-measures';
import type { DeskSession } from '#shared/domain/model/desk-session';

import { askedOf } from './asked-of';

const announced: Announced = {
  measure: { kind: 'open', deskId: 'desk-7', agentId: 'nadege', from: '11:00', to: '12:30' },
  eventId: 'e1',
  at: '2026-11-23T09:32:00.000Z',
  byAgentId: 'helene',
};
const session = (status: DeskSession['status'], agentId = 'nadege'): DeskSession => ({
  id: 'desk-7:2026-11-23',
  siteId: 'site',
  events: [],
  status,
  day: '2026-11-23',
  deskId: 'desk-7',
  agentId,
  openedAt: '',
});
const input = { announced: [announced], sessions: [], agentId: 'nadege', time: '10:40', seen: [] };

it('asks whoever it is about, until they have read it, done it, or it is over', () => {
  expect(askedOf(input)).toBe(announced);
  expect(askedOf({ ...input, agentId: 'karim' })).toBeUndefined();
  expect(askedOf({ ...input, agentId: '' })).toBeUndefined();
  expect(askedOf({ ...input, time: '12:30' })).toBeUndefined();
  expect(askedOf({ ...input, seen: ['e1'] })).toBeUndefined();
  expect(askedOf({ ...input, sessions: [session('open')] })).toBeUndefined();
  expect(askedOf({ ...input, sessions: [session('paused')] })).toBeUndefined();
  // Somebody else at that desk, or nobody any more, changes nothing.
  expect(askedOf({ ...input, sessions: [session('open', 'karim')] })).toBe(announced);
  expect(askedOf({ ...input, sessions: [session('closed', '')] })).toBe(announced);
});

it('does not ask who announced it themselves', () => {
  expect(askedOf({ ...input, announced: [{ ...announced, byAgentId: 'nadege' }] })).toBeUndefined();
});

it('asks for the next one once the first is read', () => {
  const next = { ...announced, eventId: 'e2' };
  expect(askedOf({ ...input, announced: [announced, next], seen: ['e1'] })).toBe(next);
});
