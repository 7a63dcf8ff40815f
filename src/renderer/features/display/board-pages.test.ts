import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { boardPages } from './board-pages';
import { callOf } from './testing/publication';

const awaited = (count: number) =>
  Array.from({ length: count }, (_, at) => callOf(`A${String(at + 1).padStart(3, '0')}`, -at));
const over = (count: number) =>
  Array.from({ length: count }, (_, at) => callOf(`B${String(at + 1).padStart(3, '0')}`, -at, { stands: false }));
const sizes = (pages: readonly (readonly unknown[])[]) => pages.map((page) => page.length);

describe('boardPages', () => {
  it.each([
    [0, [0]],
    [1, [1]],
    [8, [7, 1]],
    [9, [7, 2]],
    [20, [7, 7, 6]],
  ])('holds %i calls on a screen of seven rows', (count, expected) => {
    expect(sizes(boardPages(awaited(count), 7))).toEqual(expected);
  });

  it('fills up with calls that are over, and turns no page for them', () => {
    expect(sizes(boardPages([...awaited(2), ...over(20)], 5))).toEqual([5]);
    expect(sizes(boardPages([...awaited(6), ...over(20)], 5))).toEqual([5, 5]);
    expect(boardPages(over(20), 5)[0]?.map((call) => call.label)).toEqual(['B001', 'B002', 'B003', 'B004', 'B005']);
  });

  it('never drops anybody who is awaited, nor shows anybody twice, however small the screen', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(20), fc.double({ min: -2, max: 20, noNaN: true }), (waiting, done, rows) => {
        const pages = boardPages([...awaited(waiting), ...over(done)], rows);
        const shown = pages.flat().map((call) => call.callId);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown.filter((id) => id.startsWith('A'))).toEqual(awaited(waiting).map((call) => call.callId));
        expect(Math.max(...sizes(pages))).toBeLessThanOrEqual(Math.max(1, Math.floor(rows)));
      }),
    );
  });
});
