import { expect, it } from 'vitest';

import { sayAct } from '#shared/i18n/fr/acts';
import { bookingText } from '#shared/i18n/fr/booking';

import { neverCame } from './never-came';

it('all at once only those who never came are noted absent, and the foot says what was noted', () => {
  const due = [
    { id: 'a', status: 'booked' as const },
    { id: 'b', status: 'arrived' as const },
    { id: 'c', status: 'booked' as const },
  ];
  expect(neverCame(due).map(({ id }) => id)).toEqual(['a', 'c']);
  expect(bookingText.due.allAbsent(2)).toBe('Noter absents les 2 jamais venus');
  expect(sayAct('outcomesSet', { count: 2, outcome: 'noShow' })).toBe('2\u00A0rendez-vous notés absents');
  expect(sayAct('outcomesSet', { count: 1, outcome: 'noShow' })).toBe('1\u00A0rendez-vous noté absent');
  expect(sayAct('outcomesSet', { count: 2, outcome: 'attended' })).toBe('2\u00A0rendez-vous renseignés');
});
