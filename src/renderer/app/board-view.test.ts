import { describe, expect, it } from 'vitest';

import type { DeskSession } from '#shared/domain/model/desk-session';
import type { SiteReference } from '#shared/domain/model/reference';
import type { Ticket } from '#shared/domain/model/ticket';

import { boardOf } from './board-view';

const reference = {
  site: { name: 'Hôtel de ville', commune: 'Fontbelle-sur-Loire', accent: '#1b4b8f', zone: 'Europe/Paris' },
  desks: [{ id: 'd4', number: 4, wayHint: 'à gauche, après l’escalier', direction: 'left', reasonIds: ['civil'] }],
  reasons: [
    { id: 'civil', name: 'État civil', walkIn: true, favourite: 2, durationsMin: [15] },
    { id: 'school', name: 'Inscription scolaire', walkIn: true, favourite: 1, durationsMin: [15] },
  ],
} as unknown as SiteReference;

const ticket = (patch: Partial<Ticket>): Ticket =>
  ({
    id: 't',
    status: 'called',
    label: 'A053',
    deskId: 'd4',
    calls: 1,
    lastCalledAt: '2026-11-23T09:32:00.000Z',
    ...patch,
  }) as unknown as Ticket;

const calls = (...tickets: readonly Ticket[]) => boardOf({ clockOffsetMs: 0, reference, tickets, sessions: [] }).calls;

describe('boardOf', () => {
  it('tells number, desk and way in civil time, never a person', () => {
    expect(calls(ticket({ citizenId: 'somebody' }))).toEqual([
      {
        callId: 't 1 2026-11-23T09:32:00.000Z',
        label: 'A053',
        desk: 'Guichet\u00A04',
        wayHint: 'à gauche, après l’escalier',
        direction: 'left',
        at: '2026-11-23T09:32:00.000Z',
        time: '10:32',
      },
    ]);
  });

  it('has a new id for a recall, so that it is announced again', () => {
    const [first] = calls(ticket({}));
    const [again] = calls(ticket({ calls: 2, lastCalledAt: '2026-11-23T09:33:00.000Z' }));
    expect(again?.callId).not.toBe(first?.callId);
  });

  it('puts the latest call first and leaves out who went back to the queue', () => {
    const early = ticket({ id: 'a', label: 'A001', lastCalledAt: '2026-11-23T08:00:00.000Z', status: 'done' });
    const requeued = ticket({ id: 'b', label: 'A002', status: 'waiting' });
    expect(calls(early, requeued, ticket({})).map((call) => call.label)).toEqual(['A053', 'A001']);
  });

  it('announces only waits that are known', () => {
    const sessions = [{ deskId: 'd4', status: 'open' }] as unknown as readonly DeskSession[];
    expect(boardOf({ clockOffsetMs: 0, reference, tickets: [], sessions }).waits).toEqual([
      { reason: 'État civil', band: 'moins de 10\u00A0min' },
    ]);
    expect(boardOf({ clockOffsetMs: 0, reference, tickets: [], sessions: [] }).waits).toEqual([]);
  });
});
