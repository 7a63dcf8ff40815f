import { describe, expect, it } from 'vitest';

import { historyLines, lastStepElsewhere } from './history';

const by = { agentId: 'g1', deviceId: 'k1', deskId: '' };

it('tells the log in order and keeps what was undone, marked', () => {
  const lines = historyLines(
    [
      { id: 'e3', n: 3, at: '2026-11-20T09:00:00.000Z', by, type: 'undone', target: 'e2' },
      {
        id: 'e1',
        n: 1,
        at: '2026-11-19T08:00:00.000Z',
        by,
        type: 'booked',
        day: '2026-11-23',
        time: '10:30',
        durationMin: 20,
      },
      { id: 'e2', n: 2, at: '2026-11-20T08:59:00.000Z', by, type: 'rescheduled', day: '2026-11-24', time: '09:00' },
    ],
    'Europe/Paris',
  );
  expect(lines.map(({ type, undone, time }) => [type, undone, time])).toEqual([
    ['booked', false, '09:00'],
    ['rescheduled', true, '09:59'],
  ]);
  expect(lines[0]?.params['day']).toBe('2026-11-23');
});

describe('lastStepElsewhere', () => {
  const event = (n: number, type: string, deviceId: string, agentId: string, more: object = {}) => ({
    id: `e${n}`,
    n,
    at: '2026-11-20T09:00:00.000Z',
    by: { agentId, deviceId, deskId: '' },
    type,
    ...more,
  });
  const booked = event(1, 'booked', 'k1', 'g1');
  const moved = event(2, 'rescheduled', 'k2', 'g2');

  it('passes over what this device and the server wrote', () => {
    expect(lastStepElsewhere([booked, event(2, 'accepted', 'server', '')], 'k1')).toBeNull();
    expect(lastStepElsewhere([booked, moved, event(3, 'informed', 'k1', 'g1')], 'k1')).toMatchObject({
      id: 'e2',
      agentId: 'g2',
      of: moved,
      isUndone: false,
    });
  });

  it('tells of an undo what it took back', () => {
    const undone = event(3, 'undone', 'k2', 'g2', { target: 'e2' });
    expect(lastStepElsewhere([booked, moved, undone], 'k1')).toMatchObject({ id: 'e3', of: moved, isUndone: true });
  });
});
