import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { contrastWithWhite, safeAccent } from './safe-accent';

const rgbOf = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

describe('safeAccent', () => {
  it('leaves a colour that is dark enough as it is', () => {
    expect(safeAccent('#1b4b8f')).toBe('#1b4b8f');
  });

  it('darkens a bright yellow and keeps its hue', () => {
    const [red = 0, green = 0, blue = 0] = rgbOf(safeAccent('#f2b800'));
    expect(red).toBeGreaterThan(green);
    expect(green).toBeGreaterThan(blue);
  });

  it('falls back on what is no colour', () => {
    expect(safeAccent('url(x)')).toBe('#1b4b8f');
    expect(safeAccent('')).toBe('#1b4b8f');
  });

  it('always reaches 6.2:1 with white', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xff_ff_ff }), (value) => {
        const hex = `#${value.toString(16).padStart(6, '0')}`;
        expect(contrastWithWhite(rgbOf(safeAccent(hex)))).toBeGreaterThanOrEqual(6.2);
      }),
    );
  });
});
