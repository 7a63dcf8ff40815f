import { describe, expect, it } from 'vitest';

import { civilOf } from '../../time/civil';
import { whereaboutsText } from './whereabouts';

const now = { day: '2026-11-24', time: '10:00' };
const appointment = (day: string, time: string, status: 'booked' | 'noShow' | 'cancelledByCitizen' = 'booked') =>
  whereaboutsText.appointment({ day, time, status, durationMin: 20 }, 'Passeport', now).replaceAll('\u00A0', ' ');
const clock = (instant: string): string => civilOf(instant, 'Europe/Paris').time;
const ticket = (
  status: 'waiting' | 'called' | 'serving' | 'done' | 'abandoned',
  rank: number | null = null,
  desk = 0,
) =>
  whereaboutsText
    .ticket(
      { status, label: 'A049', endedAt: '2026-11-24T09:32:00.000Z' },
      {
        rank,
        left: rank === null ? null : { fromMin: 10, toMin: 15 },
        restsUntil: '',
        hourAt: '',
        isSooner: false,
        isUnserved: false,
      },
      desk,
      clock,
    )
    .replaceAll('\u00A0', ' ');

describe('what a person has, in a line', () => {
  it('says of whom the office moved that they may come at the hour that they know', () => {
    const moved = { day: '2026-11-27', time: '13:50', status: 'booked', durationMin: 20 } as const;
    const told = { day: '2026-11-24', time: '13:30' };
    expect(
      whereaboutsText
        .appointment(moved, 'CNI', now, { call: { told, isOff: false, crossing: null } })
        .replaceAll('\u00A0', ' '),
    ).toBe(
      'RDV vendredi 27 novembre à 13:50, CNI, déplacé par la mairie (aujourd’hui à 13:30 avant), personne à prévenir',
    );
  });

  it('says of whom the office called off that nobody has told them', () => {
    const off = { day: '2026-11-24', time: '11:30', status: 'cancelledByOffice', durationMin: 20 } as const;
    const said = (told: { readonly day: string; readonly time: string }): string =>
      whereaboutsText
        .appointment(off, 'CNI', now, { call: { told, isOff: true, crossing: null } })
        .replaceAll('\u00A0', ' ');
    expect(said(off)).toBe('RDV aujourd’hui à 11:30, CNI, annulé par la mairie, personne à prévenir');
    expect(said({ day: '2026-11-24', time: '10:00' })).toBe(
      'RDV aujourd’hui à 11:30, CNI, annulé par la mairie, déplacé par la mairie (aujourd’hui à 10:00 avant), personne à prévenir',
    );
  });

  it('names the day of an appointment as people do', () => {
    expect([
      appointment('2026-11-24', '10:40'),
      appointment('2026-11-25', '14:00'),
      appointment('2026-11-23', '09:20'),
      appointment('2026-11-23', '09:20', 'noShow'),
      appointment('2026-12-01', '09:20'),
      appointment('2027-01-04', '09:20', 'cancelledByCitizen'),
    ]).toEqual([
      'RDV aujourd’hui à 10:40, Passeport',
      'RDV demain à 14:00, Passeport',
      'RDV hier à 9:20, Passeport, à renseigner',
      'RDV hier à 9:20, Passeport, absence notée',
      'RDV mardi 1er décembre à 9:20, Passeport',
      'RDV lundi 4 janvier 2027 à 9:20, Passeport, annulé',
    ]);
  });

  it('says where the ticket is, how many are before it and how long it takes', () => {
    expect([
      ticket('waiting', 3),
      ticket('waiting'),
      ticket('called', null, 2),
      ticket('serving', null, 2),
      ticket('done'),
      ticket('abandoned'),
    ]).toEqual([
      'A049 en attente, rang 3, encore 10 à 15 min',
      'A049 en attente',
      'A049 appelé au guichet 2',
      'A049 au guichet 2',
      'A049 servi à 10:32',
      'A049 départ noté à 10:32',
    ]);
  });

  it('says the hour of who is called by it, and when who did not answer is called again, in place of a rank', () => {
    const at = '2026-11-24T08:50:00.000Z';
    const said = (facts: { readonly restsUntil?: string; readonly hourAt?: string; readonly isSooner?: boolean }) =>
      whereaboutsText
        .ticket(
          { status: 'waiting', label: 'A031', endedAt: '' },
          {
            rank: null,
            left: { fromMin: 10, toMin: 15 },
            restsUntil: '',
            hourAt: '',
            isSooner: false,
            isUnserved: false,
            ...facts,
          },
          0,
          clock,
        )
        .replaceAll('\u00A0', ' ');
    expect(said({ hourAt: at })).toBe('A031 en attente, pas avant 9:50, sauf si personne n’attend, encore 10 à 15 min');
    // The look ahead sees a free desk before the hour: the two are said as one, as neither holds alone.
    expect(said({ hourAt: at, isSooner: true })).toBe(
      'A031 en attente, pas avant 9:50, ou dans 10 à 15 min si personne n’attend',
    );
    expect(said({ restsUntil: at, hourAt: at })).toBe('A031 en attente, rappel à 9:50, encore 10 à 15 min');
  });
});
