import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Citizen, Register } from '../domain/model/citizen';
import { losersOf, pastOf, reviewsOf } from './identity-reviews';
import { mergeCitizens } from './merge-citizens';

const person = (fields: Readonly<Record<string, Register>>, erasedAt = ''): Citizen => ({
  id: 'c1',
  siteId: 'site',
  fields,
  erasedAt,
});
const at = (time: number, device: string): string => `${String(time).padStart(15, '0')}-000000-${device}`;

/** A server that remembers every register that it stored. */
const createServer = () => {
  const history: Citizen['fields'][] = [];
  let stored = person({});
  return {
    read: () => stored,
    accept: (incoming: Citizen): void => {
      const merged = mergeCitizens(stored, incoming);
      const reviews = reviewsOf(stored, losersOf(stored, incoming), pastOf(history));
      stored = mergeCitizens(merged, { ...merged, fields: reviews });
      history.push(stored.fields);
    },
    everStored: () => new Set(history.flatMap((fields) => Object.values(fields).map((register) => register.v))),
  };
};

it('keeps the value that lost when neither writer knew of the other, whichever comes first', () => {
  const first = { v: 'Keita', t: at(1, 'k1'), p: '' };
  const mine = person({ lastName: { v: 'Keïta', t: at(3, 'k1'), p: at(1, 'k1') } });
  const theirs = person({ lastName: { v: 'Kéita', t: at(2, 'k2'), p: at(1, 'k1') } });
  for (const order of [
    [mine, theirs],
    [theirs, mine],
  ]) {
    const server = createServer();
    server.accept(person({ lastName: first }));
    for (const copy of order) server.accept(copy);
    expect(server.read().fields).toMatchObject({
      lastName: { v: 'Keïta' },
      'lastName~other': { v: 'Kéita', t: at(2, 'k2') },
    });
  }
});

it('finds a value that comes in late though others wrote after one another meanwhile', () => {
  const server = createServer();
  server.accept(person({ phone: { v: '01', t: at(1, 'k1'), p: '' } }));
  server.accept(person({ phone: { v: '02', t: at(4, 'k2'), p: at(1, 'k1') } }));
  server.accept(person({ phone: { v: '03', t: at(6, 'k3'), p: at(4, 'k2') } }));
  server.accept(person({ phone: { v: '04', t: at(2, 'k4'), p: at(1, 'k1') } }));
  server.accept(person({ phone: { v: '05', t: at(3, 'k5'), p: at(1, 'k1') } }));
  expect(server.read().fields).toMatchObject({ phone: { v: '03' }, 'phone~other': { v: '05' } });
  expect(server.everStored()).toContain('04');
});

it('asks nobody when one saw the other, when both wrote the same, or when the person is erased', () => {
  const none = pastOf([]);
  const of = (a: Citizen, b: Citizen) => reviewsOf(a, losersOf(a, b), none);
  const stored = person({ lastName: { v: 'A', t: at(1, 'k1'), p: '' } });
  expect(of(stored, person({ lastName: { v: 'B', t: at(2, 'k2'), p: at(1, 'k1') } }))).toEqual({});
  expect(of(stored, person({ lastName: { v: 'A', t: at(2, 'k2'), p: '' } }))).toEqual({});
  expect(of(stored, person({ lastName: { v: 'B', t: at(2, 'k2'), p: '' } }, '9'))).toEqual({});
  expect(of(stored, person({ lastName: { v: 'B', t: at(2, 'k1'), p: '' } }))).toEqual({});
  expect(of(stored, person({ lastName: { v: 'B', t: at(2, 'k2') } }))).toEqual({});
});

/** A history of one field: each write saw the write that its number names. */
const history = fc
  .array(fc.record({ v: fc.constantFrom('a', 'b', 'c'), saw: fc.nat(), device: fc.constantFrom('k1', 'k2', 'k3') }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((writes) =>
    writes.map(({ v, saw, device }, index) => {
      const before = writes[(saw % (index + 1)) - 1];
      return { v, t: at(index + 1, device), p: before ? at(saw % (index + 1), before.device) : '' };
    }),
  );

it('loses no value, and changes nothing when a copy comes again, in any order', () => {
  fc.assert(
    fc.property(
      history.chain((writes) =>
        fc.tuple(fc.constant(writes), fc.shuffledSubarray(writes, { minLength: writes.length })),
      ),
      fc.infiniteStream(fc.nat()),
      ([writes, arrivals], order) => {
        const server = createServer();
        for (const register of arrivals) server.accept(person({ lastName: register }));
        const settled = server.read();
        for (const { v, t } of writes) {
          // What a device replaced itself before it was sent may never arrive.
          const isReplaced = writes.some((other) => other.t > t && other.t.endsWith(t.slice(-2)));
          expect(isReplaced || server.everStored().has(v)).toBe(true);
        }
        for (const index of order.take(12)) {
          const again = writes[index % writes.length];
          if (again) server.accept(person({ lastName: again }));
          expect(server.read()).toEqual(settled);
        }
      },
    ),
  );
});
