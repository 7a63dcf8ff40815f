import { expect, it } from 'vitest';

import { sayOpening, saySpell, sayValidity, sayWeekdays, settingsHoursText } from './settings-hours';

it.each([
  [[1, 2, 3, 4, 5], 'lundi à vendredi'],
  [[2, 4], 'mardi et jeudi'],
  [[1, 2], 'lundi et mardi'],
  [[1, 2, 3, 5, 6], 'lundi à mercredi, vendredi et samedi'],
  [[3], 'mercredi'],
  [[7, 1, 2, 3, 4, 5, 6], 'tous les jours'],
  [[], ''],
])('says the days %j as %s', (weekdays, words) => {
  expect(sayWeekdays(weekdays)).toBe(words);
});

const opening = { deskId: 'd', weekdays: [4], from: '08:30', to: '12:00', validFrom: '2026-11-26', validUntil: '' };

it('says an opening by its days or its date', () => {
  expect(sayOpening(opening)).toBe('jeudi 8:30–12:00');
  expect(sayOpening({ ...opening, validUntil: '2026-11-26' })).toBe('le 26\u00A0novembre 2026 8:30–12:00');
});

it('says from when to when something counts, and nothing of what always does', () => {
  expect(sayValidity(opening, '2026-11-27')).toBe('');
  expect(sayValidity({ ...opening, validUntil: '2026-12-31' }, '2026-11-24')).toBe(
    'à partir du 26\u00A0novembre 2026, jusqu’au 31\u00A0décembre 2026',
  );
  expect(sayValidity({ ...opening, validUntil: '2026-12-31' }, '2027-01-01')).toBe('terminé le 31\u00A0décembre 2026');
});

it('says whole days without hours', () => {
  const day = { fromDay: '2026-12-24', toDay: '2026-12-24', from: '00:00', to: '23:59' };
  expect(saySpell(day)).toBe('24\u00A0décembre 2026');
  expect(saySpell({ ...day, toDay: '2026-12-26', from: '13:00', to: '17:00' })).toBe(
    '24\u00A0décembre 2026 au 26\u00A0décembre 2026, 13:00–17:00',
  );
});

it('names on the button of a closure what closes, when, and how many move', () => {
  const day = { fromDay: '2026-11-24', toDay: '2026-11-24', from: '00:00', to: '23:59' };
  const { closeAndMove } = settingsHoursText.closures;
  expect(closeAndMove(null, day, 99)).toBe('Fermer toute la mairie, mardi 24\u00A0novembre, et déplacer 99');
  expect(closeAndMove(8, { ...day, toDay: '2026-12-01', from: '08:30', to: '11:00' }, 2)).toBe(
    'Fermer le guichet\u00A08, du 24\u00A0novembre au 1er\u00A0décembre, 8:30–11:00, et déplacer 2',
  );
});

it('says what an absence still needs before its appointments can be looked at', () => {
  const { missing } = settingsHoursText.impact;
  expect(missing(false, true)).toBe('Choisissez un agent pour voir les rendez-vous touchés.');
  for (const hasAgent of [true, false])
    expect(missing(hasAgent, false)).toBe('Donnez des jours et des heures pour voir les rendez-vous touchés.');
  expect(missing(true, true)).toBe('');
});
