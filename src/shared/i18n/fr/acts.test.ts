import { describe, expect, it } from 'vitest';

import type { ActFacts } from '../../domain/model/act-facts';
import { actCodes, sayAct, stayedBehind } from './acts';
import { shellText } from './shell';

const passage = {
  code: 'passageLogged',
  label: 'A058',
  name: '',
  reason: 'inscription scolaire',
  reasonId: 'school',
  channel: 'desk',
  next: 'ticket',
  priority: false,
} as const;
const withoutTicket = { ...passage, label: '', reason: 'État civil' } as const;

describe('sayAct', () => {
  it('writes one line with the facts it has', () => {
    expect(sayAct(passage)).toBe('Ticket A058 donné, inscription scolaire');
    expect(sayAct({ ...passage, priority: true })).toBe('Ticket A058 donné, inscription scolaire, priorité');
    expect(sayAct({ ...passage, name: 'Klein W.' })).toBe('Ticket A058 donné à Klein W., inscription scolaire');
    expect(sayAct({ ...withoutTicket, next: 'answered', name: 'Klein W.' })).toBe(
      'Répondu sur place, Klein W., État civil',
    );
    expect(sayAct({ code: 'checkedIn', name: 'Klein W.', label: 'A059', priority: true })).toBe(
      'Arrivée de Klein W., ticket A059, priorité',
    );
    expect(sayAct({ code: 'rescheduled', name: 'Klein W.', day: '', time: '15:30', desk: '6' })).toBe(
      'Rendez-vous de Klein W. déplacé à 15:30, guichet\u00A06',
    );
    expect(sayAct({ code: 'checkedIn', name: 'Émilie Bouchard-Lefèvre', label: 'A059', priority: false })).toBe(
      'Arrivée d’Émilie Bouchard-Lefèvre, ticket A059',
    );
    expect(sayAct({ code: 'booked', name: 'Sarr M.', day: '2026-11-23', time: '09:05', reason: '' })).toBe(
      'Rendez-vous de Sarr M. le 23\u00A0novembre à 9:05',
    );
  });

  it('says by which way a request came, and what became of it', () => {
    expect(sayAct({ ...withoutTicket, channel: 'mail', next: 'entrust' })).toBe(
      'Demande reçue par courrier, confiée, État civil',
    );
    const bare = { ...withoutTicket, reason: '' } as const;
    expect(sayAct({ ...bare, next: 'entrust' })).toBe('Demande confiée');
    expect(sayAct({ ...bare, channel: 'phone', next: 'answered' })).toBe('Répondu par téléphone');
    expect(sayAct({ ...bare, next: 'answered' })).toBe('Répondu sur place');
  });

  it('says whether somebody who did not answer may be called again', () => {
    expect(sayAct({ code: 'noAnswer', label: 'A058', againMin: 5 })).toBe(
      'Ticket A058 sans réponse, rappel possible dans 5\u00A0min',
    );
    expect(sayAct({ code: 'noAnswer', label: 'A058', againMin: null })).toBe(
      'Ticket A058 sans réponse, ticket terminé',
    );
  });

  it.each(actCodes)('leaves no hole in the sentence of %s when its facts are empty', (code) => {
    const empty = new Proxy({}, { get: (_, key) => (key === 'code' ? code : key === 'outcome' ? 'answered' : '') });
    const line = sayAct(empty as ActFacts);
    expect(line).not.toMatch(/undefined|null|NaN| {2}|,$|\s,/);
    expect(line.length).toBeGreaterThan(4);
  });
});

describe('the facts of an act', () => {
  it('must be whole and well spelt: else it does not compile', () => {
    // @ts-expect-error The label of the ticket is missing.
    const missing: ActFacts = { code: 'started' };
    // @ts-expect-error `lable` is no fact of a ticket.
    const misspelt: ActFacts = { code: 'recalled', label: 'A058', lable: 'A058' };
    // @ts-expect-error A desk is no fact of a service that begins.
    const foreign: ActFacts = { code: 'started', label: 'A058', desk: '6' };
    // @ts-expect-error No such outcome.
    const wrong: ActFacts = { code: 'finished', label: 'A058', outcome: 'answerd' };
    expect([missing, misspelt, foreign, wrong].map(({ code }) => code)).toEqual([
      'started',
      'recalled',
      'started',
      'finished',
    ]);
  });
});

describe('an undo of many that left some', () => {
  const partly = (done: number, all: number, ...left: readonly string[]): string =>
    shellText.lastAct.undoPartly(done, all, stayedBehind('callTaken'), left);

  it('names whom it left before it says why, and what to do', () => {
    expect(partly(12, 13, 'Noé Kerdoncuff')).toBe(
      '12 sur 13 annulés, sauf Noé Kerdoncuff\u00A0: un appel est en cours. Notez-le dans l’agenda, puis corrigez à la main.',
    );
    expect(partly(1, 3, 'Noé Kerdoncuff', 'Zoé Testard')).toContain(
      '1 sur 3 annulé, sauf Noé Kerdoncuff et Zoé Testard',
    );
    expect(partly(8, 13, 'Noé', 'Zoé', 'Léa')).toContain(', sauf Noé, Zoé et 3\u00A0autres\u00A0:');
    expect(partly(12, 13)).toContain('12 sur 13 annulés, le reste ne peut plus l’être\u00A0:');
  });
});
