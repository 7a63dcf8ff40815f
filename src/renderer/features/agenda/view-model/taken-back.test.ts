import { describe, expect, it } from 'vitest';

import { takenBack, type Settled } from './taken-back';

describe('a line that was settled', () => {
  const after = (settled: Settled, ...present: readonly string[]) => takenBack(settled, new Set(present));

  it('is taken back when it is there again, and not while the list has not heard of it', () => {
    const settled: Settled = new Map([['a', false]]);
    expect(after(settled, 'a', 'b')).toEqual({ settled, back: '' });
    const gone = after(settled, 'b');
    expect(gone).toEqual({ settled: new Map([['a', true]]), back: '' });
    expect(after(gone.settled, 'b').settled).toBe(gone.settled);
    expect(after(gone.settled, 'a', 'b')).toEqual({ settled: new Map(), back: 'a' });
  });

  it('comes back one at a time, and one that nobody settled here takes nothing', () => {
    const gone: Settled = new Map([
      ['a', true],
      ['b', true],
    ]);
    const first = after(gone, 'a', 'b', 'c');
    expect(first.back).toBe('a');
    expect(after(first.settled, 'a', 'b', 'c').back).toBe('b');
    expect(after(new Map(), 'a', 'b', 'c').back).toBe('');
  });
});
