import type { Rectangle } from 'electron';

/** The inside of the strip, pixels: a person, their time and three acts. */
export const STRIP_WIDTH = 420;
export const STRIP_HEIGHT = 120;

const EDGE = 16;

/**
 * Where the strip stands: where the agent left it last if that is still wholly on a screen, else in the upper right corner of the
 * screen on which the window was, away from the fields that other programs put at the left.
 */
export const stripBounds = (
  area: Rectangle,
  last: Pick<Rectangle, 'x' | 'y'> | null,
  areas: readonly Rectangle[],
): Rectangle => {
  const size = { width: STRIP_WIDTH, height: STRIP_HEIGHT };
  const isShown = (place: Pick<Rectangle, 'x' | 'y'>): boolean =>
    areas.some(
      ({ x, y, width, height }) =>
        place.x >= x && place.y >= y && place.x + STRIP_WIDTH <= x + width && place.y + STRIP_HEIGHT <= y + height,
    );
  if (last !== null && isShown(last)) return { x: last.x, y: last.y, ...size };
  return { x: Math.max(area.x, area.x + area.width - STRIP_WIDTH - EDGE), y: area.y + EDGE, ...size };
};
