import { describe, expect, it } from 'vitest';

import { refusalLine, sayRefusal } from './refusals';
import { conflictKindsText } from './conflict-kinds';

describe('sayRefusal', () => {
  it('says what happened and what to do', () => {
    expect(sayRefusal({ code: 'noStationFree', day: '2026-11-23', time: '14:30', stations: 4 })).toEqual({
      text: 'Les 4 dispositifs de recueil sont pris le 23\u00A0novembre à 14:30.',
      todo: 'Prenez un des premiers créneaux libres.',
    });
    const taken = { code: 'slotTaken', day: '2026-11-23', time: '09:30' } as const;
    expect(sayRefusal({ ...taken, rivals: ['a1'] }).text).toBe(
      'Un autre poste vient de prendre ce créneau, le 23\u00A0novembre à 9:30.',
    );
    expect(sayRefusal({ ...taken, rivals: [] }).text).toContain('garde ce créneau');
    expect(sayRefusal({ code: 'preApplicationNumberInvalid', person: 1, missing: 2 }).text).toBe(
      'Numéro de pré-demande\u00A0: 10 lettres ou chiffres, il en manque 2.',
    );
  });

  it('uses the names that the screen knows', () => {
    const names = { desk: () => 'Guichet 5', agent: () => 'Maud L.' };
    expect(sayRefusal({ code: 'deskTaken', deskId: 'd', agentId: 'a' }, names).text).toBe(
      'Maud L. tient déjà Guichet 5.',
    );
    const called = { code: 'alreadyCalled', ticketId: 't', deskId: 'd' } as const;
    expect(sayRefusal(called, { ...names, ticket: () => 'A033' }).text).toBe('A033 vient d’être appelé au guichet 5.');
    expect(sayRefusal(called, names).text).toBe('Cette personne vient d’être appelée au guichet 5.');
    // The server refused before this desk heard who called.
    expect(sayRefusal({ ...called, deskId: '' }, { desk: () => 'Guichet\u00A0', ticket: () => 'A033' }).text).toBe(
      'A033 vient d’être appelé à un autre guichet.',
    );
  });
});

it('names the right that is missing, and who has it', () => {
  expect(sayRefusal({ code: 'rightMissing', right: 'absences', roles: ['supervisor', 'admin'] })).toEqual({
    text: 'Il vous manque le droit «\u00A0Noter les absences d’agents\u00A0».',
    todo: 'Demandez à qui supervise la journée ou à qui administre la mairie.',
  });
  expect(refusalLine({ code: 'rightMissing', right: 'past', roles: ['admin'] })).toBe(
    'Il vous manque le droit «\u00A0Voir et rétablir ce qui a changé\u00A0». Demandez à qui administre la mairie.',
  );
});

it('tells a refusal in one line, with what to do where there is something', () => {
  expect(refusalLine({ code: 'notFound', entity: 'ticket', id: 't' })).toBe(
    'Ce ticket n’est plus sur ce poste. Cherchez de nouveau.',
  );
  expect(refusalLine({ code: 'deskTaken', deskId: 'd', agentId: 'a' }, { desk: () => 'Guichet 5' })).not.toMatch(/\s$/);
});

const { words } = conflictKindsText.quarantined;

it('names the field whose value is not possible, and tells a clock that was wrong', () => {
  expect(words('booked.time').why).toBe('L’heure ne peut pas être enregistrée telle quelle.');
  expect(words('booked.persons.0.preApplicationNumber').why).toContain('La liste des personnes');
  expect(words('birthDate.v').why).toContain('La date de naissance');
  expect(words('issued.trackKey').why).toBe('Une valeur ne peut pas être enregistrée telle quelle.');
  expect(words('events.3.at').why).toContain('horloge');
});

it('tells whoever wrote without identification that an administrator decides and that it is kept', () => {
  for (const why of ['unproved', 'called.by']) {
    expect(words(why).why).toContain('n’était pas identifiée');
    expect(words(why).todo).toContain('Un administrateur décide');
  }
  expect(refusalLine({ code: 'staysAside', why: 'booked.time' })).toContain('L’heure ne peut pas être enregistrée');
});

it('has a sentence of its own for each bound', () => {
  const unknown = words('somethingOfNextYear');
  const bounds = ['asideFull', 'tooManyEvents', 'tooManyFields', 'documentTooLarge', 'foreignStamp', 'futureStamp'];
  for (const why of [...bounds, 'document', 'events', 'fields']) expect(words(why)).not.toEqual(unknown);
  expect(words('constructor')).toEqual(unknown);
  expect(words('')).toEqual(unknown);
});
