import { expect, it } from 'vitest';

import { nextCell, type Cell } from './next-cell';

const cells: readonly Cell[] = [
  { right: 'closeDay', role: 'reception' },
  { right: 'closeDay', role: 'supervisor' },
  { right: 'absences', role: 'supervisor' },
];
const [first, second, third] = cells as [Cell, Cell, Cell];

it('leads over boxes that cannot be changed, and nowhere from the edge or by another key', () => {
  expect(nextCell(cells, first, 'ArrowRight')).toBe(second);
  expect(nextCell(cells, second, 'ArrowLeft')).toBe(first);
  expect(nextCell(cells, second, 'ArrowDown')).toBe(third);
  expect(nextCell(cells, third, 'ArrowUp')).toBe(second);
  for (const [from, key] of [
    [first, 'ArrowLeft'],
    [first, 'ArrowUp'],
    [first, 'ArrowDown'],
    [third, 'ArrowDown'],
    [second, 'Enter'],
  ] as const)
    expect(nextCell(cells, from, key)).toBeUndefined();
});
