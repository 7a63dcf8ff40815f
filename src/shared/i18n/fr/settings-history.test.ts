import { expect, it } from 'vitest';

import { journalText, settingsHistoryText as texts } from './settings-history';

/** With plain spaces, to be read. */
const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

it('says when a large write took place as a person would', () => {
  const at = (day: string, time: string) => ({ day, time });
  expect(texts.spell(at('2026-12-01', '09:05'), at('2026-12-01', '09:05'))).toBe('le 1er\u00A0décembre à 9:05');
  expect(texts.spell(at('2026-11-28', '09:05'), at('2026-11-28', '10:12'))).toBe(
    'le 28\u00A0novembre, de 9:05 à 10:12',
  );
  expect(texts.spell(at('2026-11-30', '23:59'), at('2026-12-01', '00:01'))).toBe(
    'du 30\u00A0novembre à 23:59 au 1er\u00A0décembre à 0:01',
  );
});

it('names every writer: a device, one that is gone, the one that holds the server, the server itself', () => {
  const names = [
    texts.device({ deviceId: 'a', deviceName: 'Accueil 1' }),
    texts.device({ deviceId: 'a', deviceName: '' }),
    texts.device({ deviceId: 'a', deviceName: 'local' }),
    texts.device({ deviceId: 'server', deviceName: '' }),
  ];
  expect(names).toEqual(['Accueil 1', 'Poste retiré', 'Poste serveur', 'Serveur']);
});

it('says of a present value where it comes from only when the server knows, and of no other value nothing more', () => {
  const by = { deviceId: 'a', deviceName: 'Accueil 1' };
  expect(texts.person.now('le 28 novembre', by)).toBe(
    'valeur actuelle, écrite le 28 novembre sur «\u00A0Accueil 1\u00A0»',
  );
  expect(texts.person.now('', null)).toBe('valeur actuelle');
  // A field that was empty first and filled later has changed, and has nothing to be taken back.
  expect(texts.person.none).not.toMatch(/changé|création/u);
});

it('counts one and many', () => {
  expect(texts.back(1, 1)).toBe('1 fiche retrouverait 1 valeur d’avant.'.replaceAll(/(\d) /g, '$1\u00A0'));
  expect(texts.kept(30)).toMatch(/^30\sva/);
  expect(texts.emptied(1433)).toMatch(/^1\s433\sde ces/);
  expect(texts.act(1)).toBe('Rétablir la fiche');
});

it('says nothing of a subject of the journal that is no word of ours, whatever it is called', () => {
  for (const subject of ['__proto__', 'constructor', 'toString', 'Durand', '', '24', '24/', '/12', '24/12/1'])
    expect([journalText.left(subject, 0), journalText.chosen(subject)]).toEqual(['', '']);
  expect([journalText.left('dayList', 2), journalText.chosen('pin')]).toEqual([
    'liste du jour, 2\u00A0lignes',
    'par un code personnel',
  ]);
});

it('says who may what from a change of rights on, and nothing of a role or a right that it does not know', () => {
  expect(plain(journalText.chosen('rights:supervisor +openings -closures'))).toBe(
    'Supervision : peut régler les plages d’ouverture, ne peut plus noter les fermetures',
  );
  expect(journalText.chosen('rights:mayor +openings')).toBe('');
  expect(plain(journalText.chosen('rights:counter +toString -answers'))).toBe(
    'Guichet : ne peut plus régler les réponses et les messages',
  );
});

it('says how long is kept, and how much went by its age', () => {
  const { chosen, gone } = journalText;
  expect(['24/12', 'kept'].map((subject) => plain(chosen(subject)))).toEqual([
    'Visites et demandes : 24 mois. Personnes : 12 mois.',
    'Rien n’est supprimé par son âge.',
  ]);
  expect([gone('records', 2140), gone('records', 1), gone('citizens', 31), gone('citizens', 0)].map(plain)).toEqual([
    '2 140 éléments de visites et demandes',
    '1 élément de visites et demandes',
    '31 personnes',
    '0 personne',
  ]);
});
