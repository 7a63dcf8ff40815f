import fc from 'fast-check';
import { expect, it } from 'vitest';

import { STORE_KEY_BYTES } from '#shared/ipc/contract';

import { testSeal } from '../testing/test-seal';
import { createSeal } from './seal';

const text = fc.oneof(
  fc.json(),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.nat({ max: 20_000 }).map((length) => 'é'.repeat(length)),
);
const place = fc.string({ maxLength: 30 });

it('opens what it closed, and that alone', () => {
  fc.assert(
    fc.property(text, place, place, fc.nat(), fc.integer({ min: 1, max: 255 }), (said, here, there, at, turned) => {
      const sealed = testSeal.close(here, said);
      expect(testSeal.open(here, sealed)).toBe(said);
      expect(testSeal.open(there, sealed)).toBe(there === here ? said : null);
      expect(createSeal(new Uint8Array(STORE_KEY_BYTES).fill(8)).open(here, sealed)).toBeNull();
      const where = at % sealed.length;
      const changed = String.fromCharCode(sealed.charCodeAt(where) ^ turned);
      expect(testSeal.open(here, sealed.slice(0, where) + changed + sealed.slice(where + 1))).toBeNull();
      expect(testSeal.open(here, sealed.slice(0, where))).toBeNull();
    }),
  );
});

it('closes the same words differently each time, in characters of one byte', () => {
  const [one, other] = [testSeal.close('a', 'Zoé'), testSeal.close('a', 'Zoé')];
  expect(one).not.toBe(other);
  expect([...one].every((char) => char.charCodeAt(0) < 256)).toBe(true);
});
