import { describe, expect, it } from 'vitest';

import { deskStops, moveStop, personsForLength, stopAt, stopKey } from './grid-stops';

const open = [{ from: 510, to: 600 }];
const one = deskStops('d1', open, [{ id: 'a', from: 520, to: 555 }]);
const two = deskStops('d2', open, [{ id: 'b', from: 510, to: 530 }]);

describe('stops of the keyboard', () => {
  it('lists blocks and free starts; free time begins again where a block ends', () => {
    expect(one.map(stopKey)).toEqual(['d1@510', 'a', 'd1@555', 'd1@560', 'd1@570', 'd1@580', 'd1@590']);
  });
  it('moves along a desk and stops at its ends', () => {
    const first = one[0];
    if (!first) throw new Error('no stop');
    expect(stopKey(moveStop([one, two], first, 'down'))).toBe('a');
    expect(stopKey(moveStop([one, two], first, 'up'))).toBe('d1@510');
    expect(stopKey(moveStop([one, two], first, 'last'))).toBe('d1@590');
  });
  it('moves across to what is there at the same time, passing over a closed desk', () => {
    const block = one[1];
    if (!block) throw new Error('no stop');
    expect(stopKey(moveStop([one, [], two], block, 'right'))).toBe('b');
    const back = two[0];
    if (!back) throw new Error('no stop');
    expect(stopKey(moveStop([one, [], two], back, 'left'))).toBe('d1@510');
    expect(stopKey(moveStop([one, [], two], back, 'right'))).toBe('b');
  });
  it('finds the stop under a minute, or the nearest', () => {
    expect(stopAt(one, 566)?.from).toBe(560);
    expect(stopAt(one, 5000)?.from).toBe(590);
    expect(stopAt([], 540)).toBeUndefined();
  });
  it('reads a dragged length as a number of persons', () => {
    expect([10, 20, 36, 90].map((length) => personsForLength([20, 35, 50], length))).toEqual([1, 1, 2, 3]);
  });
});
