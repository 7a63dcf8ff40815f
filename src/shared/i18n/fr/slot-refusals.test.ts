import { describe, expect, it, test } from 'vitest';

import type { SlotRefusal } from '../../errors/slot-refusal';
import { sayRefusal } from './refusals';

const day = '2026-03-03';
const refusals: readonly (readonly [SlotRefusal, string])[] = [
  [
    { code: 'publicHoliday', day: '2026-11-11', name: 'Armistice 1918' },
    'Le mercredi 11\u00A0novembre est férié\u00A0: Armistice 1918.',
  ],
  [{ code: 'dayClosed', day, label: 'Travaux' }, 'Fermé le mardi 3\u00A0mars\u00A0: Travaux.'],
  [{ code: 'dayClosed', day, label: '' }, 'Rien n’ouvre pour ce motif le mardi 3\u00A0mars.'],
  [{ code: 'dayTooShort', day, durationMin: 65 }, 'Aucune plage du 3\u00A0mars ne dure 1\u00A0h\u00A005.'],
  [
    { code: 'keptForOthers', day, purpose: 'urgent', releasedOn: '' },
    'Ce qui reste le 3\u00A0mars est gardé pour les urgences.',
  ],
  [
    { code: 'quotaReached', day, label: 'Portail', most: 2 },
    'Le quota «\u00A0Portail\u00A0» du 3\u00A0mars est atteint (2\u00A0rendez-vous).',
  ],
  [{ code: 'tooSoon', day, time: '09:30' }, 'Ce motif demande un délai\u00A0: pas avant le mardi 3\u00A0mars à 9:30.'],
  [
    { code: 'beyondHorizon', day, lastDay: '2026-03-01' },
    'Ce motif se réserve jusqu’au dimanche 1er\u00A0mars pour le moment.',
  ],
  [{ code: 'channelNotOffered', reasonId: 'r', channel: 'portal' }, 'Passeport ne se réserve pas par le portail.'],
  [{ code: 'dayFull', day }, 'Tous les guichets sont pris le mardi 3\u00A0mars.'],
  [
    { code: 'stationsFull', day, stations: 2 },
    'Un guichet est libre le mardi 3\u00A0mars, mais aucun dispositif de recueil en même temps.',
  ],
  [
    { code: 'stationsFull', day, stations: 0 },
    'Cette mairie n’a pas de dispositif de recueil, et ce motif en demande un.',
  ],
  [
    { code: 'noSlotBetween', fromDay: day, toDay: '2026-03-09', because: 'desks' },
    'Aucun créneau du 3\u00A0mars au 9\u00A0mars\u00A0: tous les guichets sont pris.',
  ],
];

describe('why there is no slot', () => {
  it.each(refusals)('%j', (refusal, text) => {
    const words = sayRefusal(refusal, { reason: () => 'Passeport' });
    expect(words.text).toBe(text);
    expect(words.todo).toMatch(/^[A-Z].*\.$/);
  });

  test('a kept stretch says when it opens to all', () => {
    const words = sayRefusal({ code: 'keptForOthers', day, purpose: 'phone', releasedOn: '2026-03-01' });
    expect(words.todo).toBe('Ce sera ouvert à tous le 1er\u00A0mars. Choisissez un autre jour.');
  });

  test('a day that is over is not an hour', () => {
    expect(sayRefusal({ code: 'slotPast', day, time: '' }).text).toBe('Ce jour est passé.');
  });
});
