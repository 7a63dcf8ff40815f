import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { AnyEvent } from '../domain/model/event';
import { eraseWords, wordOwners } from './erase-words';
import { foldDocument, logOf, mergeDocument, type Stored } from './merge-document';
import { sameDocument } from './same-document';
import type { Documents } from '../domain/model/collections';

const runs = { numRuns: 400 };
const people = ['guardian', 'merged', 'child', 'stranger'] as const;
const someone = fc.constantFrom(...people);
const word = fc.constantFrom('', '1234567890', 'ABCDE12345');

const place = fc.record(
  { preApplicationNumber: word, citizenId: someone, ageBand: fc.constant('adult'), later: word },
  { requiredKeys: ['preApplicationNumber'] },
);
const persons = fc.oneof(
  { weight: 8, arbitrary: fc.array(place, { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.jsonValue() },
);

const body = fc.oneof(
  fc.record({ type: fc.constant('booked'), citizenId: someone, persons }),
  fc.record({ type: fc.constant('personsCorrected'), persons }),
  fc.record({ type: fc.constant('received'), citizenId: someone, subject: fc.oneof(word, fc.jsonValue()) }),
  fc.record({ type: fc.constant('wordsErased'), cause: fc.oneof(someone, fc.constant('')) }),
  fc.record({ type: fc.constant('undone'), target: fc.constantFrom('e1', 'e2') }),
  fc.record({ type: fc.constant('attended') }),
);

/** Events that exist anywhere, each id with one content. */
const pool: fc.Arbitrary<AnyEvent[]> = fc.array(body, { maxLength: 9 }).map((bodies) =>
  bodies.map((one, index) => ({
    ...one,
    id: one.type === 'wordsErased' ? `${one.cause}~wordsErased~${index}` : `e${index}`,
    n: 1 + (index % 4),
    at: '2026-11-23T09:00:00.000Z',
    by: { agentId: '', deviceId: 'd', deskId: '' },
  })),
);

const names = ['appointments', 'requests'] as const;

describe.each(names)('words in the log of %s', (name) => {
  type Copy = Stored<Documents[typeof name]>;
  const copyOf = (events: readonly AnyEvent[]): Copy => foldDocument(name, 'doc', 'site', events);
  const three = pool.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all), fc.subarray(all), fc.subarray(all)));

  it('an erasure on either side leaves them in neither, in whatever order copies meet', () => {
    fc.assert(
      fc.property(three, ([, one, two, other]) => {
        const [a, b, c] = [copyOf(one), copyOf(two), copyOf(other)];
        const merged = mergeDocument(name, a, b);
        expect(sameDocument(mergeDocument(name, b, a), merged)).toBe(true);
        expect(sameDocument(mergeDocument(name, merged, c), mergeDocument(name, a, mergeDocument(name, b, c)))).toBe(
          true,
        );
        expect(sameDocument(mergeDocument(name, merged, merged), merged)).toBe(true);
        expect(sameDocument(mergeDocument(name, merged, a), merged)).toBe(true);
        const erased = new Set(
          [...one, ...two].filter(({ type }) => type === 'wordsErased').map((event) => String(event['cause'])),
        );
        expect([...wordOwners(logOf(merged))].filter((id) => erased.has(id))).toEqual([]);
      }),
      runs,
    );
  });

  it('what was erased stays so whatever comes: a copy that was emptied earlier says the same', () => {
    fc.assert(
      fc.property(pool, (all) => {
        for (let upTo = 0; upTo <= all.length; upTo += 1)
          expect(eraseWords([...eraseWords(all.slice(0, upTo)), ...all.slice(upTo)])).toEqual(eraseWords(all));
      }),
      runs,
    );
  });

  it('takes nothing of anybody else, and no event, id or order', () => {
    fc.assert(
      fc.property(pool, (all) => {
        const after = eraseWords(all);
        expect(after.map(({ id, n, type }) => [id, n, type])).toEqual(all.map(({ id, n, type }) => [id, n, type]));
        const erased = new Set(all.filter(({ type }) => type === 'wordsErased').map((event) => event['cause']));
        for (const [index, event] of all.entries()) {
          const owners = wordOwners([event, ...all.filter(({ type }) => type === 'booked')]);
          if (![...owners].some((id) => erased.has(id))) expect(after[index]).toBe(event);
        }
      }),
      runs,
    );
  });
});

const booked = (places: readonly object[]): AnyEvent => ({
  type: 'booked',
  id: 'b',
  n: 1,
  at: '2026-11-23T09:00:00.000Z',
  by: { agentId: 'a', deviceId: 'd', deskId: '' },
  citizenId: 'guardian',
  persons: places,
});
const erasedOf = (cause: string): AnyEvent => ({
  type: 'wordsErased',
  id: `${cause}~wordsErased`,
  n: 9,
  at: '2026-11-23T09:00:00.000Z',
  by: { agentId: '', deviceId: 'server', deskId: '' },
  cause,
});
const numbersIn = (log: readonly AnyEvent[]) =>
  log
    .flatMap((event) =>
      Array.isArray(event['persons']) ? [event['persons'] as { preApplicationNumber: string }[]] : [],
    )
    .map((places) => places.map((one) => one.preApplicationNumber));
const family = [
  { preApplicationNumber: 'of-guardian' },
  { preApplicationNumber: 'of-child', citizenId: 'child', ageBand: 'under12', situation: 'lost' },
  { preApplicationNumber: 'of-nobody' },
];
const corrected: AnyEvent = {
  ...booked([...family].reverse()),
  type: 'personsCorrected',
  id: 'c',
  n: 2,
  citizenId: 'other',
};

it('of a family booking a child loses its own number alone, also where it was taken off or named later', () => {
  const log = eraseWords([booked(family), corrected, erasedOf('child')]);
  expect(numbersIn(log)).toEqual([
    ['of-guardian', '', 'of-nobody'],
    ['of-nobody', '', 'of-guardian'],
  ]);
  expect((log as [AnyEvent])[0]['persons']).toContainEqual({
    preApplicationNumber: '',
    citizenId: 'child',
    ageBand: 'under12',
    situation: 'lost',
  });
});

it('who comes along without a file goes with the file of the booking; a child with a file keeps its number', () => {
  const log = eraseWords([booked(family), corrected, erasedOf('guardian')]);
  expect(numbersIn(log)).toEqual([
    ['', 'of-child', ''],
    ['', 'of-child', ''],
  ]);
});

it('leaves an event in which nothing goes as it is, and a log without the word untouched', () => {
  const log = [booked(family), corrected];
  expect(eraseWords(log)).toBe(log);
  expect(eraseWords([...log, erasedOf('stranger')])[0]).toBe(log[0]);
});

it.each(['tickets', 'deskSessions'] as const)(
  '%s hold no words: their logs stay as they are, whatever they say',
  (name) => {
    const log = [booked(family), erasedOf('guardian')];
    expect(foldDocument(name, 'doc', 'site', log).events).toEqual(log);
  },
);
