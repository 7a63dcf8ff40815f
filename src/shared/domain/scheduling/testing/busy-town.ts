import type { OpeningPeriod, SiteReference } from '../../model/reference';
import { closure, opening, smallTown } from '../small-town.fixture';

/** The sixty days begin on this Monday. */
export const firstDay = '2026-03-02';
/** The civil days of the town’s sixty days. */
export const days = Array.from({ length: 60 }, (_, index) =>
  new Date(Date.UTC(2026, 2, 2 + index)).toISOString().slice(0, 10),
);
/** Easter Monday is the one public holiday on a weekday between 2 March and 30 April 2026. */
export const holidays = ['2026-04-06'];

/** Minutes by number of persons, for each reason. */
export const lengths: Readonly<Record<string, readonly number[]>> = {
  deposit: [20, 35, 50],
  collection: [10],
  civil: [30],
};
/** Minutes for which a desk pauses after each reason. */
export const pauses: Readonly<Record<string, number>> = { deposit: 5, collection: 0, civil: 10 };

/** Five desks, two stations, and something of every setting, for sixty days of bookings. */
export const busyTown = (): SiteReference => {
  const base = smallTown();
  const [model] = base.reasons;
  const [desk] = base.desks;
  if (!model || !desk) throw new Error('the small town is empty');
  const reasons = Object.entries(lengths).map(([id, durationsMin]) => ({
    ...model,
    id,
    code: id,
    durationsMin: [...durationsMin],
    needsStation: id === 'deposit',
    bufferMin: pauses[id] ?? 0,
  }));
  const serves = [['deposit'], ['deposit'], ['deposit', 'collection'], ['collection', 'civil'], ['deposit', 'civil']];
  const weekly = [1, 2, 3, 4, 5].flatMap((number): OpeningPeriod[] => [
    opening(number, '08:30', '12:15'),
    opening(number, '13:30', number === 3 ? '18:00' : '17:00', {
      weekdays: number === 2 ? [1, 3, 5] : [1, 2, 3, 4, 5],
    }),
  ]);
  return smallTown({
    reasons,
    desks: serves.map((reasonIds, index) => ({ ...desk, id: `desk-${index + 1}`, number: index + 1, reasonIds })),
    openingPeriods: [
      ...weekly,
      opening(1, '17:00', '18:30', { weekdays: [4], keptFor: 'urgent' }),
      opening(4, '09:00', '12:00', { weekdays: [6], reasonIds: ['collection'] }),
      opening(2, '14:00', '16:00', { weekdays: [2], validFrom: '2026-03-10', validUntil: '2026-03-10' }),
    ],
    closures: [
      closure('', '2026-03-20', '00:00', '23:59', 'Travaux'),
      closure('desk-3', '2026-03-24', '10:00', '11:30', 'Réunion'),
    ],
    agents: [
      { id: 'a', kind: 'agent', name: 'A', shortName: 'A', role: 'counter', usualDeskId: 'desk-5' },
      { id: 'b', kind: 'agent', name: 'B', shortName: 'B', role: 'counter', usualDeskId: '' },
    ],
    unavailabilities: [
      {
        id: 'u1',
        kind: 'unavailability',
        agentId: 'a',
        replacedBy: '',
        fromDay: '2026-04-13',
        toDay: '2026-04-15',
        from: '09:00',
        to: '16:00',
        label: '',
      },
      {
        id: 'u2',
        kind: 'unavailability',
        agentId: 'a',
        replacedBy: 'b',
        fromDay: '2026-04-20',
        toDay: '2026-04-21',
        from: '08:00',
        to: '18:00',
        label: '',
      },
    ],
    quotas: [
      {
        id: 'q',
        kind: 'quota',
        label: 'Portail',
        channels: ['portal'],
        reasonIds: ['deposit'],
        mostPerDay: 9,
        releaseDaysBefore: 0,
        validFrom: firstDay,
        validUntil: '',
      },
    ],
  });
};
