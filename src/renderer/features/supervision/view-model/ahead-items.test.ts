import { expect, it } from 'vitest';

import { appointmentOf, smallTown } from '#shared/domain/conflicts/testing/small-town';
import { planAhead, type DayAheadPlan } from '#shared/domain/insights/day/day-ahead';

import { aheadHead, awayItems, gapItems, gapsHead } from './ahead-items';

const day = '2026-11-24';
const reference = {
  ...smallTown,
  agents: [
    {
      kind: 'agent',
      id: 'away',
      name: 'Sylvie Marchetti',
      shortName: 'Sylvie M.',
      role: 'counter',
      usualDeskId: 'desk-2',
    },
    { kind: 'agent', id: 'other', name: 'Nadège Rivière', shortName: 'Nadège R.', role: 'counter', usualDeskId: '' },
  ],
} as unknown as typeof smallTown;
const plain = planAhead({ ref: smallTown, day, appointments: [] });
const over = { from: '08:30', to: '09:00', tooMany: 3 } as DayAheadPlan['fits']['stretches'][number];
const said = (plan: Partial<DayAheadPlan>) =>
  gapsHead(gapItems({ ...plain, tightest: null, ...plan })).replaceAll('\u00A0', ' ');

it('counts every line of where a day does not hold: what is to be mended, and what is only to be watched', () => {
  const taken = { from: '08:30', to: '09:00', left: 0 } as DayAheadPlan['tightest'];
  const fits = { ...plain.fits, fits: false, stretches: [over, over] };
  expect(said({ fits, tightest: taken })).toBe('2 points à reprendre, 1 à surveiller.');
  expect(said({ fits })).toBe('2 points à reprendre.');
  expect(said({ tightest: taken })).toBe('Rien à reprendre, 1 point à surveiller.');
  expect(said({})).toBe('Rien à reprendre.');
  // People too many are told with the way to their day.
  expect(gapItems({ ...plain, tightest: null, fits })[0]?.link).toMatchObject({ place: 'agenda', params: { day } });
});

it('says when a replacement does not cover the desk', () => {
  const away = [
    { id: 'a', agentId: 'away', deskNumber: 2, replacedBy: 'other', from: '00:00', to: '24:00' },
  ] as DayAheadPlan['away'];
  const hole = { deskId: 'desk-2', number: 2, from: '13:30', to: '16:00', booked: 6 };
  const details = (holes: DayAheadPlan['holes']) =>
    awayItems({ ...plain, away, holes }, reference).map(({ detail }) => detail.replaceAll('\u00A0', ' '));
  expect(details([hole])).toEqual(['toute la journée, guichet 2, Nadège R. remplace, sauf de 13:30 à 16:00']);
  expect(details([{ ...hole, number: 3, deskId: 'desk-3' }])).toEqual([
    'toute la journée, guichet 2, Nadège R. remplace',
  ]);
});

it('says of a closed day how many must be moved and leads to them, whatever closes it, and asks nothing where nobody is booked', () => {
  const ref = (label: string) => ({
    ...smallTown,
    closures: [
      { kind: 'closure', id: 'c', deskId: '', fromDay: day, toDay: day, from: '00:00', to: '23:59', label } as const,
    ],
  });
  const booked = [appointmentOf({ id: 'a', day, time: '10:00', deskId: 'desk-1' })];
  const closed = planAhead({ ref: ref('Grève'), day, appointments: booked });
  expect(gapItems(closed)).toMatchObject([
    { isGood: false, link: { place: 'agenda', params: { move: 'left', from: day } } },
  ]);
  expect(aheadHead(closed).replaceAll('\u00A0', ' ')).toBe('Fermé : Grève. 1 rendez-vous à déplacer.');
  expect(gapItems(planAhead({ ref: ref('Grève'), day, appointments: [] }))).toEqual([]);
});

it('leads to those who stand outside of any opening', () => {
  const appointments = [appointmentOf({ id: 'a', day, time: '20:00', deskId: 'desk-1' })];
  const outside = gapItems(planAhead({ ref: smallTown, day, appointments })).filter(({ isGood }) => !isGood);
  expect(outside).toMatchObject([{ link: { place: 'agenda', params: { move: 'left', from: day, to: day } } }]);
});
