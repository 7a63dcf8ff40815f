import { expect, it } from 'vitest';

import { deviceRanks } from '#shared/domain/rights/writes';

import { isJoined, isPublicMode, modeOfRank } from './joined-modes';

it('makes of a station what the rank of its code says, enrolled at a server of others in any case', () => {
  expect(deviceRanks.map((rank) => [rank, modeOfRank(rank)])).toEqual([
    ['desk', 'member'],
    ['admin', 'member'],
    ['display', 'display'],
    ['kiosk', 'kiosk'],
    ['elected', 'elected'],
  ]);
  for (const rank of deviceRanks) expect(isJoined(modeOfRank(rank))).toBe(true);
  expect(deviceRanks.filter((rank) => isPublicMode(modeOfRank(rank)))).toEqual(['display', 'kiosk']);
});
