import { expect, test } from 'vitest';

import { plainColour } from './plain-colour';

test('a mixed colour is written as any program reads it', () => {
  expect(plainColour('color(srgb 0.3 0.4 0.501961)')).toBe('#4d6680');
  expect(plainColour('color(srgb 1 0 0 / 0.5)')).toBe('#ff0000');
  expect(plainColour('rgb(27, 35, 48)')).toBe('rgb(27, 35, 48)');
  expect(plainColour('none')).toBe('none');
});
