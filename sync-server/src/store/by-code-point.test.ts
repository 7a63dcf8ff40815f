import fc from 'fast-check';
import { expect, it } from 'vitest';

import { byCodePoint } from './by-code-point';

// UTF-8 keeps the order of code points, and databases compare its bytes.
const asBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
const near = fc.string({
  unit: fc.constantFrom('a', 'b', 'é', '\u{ff21}', '\u{1f600}', '\u{1f601}', '\u{1f400}'),
  maxLength: 4,
});

it('orders texts as the bytes of a database do, also beyond the first 65,536 characters', () => {
  fc.assert(
    fc.property(near, near, (a, b) => {
      expect(Math.sign(byCodePoint(a, b))).toBe(asBytes(a, b));
    }),
    { numRuns: 2_000 },
  );
});
