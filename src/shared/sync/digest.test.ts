import fc from 'fast-check';
import { expect, it } from 'vitest';

import { copiesOf, logCollections, citizen } from '../../../tests/arbitraries/event-logs';
import { digestOf } from './digest';
import { logOf, mergeDocument } from './merge-document';

it.each(logCollections)('is the same for %s exactly when both know the same events', (collection) => {
  fc.assert(
    fc.property(copiesOf(collection, 2), (copies) => {
      const [a, b] = copies;
      if (!a || !b) return;
      const ids = (document: object): string =>
        logOf(document)
          .map((event) => event.id)
          .toSorted()
          .join();
      const same = ids(a) === ids(b) && (a._deleted === true) === (b._deleted === true);
      expect(digestOf(a) === digestOf(b)).toBe(same);
      expect(digestOf({ ...a, status: 'of another version' })).toBe(digestOf(a));
    }),
  );
});

it('follows the stamps of a citizen, and the whole of reference data', () => {
  fc.assert(
    fc.property(citizen, citizen, (a, b) => {
      const [one, two] = [mergeDocument('citizens', a, a), mergeDocument('citizens', a, b)];
      const stamps = (person: typeof one): string =>
        JSON.stringify([
          person.erasedAt,
          ...Object.entries(person.fields)
            .map(([name, { t }]) => `${name}@${t}`)
            .toSorted(),
        ]);
      expect(digestOf(one) === digestOf(two)).toBe(stamps(one) === stamps(two));
    }),
  );
  const entry = (name: string) => ({ id: 'd', siteId: 's', kind: 'department', body: { kind: 'department', name } });
  expect(digestOf(entry('a'))).not.toBe(digestOf(entry('b')));
  expect(digestOf(entry('a'))).not.toBe(digestOf({ ...entry('a'), _deleted: true }));
});
