import { expect, it } from 'vitest';

import { smallTown } from '../scheduling/small-town.fixture';
import { opensAgain } from './opening-instants';

const town = smallTown();
const at = (instant: string) => opensAgain(town, instant);

it('tells when a site that has closed opens again, and nothing while an opening runs or the first is still to come', () => {
  // A Monday, open 8:30 to 12:30 and 13:30 to 17:00.
  expect(at('2026-11-23T06:00:00.000Z')).toBeNull();
  expect(at('2026-11-23T11:29:00.000Z')).toBeNull();
  expect(at('2026-11-23T12:30:00.000Z')).toBeNull();
  expect(at('2026-11-23T15:59:00.000Z')).toBeNull();
  expect(at('2026-11-23T16:00:00.000Z')).toEqual({ day: '2026-11-24', time: '08:30' });
  // Between the two, at lunch.
  expect(at('2026-11-23T11:30:00.000Z')).toEqual({ day: '2026-11-23', time: '13:30' });
  expect(at('2026-11-23T12:29:00.000Z')).toEqual({ day: '2026-11-23', time: '13:30' });
  // Over the weekend.
  expect(at('2026-11-27T18:00:00.000Z')).toEqual({ day: '2026-11-30', time: '08:30' });
});

it('says closed without a day where nothing opens soon, and nothing of a site without hours', () => {
  const shut = { ...town, openingPeriods: town.openingPeriods.map((one) => ({ ...one, validUntil: '2026-11-23' })) };
  expect(opensAgain(shut, '2026-11-23T18:00:00.000Z')).toEqual({ day: '', time: '' });
  expect(opensAgain({ ...town, openingPeriods: [] }, '2026-11-23T18:00:00.000Z')).toBeNull();
});
