import fc from 'fast-check';
import { expect, it } from 'vitest';

import { LEAST_PIN_DIGITS, pinFault } from './pin';

const digits = (least: number, most: number) => fc.stringMatching(new RegExp(`^[0-9]{${least},${most}}$`));

it('a code of too few digits is short, whatever they are', () => {
  fc.assert(
    fc.property(digits(1, LEAST_PIN_DIGITS - 1), (pin) => {
      expect(pinFault(pin)).toBe('short');
    }),
  );
});

it('one digit again and again, and digits that count up or down, are too simple', () => {
  const run = fc.record({ first: fc.nat(9), step: fc.constantFrom(-1, 0, 1), length: fc.integer({ min: 6, max: 10 }) });
  fc.assert(
    fc.property(run, ({ first, step, length }) => {
      const all = Array.from({ length }, (_, index) => first + step * index);
      fc.pre(all.every((digit) => digit >= 0 && digit <= 9));
      expect(pinFault(all.join(''))).toBe('simple');
    }),
  );
});

it('six digits of which one breaks the run, and a phrase of ten signs, may be chosen', () => {
  for (const pin of ['482915', '111112', '123457', 'un chat sur le toit']) expect(pinFault(pin)).toBe('');
  fc.assert(
    fc.property(fc.string({ maxLength: 9 }), (text) => {
      fc.pre(!/^\d+$/.test(text));
      expect(pinFault(text)).toBe('short');
    }),
  );
});

it('blanks around a phrase do not make it long enough', () => {
  expect(pinFault('  abc        ')).toBe('short');
});
