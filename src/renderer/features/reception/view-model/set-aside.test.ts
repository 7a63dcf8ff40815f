import { expect, it } from 'vitest';

import { foldTicket } from '#shared/domain/lifecycle/fold-ticket';
import type { AnyEvent } from '#shared/domain/model/event';
import type { DeskSession } from '#shared/domain/model/desk-session';
import { smallTown } from '#shared/domain/scheduling/small-town.fixture';

import { nextCalls } from './queue-view';
import { setAside } from './set-aside';

const by = { agentId: 'agent', deviceId: 'device', deskId: 'desk-1' };
const town = smallTown({ rooms: [{ id: 'hall', kind: 'room', name: 'Hall', wayHint: '' }] });
const reasonId = town.reasons[0]?.id ?? '';

const ticket = (id: string, number: number, ...more: readonly (Partial<AnyEvent> & { type: string })[]) =>
  foldTicket(
    id,
    'site',
    [{ type: 'issued', day: '2026-11-23', series: 'A', number, reasonId }, ...more].map((body, index) => ({
      id: `${id}-${index}`,
      n: index + 1,
      at: `2026-11-23T09:0${index}:00.000Z`,
      by,
      ...body,
    })) as AnyEvent[],
  );

it('shows who waits elsewhere and who is not called for a while, and nobody else', () => {
  const called = { type: 'called', deskId: 'desk-1', tentative: false, why: [] };
  const tickets = [
    ticket('waits', 1),
    ticket('rests', 2, called, { type: 'noAnswer', retryMin: 3 }),
    ticket('parked', 3, called, { type: 'parked', roomId: 'hall' }),
    ticket('anywhere', 4, { type: 'parked' }),
  ];
  const shown = (now: string) =>
    setAside(tickets, [], town, now).map(({ label, why, room, until }) => [label, why, room, until]);
  const parked = [
    ['A003', 'parked', 'Hall', ''],
    ['A004', 'parked', '', ''],
  ];
  expect(shown('2026-11-23T09:04:00.000Z')).toEqual([...parked, ['A002', 'cooldown', '', '10:05']]);
  expect(shown('2026-11-23T09:05:00.000Z')).toEqual(parked);
});

it('shows first whom no open desk may call, and takes them out of the next calls', () => {
  const session = (deskId: string): DeskSession => ({
    id: `${deskId}:2026-11-23`,
    siteId: 'site',
    events: [],
    status: 'open',
    day: '2026-11-23',
    deskId,
    agentId: 'agent',
    openedAt: '',
  });
  const own = town.desks.find(({ reasonIds }) => reasonIds.length > 0);
  const other = town.reasons.find(({ id }) => !own?.reasonIds.includes(id))?.id ?? '';
  const now = '2026-11-23T09:10:00.000Z';
  const waits = [ticket('own', 1), { ...ticket('other', 2), reasonId: other }];
  const tickets = waits.map((one, index) => (index === 0 ? { ...one, reasonId: own?.reasonIds[0] ?? '' } : one));
  const lines = (sessions: readonly DeskSession[]) => [
    nextCalls(tickets, sessions, town, now, 5).map(({ label }) => label),
    setAside(tickets, sessions, town, now).map(({ label, why }) => [label, why]),
  ];
  expect(lines([session(own?.id ?? '')])).toEqual([['A001'], [['A002', 'unserved']]]);
  // Before anybody is signed on everybody waits for the doors.
  expect(lines([])).toEqual([['A001', 'A002'], []]);
});
