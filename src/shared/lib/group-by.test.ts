import fc from 'fast-check';
import { expect, it } from 'vitest';

import { groupBy } from './group-by';

it('every thing is in the group of its key and in no other, in the order of the list', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 40 })), (all) => {
      const groups = groupBy(all, (one) => one % 3);
      for (const [key, group] of groups) expect(group).toEqual(all.filter((one) => one % 3 === key));
      expect([...groups.keys()]).toEqual([...new Set(all.map((one) => one % 3))]);
    }),
  );
});
