import fc from 'fast-check';
import { expect, it } from 'vitest';

import { entryOf } from './entry-of';

it('an entry is found as `find` finds it, of several with one id the first', () => {
  const entries = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), name: fc.string() }), { maxLength: 6 });
  fc.assert(
    fc.property(entries, fc.constantFrom('a', 'b', 'c', 'd'), (list, id) => {
      const found = list.find((one) => one.id === id);
      // The second answer comes from the index that the first one made.
      expect([entryOf(list, id), entryOf(list, id)]).toEqual([found, found]);
    }),
  );
});
