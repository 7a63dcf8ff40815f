import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { daySheet } from './day-sheet';

const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ isHeading: false, at }));
const pagesOf = (count: number): number => daySheet(rows(count)).pages.length;

describe('sheet of a day', () => {
  it('fits an ordinary day and a full one on one page', () => {
    expect([1, 36, 80, 101, 128].map(pagesOf)).toEqual([1, 1, 1, 1, 1]);
    expect(pagesOf(129)).toBe(2);
    expect(pagesOf(300)).toBe(3);
  });
  it('uses larger rows where there is room', () => {
    expect(daySheet(rows(20))).toMatchObject({ rowMm: 7, fontPt: 10.5 });
    expect(daySheet(rows(80)).fontPt).toBe(10.5);
    expect(daySheet(rows(128))).toMatchObject({ rowMm: 4.03, fontPt: 8 });
  });
  it('has no page for no row', () => {
    expect(pagesOf(0)).toBe(0);
  });
  it('says a heading again over each column in which it goes on, and there alone', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 400 }), (flags) => {
        const given = flags.map((isHeading, at) => ({ isHeading, at, isAgain: false }));
        const { pages, rowMm } = daySheet(given, (heading) => [{ ...heading, isAgain: true }]);
        expect(pages.flat(2).filter(({ isAgain }) => !isAgain)).toEqual(given);
        for (const column of pages.flat()) {
          expect(column.length * rowMm).toBeLessThanOrEqual(258.01);
          expect(column.slice(1).some(({ isAgain }) => isAgain)).toBe(false);
          const [first] = column;
          if (first?.isAgain) expect(given[(column[1]?.at ?? 0) - 1]?.at).toBeGreaterThanOrEqual(first.at);
        }
      }),
    );
  });
  it('keeps every row once, in order, never under 8 pt, within the page, and no heading at the foot of a column', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 400 }), (flags) => {
        const given = flags.map((isHeading, at) => ({ isHeading, at }));
        const { pages, rowMm, fontPt } = daySheet(given);
        expect(pages.flat(2)).toEqual(given);
        expect(fontPt).toBeGreaterThanOrEqual(8);
        for (const column of pages.flat()) {
          expect(column.length * rowMm).toBeLessThanOrEqual(258.01);
          const last = column.at(-1);
          const strands = last?.isHeading === true && last.at < given.length - 1 && column.length > 1;
          expect(strands && given[last.at + 1]?.isHeading === false).toBe(false);
        }
      }),
    );
  });
});
