import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { collectionNames } from '#shared/domain/model/collections';

import { areTotal, deskReaders, noGate, readBy, type Gate } from './any-store';

type One = { readonly where: string; readonly reads: ReadonlySet<string> };

const all: readonly One[] = Object.entries(deskReaders).map(([where, reader]) => ({ where, reads: readBy(reader) }));

const runs = 12;

/** The collections whose documents turn the property of one reader red when it sees them through this gate. */
const redAt = ({ where, reads }: One, gate: Gate): readonly string[] =>
  collectionNames.filter((name) => {
    if (!reads.has(name)) return false;
    const property = areTotal(name, { [where]: deskReaders[where] ?? (() => null) }, gate);
    return fc.check(property, { numRuns: runs, seed: 14, endOnFailure: true }).failed;
  });

const red = new Set<string>();

describe.each(all)('the proof that $where is total', (one) => {
  it('turns red when the gate is taken away there', () => {
    const found = redAt(one, noGate);
    expect(found).not.toEqual([]);
    for (const name of found) red.add(name);
  });
});

it('feeds documents of every collection to somebody whom they would stop or mislead', () => {
  expect(collectionNames.filter((name) => !red.has(name))).toEqual([]);
});
