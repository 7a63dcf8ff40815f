import { expect, it } from 'vitest';

import { faultWords } from './fault-words';

const thrown = (work: () => void): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
};

it('says name, code and place, and nothing of the message, on however many lines', () => {
  const bad = new Error('RxError (VD2): object does not match\n{"lastName":"Martin"}\nat Martin');
  const words = faultWords(Object.assign(bad, { name: 'RxError', code: 'VD2' }));
  expect(words.split('\n')[0]).toBe('RxError VD2');
  expect(words).toContain('fault-words.test.ts');
  expect(words).not.toContain('Martin');
});

it('keeps a text that could not be read out of the log', () => {
  const words = faultWords(thrown(() => JSON.parse('Martin, 0612345678')));
  expect(words).toMatch(/^SyntaxError\n/);
  expect(words).not.toContain('Martin');
});

it('is total', () => {
  expect(faultWords('Martin')).toBe('string');
  expect(faultWords(undefined)).toBe('undefined');
  const bare = new Error('Martin');
  bare.stack = '';
  expect(faultWords(bare)).toBe('Error');
  expect(faultWords(Object.assign(bare, { code: { name: 'Martin' } }))).toBe('Error');
});
