import fc from 'fast-check';
import { expect, it } from 'vitest';

import { collectionNames } from '#shared/domain/model/collections';
import { allRules, rulesWithout } from '#shared/sync/rules';

import { conflictHandlerOf } from './conflict-handler';

const junk = fc.record(
  {
    id: fc.constant('d1'),
    siteId: fc.anything(),
    events: fc.anything(),
    fields: fc.anything(),
    erasedAt: fc.anything(),
  },
  { requiredKeys: ['id'] },
);
const logs = fc.record({ id: fc.constant('d1'), events: fc.array(fc.constantFrom(null, 7, {}, { id: 'e1' }, [])) });

// RxDB loses a write for good when its conflict handler throws once.
it.each(collectionNames)('of %s never throws, whatever the copies are', async (name) => {
  for (const rules of [allRules, rulesWithout('masterVerbatim')]) {
    const handler = conflictHandlerOf(name, rules, new Set());
    await fc.assert(
      fc.asyncProperty(fc.oneof(junk, logs), fc.oneof(junk, logs), async (mine, theirs) => {
        const input = { newDocumentState: mine, realMasterState: theirs } as never;
        const resolved = await handler.resolve(input, 'test');
        expect(resolved).toMatchObject({ id: 'd1', _deleted: false });
        expect(typeof handler.isEqual(mine as never, theirs as never, 'test')).toBe('boolean');
      }),
      { numRuns: 60 },
    );
  }
});

it('sends again what it is told to, though RxDB believes that the server has it', () => {
  const resend = new Set<string>();
  const handler = conflictHandlerOf('requests', allRules, resend);
  const same = { id: 'd1' } as never;
  expect(handler.isEqual(same, same, 'upstream-check-if-equal')).toBe(true);
  resend.add('d1');
  expect(handler.isEqual(same, same, 'upstream-check-if-equal')).toBe(false);
  expect(handler.isEqual(same, same, 'downstream-check-if-equal-0')).toBe(true);
});
