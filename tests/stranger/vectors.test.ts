import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import { cyrb53, digestOf } from './client/digest';
import { derive } from './client/folds';
import type { Event, Fields } from './client/json';
import { proofText } from './client/line';
import { adds, merge } from './client/merge';
import { isStamp, later, tick, wallOf } from './client/stamps';

// The stranger's own rules, held against the published vectors.

type Cases<Case> = { readonly cases: readonly (Case & { readonly about: string; readonly collection: string })[] };

const read = <Vectors>(name: string): Vectors =>
  JSON.parse(readFileSync(path.join(process.cwd(), 'docs/schemas/vectors', `${name}.json`), 'utf8')) as Vectors;

describe('a stranger', () => {
  const { blank, cases } = read<
    Cases<{ readonly events: readonly Event[]; readonly derived: Fields }> & {
      readonly blank: Readonly<Record<string, Fields>>;
    }
  >('fold');
  it.each(cases)('folds $collection: $about', ({ collection, events, derived }) => {
    const expected = { ...blank[collection], ...derived };
    expect(derive(collection, events)).toEqual(expected);
    expect(derive(collection, events.toReversed())).toEqual(expected);
  });

  it.each(read<Cases<{ readonly a: Fields; readonly b: Fields; readonly merged: Fields }>>('merge').cases)(
    'merges $collection: $about',
    ({ collection, a, b, merged }) => {
      expect(merge(collection, a, b)).toEqual(merged);
      if (collection !== 'reference') expect(merge(collection, b, a)).toEqual(merged);
    },
  );

  it.each(
    read<Cases<{ readonly master: Fields; readonly fork: Fields; readonly kept: Fields; readonly pushes: boolean }>>(
      'resolve',
    ).cases,
  )('keeps of $collection: $about', ({ collection, master, fork, kept, pushes }) => {
    const isNews = adds(collection, master, fork);
    expect([isNews ? merge(collection, master, fork) : master, isNews]).toEqual([kept, pushes]);
  });

  it('digests', () => {
    const vectors = read<
      Cases<{ readonly document: Fields; readonly digest: string }> & {
        readonly texts: readonly { readonly text: string; readonly digest: string }[];
      }
    >('digest');
    for (const { text, digest } of vectors.texts) expect(cyrb53(text)).toBe(digest);
    for (const { about, document, digest } of vectors.cases)
      expect([about, digestOf(document)]).toEqual([about, digest]);
  });

  it('stamps', () => {
    const vectors = read<{
      readonly tick: readonly {
        readonly last: string;
        readonly nowMs: number;
        readonly device: string;
        readonly stamp: string;
      }[];
      readonly later: readonly { readonly a: string; readonly b: string; readonly later: string }[];
      readonly read: readonly { readonly text: string; readonly isStamp: boolean; readonly wallMs: number }[];
    }>('stamps');
    for (const { last, nowMs, device, stamp } of vectors.tick) expect(tick(last, nowMs, device)).toBe(stamp);
    for (const { a, b, later: expected } of vectors.later)
      expect([later(a, b), later(b, a)]).toEqual([expected, expected]);
    for (const { text, isStamp: is, wallMs } of vectors.read)
      expect([isStamp(text), wallOf(text)]).toEqual([is, wallMs]);
  });

  it('signs', () => {
    const vector = read<Readonly<Record<string, string>>>('token');
    const bytes = Buffer.from(vector['privateKeyPkcs8'] ?? '', 'base64url');
    const key = createPrivateKey({ key: bytes, format: 'der', type: 'pkcs8' });
    const text = proofText(vector['deviceId'] ?? '', vector['challenge'] ?? '');
    expect(text).toBe(vector['text']);
    expect(sign(null, Buffer.from(text), key).toString('base64url')).toBe(vector['signature']);
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    expect(spki.toString('base64url')).toBe(vector['publicKey']);
  });
});
