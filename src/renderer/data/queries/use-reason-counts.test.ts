import { afterEach, beforeEach, expect, it } from 'vitest';

import { must, openTestData, type TestData } from '../testing/test-data';
import { countReasons } from './use-reason-counts';

let data: TestData;
beforeEach(async () => {
  data = await openTestData();
});
afterEach(() => data.close());

it('counts the thirty days before today, and not what was taken back', async () => {
  const log = async (day: string, reasonId: string) => {
    data.setNow(`${day}T08:00:00.000Z`);
    return must(await data.commands.logPassage({ reasonId, channel: 'phone', priority: false, next: 'answered' }));
  };
  await log('2026-10-23', 'passport');
  await log('2026-10-25', 'collection');
  await log('2026-11-10', 'advice');
  await log('2026-11-23', 'advice');
  must(await (await log('2026-11-23', 'advice')).act.undo());
  await log('2026-11-24', 'passport');
  expect(await countReasons(data.context, '2026-11-24')).toEqual(
    new Map([
      ['collection', 1],
      ['advice', 2],
    ]),
  );
});
