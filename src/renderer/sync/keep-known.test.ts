import { afterEach, beforeEach, expect, it } from 'vitest';

import type { WireDocument } from '#shared/sync/protocol';
import { tick } from '#shared/sync/hybrid-clock';
import { allRules } from '#shared/sync/rules';

import { openTestData, type TestData } from '../data/testing/test-data';
import { keepKnown } from './keep-known';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

const t = tick('', 1_000, 'k1');
const citizen = (values: Readonly<Record<string, string>>) => ({
  id: 'citizen-1',
  siteId: 'site-test',
  fields: Object.fromEntries(Object.entries(values).map(([name, v]) => [name, { v, t }])),
  erasedAt: '',
});

it('adds to a copy that comes what this desk holds besides, and nothing of what it deleted', async () => {
  const { citizens } = data.context.database;
  const held = citizen({ lastName: 'MARTIN', phone: '0600000000' });
  const coming = { ...citizen({ lastName: 'MARTIN' }), _deleted: false } as unknown as WireDocument;
  await citizens.insert(held);
  const known = () => keepKnown('citizens', citizens as never, [coming], allRules);
  expect(await known()).toEqual([{ ...held, _deleted: false }]);
  await citizens.bulkRemove(['citizen-1']);
  expect(await known()).toEqual([coming]);
});
