import { expect, it } from 'vitest';

import type { Quota } from '#shared/domain/model/reference';

import { quotaUses } from './quota-use';

const placed = (id: string, channel: string, reasonId: string) => ({
  id,
  channel,
  reasonId,
  day: '2026-11-24',
  time: '09:00',
  durationMin: 20,
  deskId: 'd1',
  needsStation: false,
});

it('counts what came by the channels of a quota, for its reasons or for all', () => {
  const quota: Omit<Quota, 'reasonIds'> = {
    id: 'q',
    kind: 'quota',
    label: 'Portail',
    channels: ['portal', 'email'],
    mostPerDay: 3,
    releaseDaysBefore: 0,
    validFrom: '2020-01-01',
    validUntil: '',
  };
  const live = [placed('a', 'portal', 'cni'), placed('b', 'email', 'pacs'), placed('c', 'desk', 'cni')];
  expect(quotaUses([{ ...quota, reasonIds: [] }], live)).toEqual([{ id: 'q', label: 'Portail', taken: 2, most: 3 }]);
  expect(quotaUses([{ ...quota, reasonIds: ['cni'] }], live)[0]?.taken).toBe(1);
});
