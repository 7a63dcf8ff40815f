import { expect, it } from 'vitest';

import { touchedBy, type Stretch } from './touched-by';

const booked = (id: string, day: string, time: string, deskId = 'desk-1', status: 'booked' | 'noShow' = 'booked') => ({
  id,
  day,
  time,
  durationMin: 20,
  deskId,
  status,
});
const afternoon: Stretch = { deskId: '', fromDay: '2026-11-24', toDay: '2026-11-25', from: '13:00', to: '17:00' };
const all = [
  booked('yesterday', '2026-11-23', '14:00'),
  booked('morning', '2026-11-24', '09:00'),
  booked('into', '2026-11-24', '12:50'),
  booked('until', '2026-11-24', '12:40'),
  booked('second', '2026-11-25', '16:50', 'desk-2'),
  booked('missed', '2026-11-25', '15:00', 'desk-2', 'noShow'),
  booked('after', '2026-11-26', '14:00'),
];
const idsOf = (stretch: Stretch, day = '2026-11-20', time = '00:00') =>
  touchedBy(all, stretch, { day, time }).map(({ id }) => id);

it('finds who is still to come in these hours of these days, at all desks or at one', () => {
  expect(idsOf(afternoon)).toEqual(['into', 'second']);
  expect(idsOf({ ...afternoon, deskId: 'desk-2' })).toEqual(['second']);
  expect(idsOf({ ...afternoon, fromDay: '2026-11-20' }, '2026-11-25')).toEqual(['second']);
  expect(idsOf(afternoon, '2026-11-25', '16:55')).toEqual([]);
});
