import { describe, expect, it } from 'vitest';

import { assignLanes } from './lanes';

const spans = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([from, to]) => ({ from, to }));

describe('lanes', () => {
  it('leaves touching spans alone', () => {
    expect(assignLanes(spans([510, 530], [530, 550])).map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
  it('puts an overbooked pair side by side and the next one on its own', () => {
    const laid = assignLanes(spans([870, 890], [870, 890], [900, 935]));
    expect(laid.map(({ from, lane, lanes }) => [from, lane, lanes])).toEqual([
      [870, 0, 2],
      [870, 1, 2],
      [900, 0, 1],
    ]);
  });
  it('uses a freed lane again within a cluster', () => {
    const laid = assignLanes(spans([0, 50], [10, 20], [20, 40]));
    expect(laid.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 2],
      [1, 2],
      [1, 2],
    ]);
  });
});
