import { describe, expect, it } from 'vitest';

import { timeOf } from '#shared/time/civil';

import { blockStateOf, countStates } from './block-state';

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
    expect(blockStateOf(placing(), undefined, now)).toBe('booked');
    expect(blockStateOf(placing({ time: timeOf(630) }), undefined, now)).toBe('booked');
    expect(blockStateOf(placing({ time: timeOf(620) }), undefined, now)).toBe('late');
    expect(blockStateOf(placing({ time: timeOf(570) }), undefined, now)).toBe('needsOutcome');
    expect(blockStateOf(placing({ day: '2026-11-20' }), undefined, now)).toBe('needsOutcome');
    expect(blockStateOf(placing({ day: '2026-11-24', time: timeOf(510) }), undefined, now)).toBe('booked');
  });
  it('shows a person at the desk as being served', () => {
    expect(blockStateOf(placing({ status: 'arrived' }), { status: 'waiting' }, now)).toBe('arrived');
    expect(blockStateOf(placing({ status: 'arrived' }), { status: 'serving' }, now)).toBe('serving');
    expect(blockStateOf(placing({ status: 'attended' }), { status: 'done' }, now)).toBe('attended');
  });
  it('shows what is not sure, and what does not fit', () => {
    expect(blockStateOf(placing({ confirmation: 'pending' }), undefined, now)).toBe('pending');
    expect(blockStateOf(placing({ confirmation: 'overbooked' }), undefined, now)).toBe('overbooked');
  });
  it('leaves out what was cancelled', () => {
    expect(blockStateOf(placing({ status: 'cancelledByCitizen' }), undefined, now)).toBeNull();
    expect(blockStateOf(placing({ status: 'void' }), undefined, now)).toBeNull();
  });
  it('counts each state', () => {
    expect(countStates(['booked', 'booked', 'late'])).toMatchObject({ booked: 2, late: 1, noShow: 0 });
  });
});
