import { describe, expect, it } from 'vitest';

import { canonicalText } from './canonical-text';
import { sameDocument, sameValue } from './same-document';

describe('sameDocument', () => {
  it('passes over what a store adds and the order of keys', () => {
    expect(
      sameDocument(
        { id: 'a', x: [1, { y: 2, z: 3 }], _rev: '1', _meta: { lwt: 1 } },
        { x: [1, { z: 3, y: 2 }], id: 'a', _attachments: {}, _deleted: false },
      ),
    ).toBe(true);
  });

  it('sees deletion, values, length and keys', () => {
    expect(sameDocument({ id: 'a' }, { id: 'a', _deleted: true })).toBe(false);
    expect(sameDocument({ id: 'a', x: 1 }, { id: 'a', x: '1' })).toBe(false);
    expect(sameDocument({ id: 'a', x: [1] }, { id: 'a', x: [1, 1] })).toBe(false);
    expect(sameDocument({ id: 'a' }, { id: 'a', x: null })).toBe(false);
    expect(sameDocument({ id: 'a', x: undefined }, { id: 'a' })).toBe(true);
    expect(sameValue({ toString: 1 }, {})).toBe(false);
    expect(sameValue([], {})).toBe(false);
    expect(sameValue({ a: { _inner: 1 } }, { a: { _inner: 2 } })).toBe(false);
  });
});

describe('canonicalText', () => {
  it('is the same for equal values', () => {
    expect(canonicalText({ b: [{ d: 1, c: 2 }], a: null })).toBe(canonicalText({ a: null, b: [{ c: 2, d: 1 }] }));
  });
});
