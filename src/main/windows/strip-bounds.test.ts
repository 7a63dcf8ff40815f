import { expect, test } from 'vitest';
import { STRIP_HEIGHT, STRIP_WIDTH, stripBounds, stripSize } from './strip-bounds';

const left = { x: 0, y: 24, width: 1366, height: 744 };
const right = { x: 1366, y: 0, width: 1920, height: 1080 };
const size = { width: STRIP_WIDTH, height: STRIP_HEIGHT };

test('the strip begins in the upper right corner of the screen of its window', () => {
  expect(stripBounds(left, null, [left, right])).toEqual({ x: 930, y: 40, ...size });
  expect(stripBounds(right, null, [left, right])).toEqual({ x: 2850, y: 16, ...size });
});

test('it comes back to where it was left, on whichever screen', () => {
  expect(stripBounds(left, { x: 1400, y: 900 }, [left, right])).toEqual({ x: 1400, y: 900, ...size });
});

test('a place that is on no screen any more, or only half, is forgotten', () => {
  expect(stripBounds(left, { x: 1400, y: 900 }, [left])).toEqual({ x: 930, y: 40, ...size });
  expect(stripBounds(left, { x: 1000, y: 100 }, [left])).toEqual({ x: 930, y: 40, ...size });
  expect(stripBounds(left, { x: 10, y: 0 }, [left])).toEqual({ x: 930, y: 40, ...size });
});

test('a screen narrower than the strip shows its left end', () => {
  expect(stripBounds({ x: 0, y: 0, width: 320, height: 480 }, null, []).x).toBe(0);
});

test('the strip is as much larger as the texts and the zoom of the window, and stays wholly on its screen', () => {
  expect(stripSize('normal', 1)).toEqual(size);
  expect(stripSize('largest', 1)).toEqual({ width: 630, height: 180 });
  const large = stripSize('largest', 2);
  expect(large).toEqual({ width: 1260, height: 360 });
  expect(stripBounds(left, { x: 930, y: 40 }, [left], large).x + large.width).toBeLessThanOrEqual(left.x + left.width);
});

test('a strip that is larger than its screen takes the whole of it, and no act lies outside', () => {
  expect(stripBounds(left, null, [left], stripSize('largest', 3))).toEqual({ x: 0, y: 40, width: 1366, height: 540 });
  expect(stripBounds({ x: 0, y: 0, width: 800, height: 200 }, null, [], { width: 900, height: 300 })).toEqual({
    x: 0,
    y: 0,
    width: 800,
    height: 200,
  });
});
