import { describe, expect, it } from 'vitest';

import { timeOf } from '#shared/time/civil';

import type { Ticket } from '#shared/domain/model/ticket';

import { blockStateOf, countStates, holderOf, ticketOfAppointment } from './block-state';

const now = { day: '2026-11-23', minute: 632 };
const placing = (patch: Partial<Parameters<typeof blockStateOf>[0]> = {}) => ({
  status: 'booked' as const,
  confirmation: 'accepted' as const,
  day: '2026-11-23',
  time: timeOf(700),
  durationMin: 20,
  ...patch,
});

describe('state of a block', () => {
  it('follows the clock while nobody came', () => {
    expect(blockStateOf(placing(), undefined, now, false)).toBe('booked');
    expect(blockStateOf(placing({ time: timeOf(630) }), undefined, now, false)).toBe('booked');
    expect(blockStateOf(placing({ time: timeOf(620) }), undefined, now, false)).toBe('late');
    expect(blockStateOf(placing({ time: timeOf(570) }), undefined, now, false)).toBe('needsOutcome');
    expect(blockStateOf(placing({ day: '2026-11-20' }), undefined, now, false)).toBe('needsOutcome');
    expect(blockStateOf(placing({ day: '2026-11-24', time: timeOf(510) }), undefined, now, false)).toBe('booked');
  });
  it('shows a person at the desk as being served', () => {
    expect(blockStateOf(placing({ status: 'arrived' }), { status: 'waiting' }, now, false)).toBe('arrived');
    expect(blockStateOf(placing({ status: 'arrived' }), { status: 'serving' }, now, false)).toBe('serving');
    expect(blockStateOf(placing({ status: 'attended' }), { status: 'done' }, now, false)).toBe('attended');
  });
  it('shows what is not sure, and what does not fit', () => {
    expect(blockStateOf(placing({ confirmation: 'pending' }), undefined, now, false)).toBe('pending');
    expect(blockStateOf(placing({ confirmation: 'overbooked' }), undefined, now, false)).toBe('overbooked');
  });
  it('says that no open desk holds it, while the person is still expected and a place is not over the number', () => {
    expect(blockStateOf(placing(), undefined, now, true)).toBe('stranded');
    expect(blockStateOf(placing({ confirmation: 'pending' }), undefined, now, true)).toBe('stranded');
    expect(blockStateOf(placing({ confirmation: 'overbooked' }), undefined, now, true)).toBe('overbooked');
    expect(blockStateOf(placing({ status: 'arrived' }), { status: 'waiting' }, now, true)).toBe('arrived');
    expect(blockStateOf(placing({ time: timeOf(570) }), undefined, now, true)).toBe('needsOutcome');
  });
  it('leaves out what was cancelled', () => {
    expect(blockStateOf(placing({ status: 'cancelledByCitizen' }), undefined, now, false)).toBeNull();
    expect(blockStateOf(placing({ status: 'void' }), undefined, now, false)).toBeNull();
  });
  it('counts each state', () => {
    expect(countStates(['booked', 'booked', 'late'])).toMatchObject({ booked: 2, late: 1, noShow: 0 });
  });
});

const issued = {
  id: 'i',
  n: 1,
  type: 'issued',
  at: '2026-03-02T08:00:00.000Z',
  by: { agentId: '', deviceId: 'd', deskId: '' },
};
const ticket = (label: string, status: Ticket['status'], more: readonly string[] = []): Ticket =>
  ({
    id: label,
    label,
    status,
    appointmentId: 'a',
    events: [issued, ...more.map((type, index) => ({ ...issued, id: type, n: index + 2, type }))],
  }) as unknown as Ticket;

describe('the ticket of an appointment', () => {
  it('is the one that is held, also where the person left once and came back', () => {
    const [left, back] = [ticket('A047', 'abandoned'), ticket('A050', 'waiting')];
    expect(ticketOfAppointment([left, back], 'a')?.label).toBe('A050');
    expect(ticketOfAppointment([back, ticket('A051', 'abandoned')], 'a')?.label).toBe('A050');
    expect(ticketOfAppointment([left, ticket('A052', 'done')], 'a')?.label).toBe('A052');
    expect(ticketOfAppointment([left, ticket('A053', 'void')], 'a')?.label).toBe('A047');
    expect(ticketOfAppointment([left, back], 'b')).toBeUndefined();
  });

  it('can be left or taken back as its card says: not from under a desk that serves, nor once it was called', () => {
    const may = (status: Ticket['status'], ...more: readonly string[]) => {
      const holder = holderOf(ticket('A047', status, more), 'Bel Hadj');
      return holder && [holder.mayLeave, holder.mayBeMistaken];
    };
    expect(may('waiting')).toEqual([true, true]);
    expect(may('called', 'called')).toEqual([true, false]);
    expect(may('serving', 'called', 'started')).toEqual([false, false]);
    expect(may('abandoned', 'abandoned')).toBeNull();
  });
});
