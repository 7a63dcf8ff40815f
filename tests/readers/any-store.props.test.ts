import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { unreadableOf } from '#shared/domain/conflicts/find-conflicts';
import { listedOf } from '#shared/domain/conflicts/listed';
import { collectionNames } from '#shared/domain/model/collections';
import { canonicalText } from '#shared/sync/canonical-text';
import { lastDayOf } from '#shared/sync/desk-window';
import { digestOf } from '#shared/sync/digest';
import { isLogCollection, mergeDocument } from '#shared/sync/merge-document';
import { resolveConflict } from '#shared/sync/resolve-conflict';
import { sameDocument } from '#shared/sync/same-document';
import { soundDocument, unsoundParts } from '#shared/sync/sound-document';

import { brokenDocument } from '../arbitraries/broken-documents';
import { areTotal, deskReaders, runs } from './any-store';

describe.each(collectionNames)('a store that holds any document of %s', (name) => {
  it('is read by every screen, figure, paper, file and publication as if it held what is sound alone', () => {
    fc.assert(areTotal(name, deskReaders, soundDocument), { numRuns: runs });
  });

  it('is exchanged, merged and compared as it is, and what is left out has a name', () => {
    fc.assert(
      fc.property(brokenDocument(name), brokenDocument(name), (a, b) => {
        digestOf(a);
        canonicalText(a);
        sameDocument(a, b);
        if (isLogCollection(name)) lastDayOf(name, a as never);
        const merged = mergeDocument(name, a, { ...b, id: a.id });
        resolveConflict(name, a, { ...b, id: a.id });
        expect(merged.id).toBe(a.id);
        const seen = soundDocument(name, a);
        if (seen === null) expect(unsoundParts(name, a)).not.toEqual([]);
        if (seen === a) expect(unsoundParts(name, a)).toEqual([]);
        expect(seen === null || soundDocument(name, seen) === seen).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

it('names so many of what cannot be read, and how many more there are', () => {
  const rows = Array.from({ length: 500 }, (_, at) => ({ collection: 'tickets', id: `t${at}`, isWhole: true }));
  const { conflicts, unlisted } = listedOf(unreadableOf(rows));
  expect([conflicts.length, unlisted.get('unreadable')]).toEqual([50, 450]);
});
