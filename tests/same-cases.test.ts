import fc from 'fast-check';
import { expect, it } from 'vitest';

it('gives the properties of a run the seed that was asked for, else always the same', () => {
  expect(fc.readConfigureGlobal().seed).toBe(Number(process.env['GUICHET_SEED'] ?? 20));
});
