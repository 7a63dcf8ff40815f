import fc from 'fast-check';
import { expect, it } from 'vitest';

import { noSearch, selectedRow, stepSearch, walkedTo, type SearchStep } from './search-choice';

const step: fc.Arbitrary<SearchStep> = fc.oneof(
  fc.record({ type: fc.constant('write' as const), text: fc.constantFrom('', 'oz', 'ozturk') }),
  fc.record({ type: fc.constant('choose' as const), key: fc.constantFrom('', 'emre', 'hugo') }),
  fc.record({ type: fc.constant('wait' as const), arrows: fc.constantFrom(1, -1) }),
);
const keys = ['hugo', 'emre'];

it('acts on what its text and the choices since that text was written last say, and on nothing that was chosen before', () => {
  fc.assert(
    fc.property(fc.array(step), fc.constantFrom('', 'oz', 'ozturk'), fc.array(step), (before, text, after) => {
      const choices = after.filter(({ type }) => type !== 'write');
      const write = { type: 'write' as const, text };
      const all = [...before, write, ...choices].reduce(stepSearch, noSearch);
      const alone = [write, ...choices].reduce(stepSearch, noSearch);
      expect(all).toEqual(alone);
      expect(all.text).toBe(text);
    }),
  );
});

it('forgets the arrow of a search that was left, when the same name is typed again', () => {
  const walk: readonly SearchStep[] = [
    { type: 'write', text: 'ozturk' },
    { type: 'choose', key: 'emre' },
    { type: 'write', text: '' },
    { type: 'write', text: 'ozturk' },
  ];
  expect(selectedRow(walk.reduce(stepSearch, noSearch).key, keys, 'hugo')).toBe('hugo');
});

it('selects the row that was chosen, else the first one; one that is gone is followed by nobody', () => {
  expect(selectedRow('emre', keys, 'hugo')).toBe('emre');
  expect(selectedRow('', keys, 'hugo')).toBe('hugo');
  expect(selectedRow('', keys, '')).toBe('');
  expect(selectedRow('emre', ['hugo'], 'hugo')).toBe('');
});

it('keeps the arrows that come before the rows have their order, until a row is chosen or another text is written', () => {
  const early = [1, 1, -1, 1].map((arrows) => ({ type: 'wait' as const, arrows })).reduce(stepSearch, noSearch);
  expect(early.arrows).toBe(2);
  expect(stepSearch(early, { type: 'choose', key: 'emre' }).arrows).toBe(0);
  expect(stepSearch(early, { type: 'write', text: '' }).arrows).toBe(0);
});

it('walks as far as arrows lead one by one, and no further than the ends', () => {
  const rows = ['a', 'b', 'c', 'd'];
  fc.assert(
    fc.property(fc.constantFrom('', ...rows), fc.integer({ min: -6, max: 6 }), (from, arrows) => {
      const one = Math.sign(arrows);
      const byOne = Array.from({ length: Math.abs(arrows) }).reduce<string>(
        (at) => walkedTo(rows, at, one) || at,
        from,
      );
      if (arrows !== 0) expect(walkedTo(rows, from, arrows) || from).toBe(byOne);
    }),
  );
  expect(walkedTo([], '', 1)).toBe('');
});
