import { expect, it } from 'vitest';

import { conflictKindsText } from './conflict-kinds';

const { words } = conflictKindsText.quarantined;

it('names the field whose value is not possible, and tells a clock that was wrong', () => {
  expect(words('booked.time').why).toBe('L’heure ne peut pas être enregistrée telle quelle.');
  expect(words('booked.persons.0.preApplicationNumber').why).toContain('La liste des personnes');
  expect(words('birthDate.v').why).toContain('La date de naissance');
  expect(words('issued.trackKey').why).toBe('Une valeur ne peut pas être enregistrée telle quelle.');
  expect(words('events.3.at').why).toContain('horloge');
});

it('has a sentence of its own for each bound', () => {
  const unknown = words('somethingOfNextYear');
  const bounds = ['asideFull', 'tooManyEvents', 'tooManyFields', 'documentTooLarge', 'foreignStamp', 'futureStamp'];
  for (const why of [...bounds, 'document', 'events', 'fields']) expect(words(why)).not.toEqual(unknown);
  expect(words('constructor')).toEqual(unknown);
  expect(words('')).toEqual(unknown);
});
