import fc from 'fast-check';
import { expect, test } from 'vitest';

import { nextMark } from './next-mark';

const keys = ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'Home', 'End'] as const;

test('no key leads out of the marks, and every mark is reached', () => {
  const walk = fc.record({
    count: fc.integer({ min: 1, max: 300 }),
    perLine: fc.integer({ min: 1, max: 24 }),
    presses: fc.array(fc.constantFrom(...keys), { minLength: 1, maxLength: 40 }),
  });
  fc.assert(
    fc.property(walk, ({ count, perLine, presses }) => {
      let at = -1;
      for (const key of presses) {
        at = nextMark(key, { at, count, perLine }) ?? Number.NaN;
        expect(at >= 0 && at < count).toBe(true);
      }
      at = 0;
      for (let step = 1; step < count; step += 1) at = nextMark('ArrowRight', { at, count, perLine }) ?? at;
      expect(at).toBe(count - 1);
    }),
  );
});

test('a key of something else is left to it', () => {
  for (const key of ['t', '1', 'Tab', 'Enter', 'Escape'])
    expect(nextMark(key, { at: 0, count: 5, perLine: 1 })).toBeNull();
  expect(nextMark('ArrowDown', { at: -1, count: 0, perLine: 1 })).toBeNull();
});

test('in a grid, up and down keep the column', () => {
  expect(nextMark('ArrowDown', { at: 3, count: 50, perLine: 10 })).toBe(13);
  expect(nextMark('ArrowUp', { at: 3, count: 50, perLine: 10 })).toBe(3);
});

test('in a list, ← and → are left to the screen, and ↓ reaches every mark', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
      const list = { count, perLine: 1, isList: true };
      for (const key of ['ArrowLeft', 'ArrowRight']) expect(nextMark(key, { ...list, at: count - 1 })).toBeNull();
      let at = -1;
      for (let step = 0; step < count; step += 1) at = nextMark('ArrowDown', { ...list, at }) ?? at;
      expect(at).toBe(count - 1);
      for (let step = 1; step < count; step += 1) at = nextMark('ArrowUp', { ...list, at }) ?? at;
      expect(at).toBe(0);
    }),
  );
});
