import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { labelShare } from './label-size';
import { nearest, type Box } from './nearest';
import { pageOf } from './page-of';
import { emptyScan, scannedCode, withSign, type ScanBuffer } from './scan-buffer';
import { speechParts } from './speech-parts';
import { timesOnStart } from './times-on-start';

describe('pageOf', () => {
  it('shows all that fits, and otherwise every choice on some page', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 2, max: 12 }), (count, cells) => {
        const items = Array.from({ length: count }, (_, at) => at);
        const first = pageOf(items, cells, 0);
        expect(first.hasMore).toBe(count > cells);
        const seen = new Set(items.flatMap((page) => pageOf(items, cells, page).shown));
        expect([...seen].toSorted((a, b) => a - b)).toEqual(items);
        for (const page of items) {
          const { shown, hasMore } = pageOf(items, cells, page);
          expect(shown.length + Number(hasMore)).toBeLessThanOrEqual(cells);
        }
      }),
    );
  });
});

describe('timesOnStart', () => {
  const times = ['9:40', '10:00', '10:15', '10:30', '10:45', '11:00', '11:15', '11:30'].map((time) =>
    time.padStart(5, '0'),
  );

  it('shows all hours that fit', () => {
    expect(timesOnStart(times.slice(0, 7), '10:32', 7)).toEqual({ shown: times.slice(0, 7), hasMore: false });
  });

  it('otherwise those that most likely stand here, in order, and a way to the others', () => {
    expect(timesOnStart(times, '10:32', 7)).toEqual({ shown: times.slice(2), hasMore: true });
    expect(timesOnStart(times, '11:29', 5)).toEqual({ shown: ['09:40', '10:00', '11:15', '11:30'], hasMore: true });
  });
});

describe('scannedCode', () => {
  const scan = (signs: string, gapMs = 10): ScanBuffer =>
    [...signs].reduce(
      (buffer, key, at) => withSign(buffer, { key, code: `Key${key.toUpperCase()}`, atMs: 1_000 + at * gapMs }),
      emptyScan,
    );

  it('reads what a reader types in one go, and not what a hand types', () => {
    expect(scannedCode(scan('7k2-m9q'), 1_080)).toBe('7K2M9Q');
    expect(scannedCode(scan('7k2-m9q', 400), 1_000 + 6 * 400)).toBe('');
    expect(scannedCode(scan('7k2-m9q'), 5_000)).toBe('');
    expect(scannedCode(scan('abc'), 1_040)).toBe('');
  });

  it('reads by the place of the keys where the reader is set for another keyboard', () => {
    const typed = [..."à&é'(-"].reduce(
      (buffer, key, at) => withSign(buffer, { key, code: `Digit${at}`, atMs: 1_000 + at }),
      emptyScan,
    );
    expect(scannedCode(typed, 1_010)).toBe('012345');
  });
});

describe('nearest', () => {
  const grid: readonly Box[] = [0, 1, 2, 3].map((at) => ({
    left: (at % 2) * 100,
    right: (at % 2) * 100 + 90,
    top: Math.floor(at / 2) * 100,
    bottom: Math.floor(at / 2) * 100 + 90,
  }));
  const from = (at: number, arrow: Parameters<typeof nearest>[2]): number => {
    const box = grid[at];
    return box ? nearest(box, grid, arrow) : -2;
  };

  it('goes along the lines of a grid, and stops at its edge', () => {
    expect([from(0, 'ArrowRight'), from(0, 'ArrowDown'), from(3, 'ArrowLeft'), from(3, 'ArrowUp')]).toEqual([
      1, 2, 2, 1,
    ]);
    expect([from(0, 'ArrowUp'), from(0, 'ArrowLeft'), from(3, 'ArrowRight')]).toEqual([-1, -1, -1]);
  });
});

describe('speechParts', () => {
  const word = fc.stringMatching(/^[a-zé]{1,12}$/u);

  it('loses no word and makes no text that the voice refuses', () => {
    fc.assert(
      fc.property(fc.array(fc.array(word, { minLength: 1, maxLength: 90 }), { maxLength: 12 }), (sentences) => {
        const parts = speechParts(sentences.map((words) => words.join(' ')));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(400);
        expect(parts.join(' ').replaceAll('.', '').split(' ').filter(Boolean)).toEqual(sentences.flat());
      }),
    );
  });

  it('says short sentences in one go', () => {
    expect(speechParts(['Un.', 'Deux', 'Trois ?'])).toEqual(['Un. Deux. Trois ?']);
  });
});

describe('labelShare', () => {
  it('keeps the usual number at full size and makes room for a long one', () => {
    expect(labelShare('A059')).toBe(1);
    expect(labelShare('A-K2 003')).toBe(0.5);
  });
});
