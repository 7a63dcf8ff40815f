import fc from 'fast-check';
import { expect, it } from 'vitest';

import { noSearch, selectedRow, stepSearch, type SearchStep } from './search-choice';

const step: fc.Arbitrary<SearchStep> = fc.oneof(
  fc.record({ type: fc.constant('write' as const), text: fc.constantFrom('', 'oz', 'ozturk') }),
  fc.record({ type: fc.constant('choose' as const), key: fc.constantFrom('', 'emre', 'hugo') }),
);
const keys = ['hugo', 'emre'];

it('acts on what its text and the choices since that text was written last say, and on nothing that was chosen before', () => {
  fc.assert(
    fc.property(fc.array(step), fc.constantFrom('', 'oz', 'ozturk'), fc.array(step), (before, text, after) => {
      const choices = after.filter(({ type }) => type === 'choose');
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
