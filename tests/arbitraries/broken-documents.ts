import fc from 'fast-check';

import { demoTown } from '../../src/shared/demo/demo-town';
import { collectionNames, type CollectionName, type Documents } from '../../src/shared/domain/model/collections';
import { addDays } from '../../src/shared/time/civil';
import { nastyValues } from './nasty-values';

/** The town whose documents are broken: its civil day, and an instant in the middle of its morning. */
export const brokenDay = '2026-11-24';
export const brokenNow = `${brokenDay}T09:30:00.000Z`;
export const brokenTown = demoTown({ seed: 'broken', today: brokenDay, now: brokenNow });

const most = 40;

const isNear = (document: object): boolean =>
  !('day' in document) ||
  (typeof document.day === 'string' && document.day >= brokenDay && document.day <= addDays(brokenDay, 2));

/** Real documents, of today and the days around it: what is far from today no screen looks at. */
const real = Object.fromEntries(
  collectionNames.map((name) => [name, (brokenTown[name] as readonly object[]).filter(isNear).slice(0, most)]),
) as unknown as Readonly<Record<CollectionName, readonly object[]>>;

/** What no field of a document ever means, of every type; JSON made some of it, a broken program the rest. */
const nasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...nastyValues),
  fc.constantFrom<unknown>([], {}, [null], [[]], [{}], 'x'.repeat(20_000)),
  fc.jsonValue(),
);

/** A way into a document, a step for each number, and what is put there; `undefined` in `kind` of taking it away. */
const mutation = fc.record({
  way: fc.array(fc.nat(997), { minLength: 1, maxLength: 5 }),
  kind: fc.constantFrom('put', 'put', 'put', 'drop', 'twice'),
  value: nasty,
});

type Mutation = typeof mutation extends fc.Arbitrary<infer One> ? One : never;

const mutate = (document: object, { way, kind, value }: Mutation): void => {
  let at = document as Record<string, unknown>;
  for (const [index, step] of way.entries()) {
    const names = Object.keys(at);
    const name = names[step % Math.max(1, names.length)];
    if (name === undefined) return;
    const next = at[name];
    const isLast = index === way.length - 1 || typeof next !== 'object' || next === null;
    if (!isLast) {
      at = next as Record<string, unknown>;
      continue;
    }
    if (kind === 'drop' && Array.isArray(at)) at.splice(step % at.length, 1);
    else if (kind === 'drop') delete at[name];
    else if (kind === 'twice' && Array.isArray(at)) at.push(next, next);
    // Each of its own: one list put into itself would be no document that a store can hold.
    else at[name] = structuredClone(value);
    return;
  }
};

const mutated = (name: CollectionName): fc.Arbitrary<object> =>
  fc
    .record({ index: fc.nat(most), changes: fc.array(mutation, { minLength: 1, maxLength: 4 }) })
    .map(({ index, changes }) => {
      const document = structuredClone(real[name][index % real[name].length] ?? {});
      for (const change of changes) mutate(document, change);
      return document;
    });

/** The fields of a document of its collection, each with nonsense. */
const nonsense = (name: CollectionName): fc.Arbitrary<object> =>
  fc.record(
    Object.fromEntries(Object.keys(real[name][0] ?? {}).map((field) => [field, nasty])) as Record<string, typeof nasty>,
    { requiredKeys: [] },
  );

/** A real document with events of types that nobody knows, or far more events than any act makes. */
const flooded = (name: CollectionName): fc.Arbitrary<object> =>
  fc
    .record({ index: fc.nat(most), count: fc.constantFrom(1, 30, 600, 2_500), body: nonsense(name) })
    .map(({ index, count, body }) => {
      const document = structuredClone(real[name][index % real[name].length] ?? {}) as { events?: unknown[] };
      const [first] = document.events ?? [{}];
      const types = ['ofTheFuture', (first as { type?: string }).type ?? 'x', 'undone'];
      const flood = Array.from({ length: count }, (_, at) => ({
        ...(at % 7 === 0 ? body : {}),
        ...(first as object),
        id: `flood-${at}`,
        n: at + 2,
        type: types[at % types.length],
      }));
      return { ...document, events: [...(document.events ?? []), ...flood] };
    });

/**
 * A document that a store may hold although no version of Guichet would write it: a real one with wrong values somewhere, fields full of
 * nonsense, a flood of events, or no document at all. Its id is such as a store can hold.
 */
export const brokenDocument = <Name extends CollectionName>(name: Name): fc.Arbitrary<Documents[Name]> =>
  fc
    .record({
      id: fc.nat(1_000_000),
      keepsId: fc.boolean(),
      document: fc.oneof(
        { weight: 8, arbitrary: mutated(name) },
        { weight: 2, arbitrary: nonsense(name) },
        { weight: 1, arbitrary: flooded(name) },
        { weight: 1, arbitrary: fc.object() },
      ),
    })
    .map(({ id, keepsId, document }) => {
      const own = (document as { id?: unknown }).id;
      const kept = keepsId && typeof own === 'string' && own !== '' && own.length < 80 ? own : `broken-${id}`;
      return { ...document, id: kept } as unknown as Documents[Name];
    });
