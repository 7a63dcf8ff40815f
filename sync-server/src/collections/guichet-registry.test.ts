import { expect, it } from 'vitest';

import { collectionNames } from '#shared/domain/model/collections';

import { guichetRegistry } from './guichet-registry';

it('counts a citizen whose erasure bears a stamp as erased, and nothing else', () => {
  const erased = (erasedAt?: string) =>
    collectionNames.filter((name) =>
      guichetRegistry[name]?.isErased({ id: 'a', _deleted: false, ...(erasedAt === undefined ? {} : { erasedAt }) }),
    );
  expect([erased('000000000000009-000000-device-1'), erased(''), erased()]).toEqual([['citizens'], [], []]);
});
