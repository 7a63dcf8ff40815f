import { expect, it } from 'vitest';

import { historyLines } from './history';

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
