import { expect, it } from 'vitest';

import type { Agent, SiteReference, Unavailability } from '../model/reference';
import { smallTown } from '../scheduling/small-town.fixture';
import { replacementOf } from './replacement-of';

const agent = (id: string, usualDeskId = ''): Agent => ({
  id,
  kind: 'agent',
  name: id,
  shortName: id,
  role: 'counter',
  usualDeskId,
});
const away = (agentId: string, replacedBy: string, from = '00:00', to = '23:59'): Unavailability => ({
  id: `${agentId} away`,
  kind: 'unavailability',
  agentId,
  replacedBy,
  fromDay: '2026-11-23',
  toDay: '2026-11-29',
  from,
  to,
  label: '',
});
const town = (...unavailabilities: readonly Unavailability[]): SiteReference => ({
  ...smallTown(),
  agents: [agent('karima', 'desk-1'), agent('clement', 'desk-3'), agent('anne')],
  unavailabilities: [...unavailabilities],
});
const judged = (one: Unavailability, ...others: readonly Unavailability[]) => replacementOf(town(one, ...others), one);

it('is whole only where the replacement sits nowhere else and is there', () => {
  expect(judged(away('karima', 'anne'))).toEqual({ isWhole: true, deskIds: [] });
  expect(judged(away('karima', 'clement'))).toEqual({ isWhole: false, deskIds: ['desk-3'] });
  // Their own desk is closed at lunch and in the evening.
  expect(judged(away('karima', 'clement', '12:30', '13:30'))).toEqual({ isWhole: true, deskIds: [] });
  expect(judged(away('karima', 'anne'), away('anne', '', '09:00', '10:00'))).toEqual({ isWhole: false, deskIds: [] });
  // Asked for twice: the first desk has them.
  expect(judged(away('clement', 'anne'), away('karima', 'anne'))).toEqual({ isWhole: false, deskIds: ['desk-1'] });
  expect(judged(away('karima', 'anne'), away('clement', 'anne'))).toEqual({ isWhole: true, deskIds: [] });
});
