import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { citizen, copiesOf, documentOf, eventsOf, logCollections } from '../../../tests/arbitraries/event-logs';
import { documentSchemas } from '../domain/model/collections';
import { foldDocument, logOf, mergeDocument } from './merge-document';
import { isSoundEvent } from '../domain/rows/event-fault';
import { erasedIn, withoutWords } from './erase-words';
import { addsToMaster, bearable, resolveConflict } from './resolve-conflict';
import { sameDocument } from './same-document';
import { unionEvents } from './union-events';

const runs = { numRuns: 300 };

describe.each(logCollections)('merge of %s', (collection) => {
  const document = documentOf(collection);
  const two = copiesOf(collection, 2) as fc.Arbitrary<[Copy, Copy]>;
  const three = copiesOf(collection, 3) as fc.Arbitrary<[Copy, Copy, Copy]>;
  type Copy = Parameters<typeof mergeDocument<typeof collection>>[1];

  it('commutes', () => {
    fc.assert(
      fc.property(two, ([a, b]) => sameDocument(mergeDocument(collection, a, b), mergeDocument(collection, b, a))),
      runs,
    );
  });

  it('is associative', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) =>
        sameDocument(
          mergeDocument(collection, mergeDocument(collection, a, b), c),
          mergeDocument(collection, a, mergeDocument(collection, b, c)),
        ),
      ),
      runs,
    );
  });

  it('is idempotent and takes in a copy once', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const merged = mergeDocument(collection, a, b);
        return (
          sameDocument(mergeDocument(collection, a, a), a) && sameDocument(mergeDocument(collection, merged, b), merged)
        );
      }),
      runs,
    );
  });

  it('keeps every event of both with all its fields, and the counters in order', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const merged = logOf(mergeDocument(collection, a, b));
        for (const event of [...logOf(a), ...logOf(b)]) {
          const others = [...logOf(a), ...logOf(b)].filter((other) => other.id === event.id);
          // What either copy calls erased, both have emptied.
          const emptied = withoutWords(others, unionEvents(logOf(a), logOf(b)), erasedIn(merged));
          expect(emptied).toContainEqual(merged.find((kept) => kept.id === event.id));
        }
        expect(new Set(merged.map((event) => event.id)).size).toBe(merged.length);
        expect(merged.every((event, index) => index === 0 || (merged[index - 1]?.n ?? 0) <= event.n)).toBe(true);
      }),
      runs,
    );
  });

  it('keeps the content that the first copy, the stored one, has under an id', () => {
    fc.assert(
      fc.property(eventsOf(collection), eventsOf(collection), (a, b) => {
        const stored = unionEvents(a, []);
        const union = unionEvents(stored, b);
        for (const event of stored) expect(union).toContain(event);
        expect(new Set(union.map((event) => event.id))).toEqual(new Set([...a, ...b].map((event) => event.id)));
      }),
      runs,
    );
  });

  it('folds any log to a document that the schema takes', () => {
    fc.assert(
      fc.property(document, (a) => logOf(a).length === 0 || documentSchemas[collection].safeParse(a).success),
      runs,
    );
  });

  it('resolves to the master verbatim when the copy adds nothing, else to the union', () => {
    fc.assert(
      fc.property(document, document, (master, fork) => {
        // A master of another version folds differently: it must be left alone.
        const foreign = { ...master, status: 'of the future' } as unknown as typeof master;
        const mine = bearable(collection, foreign, fork);
        const merged = mergeDocument(collection, foreign, mine);
        const resolved = resolveConflict(collection, foreign, fork);
        expect(sameDocument(resolved, addsToMaster(collection, foreign, mine) ? merged : foreign)).toBe(true);
        expect(addsToMaster(collection, resolved, mine)).toBe(false);
        expect(resolveConflict(collection, merged, fork)).toBe(merged);
        // What nobody can bear comes from the server alone.
        const held = new Set(logOf(foreign).map((event) => event.id));
        const added = logOf(resolved).filter((event) => !held.has(event.id));
        expect(added.filter((event) => !isSoundEvent(collection, event))).toEqual([]);
      }),
      runs,
    );
  });

  it('folds the same from any order of events', () => {
    fc.assert(
      fc.property(
        document.chain((a) =>
          fc.tuple(fc.constant(a), fc.shuffledSubarray([...logOf(a)], { minLength: logOf(a).length })),
        ),
        ([a, shuffled]) => {
          const { _deleted, ...plain } = a;
          expect(foldDocument(collection, 'doc', 'site', shuffled)).toEqual(plain);
        },
      ),
      runs,
    );
  });
});

describe('merge of citizens', () => {
  const merge = (a: Parameters<typeof mergeDocument<'citizens'>>[1], b: typeof a): typeof a =>
    mergeDocument('citizens', a, b);

  it('commutes, is associative and idempotent', () => {
    fc.assert(
      fc.property(citizen, citizen, citizen, (a, b, c) => {
        const merged = merge(a, b);
        expect(merge(b, a)).toEqual(merged);
        expect(merge(merged, c)).toEqual(merge(a, merge(b, c)));
        expect(merge(merged, merged)).toEqual(merged);
        expect(merge(merged, a)).toEqual(merged);
      }),
      runs,
    );
  });

  it('never goes back to an earlier register', () => {
    fc.assert(
      fc.property(citizen, citizen, (a, b) => {
        const [normal, merged] = [merge(a, a), merge(a, b)];
        for (const [name, register] of Object.entries(normal.fields)) {
          const kept = merged.fields[name];
          expect(merged.erasedAt !== '' || (kept !== undefined && kept.t >= register.t)).toBe(true);
        }
        expect(merged.erasedAt >= a.erasedAt && merged.erasedAt >= b.erasedAt).toBe(true);
      }),
      runs,
    );
  });

  it('leaves no value in an erased citizen, whatever comes later', () => {
    fc.assert(
      fc.property(citizen, citizen, (a, b) => {
        const erased = { ...a, erasedAt: '000000000000001-000000-d1' };
        expect(Object.values(merge(erased, b).fields).every((register) => register.v === '')).toBe(true);
        expect(Object.values(merge(b, erased).fields).every((register) => register.v === '')).toBe(true);
      }),
      runs,
    );
  });

  it('resolves to a copy that takes nothing more from the fork', () => {
    fc.assert(
      fc.property(
        citizen,
        citizen,
        (a, b) => !addsToMaster('citizens', resolveConflict('citizens', a, b), bearable('citizens', a, b)),
      ),
      runs,
    );
  });
});

describe('merge of reference data', () => {
  it('is the master', () => {
    const entry = (name: string) => ({
      id: 'd1',
      siteId: 'site',
      kind: 'department',
      body: { kind: 'department' as const, name },
    });
    const master = entry('État civil');
    expect(mergeDocument('reference', master, entry('Urbanisme'))).toBe(master);
    expect(resolveConflict('reference', master, entry('Urbanisme'))).toBe(master);
  });
});
