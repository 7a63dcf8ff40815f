import { describe, expect, it } from 'vitest';

import { buildAxis } from './axis';
import { deskGaps } from './desk-gaps';

const axis = buildAxis([
  { from: 510, to: 750 },
  { from: 810, to: 1020 },
]);

describe('closed stretches of a desk', () => {
  it('tells an afternoon desk when it opens and closes', () => {
    if (!axis) throw new Error('no axis');
    expect(deskGaps(axis, [{ from: 810, to: 960 }], [])).toEqual([
      { from: 510, to: 750, kind: 'opensAt', label: '', at: 810 },
      { from: 960, to: 1020, kind: 'closesAt', label: '', at: 960 },
    ]);
  });
  it('names the closure that makes the gap', () => {
    if (!axis) throw new Error('no axis');
    const open = [
      { from: 660, to: 750 },
      { from: 810, to: 1020 },
    ];
    expect(deskGaps(axis, open, [{ from: 480, to: 660, label: 'Formation' }])).toEqual([
      { from: 510, to: 660, kind: 'opensAt', label: 'Formation', at: 660 },
    ]);
    const pause = [
      { from: 510, to: 690 },
      { from: 720, to: 750 },
      { from: 810, to: 1020 },
    ];
    expect(deskGaps(axis, pause, [])).toEqual([{ from: 690, to: 720, kind: 'off', label: '', at: 720 }]);
  });
  it('hatches the whole day of a desk that stays closed', () => {
    if (!axis) throw new Error('no axis');
    expect(deskGaps(axis, [], []).map(({ kind }) => kind)).toEqual(['allDay', 'allDay']);
  });
});
