import { expect, it } from 'vitest';

import { spreadSlots } from './free-places';

const slot = (day: string, time: string) => ({ day, time, durationMin: 20, deskId: 'd1' });

it('offers places that do not overlap each other', () => {
  const slots = [
    slot('2026-11-23', '15:20'),
    slot('2026-11-23', '15:25'),
    slot('2026-11-23', '15:40'),
    slot('2026-11-24', '08:30'),
    slot('2026-11-24', '08:35'),
  ];
  expect(spreadSlots(slots, 5).map(({ time }) => time)).toEqual(['15:20', '15:40', '08:30']);
  expect(spreadSlots(slots, 1)).toHaveLength(1);
});
