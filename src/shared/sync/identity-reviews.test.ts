import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Citizen, Register } from '../domain/model/citizen';
import { reviewsOf } from './identity-reviews';
import { mergeCitizens } from './merge-citizens';

const person = (fields: Readonly<Record<string, Register>>, erasedAt = ''): Citizen => ({
  id: 'c1',
  siteId: 'site',
  fields,
  erasedAt,
});
const first = { v: 'Keita', t: '1', p: '' };

it('keeps the value that lost when neither writer knew of the other', () => {
  const mine = person({ lastName: { v: 'Keïta', t: '3-k1', p: '1' }, phone: { v: '06', t: '3-k1', p: '' } });
  const theirs = person({ lastName: { v: 'Kéita', t: '2-k2', p: '1' }, phone: { v: '07', t: '2-k2', p: '' } });
  const lost = { 'lastName~other': { v: 'Kéita', t: '2-k2' }, 'phone~other': { v: '07', t: '2-k2' } };
  expect(reviewsOf(mine, theirs)).toEqual(lost);
  expect(reviewsOf(theirs, mine)).toEqual(lost);
});

it('asks nobody when one saw the other, when both wrote the same, or when the person is erased', () => {
  const stored = person({ lastName: first });
  expect(reviewsOf(stored, person({ lastName: { v: 'Keïta', t: '2-k1', p: '1' } }))).toEqual({});
  expect(
    reviewsOf(person({ lastName: { v: 'A', t: '2', p: '1' } }), person({ lastName: { v: 'A', t: '3', p: '1' } })),
  ).toEqual({});
  expect(
    reviewsOf(person({ lastName: { v: 'A', t: '2', p: '1' } }, '9'), person({ lastName: { v: 'B', t: '3', p: '1' } })),
  ).toEqual({});
  expect(reviewsOf(stored, person({ lastName: { v: 'Keïta', t: '2' } }))).toEqual({});
});

/** A history of one field: each write saw the write that its number names. */
const history = fc
  .array(fc.record({ v: fc.constantFrom('a', 'b', 'c'), saw: fc.nat() }), { minLength: 1, maxLength: 6 })
  .map((writes) =>
    writes.map(({ v, saw }, index) => ({ v, t: String(index + 1), p: index === 0 ? '' : String(saw % (index + 1)) })),
  );

it('changes nothing when a copy comes again, in any order', () => {
  fc.assert(
    fc.property(history, fc.infiniteStream(fc.nat()), (writes, order) => {
      const accept = (stored: Citizen, incoming: Citizen): Citizen => {
        const merged = mergeCitizens(stored, incoming);
        return mergeCitizens(merged, { ...merged, fields: reviewsOf(stored, incoming) });
      };
      const copies = writes.map((write) => person({ lastName: write }));
      let stored = copies.reduce(accept, person({}));
      const settled = copies.reduce(accept, stored);
      for (const index of order.take(12)) {
        const copy = copies[index % copies.length];
        if (copy) stored = accept(settled, copy);
        expect(stored).toEqual(settled);
      }
    }),
  );
});
