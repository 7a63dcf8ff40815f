import { describe, expect, it } from 'vitest';

import { actText, sayAct } from './acts';

describe('sayAct', () => {
  it('writes one line with the facts it has', () => {
    expect(sayAct('passageLogged', { label: 'A058', reason: 'inscription scolaire' })).toBe(
      'Ticket A058 donné, inscription scolaire',
    );
    expect(sayAct('passageLogged', { label: 'A058', reason: 'inscription scolaire', priority: 'on' })).toBe(
      'Ticket A058 donné, inscription scolaire, priorité',
    );
    expect(sayAct('passageLogged', { label: 'A058', name: 'Klein W.', reason: 'inscription scolaire' })).toBe(
      'Ticket A058 donné à Klein W., inscription scolaire',
    );
    expect(sayAct('passageLogged', { next: 'answer', name: 'Klein W.', reason: 'État civil' })).toBe(
      'Répondu sur place, Klein W., État civil',
    );
    expect(sayAct('checkedIn', { name: 'Klein W.', label: 'A059', priority: 'on' })).toBe(
      'Arrivée de Klein W., ticket A059, priorité',
    );
    expect(sayAct('rescheduled', { name: 'Klein W.', time: '15:30', desk: 6 })).toBe(
      'Rendez-vous de Klein W. déplacé à 15:30, guichet\u00A06',
    );
    expect(sayAct('checkedIn', { name: 'Émilie Bouchard-Lefèvre', label: 'A059' })).toBe(
      'Arrivée d’Émilie Bouchard-Lefèvre, ticket A059',
    );
    expect(sayAct('booked', { name: 'Sarr M.', day: '2026-11-23', time: '09:05' })).toBe(
      'Rendez-vous de Sarr M. le 23\u00A0novembre à 9:05',
    );
  });

  it('says by which way a request came, and what became of it', () => {
    expect(sayAct('passageLogged', { channel: 'mail', next: 'entrust', reason: 'État civil' })).toBe(
      'Demande reçue par courrier, confiée, État civil',
    );
    expect(sayAct('passageLogged', { channel: 'desk', next: 'entrust' })).toBe('Demande confiée');
    expect(sayAct('passageLogged', { channel: 'phone', next: 'answer' })).toBe('Répondu par téléphone');
    expect(sayAct('passageLogged', { channel: 'desk', next: 'answer' })).toBe('Répondu sur place');
  });

  it('leaves no hole when a fact is missing', () => {
    for (const code of Object.keys(actText) as (keyof typeof actText)[]) {
      const line = sayAct(code, {});
      expect(line).not.toMatch(/undefined| {2}|,$|\s,/);
      expect(line.length).toBeGreaterThan(4);
    }
  });
});
