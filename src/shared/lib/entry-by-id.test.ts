import fc from 'fast-check';
import { expect, it } from 'vitest';

import { entryById } from './entry-by-id';

it('an entry is found as `find` finds it, of several with one id the first', () => {
  const entries = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), name: fc.string() }), { maxLength: 6 });
  fc.assert(
    fc.property(entries, fc.constantFrom('a', 'b', 'c', 'd'), (list, id) => {
      const found = list.find((one) => one.id === id);
      // The second answer comes from the index that the first one made.
      expect([entryById(list, id), entryById(list, id)]).toEqual([found, found]);
    }),
  );
});
