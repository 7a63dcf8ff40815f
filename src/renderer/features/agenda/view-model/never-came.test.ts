import { expect, it } from 'vitest';

import { sayAct } from '#shared/i18n/fr/acts';
import { bookingText } from '#shared/i18n/fr/booking';

import { neverCame } from './never-came';

const at = (id: string, day: string, time: string, status: 'booked' | 'arrived' = 'booked') => ({
  id,
  status,
  day,
  time,
  durationMin: 20,
});

it('all at once only those who never came are noted absent, and who may still come is left; the foot says what was noted', () => {
  const due = [
    at('of before', '2026-11-20', '17:00'),
    at('in the hall', '2026-11-20', '17:00', 'arrived'),
    at('long ago', '2026-11-23', '10:50'),
    at('ten minutes late', '2026-11-23', '12:00'),
  ];
  expect(neverCame(due, { day: '2026-11-23', time: '12:10' }).map(({ id }) => id)).toEqual(['of before', 'long ago']);
  expect(neverCame(due, { day: '2026-11-24', time: '08:30' })).toHaveLength(3);
  expect(bookingText.due.allAbsent(2)).toBe('Noter absents les 2 jamais venus');
  expect(sayAct({ code: 'outcomesSet', count: 2, came: 0, outcome: 'noShow' })).toBe(
    '2\u00A0rendez-vous notés absents',
  );
  expect(sayAct({ code: 'outcomesSet', count: 1, came: 0, outcome: 'noShow' })).toBe('1\u00A0rendez-vous noté absent');
  expect(sayAct({ code: 'outcomesSet', count: 2, came: 0, outcome: 'attended' })).toBe('2\u00A0rendez-vous renseignés');
});
