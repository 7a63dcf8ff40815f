import { expect, it } from 'vitest';

import { devicesText as texts } from './devices';

const known = (id: string): string | undefined => ({ hub: 'local', desk: 'Accueil 1', mute: '' })[id];

it('calls a machine by its name, and the one that holds the server by what it is', () => {
  expect(['Accueil 1', 'local', ''].map(texts.name)).toEqual(['Accueil 1', 'Poste serveur', 'Sans nom']);
});

it('says who invited a machine, and that nobody knows of one that joined before this was noted', () => {
  const by = (invitedBy?: string, name = 'Accueil 2') =>
    texts.invitedBy({ name, ...(invitedBy === undefined ? {} : { invitedBy }) }, 'here', known);
  expect([by('server'), by('here'), by('desk'), by('hub'), by('mute'), by('gone')]).toEqual([
    'le serveur',
    'ce poste',
    'Accueil 1',
    'Poste serveur',
    'Sans nom',
    'machine inconnue',
  ]);
  expect([by(''), by()]).toEqual(['inconnu (avant cette version)', 'inconnu (avant cette version)']);
  expect(by('', 'local')).toBe('le serveur');
});

it('tells a day of another year with its year', () => {
  expect(texts.on('2026-12-01', '2026-12-03')).toBe('le 1er\u00A0décembre');
  expect(texts.on('2025-12-01', '2026-12-03')).toBe('le 1er\u00A0décembre\u00A02025');
  expect(texts.at('2025-12-01', '09:05', '2026-12-03')).toBe('le 1er\u00A0décembre\u00A02025 vers 9:05');
});
