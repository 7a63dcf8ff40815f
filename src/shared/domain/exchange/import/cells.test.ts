import { describe, expect, it } from 'vitest';

import { smallTown } from '../../scheduling/small-town.fixture';
import { guessColumns } from './guess-columns';
import { guessReason, personsInText } from './guess-reason';
import { rdvServicePublicHeaders } from './rdv-service-public';
import { readBirthDay, readDay } from './read-day';
import { readInstant } from './read-instant';
import { readDuration, readTime, readTimeSpan, readNames, splitName, readStatus } from './read-cells';

it.each([
  ['03/03/2026', '2026-03-03'],
  ['3/3/26', '2026-03-03'],
  ['03.03.2026', '2026-03-03'],
  ['3-3-2026', '2026-03-03'],
  ['2026-03-03', '2026-03-03'],
  ['2026-03-03T09:30:00', '2026-03-03'],
  ['03/03/2026 09:30', '2026-03-03'],
  ['mardi 3 mars 2026', '2026-03-03'],
  ['Mar. 03/03/2026', '2026-03-03'],
  ['1er avril 2026', '2026-04-01'],
  ['3 févr. 2026', '2026-02-03'],
  ['3 AOÛT 2026', '2026-08-03'],
  ['3 déc 26', '2026-12-03'],
  ['29/02/2026', null],
  ['31/04/2026', null],
  ['2026-13-01', null],
  ['03/03', null],
  ['3 ma 2026', null],
  ['demain', null],
  ['', null],
])('reads the day %j', (text, day) => {
  expect(readDay(text)).toBe(day);
});

it.each([
  ['14/07/62', '1962-07-14'],
  ['14/07/1962', '1962-07-14'],
  ['14/07/12', '2012-07-14'],
  ['14/07/2062', null],
])('reads the birth date %j', (text, day) => {
  expect(readBirthDay(text, '2026-03-03')).toBe(day);
});

it.each([
  ['9h30', '09:30'],
  ['09 h 30', '09:30'],
  ['14h', '14:00'],
  ['14 H', '14:00'],
  ['09:30', '09:30'],
  ['9:05:00', '09:05'],
  ['09.30', '09:30'],
  ['9h30min', '09:30'],
  ['2026-03-03T09:30', '09:30'],
  ['2026-03-03 09:30:00', '09:30'],
  ['03/03/2026 à 9h30', '09:30'],
  ['mardi 3 mars 2026 à 9h30', '09:30'],
  ['lundi 9h30', '09:30'],
  ['08/12/2026 - 9h30', '09:30'],
  ['2026-12-08 - 09:30', '09:30'],
  ['08/12/2026 | 9h30', '09:30'],
  ['08/12/2026 à partir de 9h30', '09:30'],
  ['mar. 8 déc. 9h30', '09:30'],
  ['mardi 8 décembre à 9h30', '09:30'],
  ['08/12 9h30', '09:30'],
  ['2026/12/08 09:30', '09:30'],
  ['8 déc. de 9h30 à 8h00', null],
  ['mar. 8 déc. 9h30 9h50', null],
  ['Mar. 03/03/2026 9h30', '09:30'],
  ['le 3 mars 2026, 9h30', '09:30'],
  ['9h00 - 9h20', '09:00'],
  ['11h30 à 11h50', '11:30'],
  ['9h00 - 8h20', null],
  ['9h00 9h20', null],
  ['13:00Z', null],
  ['2:30 PM', null],
  ['24:00', null],
  ['9h75', null],
  ['matin', null],
  ['03/03/2026', null],
  ['', null],
])('reads the time %j', (text, time) => {
  expect(readTime(text)).toBe(time);
});

it.each([
  ['11h30 - 11h50', '11:30', 20],
  ['09:30-09:50', '09:30', 20],
  ['14h-14h20', '14:00', 20],
  ['de 10h à 10h20', '10:00', 20],
  ['Entre 9h et 10h', '09:00', 60],
  ['10:40/11:00', '10:40', 20],
  ['08/12/2026 15:00 - 15:20', '15:00', 20],
  ['mardi 8 décembre 2026 de 15h à 15h30', '15:00', 30],
  ['23h30 - 24h00', '23:30', 30],
])('takes the beginning and the length of %j', (text, time, durationMin) => {
  expect(readTimeSpan(text)).toEqual({ time, durationMin });
});

it.each([
  ['2026-12-08T13:00:00Z', '2026-12-08T13:00:00.000Z'],
  ['2026-12-08 14:00+0100', '2026-12-08T13:00:00.000Z'],
  ['2026-12-08T13:00:00', null],
  ['2026-02-30T10:00:00Z', null],
  ['2026-12-08T25:00:00Z', null],
])('reads the instant %j', (text, instant) => {
  expect(readInstant(text)).toBe(instant);
});

it.each([
  ['35', 35],
  ['35 min', 35],
  ['35 minutes', 35],
  ['0:35', 35],
  ['1h', 60],
  ['1 h 15', 75],
  ['1h05min', 65],
  ['00:20:00', 20],
  ['PT1H5M', 65],
  ['20,0', 20],
  ['0', null],
  ['deux', null],
  ['11h', null],
  ['', null],
])('reads the length %j', (text, minutes) => {
  expect(readDuration(text)).toBe(minutes);
});

it.each([
  ['Véronique DIALO', 'DIALO', 'Véronique'],
  ['DIALO Véronique', 'DIALO', 'Véronique'],
  ['Jean-Noël DE LA TOUR', 'DE LA TOUR', 'Jean-Noël'],
  ['Anne-Laure D’HÉROUVILLE', 'D’HÉROUVILLE', 'Anne-Laure'],
  ['Véronique Dialo', 'Dialo', 'Véronique'],
  ['DIALO', 'DIALO', ''],
  ['Ayoub  LE GOFF dit PETIT', 'LE GOFF dit PETIT', 'Ayoub'],
])('splits the name %j', (text, lastName, firstName) => {
  expect(splitName(text)).toEqual({ lastName, firstName });
});

it('reads several persons of a cell', () => {
  expect(readNames('Véronique DIALO, Ayoub PAUL').map(({ lastName }) => lastName)).toEqual(['DIALO', 'PAUL']);
  expect(readNames(' ')).toEqual([]);
});

it.each([
  ['À renseigner', 'open'],
  ['À venir', 'open'],
  ['', 'open'],
  ['Annulé (excusé)', 'cancelled'],
  ['Annulé par le service', 'cancelled'],
  ['CANCELLED', 'cancelled'],
  ['Absence non excusée', 'noShow'],
  ['Rendez-vous honoré', 'attended'],
  ['Non honoré', 'noShow'],
  ['Non venu', 'noShow'],
  ['Ne s’est pas présenté', 'noShow'],
  ['Non annulé', 'open'],
  ['Reporté', 'cancelled'],
  ['Refusé', 'cancelled'],
  ['Reportée au 12/12', 'cancelled'],
  ['À reporter', 'open'],
  ['Report refusé', 'open'],
  ['Refus de pièces', 'open'],
  ['N’a pas été annulé', 'open'],
  ['N’a pas été honoré', 'noShow'],
  ['Pas encore présent', 'open'],
])('reads the status %j', (text, status) => {
  expect(readStatus(text)).toBe(status);
});

describe('guessColumns', () => {
  it('knows the 21 columns of RDV Service Public, also with a later one behind', () => {
    expect(rdvServicePublicHeaders).toHaveLength(21);
    const guess = guessColumns([...rdvServicePublicHeaders, 'rdv collectif']);
    expect(guess).toEqual({
      form: 'rdvServicePublic',
      columns: { day: 4, time: 5, reason: 7, status: 9, names: 12, birthDate: 17, channel: 3, desk: 11 },
    });
  });

  it('guesses other files by the words of their headers', () => {
    const headers = [
      'N°',
      'Nom',
      'Prénom',
      'Né(e) le',
      'Téléphone',
      'E-mail',
      'Date du RDV',
      'Heure',
      'Durée (min)',
      'Motif',
    ];
    expect(guessColumns(headers)).toEqual({
      form: 'headers',
      columns: {
        lastName: 1,
        firstName: 2,
        birthDate: 3,
        phone: 4,
        email: 5,
        day: 6,
        time: 7,
        durationMin: 8,
        reason: 9,
      },
    });
    expect(guessColumns(['usager', 'rdv_id', 'date prise rdv', 'date rdv', 'heure rdv', 'motif']).columns).toEqual({
      names: 0,
      externalId: 1,
      day: 3,
      time: 4,
      reason: 5,
    });
    expect(guessColumns(['a', 'b']).columns).toEqual({});
  });
});

describe('guessReason', () => {
  const [card, passport, both, collection] = [
    { id: 'card', code: 'CNI', name: 'Carte d’identité', shortName: 'CNI', act: 'deposit' },
    { id: 'passport', code: 'PASSPORT', name: 'Passeport', shortName: 'Pass.', act: 'deposit' },
    { id: 'both', code: 'CNI-PASSPORT', name: 'CNI + passeport', shortName: 'CNI+P', act: 'deposit' },
    { id: 'collection', code: 'COLLECTION', name: 'Retrait de titre', shortName: 'Retr.', act: 'collection' },
  ] as const;
  const base = smallTown().reasons[0];
  const reasons = base ? [card, passport, both, collection].map((one) => ({ ...base, ...one })) : [];

  it.each([
    ['Carte d’identité', 'card'],
    ["CARTE D'IDENTITE", 'card'],
    ['Demande de CNI (1 personne)', 'card'],
    ['Passeport - 2 personnes', 'passport'],
    ['CNI et passeport', 'both'],
    ['Retrait de passeport', 'collection'],
    ['Remise de titre d’identité', 'collection'],
    ['pass.', 'passport'],
    ['Mariage', null],
    ['', null],
  ])('takes %j for %j', (text, id) => {
    expect(guessReason(text, reasons)).toBe(id);
  });

  it('reads how many come', () => {
    expect(['Passeport (2 personnes)', 'CNI 3 pers.', 'CNI', '1 personne'].map(personsInText)).toEqual([2, 3, 0, 1]);
  });
});
