import fc from 'fast-check';
import { expect, it } from 'vitest';

import { STORE_KEY_BYTES } from '#shared/ipc/store-key';

import { testSeal } from '../testing/test-seal';
import { createSeal } from './seal';

const text = fc.oneof(
  fc.json(),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.nat({ max: 20_000 }).map((length) => 'é'.repeat(length)),
);
const place = fc.string({ maxLength: 30 });

it('opens what it closed, at once and later, and that alone', async () => {
  const other = createSeal(new Uint8Array(STORE_KEY_BYTES).fill(8));
  await fc.assert(
    fc.asyncProperty(
      text,
      place,
      place,
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      async (said, here, there, at, turned) => {
        for (const sealed of [testSeal.closeNow(here, said), await testSeal.close(here, said)]) {
          const opened = async (where: string, what: string, seal = testSeal) => {
            const [now, later] = [seal.openNow(where, what), await seal.open(where, what)];
            expect(later).toBe(now);
            return now;
          };
          expect(await opened(here, sealed)).toBe(said);
          expect(await opened(there, sealed)).toBe(there === here ? said : null);
          expect(await opened(here, sealed, other)).toBeNull();
          const where = at % sealed.length;
          const changed = String.fromCharCode(sealed.charCodeAt(where) ^ turned);
          expect(await opened(here, sealed.slice(0, where) + changed + sealed.slice(where + 1))).toBeNull();
          expect(await opened(here, sealed.slice(0, where))).toBeNull();
        }
      },
    ),
  );
});

it('closes the same words differently each time, in characters of one byte', async () => {
  const close = async () => [await testSeal.close('a', 'Zoé'), testSeal.closeNow('a', 'Zoé')];
  const closed = [...(await close()), ...(await close())];
  expect(new Set(closed).size).toBe(4);
  expect([...closed.join('')].every((char) => char.charCodeAt(0) < 256)).toBe(true);
});
