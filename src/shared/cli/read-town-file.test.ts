import { describe, expect, it, test } from 'vitest';

import { readTownFile } from './read-town-file';
import { slotsCommand } from './slots-command';

const town = {
  name: 'Bourg',
  zone: 'Europe/Paris',
  territory: 'mainland',
  stations: 1,
  reasons: [{ code: 'CNI', durationsMin: [20] }],
  desks: [{ name: 'Guichet 1', reasons: ['CNI'] }],
  openings: [{ weekdays: ['lundi'], from: '09:00', to: '12:00' }],
};
const faults = (patch: object): string[] => {
  const read = readTownFile(JSON.stringify({ ...town, ...patch }));
  return read.ok ? [] : read.reason.map(({ path, what }) => `${path}: ${what}`);
};

describe('a town file', () => {
  test('is read with what it leaves out', () => {
    const read = readTownFile(JSON.stringify(town));
    expect(read).toMatchObject({ ok: true, value: { placed: [], ref: { desks: [{ id: 'Guichet 1' }] } } });
  });

  it.each([
    [{ stations: undefined }, 'stations: ce champ manque'],
    [{ zone: 'Paris/France' }, 'zone: un fuseau IANA est attendu'],
    [{ zone: '+02:00' }, 'zone: un fuseau IANA est attendu'],
    [{ opening: [] }, 'tout le fichier: champ inconnu'],
    [{ reasons: [] }, 'reasons: la liste est vide'],
    [
      { openings: [{ weekdays: ['monday'], from: '09:00', to: '12:00' }] },
      'openings[0].weekdays[0]: une de ces valeurs',
    ],
    [{ openings: [{ weekdays: ['lundi'], from: '9h', to: '12:00' }] }, 'openings[0].from: une heure est attendue'],
    [
      { openings: [{ weekdays: ['lundi'], from: '12:00', to: '09:00' }] },
      'openings[0].to: la fin 09:00 ne vient pas après',
    ],
    [{ openings: [{ from: '09:00', to: '12:00' }] }, 'openings[0]: écrivez weekdays'],
    [{ openings: [{ day: '2026-02-30', from: '09:00', to: '12:00' }] }, 'openings[0].day: un jour est attendu'],
    [{ desks: [{ name: 'A', reasons: ['PASSEPORT'] }] }, 'desks[0].reasons[0]: motif inconnu'],
    [{ desks: [town.desks[0], town.desks[0]] }, 'desks[1].name: «\u00A0Guichet 1\u00A0» est écrit deux fois'],
    [{ absences: [{ agent: 'Anne', fromDay: '2026-03-03' }] }, 'absences[0].agent: agent inconnu'],
    [
      { appointments: [{ day: '2026-03-02', time: '09:00', desk: 'Guichet 1', reason: 'CNI', persons: 2 }] },
      'appointments[0].persons: ce motif va jusqu’à 1\u00A0personne',
    ],
  ])('says where it is wrong and what to write: %j', (patch, message) => {
    expect(faults(patch)).toHaveLength(1);
    expect(faults(patch)[0]).toContain(message);
  });

  test('that is no JSON says where it ends to be', () => {
    const read = readTownFile('{\n  "name": "Bourg",,\n}');
    expect(read.ok ? '' : read.reason[0]?.what).toContain('ligne 2, colonne 19');
  });
});

describe('the command slots', () => {
  const said = (typed: object, file: string | null = JSON.stringify(town)) =>
    slotsCommand({ town: 'bourg.json', from: '2026-03-02', reason: 'CNI', ...typed }, file);

  it.each([
    [{ town: undefined }, '--town'],
    [{ from: undefined }, '--from'],
    [{ from: '2/3/2026' }, '2/3/2026'],
    [{ reason: undefined }, '--reason'],
    [{ reason: 'PACS' }, 'Choisissez parmi CNI'],
    [{ persons: '2' }, '--persons'],
    [{ days: '0' }, 'de 1 à 366'],
    [{ channel: 'fax' }, 'fax'],
    [{ 'kept-for': 'moi' }, 'moi'],
    [{ desk: 'Guichet 9' }, 'Guichet 9'],
    [{ weekdays: 'lundi,dredi' }, 'dredi'],
    [{ now: 'demain' }, 'demain'],
    [{ morning: true, afternoon: true }, '--morning et --afternoon'],
  ])('refuses %j with the code 2', (typed, message) => {
    const { code, out, err } = said(typed);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });

  test('tells a town without any slot like any other', () => {
    const { code, out } = said({ from: '2026-03-03', days: '1' });
    expect(code).toBe(0);
    expect(out).toContain('Rien n’ouvre pour ce motif le mardi 3\u00A0mars.');
    expect(out).toContain('Aucun créneau sur ces jours.');
  });

  test('prints a table by day and desk', () => {
    expect(said({ days: '1' }).out.split('\n').slice(0, 4)).toEqual([
      'Bourg\u00A0: CNI, 1\u00A0personne, 20\u00A0min',
      '',
      'Lundi 2\u00A0mars 2026',
      '  Guichet 1',
    ]);
  });
});
