import { describe, expect, it } from 'vitest';

import type { AnswerTemplate } from '../model/reference';
import { answersFor, fillAnswer, unknownAnswerFields, promisesAnswer } from './fill-answer';

const values = {
  motif: 'École',
  service: 'Éducation',
  mairie: 'Mairie',
  echeance: '27/05/2026',
  pieces: ['Livret', 'Carnet'],
};
const links = [{ label: 'Inscription', url: 'https://www.exemple.fr/ecole' }];
const fill = (body: string, more: Partial<typeof values> = {}, of = links) =>
  fillAnswer({ body, links: of }, { ...values, ...more });

describe('an answer', () => {
  it('is filled with the reason, its papers and its pages, a line each', () => {
    expect(fill('Pour {motif} :\n{pièces}\n\n{liens}\n{mairie}')).toBe(
      'Pour École :\n- Livret\n- Carnet\n\n- Inscription\u00A0: https://www.exemple.fr/ecole\nMairie',
    );
  });

  it('takes fields with and without accents, and leaves what is none', () => {
    expect(fill('{Échéance} {echeance} {nom}')).toBe('27/05/2026 27/05/2026 {nom}');
    expect(unknownAnswerFields('{Échéance} {nom} {nom} {pièces}')).toEqual(['nom']);
  });

  it('leaves out a line that its field would leave empty, and closes the gap', () => {
    expect(fill('Bonjour\n\n{pieces}\n{liens}\n\nMerci', { pieces: [] }, [])).toBe('Bonjour\n\nMerci');
  });

  it('fills in one pass: braces in a value stay', () => {
    expect(fill('{motif}', { motif: '{mairie}' })).toBe('{mairie}');
  });
});

it('is a promise where it tells by when the answer comes, however the field is written', () => {
  const bodies = ['au plus tard le {echeance}', 'avant le { Échéance }', 'Voici {pieces}', 'le 3 mai', '{echeances}'];
  expect(bodies.map((body) => promisesAnswer({ body }))).toEqual([true, true, false, false, false]);
});

it('offers the answers of the reason first, then those for all, by name', () => {
  const template = (id: string, name: string, reasonIds: string[]): AnswerTemplate => ({
    id,
    kind: 'answerTemplate',
    name,
    reasonIds,
    body: '',
    links: [],
  });
  const all = [
    template('z', 'Zone', []),
    template('a', 'Accusé', []),
    template('s', 'École', ['school']),
    template('h', 'Logement', ['housing']),
  ];
  expect(answersFor(all, 'school').map(({ id }) => id)).toEqual(['s', 'a', 'z']);
  expect(answersFor(all.toReversed(), 'other').map(({ id }) => id)).toEqual(['a', 'z']);
});
